"""What search engines are told of: the sitemap with its pictures, its split, the news of two days; heads of pages."""

from __future__ import annotations

import json
import re
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from lxml import etree

from site_gen import dates, sitemap
from site_gen.config import parse
from site_gen.plan import sitemaps
from site_gen.plan.page import Page, Plan
from site_gen.plan.sitemaps import NewsSitemap, Sitemap, SitemapIndex
from tests.sites import NOW, SETTINGS, Site

NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
HANOI = dates.zone("Asia/Ho_Chi_Minh")
BASE = "https://example.org"


def article(name: str, when: str, head: str = "", body: str = "Bài.") -> str:
    return f"-- content/articles/{name}.md --\n---\ntitle: Bài {name}\ndate: {when}\n{head}\n---\n{body}\n"


def iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def entries(site: Site, path: str = "sitemap.xml") -> dict[str, tuple[str, list[str]]]:
    """Each URL below the site with its last change and its pictures."""
    root = etree.fromstring(site.files()[path])
    return {
        (url.findtext("s:loc", "", NS)).removeprefix(BASE): (
            url.findtext("s:lastmod", "", NS),
            [one.text or "" for one in url.iterfind("image:image/image:loc", NS)],
        )
        for url in root
    }


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


# --- the sitemap -----------------------------------------------------------------------------------------------


def test_last_changes_are_those_that_readers_are_told_of(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("a", "2018-01-17", "topic: T\nupdated: 2018-03-01")
        + article("b", "2018-02", "topic: T\ncorrections: [{date: 2018-02-20, text: x}, {date: 2018-02-11, text: y}]")
        + article("c", "2017", "topic: U")
        + "-- content/topics/v.md --\n---\nname: V\n---\n",
    )
    site.build()
    found = {url: lastmod for url, (lastmod, _) in entries(site).items()}
    assert found["/tin/2018/a/"] == "2018-03-01"
    assert found["/tin/2018/b/"] == "2018-02-20"
    assert found["/tin/2017/c/"] == "2017"
    assert found["/chu-de/t/"] == "2018-03-01"
    assert found["/chu-de/u/"] == "2017"
    assert found["/chu-de/v/"] == ""
    assert found["/tin/2018/thang-02/"] == found["/diem-tin/2018-02/"] == "2018-02-20"
    assert found["/"] == found["/tin/"] == found["/diem-tin/"] == "2018-03-01"
    assert found["/dinh-chinh/"] == "2018-02-20"
    assert found["/co-quan/"] == ""


def test_pictures_stand_with_their_pages(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("a", "2018", "image: media/a&b.png", "![x](/media/c.png) ![y](/media/c.png) [tệp](/media/d.txt)")
        + "-- content/people/p.md --\n---\nname: P\nimage: media/c.png\n---\n-- content/media/d.txt --\nx\n",
    )
    for name in ("a&b", "c"):
        (tmp_path / f"content/media/{name}.png").write_bytes(png())
    site.build()
    found = {url: images for url, (_, images) in entries(site).items() if images}
    assert found == {
        "/tin/2018/a/": [f"{BASE}/media/a%26b.png", f"{BASE}/media/c.png"],
        "/can-bo/p/": [f"{BASE}/media/c.png"],
    }
    for image in (image for images in found.values() for image in images):
        assert site.exists(image.removeprefix(BASE + "/").replace("%26", "&"))


def plan() -> Plan:
    """No more of a plan than sitemaps need."""

    class Some:
        urls = parse(SETTINGS).urls

    return cast(Plan, Some())


def planned(count: int, most: int, size: int = 10**9) -> dict[str, object]:
    pages = [Page(f"/{number:03}/", "x", object, lastmod="2018", images=("/a&b.png",)) for number in range(count)]
    pages.append(Page("/not-to-be-found/", "x", object))
    return {page.url: page.view() for page in sitemaps.sitemaps(plan(), pages, most, size)}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_few_pages_stand_in_one_file(count: int) -> None:
    made = planned(count, 4)
    assert list(made) == ["/sitemap.xml"]
    assert len(cast(Sitemap, made["/sitemap.xml"]).entries) == count


@pytest.mark.parametrize(("count", "parts"), [(5, [4, 1]), (8, [4, 4]), (9, [4, 4, 1])])
def test_many_pages_stand_in_files_that_an_index_lists(count: int, parts: list[int]) -> None:
    made = planned(count, 4)
    index = cast(SitemapIndex, made.pop("/sitemap.xml"))
    assert index.urls == tuple(BASE + url for url in made)
    assert list(made) == [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    files = [cast(Sitemap, one).entries for one in made.values()]
    assert [len(own) for own in files] == parts
    urls = [entry.url for own in files for entry in own]
    assert urls == [f"{BASE}/{number:03}/" for number in range(count)]
    root = etree.fromstring(sitemap.index(index).encode())
    assert [url.text for url in root.iterfind("s:sitemap/s:loc", NS)] == list(index.urls)


def test_no_file_is_larger_than_it_may_be() -> None:
    made = planned(50, 1000, 5000)
    made.pop("/sitemap.xml")
    assert len(made) > 1
    for view in made.values():
        assert len(sitemap.render(cast(Sitemap, view)).encode()) <= 5000


# --- news ------------------------------------------------------------------------------------------------------

HOUR = 3600
DATED = {
    "gio": iso(NOW - HOUR),
    "hom-qua": iso(NOW - 47 * HOUR),
    "cu": iso(NOW - 48 * HOUR),
    "ngay": "2026-09-21",
    "nam": "2026",
    "mai": iso(NOW + HOUR),
}


def test_news_are_those_of_two_days_whose_day_is_known(tmp_path: Path) -> None:
    site = Site(
        tmp_path, "".join(article(name, when) for name, when in DATED.items()) + article("kt", "2018", "draft: true")
    )
    site.build()
    root = etree.fromstring(site.files()["sitemap-news.xml"])
    found = {url.findtext("s:loc", "", NS).rpartition("/2026/")[2]: url for url in root}
    assert list(found) == ["gio/", "ngay/", "hom-qua/"]
    news = found["hom-qua/"].find("news:news", NS)
    assert news is not None
    assert news.findtext("news:publication/news:name", "", NS) == "Điểm tin"
    assert news.findtext("news:publication/news:language", "", NS) == "vi"
    assert news.findtext("news:title", "", NS) == "Bài hom-qua"
    assert news.findtext("news:publication_date", "", NS) == dates.parse(DATED["hom-qua"], HANOI).text
    site.build(future=True)
    assert "/mai/" not in site.read("sitemap-news.xml")
    robots = site.read("robots.txt")
    assert "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/sitemap-news.xml\n" in robots


def test_news_grow_old_though_nothing_else_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_gen.read._YOUNG", 0)
    site = Site(tmp_path, article("a", iso(NOW - HOUR)))
    site.build()
    assert site.build(now=NOW + 46 * HOUR).rendered == 0
    assert "/a/" in site.read("sitemap-news.xml")
    report = site.build(now=NOW + 47 * HOUR)
    assert (report.rendered, report.written) == (1, 1)
    assert "/a/" not in site.read("sitemap-news.xml")
    assert site.build(now=NOW + 48 * HOUR).rendered == 0


@pytest.mark.parametrize(("tag", "name"), [("vi", "vi"), ("en-GB", "en"), ("zh-CN", "zh-cn"), ("zh-HK", "zh")])
def test_language_of_the_news(tag: str, name: str) -> None:
    assert sitemaps._language(tag) == name


def test_hostile_title_is_escaped() -> None:
    text = sitemap.news(NewsSitemap("<&>", "vi", ((f"{BASE}/?a&b", "2018", "]]><x>"),)))
    root = etree.fromstring(text.encode())
    assert root.findtext(".//news:title", "", NS) == "]]><x>"
    assert root.findtext(".//news:name", "", NS) == "<&>"


# --- the head of pages -----------------------------------------------------------------------------------------


def meta(page: str, name: str) -> list[str]:
    return re.findall(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)"', page)


@pytest.mark.parametrize(
    ("when", "updated", "published", "modified"),
    [
        ("2018", "2018-02", [], []),
        ("2018-01", "", [], []),
        ("2018-01-17", "2018-02-03", ["2018-01-17"], ["2018-02-03"]),
        ("2018-01-17T08:30", "", ["2018-01-17T08:30:00+07:00"], []),
    ],
)
def test_open_graph_dates_are_whole_or_left_out(
    when: str, updated: str, published: list[str], modified: list[str], tmp_path: Path
) -> None:
    site = Site(tmp_path, article("a", when, f"topic: T\nupdated: {updated}"))
    site.build()
    page = site.read("tin/2018/a/index.html")
    assert meta(page, "article:published_time") == published
    assert meta(page, "article:modified_time") == modified
    assert meta(page, "article:section") == ["T"]
    assert meta(page, "og:description") == meta(page, "description") == ["Bài."]


def test_pages_that_nobody_described_are_described_by_facts(tmp_path: Path) -> None:
    many = "".join(
        article(f"b{n}", "2018-02-01", "organizations: [BA]\nofficials: [Lê An]\ndocuments: [VB]\nauthor: B", "")
        for n in range(3)
    )
    site = Site(
        tmp_path,
        many
        + "-- content/organizations/bo.md --\n---\nname: Bộ A\nabbreviation: BA\n---\n"
        + "-- content/organizations/cuc.md --\n---\nname: Cục C\nparent: Bộ A\n---\nVề cục này.\n"
        + "-- content/topics/t.md --\n---\nname: T\n---\n-- content/topics/u.md --\n---\nname: U\nparent: T\n---\n"
        + "-- content/documents/vb.md --\n---\nname: VB\nnumber: 09\n---\n"
        + "-- content/people/an.md --\n---\nname: Lê An\nmemberships: [{organization: Bộ A, role: Vụ trưởng}]\n---\n"
        + f"-- site.toml --\n{SETTINGS}per_page = 2\n",
    )
    site.build()
    for path, text in {
        "co-quan/bo": "Bộ A (BA) trên Điểm tin: 3 bài, 1 người giữ chức vụ, 1 đơn vị trực thuộc.",
        "co-quan/bo/trang/2": "Bộ A (BA) – trang 2 trên Điểm tin: 3 bài, 1 người giữ chức vụ, 1 đơn vị trực thuộc.",
        "co-quan/cuc": "Về cục này.",
        "chu-de/t": "T trên Điểm tin: chưa có bài, 1 chủ đề con.",
        "van-ban/vb": "VB (09) trên Điểm tin: 3 bài.",
        "can-bo/an": "Lê An, Vụ trưởng Bộ A trên Điểm tin: 3 bài.",
        "tac-gia/b": "B trên Điểm tin: 3 bài.",
        "tin/2018/b0": "Bài b0",
        "tin/2018/trang/2": "Tin năm 2018 – trang 2 trên Điểm tin, xếp từ mới đến cũ: 3 bài.",
        "diem-tin/2018-w05": "Điểm tin tuần 5 năm 2018 (29/1 – 4/2/2018): 3 bài; Bộ A, Lê An.",
        ".": "Điểm tin: tin theo cơ quan, cán bộ và chủ đề, 3 bài.",
    }.items():
        assert meta(site.read(f"{path}/index.html"), "description") == [text]
    for path, data in site.files().items():
        page = data.decode() if path.endswith(".html") else ""
        if page and 'content="noindex"' not in page:
            (description,) = meta(page, "description")
            assert 0 < len(description) <= 300, path


def test_manifest_names_the_site_and_leads_to_it(tmp_path: Path) -> None:
    site = Site(tmp_path, '-- site.toml --\ntitle = "A & \\"B\\""\nbase_url = "https://example.org/d/"\n')
    site.build()
    manifest = json.loads(site.read("site.webmanifest"))
    assert manifest["name"] == 'A & "B"'
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == "/d/"
    assert manifest["lang"] == "vi"
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512", "any"]
    assert all(site.exists(icon["src"].removeprefix("/d/")) for icon in manifest["icons"])
    assert '<link rel="manifest" href="/d/site.webmanifest">' in site.read("index.html")
    site.write("-- static/site.webmanifest --\n{}\n")
    site.build()
    assert site.read("site.webmanifest") == "{}\n"


def test_colours_of_head_and_manifest_are_those_of_the_style_sheet(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build()
    style = next(data.decode() for path, data in site.files().items() if path.endswith(".css"))
    paper, accent = (re.findall(rf"--{name}: var\(--light, (#\w+)\)", style)[0] for name in ("paper", "accent"))
    assert meta(site.read("index.html"), "theme-color") == [accent]
    manifest = json.loads(site.read("site.webmanifest"))
    assert (manifest["background_color"], manifest["theme_color"]) == (paper, accent)
