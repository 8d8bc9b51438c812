// The scheme that the reader chose at the foot of a page: set before anything is drawn, kept in this browser.
(() => {
  const key = "diemtin-scheme", root = document.documentElement;
  const show = (scheme) => {
    root.dataset.scheme = scheme === "light" || scheme === "dark" ? scheme : "system";
    const box = document.getElementById("p_scheme");
    if (box) box.value = root.dataset.scheme;
  };
  const recall = () => {
    try {
      show(localStorage.getItem(key));
    } catch {
      show(root.dataset.scheme); // storage is closed to us: the choice holds for this page
    }
  };
  recall();
  document.addEventListener("DOMContentLoaded", recall);
  addEventListener("pageshow", recall); // come back to
  addEventListener("storage", recall); // chosen in another tab
  document.addEventListener("change", ({ target }) => {
    if (target.id !== "p_scheme") return;
    show(target.value);
    try {
      localStorage.setItem(key, target.value);
    } catch {}
  });
})();
