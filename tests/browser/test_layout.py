"""Pages on a phone, in large letters and on paper."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.browser.test_reading import ARTICLE, hold

_OVERFLOW = "() => document.scrollingElement.scrollWidth - innerWidth"


@pytest.fixture(scope="package")
def large_letters(launch: Callable[..., Browser]) -> Browser:
    """A browser whose reader wants letters of twice the usual size."""
    return launch("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")


@pytest.mark.parametrize("width", [320, 360])
def test_no_sideways_scrolling(addresses: list[str], kind: str, width: int, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": width, "height": 740})
    for address in addresses:
        hold(page, address, kind)
        page.goto(address)
        assert page.evaluate(_OVERFLOW) <= 0, f"{address} is wider than {width} pixels"


@pytest.mark.parametrize("width", [360, 1280])
def test_no_sideways_scrolling_with_letters_of_twice_the_size(
    addresses: list[str], kind: str, width: int, large_letters: Browser, new_page: Callable[..., Page]
) -> None:
    page = new_page(large_letters, viewport={"width": width, "height": 740})
    for address in addresses:
        hold(page, address, kind)
        page.goto(address)
        assert page.locator("html").evaluate("one => getComputedStyle(one).fontSize") == "34px"
        assert page.evaluate(_OVERFLOW) <= 0, f"{address} is wider than {width} pixels"


def test_paper_shows_the_address_and_the_source_and_nothing_to_press(page: Page, seed_site: Served) -> None:
    page.goto(seed_site.url + ARTICLE)
    page.emulate_media(media="print")
    for hidden in (".site-nav", ".scheme", ".skip", ".breadcrumbs", ".site-footer nav"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.get_by_text(f"https://diemtin.example.org{ARTICLE}")).to_be_visible()
    expect(page.locator(".source")).to_be_visible()


def test_paper_writes_out_where_links_lead(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    with_source = next(
        path for path in demo_site.built.made_by("article.html") if '<p class="source"><a' in _read(demo_site, path)
    )
    page.goto(demo_site.address(with_source))
    page.emulate_media(media="print")
    link = page.locator(".source a")
    written = link.evaluate("one => getComputedStyle(one, '::after').content")
    assert str(link.get_attribute("href")) in written


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white(page: Page, scheme: str, seed_site: Served) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(seed_site.url + ARTICLE)
    page.locator("#p_scheme").select_option(scheme)
    page.emulate_media(media="print")
    assert page.locator("body").evaluate(
        "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    ) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_printed_article_is_text(page: Page, seed_site: Served) -> None:
    page.goto(seed_site.url + ARTICLE)
    paper = page.pdf(format="A4")
    streams = [_unpacked(data) for data in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL)]
    assert sum(stream.count(b"Tj") + stream.count(b"TJ") for stream in streams) > 50
    letters = {f"<{ord(letter):04X}>".encode() for letter in "Đ"}  # what a PDF says its glyphs stand for
    assert all(any(letter in stream for stream in streams) for letter in letters)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def _read(site: Served, path: str) -> str:
    return (site.built.output / path).read_text("utf-8")
