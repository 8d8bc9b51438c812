"""Feeds: legal XML whatever a text holds, and what each item says."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from site_gen import dates
from site_gen.feeds import atom, json_feed, opml, rss
from site_gen.feeds.content import html
from site_gen.feeds.fragments import Fragments
from site_gen.feeds.view import Enclosure, FeedItem, FeedView, Outlines, Publisher
from site_gen.feeds.xml import DECLARATION, element, lines
from site_gen.text import clean
from site_gen.views import Body, FeedLink, Link
from tests.sites import SETTINGS, Site

TZ = dates.zone("Asia/Ho_Chi_Minh")
HOSTILE = [
    "a\x00b\x08c\x0bd\x1fe",
    "]]> <![CDATA[x]]>",
    "\ud800 \udfff",
    "\ufffe\uffff",
    "cờ 🇻🇳👨‍👩‍👧",
    "\u202eمرحبا\u202c",
    "& < > \" ' &amp; &#0; &nbsp;",
    "</title></channel></rss>",
    unicodedata.normalize("NFD", "Đường lối đổi mới"),
    "{{ x }} {% y %}",
    "x" * 100_000,
    "",
]
ANY = st.text(st.characters(codec=None), max_size=60)


def parsed(xml: str) -> etree._Element:
    raw = xml.encode()  # no lone surrogate is left
    return etree.fromstring(raw, etree.XMLParser(huge_tree=True, resolve_entities=False))


@given(ANY, ANY)
def test_whatever_the_text_the_xml_is_legal_and_says_it(text: str, value: str) -> None:
    root = parsed(DECLARATION + element("a", element("b", text, name=value), "\n", text))
    # XML reads line ends as \n, and in attributes as spaces
    assert (root[0].text or "") == clean(text).replace("\r\n", "\n").replace("\r", "\n")
    assert re.sub(r"\s", " ", root[0].get("name") or "") == re.sub(r"\s", " ", clean(value).replace("\r\n", "\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(text: str) -> None:
    root = parsed(str(element("a", text, name=text)))
    assert (root.text or "", root.get("name")) == (clean(text), clean(text))


def test_form_of_elements() -> None:
    assert element("a") == "<a/>"
    assert element("a", "") == "<a></a>"
    assert element("atom:link", type_="x", xmlns_atom="y") == '<atom:link type="x" xmlns:atom="y"/>'
    assert element("a", Markup("<b/>"), "<b/>") == "<a><b/>&lt;b/&gt;</a>"
    assert lines([element("a"), element("b")]) == "<a/>\n<b/>"


def entry(text: str = "Bài", date: str = "2018-01-17", *, full: bool = True, **changes: Any) -> FeedItem:
    when = dates.parse(date, TZ)
    values: dict[str, Any] = {
        "guid": "urn:uuid:00000000-0000-5000-8000-000000000000",
        "url": "https://e.vn/tin/2018/a/",
        "title": text,
        "date": when,
        "changed": when,
        "modified": None,
        "summary": text,
        "notes": (),
        "authors": (Link(text, "https://e.vn/a/"),),
        "categories": ((text, "https://e.vn/x/"),),
        "source": None,
        "credit": "Nguồn:",
        "image": None,
        "content": Body("d") if full else None,
    }
    return FeedItem(**(values | changes))


def view(*items: FeedItem, text: str = "Điểm tin", **changes: Any) -> FeedView:
    publisher = Publisher(text, "https://e.vn/", "vi", "", 60, "/feed.css", "https://e.vn/i.png", "", "")
    values: dict[str, Any] = {
        "id": "urn:uuid:00000000-0000-5000-8000-000000000001",
        "title": text,
        "page": "https://e.vn/",
        "url": "https://e.vn/feed.xml",
        "description": text,
        "publisher": publisher,
        "items": items,
    }
    return FeedView(**(values | changes))


def written(form: Any, shown: FeedView, text: str = "Thân") -> str:
    def content(item: FeedItem) -> bytes:
        return html(item, "https://e.vn", lambda body, page, origin: f"<p>{text}</p>".encode(errors="replace"))

    return bytes(form.render(shown, Fragments(partial(form.item, content=content)))).decode()


def feed(*items: FeedItem, text: str = "Điểm tin") -> str:
    return written(rss, view(*items, text=text), text)


@given(ANY)
def test_rss_is_legal_whatever_stands_in_it(text: str) -> None:
    root = parsed(feed(entry(text), text=text))
    assert root.findtext("channel/item/guid", "").startswith("urn:uuid:")


@given(ANY)
def test_atom_and_json_are_legal_whatever_stands_in_them(text: str) -> None:
    shown = view(entry(text, notes=(text,), source=Link(text, "https://b.vn/")), text=text)
    root = parsed(written(atom, shown, text))
    assert root.findtext("{*}entry/{*}title") == clean(text).replace("\r\n", "\n").replace("\r", "\n")
    (item,) = json.loads(written(json_feed, shown, text).encode())["items"]
    assert item.get("title", "") == unicodedata.normalize("NFC", item.get("title", ""))
    assert item["content_html"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles(text: str) -> None:
    channel = parsed(feed(entry(text), text=text))[0]
    assert channel.findtext("title") == channel.findtext("item/title") == clean(text)
    opened = parsed(
        opml.render(
            Outlines(text, "https://e.vn", ((text, ((Link(text, "/a/"), FeedLink(text, "/a/feed.xml", "", "")),)),))
        ).decode()
    )
    assert opened.find("body/outline/outline").get("text") == clean(text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2018", None),
        ("2018-01", None),
        ("2018-01-17", "Wed, 17 Jan 2018 00:00:00 +0700"),
        ("2018-01-17T08:30:00Z", "Wed, 17 Jan 2018 15:30:00 +0700"),
        ("0001-01-01", "Mon, 01 Jan 0001 00:00:30 +0707"),
    ],
)
def test_reduced_date_has_no_pubdate(date: str, written: str | None) -> None:
    assert parsed(feed(entry(date=date))).findtext("channel/item/pubDate") == written


def test_summary_is_text_that_readers_take_for_html() -> None:
    item = feedparser.parse(feed(entry("a < b & <script>"))).entries[0]
    assert item.summary == "a &lt; b &amp; &lt;script&gt;"
    assert item.title in ("a < b & <script>", "a &lt; b &amp; &lt;script&gt;", "a < b & ")


def test_only_used_namespaces_are_declared() -> None:
    assert set(parsed(feed()).nsmap) == {"atom"}
    assert set(parsed(feed(entry(full=False, authors=()))).nsmap) == {"atom"}
    assert set(parsed(feed(entry(authors=()))).nsmap) == {"atom", "content"}
    assert set(parsed(feed(entry(full=False))).nsmap) == {"atom", "dc"}
    image = Enclosure("https://e.vn/a.jpg", "image/jpeg", 12, 0, 0, "")
    later = dates.parse("2018-02", TZ)
    assert set(parsed(feed(entry(image=image, modified=later))).nsmap) == {"atom", "content", "dc", "dcterms", "media"}
    assert set(parsed(written(rss, view(current="https://e.vn/feed.xml"))).nsmap) == {"atom", "fh"}
    assert set(parsed(written(atom, view(entry(image=image)))).nsmap) == {None}


SITE = """
-- content/articles/2018/a.md --
---
title: "Bài & <b>"
date: 2018-01-17
topic: Chủ đề
organizations: [Bộ A]
author: Phạm Tâm
---
[x](b.md) [y](#muc) ![z](../../media/z.svg)

## Mục
-- content/articles/2018/b.md --
---
title: B
date: 2018
topic: Chủ đề
---
Thân B
-- content/media/z.svg --
x
"""


def test_feeds_of_a_site(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    read = feedparser.parse(site.files()["feed.xml"])
    assert not read.bozo
    assert read.feed.title == "Điểm tin"
    assert read.feed.language == "vi"
    assert read.feed.generator == "diemtin"
    assert [link.href for link in read.feed.links if link.rel == "self"] == ["https://example.org/feed.xml"]
    assert [entry.link for entry in read.entries] == [
        "https://example.org/tin/2018/a/",
        "https://example.org/tin/2018/b/",
    ]
    assert ["published" in entry for entry in read.entries] == [True, False]
    first = read.entries[0]
    assert first.author == "Phạm Tâm"
    assert {tag.term for tag in first.tags} == {"Chủ đề", "Bộ A"}
    assert not first.guidislink
    body = parsed(site.read("feed.xml")).findtext("channel/item/{http://purl.org/rss/1.0/modules/content/}encoded")
    assert body
    assert set(re.findall(r'(?:href|src)="([^"]*)"', body)) == {
        "https://example.org/tin/2018/b/",
        "https://example.org/tin/2018/a/#muc",
        "https://example.org/media/z.svg",
    }


def test_each_entity_has_the_feed_of_its_articles(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    for folder, count in (("chu-de/chu-de", 2), ("co-quan/bo-a", 1), ("tac-gia/pham-tam", 1)):
        read = feedparser.parse(site.files()[f"{folder}/feed.xml"])
        assert (read.bozo, len(read.entries)) == (False, count)
        assert read.feed.link == f"https://example.org/{folder}/"
        assert f'href="/{folder}/feed.xml"' in site.read(f"{folder}/index.html")
        assert f'href="/{folder}/feed.xml"' in site.read("nguon-tin/index.html")
    assert feedparser.parse(site.files()["chu-de/chu-de/feed.xml"]).feed.title == "Chủ đề – Điểm tin"


def test_guid_is_the_same_in_every_feed(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    found: dict[str, set[str]] = {}
    for path, data in site.files().items():
        if path.endswith("feed.xml"):
            for entry in feedparser.parse(data).entries:
                if "/tin/" in entry.link:
                    found.setdefault(entry.link, set()).add(entry.id)
    assert sorted(map(len, found.values())) == [1, 1]
    assert len(set.union(*found.values())) == 2


def test_settings_say_which_feeds_there_are(tmp_path: Path) -> None:
    site = Site(
        tmp_path, SITE + f'-- site.toml --\n{SETTINGS}[feeds]\nkinds = ["organizations"]\nitems = 1\nfull = []\n'
    )
    site.build()
    assert {path for path in site.files() if path.endswith("feed.xml")} == {"co-quan/bo-a/feed.xml"}
    assert "encoded" not in site.read("co-quan/bo-a/feed.xml")
    assert "/feed.xml" not in site.read("chu-de/chu-de/index.html").replace("/co-quan/bo-a/feed.xml", "")
    assert "/chu-de/chu-de/feed.xml" not in site.read("nguon-tin/index.html")
    assert "Bài" in site.read("tin/2018/a/index.html")
    site.write("-- site.toml --\n" + SETTINGS + "[feeds]\nitems = 1\n")
    site.build()
    assert len(feedparser.parse(site.files()["feed.xml"]).entries) == 1


def test_site_without_its_own_feed_can_be_built_again(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE + f"-- site.toml --\n{SETTINGS}[feeds]\nkinds = []\n")
    site.build()
    before = site.files()
    site.build(clean=True)  # knows its folder without a cache
    assert site.files() == before


def test_opml_lists_every_feed_by_kind(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    root = parsed(site.read("feeds.opml"))
    assert [group.get("text") for group in root.find("body")] == [
        *("Toàn bộ tin", "Cơ quan", "Chủ đề", "Tác giả", "Điểm tin", "Đính chính"),
    ]  # type: ignore[union-attr]
    feeds = {outline.get("xmlUrl") for outline in root.iter("outline")} - {None}
    assert feeds == {f"https://example.org/{path}" for path in site.files() if path.endswith("feed.xml")}


@pytest.mark.parametrize(
    "title",
    ['"\\x07 \\u202e \\uFFFE]]>"', '"<b>&amp;</b>"', "'''\"'''", "🇻🇳", '"Đu\\u031bo\\u031b\\u0300ng"', "x" * 100_000],
)
def test_hostile_titles_through_a_whole_site(tmp_path: Path, title: str) -> None:
    site = Site(tmp_path, f"-- content/articles/2018/a.md --\n---\ntitle: {title}\ndate: 2018\n---\nx\x00\x0b]]>\n")
    assert site.problems() == []
    for path, data in site.files().items():
        if path.endswith(".png"):
            continue
        data.decode()
        if path.endswith((".xml", ".opml")):
            root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
            assert root is not None
    (entry,) = etree.fromstring(site.files()["feed.xml"], etree.XMLParser(huge_tree=True)).iter("item")
    assert unicodedata.is_normalized("NFC", entry.findtext("title"))
    assert entry.findtext("title")


def test_page_of_feeds_says_what_each_kind_holds(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        "-- content/articles/a.md --\n---\ntitle: A\ndate: 2018\norganizations: [Bộ A]\nofficials: [Lê An]\n---\n"
        f'-- site.toml --\n{SETTINGS}[feeds]\nitems = 7\nfull = ["people"]\n',
    )
    site.build()
    page = re.sub(r"\s+", " ", site.read("nguon-tin/index.html"))
    whole, short = "luôn có 7 bài mới nhất, đủ cả nội dung.", "luôn có tóm tắt của 7 bài mới nhất"
    assert f"<h2>Toàn bộ tin</h2> <p>Mọi bài mới của trang. Kênh này {short}" in page
    assert f"<p>Bài nói đến cơ quan đó hoặc cán bộ của cơ quan đó. Kênh này {short}" in page
    assert f"<p>Bài nói đến cán bộ đó. Kênh này {whole}" in page


def test_no_mark_joins_a_tag(tmp_path: Path) -> None:
    """U+0338 after > is \u226f in NFC, and the tag would go on."""
    title = '"\u0338 onmouseover=alert(1) x"'
    site = Site(tmp_path, f"-- content/articles/2018/a.md --\n---\ntitle: {title}\ndate: 2018-01-17\n---\nx\n")
    site.write(f'-- site.toml --\n{SETTINGS}[feeds]\nformats = ["rss", "atom", "json"]\n')
    site.build()
    rss_html = feedparser.parse(site.files()["diem-tin/feed.xml"], sanitize_html=False).entries[0].content[0].value
    atom_html = feedparser.parse(site.files()["diem-tin/atom.xml"], sanitize_html=False).entries[0].content[0].value
    json_html = json.loads(site.read("diem-tin/feed.json"))["items"][0]["content_html"]
    for text in (rss_html, atom_html, json_html):
        assert ">\u0338 onmouseover" in text


def test_an_item_is_written_once_while_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_gen.feeds.fragments._MOST", 10)
    asked: list[str] = []

    def write(item: FeedItem) -> bytes:
        asked.append(item.title)
        return item.title.encode()

    items = [entry(name) for name in ("mot hai", "ba bon", "nam sau", "bay tam", "chin muoi")]
    kept = Fragments(write)
    assert [kept(item) for item in items] == [item.title.encode() for item in items]
    assert kept(items[-1]) == b"chin muoi"
    assert asked == [item.title for item in items]
    assert kept(items[0]) == b"mot hai"  # forgotten, so that not all are kept for ever
    assert asked[5:] == ["mot hai"]
