"""Slugs, permalinks, and which file is served at a URL."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify as transliterate

from site_gen.urls import Urls, has_scheme, is_slug, is_web, slugify

ROOT = Urls("https://example.org", "")
BELOW = Urls("https://example.org", "/diem-tin")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đổi mới", "doi-moi"),
        ("Hiệu quả trong phối hợp", "hieu-qua-trong-phoi-hop"),
        ("ĐƯỜNG LỐI – Năm 2018!", "duong-loi-nam-2018"),
        ("chuong-trinh-09", "chuong-trinh-09"),
        ("Ủy ban MTTQ (TW)", "uy-ban-mttq-tw"),
        ("“…”", ""),
        ("", ""),
        ("../../etc", "etc"),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=300))
def test_slug_is_a_slug_or_empty(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda text: len(text) <= 150))
def test_what_is_a_slug_already_is_what_the_library_makes_of_it(text: str) -> None:
    assert slugify(text) == text == transliterate(text, max_length=150, word_boundary=True)


@pytest.mark.parametrize(
    "text",
    ["", ".", "..", "a/b", "../a", "a\\b", "A", "đ", "-a", "a-", "a..b", "a b", "%2e", "a\n", "a\x00", "a" * 151],
)
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:a@example.org", True),
        ("mailto:", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org/", False),
        ("//example.org/", False),
        ("/tin/", False),
        ("example.org", False),
        ("https://", False),
        ("https:///x", False),
        ("https://[bad", False),
        ("https://exa mple.org/", False),
        ("java\nscript:alert(1)", False),
        ("", False),
    ],
)
def test_is_web(url: str, web: bool) -> None:
    assert is_web(url) is web


@given(st.from_regex(r"https?://[a-z0-9][a-z0-9.-]*(?:/[!-~]*)?", fullmatch=True))
def test_usual_urls_need_not_be_taken_apart(url: str) -> None:
    assert is_web(url)
    assert urlsplit(url).hostname
    assert not any(char.isspace() for char in url)


@pytest.mark.parametrize(
    ("url", "out"),
    [("https://x", True), ("//x", True), ("tel:1", True), ("/a:b", False), ("a/b:c", False), ("#x", False)],
)
def test_has_scheme(url: str, out: bool) -> None:
    assert has_scheme(url) is out


@pytest.mark.parametrize(
    ("url", "output"),
    [
        ("/", "index.html"),
        ("/tin/2018/a/", "tin/2018/a/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/404.html", "404.html"),
    ],
)
def test_output(url: str, output: str) -> None:
    assert ROOT.output(url) == output
    assert BELOW.output("/diem-tin" + url) == output


def test_prefix_is_taken_off_once() -> None:
    urls = Urls("https://example.org", "/tin")
    assert urls.output(urls.article(2018, "a")) == "tin/2018/a/index.html"


def test_addresses_of_the_contract() -> None:
    assert ROOT.article(2018, "a") == "/tin/2018/a/"
    assert ROOT.article(900, "a") == "/tin/0900/a/"
    assert (ROOT.archive(2018), ROOT.archive(2018, 1)) == ("/tin/2018/", "/tin/2018/thang-01/")
    assert BELOW.entity("people", "a") == "/diem-tin/can-bo/a/"
    assert BELOW.absolute(BELOW.home()) == "https://example.org/diem-tin/"
    assert ROOT.absolute("mailto:a@b") == "mailto:a@b"


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1, max_size=20).filter(
    lambda name: name not in (".", "..")
)


@given(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.sampled_from([ROOT, BELOW]))
def test_url_of_a_file_leads_to_that_file(path: str, urls: Urls) -> None:
    url = urls.file(path)
    assert urls.output(url) == path.lstrip("/")
    assert urlsplit(urls.absolute(url)).path == url  # nothing of it is a query or a fragment
    assert url.isascii()


@given(NAMES)
def test_no_file_leads_out_of_the_output(name: str) -> None:
    inside = posixpath.normpath("public/" + ROOT.output(ROOT.media(f"media/{name}")))
    assert inside.startswith("public/media/")


@pytest.mark.parametrize("letter", ["a", "ả", "𠀀"])
def test_name_made_of_a_long_name_is_cut_between_characters(letter: str) -> None:
    long = letter * (255 // len(letter.encode()))
    made = [ROOT.output(ROOT.variant(f"media/b/{long[:-1]}{end}", "0123456789ab", 1200, "webp")) for end in "xy"]
    made.append(ROOT.output(ROOT.card(f"/tin/{long}/", "0123456789ab")))
    assert len(set(made)) == 3
    for path in made:
        assert 190 < len(path.rpartition("/")[2].encode()) <= 200
        assert set(path.rpartition("/")[2].partition(".")[0]) == {letter}
    assert made[0].endswith(".0123456789.1200.webp")
