"""With nothing but the keyboard: everything is reached, in the order it is read in, and is seen to be reached."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

STEPS = 70
_FOCUSED = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")];
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    place: all.indexOf(one), tag: one.tagName, name: one.textContent.trim(), class: one.className,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def press_tab(page: Page) -> dict[str, Any]:
    """What has the focus after Tab."""
    page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate(_FOCUSED)
    return found


def test_skip_link_leads_to_the_content(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    first = press_tab(page)
    assert (first["class"], first["seen"], first["outlined"]) == ("skip", True, True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    headline = page.get_by_role("main").get_by_role("link").first
    page.keyboard.press("Tab")
    expect(headline).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_visible()


def test_every_stop_is_seen_and_in_order(addresses: list[str], kind: str, page: Page) -> None:
    if kind == "redirect.html":
        return
    page.goto(addresses[0])
    stops = []
    for _ in range(STEPS):
        stop = press_tab(page)
        if stop["place"] < 0 or (stops and stop["place"] <= stops[-1]["place"]):
            break  # round once, or on to the browser's own bars
        stops.append(stop)
    assert [stop["place"] for stop in stops] == sorted({stop["place"] for stop in stops})
    assert [stop for stop in stops if not stop["outlined"] or not stop["seen"]] == []
    assert stops[0]["class"] == "skip"
    reachable = page.locator("a[href], button, input, select, summary").locator("visible=true").count()
    assert len(stops) >= min(STEPS, reachable), "something is not reached by Tab"


def test_folded_lists_open_by_key(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/nguon-tin/")
    summary = page.locator("summary").first
    inside = page.locator("details").first.get_by_role("link").first
    expect(inside).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()
