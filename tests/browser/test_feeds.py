"""A person opens a feed in a browser: it says what it is and how to subscribe. Served by nginx as the README has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served
from tests.nginx import serving

DOCUMENTS = ("feed.xml", "atom.xml", "feed/2018.xml", "co-quan/bo-cong-an/feed.xml", "diem-tin/feed.xml")
GROUND = {"light": "rgb(255, 254, 251)", "dark": "rgb(23, 22, 21)"}
SHOWN = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  return style.display !== "none" && one.checkVisibility() && !one.children.length && one.textContent.trim();
}).map(one => one.localName)"""


@pytest.fixture(scope="module")
def address(seed_site: Served, origins: set[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(seed_site.built.output, tmp_path_factory.mktemp("nginx")) as server:
        origin = f"http://127.0.0.1:{server.port}"
        origins.add(origin)
        yield origin


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_feed_says_what_it_is(
    path: str, width: int, scheme: str, address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{address}/{path}")
    told = page.evaluate("() => getComputedStyle(document.documentElement, '::before').content")
    assert "Đây là kênh tin dành cho ứng dụng đọc tin." in told
    assert "https://diemtin.example.org/nguon-tin/" in told
    shown = set(page.evaluate(SHOWN))
    assert "title" in shown
    assert shown <= {"title", "link", "description", "pubDate", "subtitle", "summary", "published"}
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == GROUND[scheme]
    page.close()
