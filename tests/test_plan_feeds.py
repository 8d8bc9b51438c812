"""Which feeds a site has, what their entries say, and the archives behind them."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from PIL import Image

from tests.sites import NOW, SETTINGS, Site

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
ALL = '[feeds]\nformats = ["rss", "atom", "json"]\n'
SITE = """
-- content/organizations/bo-a.md --
---
name: Bộ A
---
-- content/topics/an-ninh.md --
---
name: An ninh
---
-- content/articles/2018/a.md --
---
title: Bài một
date: 2018-01-17
updated: 2018-02-01
corrections:
  - {date: 2018-01-20, text: Sửa tên.}
  - {date: 2018-01-18, text: Sửa chức vụ.}
  - {date: 2018-01-20, text: Sửa ngày.}
organizations: [Bộ A]
officials: [Lê An]
topic: An ninh
author: Phạm Tâm
summary: Tóm tắt một.
source: {name: Báo B, url: "https://b.example/bai"}
image: {src: media/a.png, alt: Ảnh, caption: Chú thích}
---
Thân **một**.
-- content/articles/2018/b.md --
---
title: Bài hai
date: 2018-02-05T08:00:00+07:00
organizations: [Bộ A]
---
Thân hai.
-- content/articles/2018/c.md --
---
title: Bài ba
date: 2018
topic: An ninh
---
Thân ba.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, f"{SITE}-- site.toml --\n{SETTINGS}{ALL}")
    picture = io.BytesIO()
    Image.new("RGB", (700, 400), (120, 30, 30)).save(picture, "PNG")
    (tmp_path / "content/media").mkdir()
    (tmp_path / "content/media/a.png").write_bytes(picture.getvalue())
    return site


def item(site: Site, path: str, title: str) -> etree._Element:
    (found,) = [one for one in etree.fromstring(site.files()[path]).iter("item") if one.findtext("title") == title]
    return found


def test_what_an_rss_item_says(site: Site) -> None:
    site.build()
    one = item(site, "feed.xml", "Bài một")
    assert one.findtext("description") == (
        "Tóm tắt một.\nCập nhật 1/2/2018\nĐính chính ngày 20/1/2018: Sửa tên.\n"
        "Đính chính ngày 18/1/2018: Sửa chức vụ.\nĐính chính ngày 20/1/2018: Sửa ngày."
    )
    assert one.findtext("{*}modified") == "2018-02-01"
    assert one.findtext("{*}creator") == "Phạm Tâm"
    assert one.findtext("{*}source") == "https://b.example/bai"
    assert {(category.get("domain"), category.text) for category in one.iter("category")} == {
        ("https://example.org/chu-de/", "An ninh"),
        ("https://example.org/co-quan/", "Bộ A"),
        ("https://example.org/can-bo/", "Lê An"),
    }
    size = str(len(site.files()["media/a.png"]))
    enclosure, media = one.find("enclosure"), one.find("{*}content")
    assert enclosure is not None
    assert media is not None
    assert dict(enclosure.attrib) == {"url": "https://example.org/media/a.png", "length": size, "type": "image/png"}
    assert (media.get("fileSize"), media.get("width"), media.get("height")) == (size, "700", "400")
    assert media.findtext("{*}description") == "Chú thích"
    text = one.findtext(CONTENT) or ""
    assert text.startswith("<p><em>Cập nhật 1/2/2018</em></p>\n<p><em>Đính chính ngày 20/1/2018: Sửa tên.</em></p>")
    assert "<strong>một</strong>" in text
    assert text.endswith('<p>Nguồn: <a href="https://b.example/bai">Báo B</a></p>')


def test_length_of_a_picture_that_is_made_smaller(site: Site, tmp_path: Path) -> None:
    Image.effect_noise((2400, 1000), 60).convert("RGB").save(tmp_path / "content/media/a.png")
    site.build()
    enclosure = item(site, "feed.xml", "Bài một").find("enclosure")
    assert enclosure is not None
    assert enclosure.get("length") == str(len(site.files()["media/a.png"]))
    before = site.files()
    site.build(clean=True)
    assert site.files() == before


def test_the_other_formats_say_the_same(site: Site) -> None:
    site.build()
    entries = {one.title: one for one in feedparser.parse(site.files()["atom.xml"]).entries}
    one, coarse = entries["Bài một"], entries["Bài ba"]
    assert (one.published, one.updated) == ("2018-01-17T00:00:00+07:00", "2018-02-01T00:00:00+07:00")
    assert ("published" in coarse, coarse.updated) == (False, "2018-01-01T00:00:00+07:00")
    assert one.author_detail == {"name": "Phạm Tâm", "href": "https://example.org/tac-gia/pham-tam/"}
    assert {link.rel: link.href for link in one.links} == {
        "alternate": "https://example.org/tin/2018/a/",
        "via": "https://b.example/bai",
        "enclosure": "https://example.org/media/a.png",
    }
    items = {one["title"]: one for one in json.loads(site.read("feed.json"))["items"]}
    assert items["Bài một"]["external_url"] == "https://b.example/bai"
    assert items["Bài một"]["date_published"] == "2018-01-17T00:00:00+07:00"
    assert items["Bài một"]["date_modified"] == "2018-02-01T00:00:00+07:00"
    assert items["Bài một"]["attachments"][0]["size_in_bytes"] == len(site.files()["media/a.png"])
    assert "date_published" not in items["Bài ba"]
    rss = feedparser.parse(site.files()["feed.xml"]).entries
    assert {one.id for one in rss} == {one.id for one in entries.values()} == {one["id"] for one in items.values()}


def test_feed_of_corrections(site: Site) -> None:
    site.build()
    read = feedparser.parse(site.files()["dinh-chinh/feed.xml"]).entries
    assert [one.summary for one in read] == ["Sửa tên.", "Sửa ngày.", "Sửa chức vụ."]
    assert {one.title for one in read} == {"Đính chính: Bài một"}
    page = site.read("tin/2018/a/index.html")
    for one in read:
        anchor = one.link.partition("#")[2]
        found = re.search(rf'<p id="{anchor}">.*?</p>', page)
        assert found
        assert one.summary in found[0]
    assert len({one.id for one in read}) == 3
    path = site.root / "content/articles/2018/a.md"
    first = "  - {date: 2018-01-20, text: Sửa tên.}\n"
    more = "  - {date: 2018-01-20, text: Sửa tuổi.}\n" * 2
    path.write_text(path.read_text("utf-8").replace(first, more + first), encoding="utf-8")
    site.build()
    after = feedparser.parse(site.files()["dinh-chinh/feed.xml"]).entries
    assert {one.id: one.summary for one in after if one.summary != "Sửa tuổi."} == {one.id: one.summary for one in read}
    assert len(after) == 4


def test_feed_of_editions_has_those_that_are_over(site: Site) -> None:
    before_monday, monday = "2018-02-11T23:59:59+07:00", "2018-02-12T00:00:00+07:00"
    site.build(now=_seconds(before_monday))
    old = feedparser.parse(site.files()["diem-tin/feed.xml"]).entries
    assert [one.link.split("/")[-2] for one in old] == ["2018-01", "2018-w03"]
    site.build(now=_seconds(monday))
    new = feedparser.parse(site.files()["diem-tin/feed.xml"]).entries
    assert [one.link.split("/")[-2] for one in new] == ["2018-w06", "2018-01", "2018-w03"]
    assert new[0].published == "Mon, 12 Feb 2018 00:00:00 +0700"
    assert [one.id for one in new[1:]] == [one.id for one in old]
    html = new[0].content[0].value
    assert '<h3><a href="https://example.org/tin/2018/b/">Bài hai</a></h3>' in html
    site.write("-- content/editions/2018-w06.md --\n---\nname: Lời đầu\n---\nChào [bạn](../articles/2018/b.md).\n")
    site.build(now=_seconds(monday))
    noted = feedparser.parse(site.files()["diem-tin/feed.xml"]).entries
    assert [one.id for one in noted] == [one.id for one in new]
    assert (
        '<h2>Lời đầu</h2>\n<p>Chào <a href="https://example.org/tin/2018/b/">bạn</a>.</p>' in noted[0].content[0].value
    )


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def test_a_pair_has_a_page_and_a_feed(site: Site) -> None:
    site.write(f'-- site.toml --\n{SETTINGS}[[feeds.pairs]]\norganization = "Bộ A"\ntopic = "an-ninh"\n')
    site.build()
    read = feedparser.parse(site.files()["co-quan/bo-a/an-ninh/feed.xml"])
    assert [one.title for one in read.entries] == ["Bài một"]
    assert read.feed.title == "Bộ A: An ninh – Điểm tin"
    page = site.read("co-quan/bo-a/an-ninh/index.html")
    assert read.feed.link == "https://example.org/co-quan/bo-a/an-ninh/"
    assert "Bài một" in page
    assert "Bài hai" not in page
    assert 'href="/co-quan/bo-a/an-ninh/feed.xml"' in page
    assert "co-quan/bo-a/an-ninh/feed.xml" in site.read("feeds.opml")
    assert "co-quan/bo-a/an-ninh/feed.xml" in site.read("chu-de/an-ninh/feeds.opml")


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (
            'organization = "Bộ B"\ntopic = "An ninh"',
            "site.toml:3:1: warning: feeds.pairs: no organization is",
        ),
        ('organization = "Bộ A"\ntopic = "An nin"', "no topic is published as “An nin”, so the pair has no page"),
        ('organization = "Bộ A"\ntopic = "An nin"', "(did you mean “An ninh”?)"),
        ('organization = "Bộ Nháp"\ntopic = "An ninh"', "(content/organizations/nhap.md is a draft)"),
    ],
)
def test_a_pair_of_what_is_not_there(site: Site, pair: str, told: str) -> None:
    site.write("-- content/organizations/nhap.md --\n---\nname: Bộ Nháp\ndraft: true\n---\n")
    site.write(f"-- site.toml --\n{SETTINGS}[[feeds.pairs]]\n{pair}\n")
    found = [str(one) for one in site.build().problems]
    assert any(told in one for one in found), found
    assert not site.exists("co-quan/bo-a/an-ninh/index.html")


def test_a_pair_that_fits_two(site: Site) -> None:
    site.write("-- content/organizations/a2.md --\n---\nname: Bộ A\n---\n")
    site.write(f'-- site.toml --\n{SETTINGS}[[feeds.pairs]]\norganization = "Bộ A"\ntopic = "An ninh"\n')
    found = [str(one) for one in site.problems()]
    assert any("site.toml:3:1: error: feeds.pairs: “Bộ A” fits 2 entries: a2, bo-a" in one for one in found), found


def test_feed_at_the_former_address_of_a_page(site: Site) -> None:
    site.build()
    site.write("-- content/organizations/bo-a.md --\n---\nname: Bộ A\nslug: bo-moi\naliases: [/co-quan/bo-a/]\n---\n")
    site.build()
    files = site.files()
    assert files["co-quan/bo-a/feed.xml"] == files["co-quan/bo-moi/feed.xml"]
    assert (
        b'rel="self" type="application/rss+xml" href="https://example.org/co-quan/bo-moi/feed.xml"'
        in files["co-quan/bo-a/feed.xml"]
    )


def test_site_without_any_feed(site: Site) -> None:
    site.write(f"-- site.toml --\n{SETTINGS}[feeds]\nformats = []\n")
    site.build()
    assert not [path for path in site.files() if path.endswith((".opml", "feed.xml"))]
    assert "opml" not in site.read("nguon-tin/index.html") + site.read("chu-de/an-ninh/index.html")


def test_lists_of_feeds(site: Site) -> None:
    site.build()
    topic = etree.fromstring(site.files()["chu-de/an-ninh/feeds.opml"])
    assert [one.get("xmlUrl") for one in topic.iter("outline") if one.get("xmlUrl")] == [
        "https://example.org/chu-de/an-ninh/feed.xml",
        "https://example.org/co-quan/bo-a/feed.xml",
        "https://example.org/can-bo/le-an/feed.xml",
    ]
    page = site.read("chu-de/an-ninh/index.html")
    assert 'href="/chu-de/an-ninh/feeds.opml"' in page
    assert re.findall(r'<link rel="alternate" type="(application/[a-z+]+)" title="[^"]*" href="([^"]+)"', page) == [
        ("application/rss+xml", "/feed.xml"),
        ("application/atom+xml", "/atom.xml"),
        ("application/feed+json", "/feed.json"),
        ("application/rss+xml", "/chu-de/an-ninh/feed.xml"),
        ("application/atom+xml", "/chu-de/an-ninh/atom.xml"),
        ("application/feed+json", "/chu-de/an-ninh/feed.json"),
        *re.findall(r'type="(application/json)" [^>]*href="([^"]+)"', page),
    ]
    article = site.read("tin/2018/a/index.html")
    for path in ("chu-de/an-ninh", "co-quan/bo-a", "can-bo/le-an"):
        assert f'href="/{path}/feed.xml"' in article
    assert 'href="/diem-tin/feed.xml"' in site.read("diem-tin/2018-w03/index.html")


def test_folder_of_newspapers(site: Site) -> None:
    site.write(f"-- site.toml --\n{SETTINGS}[feeds]\nrss_folder = true\n")
    site.build()
    files = site.files()
    assert files["rss/tin-moi-nhat.rss"] == files["feed.xml"]
    assert files["rss/bo-a.rss"] == files["co-quan/bo-a/feed.xml"]
    assert files["rss/dinh-chinh.rss"] == files["dinh-chinh/feed.xml"]


def test_folder_of_newspapers_with_one_slug_of_two_kinds(site: Site) -> None:
    site.write("-- content/authors/an-ninh.md --\n---\nname: An Ninh\n---\n")
    pair = '[[feeds.pairs]]\norganization = "Bộ A"\ntopic = "An ninh"\n'
    site.write(f"-- site.toml --\n{SETTINGS}[feeds]\nrss_folder = true\n{pair}")
    site.build()
    files = site.files()
    assert files["rss/an-ninh.rss"] == files["chu-de/an-ninh/feed.xml"]
    assert files["rss/tac-gia--an-ninh.rss"] == files["tac-gia/an-ninh/feed.xml"]
    assert files["rss/bo-a--an-ninh.rss"] == files["co-quan/bo-a/an-ninh/feed.xml"]


def test_hub_is_named_in_what_is_subscribed_to(site: Site) -> None:
    site.write(f'-- site.toml --\n{SETTINGS}{ALL}hub = "https://hub.example/"\n')
    site.build()
    assert '<atom:link rel="hub" href="https://hub.example/"/>' in site.read("feed.xml")
    assert '<link rel="hub" href="https://hub.example/"/>' in site.read("atom.xml")
    assert json.loads(site.read("feed.json"))["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert all("hub.example" not in site.read(f"feed/2018-01.{ending}") for ending in ("xml", "json"))


def archives(site: Site) -> dict[str, bytes]:
    return {path: data for path, data in site.files().items() if re.fullmatch(r"(feed|atom)/[0-9-]+\.\w+", path)}


def test_archives_by_month_and_by_year_for_coarser_dates(site: Site) -> None:
    site.build()
    assert set(archives(site)) == {
        f"{folder}/{period}.{ending}"
        for folder, ending in (("feed", "xml"), ("atom", "xml"), ("feed", "json"))
        for period in ("2018-02", "2018-01", "2018")
    }
    for path, older in (("feed.xml", "2018-02"), ("feed/2018-02.xml", "2018-01"), ("feed/2018-01.xml", "2018")):
        root = etree.fromstring(site.files()[path])
        (link,) = root.findall(f"channel/{ATOM}link[@rel='prev-archive']")
        assert link.get("href") == f"https://example.org/feed/{older}.xml"
    assert "prev-archive" not in site.read("feed/2018.xml")
    assert "encoded" not in site.read("feed/2018-01.xml")


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        ("-- content/articles/x.md --\n---\ntitle: Muộn\ndate: 2018-01-02\n---\nx\n", "2018-01"),
        ("-- content/articles/x.md --\n---\ntitle: Muộn\ndate: 2018\n---\nx\n", "2018"),
        (
            "-- content/articles/2018/b.md --\n---\ntitle: Bài hai\ndate: 2018-02-05T08:00:00+07:00\n"
            "corrections: [{date: 2019-03-01, text: Sai.}]\norganizations: [Bộ A]\n---\nThân hai.\n",
            "2018-02",
        ),
    ],
)
def test_a_late_article_or_a_correction_changes_its_own_period(site: Site, change: str, touched: str) -> None:
    site.build()
    before = archives(site)
    site.write(change)
    site.build()
    after = archives(site)
    assert set(before) == set(after)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        f"{folder}/{touched}.{end}" for folder, end in (("feed", "xml"), ("atom", "xml"), ("feed", "json"))
    }


def test_a_change_of_style_rewrites_no_feed(site: Site) -> None:
    site.build()
    before = {path: data for path, data in site.files().items() if path.endswith((".xml", ".json", ".opml"))}
    stamps = {path: (site.output / path).stat().st_mtime_ns for path in before if "sitemap" not in path}
    site.write(
        "-- themes/moi/templates/feed.css --\nrss { color: red }\n"
        "-- themes/moi/assets/style.css --\nbody { color: red }\n"
        f'-- site.toml --\n{SETTINGS}theme = "moi"\n{ALL}'
    )
    site.build()
    assert site.read("feed.css") == "rss { color: red }"
    assert {path: (site.output / path).stat().st_mtime_ns for path in stamps} == stamps


def test_a_new_day_changes_no_feed(site: Site) -> None:
    site.build()
    before = site.files()
    site.build(now=NOW + 40 * 86_400)
    assert {path for path, data in site.files().items() if before.get(path) != data} <= {"sitemap-news.xml"}


def test_an_edited_body_touches_the_feeds_that_hold_it_whole(site: Site) -> None:
    site.build()
    before = {path: data for path, data in site.files().items() if path.endswith((".xml", ".json"))}
    path = site.root / "content/articles/2018/b.md"
    path.write_text(path.read_text("utf-8").replace("Thân hai.", "Thân hai, khác nhiều."), encoding="utf-8")
    text = path.read_text("utf-8").replace("organizations", "summary: Tóm tắt hai.\norganizations")
    path.write_text(text, encoding="utf-8")
    site.build()
    changed = {one for one, data in before.items() if site.files()[one] != data}
    assert {"feed.xml", "atom.xml", "feed.json", "co-quan/bo-a/feed.xml"} <= changed
    before = {one: data for one, data in site.files().items() if one.endswith((".xml", ".json", ".opml"))}
    path.write_text(text.replace("khác nhiều", "khác nữa"), encoding="utf-8")
    site.build()
    changed = {one for one, data in before.items() if site.files()[one] != data}
    assert changed == {
        *(f"{folder}{name}" for folder in ("", "co-quan/bo-a/") for name in ("feed.xml", "atom.xml", "feed.json"))
    }
