"""An edition as a mail program shows it: on a phone and on a screen, in both schemes, without its style sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_gen.demo import files
from tests.letters import parts, raw, small
from tests.sites import Site

SETTINGS = '\n[newsletter]\nfrom = "tin@example.org"\nunsubscribe = "https://example.org/leave"\n'
LONG = """
-- content/articles/d.md --
---
title: Mộttừrấtdàikhôngcókhoảngtrắngnàomàvẫnphảinằmgọntrongthưởmànhìnhđiệnthoạinhỏnhấtcóthể
date: 2018-01-31
topic: Chủ đề Mẫu
---
Đoạn đầu.
-- content/editions/2018-w05.md --
---
title: Lời đầu tuần
---
![Bảng lớn](../media/anh.png)

| Cột một rất rộng | Cột hai rất rộng | Cột ba rất rộng |
|---|---|---|
| mộtđoạnchữdàikhôngngắt | mộtđoạnchữdàikhôngngắt | mộtđoạnchữdàikhôngngắt |

    một dòng mã rất dài không được ngắt ở đâu cả để xem thư có bị kéo rộng ra hay không, thêm vài chữ nữa cho chắc
"""
_FAULTS = """() => {
  const found = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`as wide as ${document.documentElement.scrollWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement, style = getComputedStyle(box);
    if (!texts.currentNode.data.trim() || box.closest('.preview')) continue;
    if (parseFloat(style.fontSize) < 14 && box.tagName !== 'SUP' && !box.closest('sup'))
      found.push(`${style.fontSize}: ${texts.currentNode.data}`);
  }
  for (const image of document.images) {
    const box = image.getBoundingClientRect();
    if (box.left < 0 || box.right > width || box.width < 100) found.push(`a picture from ${box.left} to ${box.right}`);
  }
  for (const link of document.links)
    if (!/^https:/.test(link.getAttribute('href'))) found.push(`leads to ${link.getAttribute('href')}`);
  return found;
}"""
_CONTRAST = """() => {
  const light = text => {
    const parts = text.match(/[\\d.]+/g).map(Number).slice(0, 3).map(x => x / 255);
    const [r, g, b] = parts.map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = box => {
    for (; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 21;
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || box.closest('.preview')) continue;
    const [a, b] = [light(getComputedStyle(box).color), light(ground(box))];
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
}"""


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A week with pictures and what is too wide for a phone, and a month of the demo."""
    narrow = small(tmp_path_factory.mktemp("small"), LONG)
    root = tmp_path_factory.mktemp("demo")
    for path, data in files(120):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data + SETTINGS.encode() if path == "site.toml" else data)
    return {"week": parts(raw(narrow))[1], "month": parts(raw(Site(root), "--now", "2027-01-01", edition="2026-06"))[1]}


def show(page: Page, html: str, media: Path) -> None:
    """Shows a letter; its pictures are where they will be when the site is published."""
    page.route("**/*", lambda route: route.fulfill(path=media))
    page.set_content(html, wait_until="load")
    page.evaluate("Promise.all([...document.images].map(image => image.decode()))")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """What stands for every picture of a letter."""
    small(tmp_path)
    return tmp_path / "content/media/anh.png"


@pytest.fixture(autouse=True)
def pictures_of_letters(origins: set[str]) -> Iterator[None]:
    """A letter's pictures are those of its site, which no test asks for: they are put in its place."""
    elsewhere = {"https://example.org", "https://diemtin-mau.example.org"}
    origins |= elsewhere
    yield
    origins -= elsewhere  # other tests' pages must not ask there


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 600])
@pytest.mark.parametrize("name", ["week", "month"])
def test_a_letter_shows_well(
    name: str,
    width: int,
    scheme: str,
    letters: dict[str, str],
    picture: Path,
    new_page: Callable[..., Page],
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    show(page, letters[name], picture)
    assert page.evaluate(_FAULTS) == []
    assert page.evaluate(_CONTRAST) >= 4.5
    if name == "week":
        assert page.evaluate("document.images.length") == 2


def test_a_letter_stands_without_its_style_sheet(
    letters: dict[str, str], picture: Path, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 800})
    show(page, re.sub(r"<style.*?</style>", "", letters["week"], flags=re.DOTALL), picture)
    assert page.evaluate(_FAULTS) == []
