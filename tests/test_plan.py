"""What is published where: archives, pages of lists, indexes, the first page, notices, redirects, sitemap."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import etree

from tests.sites import SETTINGS, Site

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOSTILE = "</script><script>alert(1)</script>\"'&<b>{{ 7*7 }}{% x %}]]>"


def article(head: str = "", body: str = "", *, name: str, title: str = "Bài", date: str = "2018-01-17") -> str:
    return f"-- content/articles/{name}.md --\n---\ntitle: {title}\ndate: {date}\n{head.rstrip()}\n---\n{body}\n"


def entity(kind: str, slug: str, head: str, body: str = "") -> str:
    return f"-- content/{kind}/{slug}.md --\n---\n{head.rstrip()}\n---\n{body}\n"


def cards(site: Site, path: str) -> list[str]:
    """The last part of the URL of each article in the page's list."""
    return re.findall(r'<h3><a href="/tin/\d+/([^"/]*)/"', site.read(path))


DATED = "".join(
    article(name=name, date=date)
    for name, date in (
        ("nam", "2018"),
        ("thang", "2018-02"),
        ("ngay", "2018-02-01"),
        ("gio", "2018-02-01T08:00:00+07:00"),
        ("dau-nam", "2018-01-01"),
        ("truoc", "2017-12-31"),
        ("sang-nam", "2018-12-31T20:00:00Z"),
    )
)


# --- archives ------------------------------------------------------------------------------------------------


def test_archives_hold_dates_at_least_as_fine_as_themselves(tmp_path: Path) -> None:
    site = Site(tmp_path, DATED)
    site.build()
    # a date of reduced precision sorts as the first instant of its period; equals by path
    assert cards(site, "tin/index.html") == ["sang-nam", "gio", "ngay", "thang", "dau-nam", "nam", "truoc"]
    assert cards(site, "tin/2018/index.html") == ["gio", "ngay", "thang", "dau-nam", "nam"]
    assert cards(site, "tin/2018/thang-02/index.html") == ["gio", "ngay", "thang"]
    assert cards(site, "tin/2018/thang-01/index.html") == ["dau-nam"]
    assert cards(site, "tin/2017/thang-12/index.html") == ["truoc"]
    assert cards(site, "tin/2019/thang-01/index.html") == ["sang-nam"]
    assert not site.exists("tin/2018/thang-12/index.html")
    assert site.exists("tin/2019/sang-nam/index.html")


def test_archive_leads_to_its_periods_with_counts(tmp_path: Path) -> None:
    site = Site(tmp_path, DATED)
    site.build()
    found = re.findall(
        r'<a href="(/tin/\d+/(?:thang-\d+/)?)"[^>]*>[^<]* <span class="count">(\d+) bài', site.read("tin/index.html")
    )
    assert found == [("/tin/2019/", "1"), ("/tin/2018/", "5"), ("/tin/2017/", "1")]
    year = site.read("tin/2018/index.html")
    assert re.findall(r'href="(/tin/2018/thang-\d+/)"', year) == ["/tin/2018/thang-02/", "/tin/2018/thang-01/"]


@pytest.mark.parametrize("date", ["2018", "2018-01", "2018-01-17"])
def test_date_is_printed_as_written_everywhere(tmp_path: Path, date: str) -> None:
    site = Site(
        tmp_path, article(f"topic: T\nupdated: {date}\ncorrections: [{{date: {date}, text: x}}]", name="a", date=date)
    )
    site.build()
    for path, data in site.files().items():
        if path.endswith(".html"):
            page = data.decode()
            assert set(re.findall(r'datetime="([^"]*)"', page)) <= {date}, path
    assert f'"datePublished":"{date}"' in site.read("tin/2018/a/index.html")
    assert f'"dateModified":"{date}"' in site.read("tin/2018/a/index.html")
    assert f"<lastmod>{date}</lastmod>" in site.read("sitemap.xml")


def test_neighbours_follow_the_order_of_the_archive(tmp_path: Path) -> None:
    site = Site(tmp_path, DATED)
    site.build()
    page = site.read("tin/2018/thang/index.html")
    assert 'href="/tin/2018/dau-nam/" rel="prev"' in page
    assert 'href="/tin/2018/ngay/" rel="next"' in page
    assert 'rel="next"' not in site.read("tin/2019/sang-nam/index.html")


# --- pages of lists ------------------------------------------------------------------------------------------


def test_lists_are_split_into_pages(tmp_path: Path) -> None:
    many = "".join(article("topic: T", name=f"b{number}", date=f"2018-01-0{number}") for number in range(1, 6))
    site = Site(tmp_path, many + f"-- site.toml --\n{SETTINGS}per_page = 2\n")
    site.build()
    for folder in ("tin", "tin/2018", "tin/2018/thang-01", "chu-de/t"):
        assert cards(site, f"{folder}/index.html") == ["b5", "b4"]
        assert cards(site, f"{folder}/trang/2/index.html") == ["b3", "b2"]
        assert cards(site, f"{folder}/trang/3/index.html") == ["b1"]
        assert not site.exists(f"{folder}/trang/1/index.html")
        assert not site.exists(f"{folder}/trang/4/index.html")
        second = site.read(f"{folder}/trang/2/index.html")
        assert f'href="/{folder}/" rel="prev"' in second
        assert f'href="/{folder}/trang/3/" rel="next"' in second
        assert f'<link rel="canonical" href="https://example.org/{folder}/trang/2/">' in second
    assert "T – trang 2" in site.read("chu-de/t/trang/2/index.html")
    assert "/trang/" not in site.read("sitemap.xml")


def test_exactly_full_page_has_no_second(tmp_path: Path) -> None:
    many = "".join(article(name=f"b{number}") for number in range(2))
    site = Site(tmp_path, many + f"-- site.toml --\n{SETTINGS}per_page = 2\n")
    site.build()
    assert not site.exists("tin/trang/2/index.html")


def test_text_of_an_entity_stands_on_its_first_page_only(tmp_path: Path) -> None:
    many = "".join(article("topic: T", name=f"b{number}") for number in range(3))
    site = Site(
        tmp_path,
        many + entity("topics", "t", "name: T", "Lời giới thiệu") + f"-- site.toml --\n{SETTINGS}per_page = 2\n",
    )
    site.build()
    assert "<p>Lời giới thiệu</p>" in site.read("chu-de/t/index.html")
    assert "<p>Lời giới thiệu</p>" not in site.read("chu-de/t/trang/2/index.html")


def test_empty_site_is_whole(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert site.build().articles == 0
    needed = "index.html 404.html robots.txt sitemap.xml feed.xml feeds.opml".split()
    needed += "tin co-quan can-bo chu-de van-ban tac-gia dinh-chinh nguon-tin thuat-ngu".split()
    for path in needed:
        assert site.exists(path if "." in path else f"{path}/index.html"), path


# --- indexes -------------------------------------------------------------------------------------------------


def test_indexes_stand_in_vietnamese_order(tmp_path: Path) -> None:
    names = ["Đài", "Dân", "Ủy ban", "Ăn", "Án", "An", "Âu", "9 giờ", "Ủy  Ban Ă", "Ôn", "On"]
    site = Site(
        tmp_path, "".join(entity("organizations", f"o{place}", f"name: {name}") for place, name in enumerate(names))
    )
    site.build()
    page = site.read("co-quan/index.html")
    assert re.findall(r'<h2 id="p_letter-\d+">(.*?)</h2>', page) == ["A", "Ă", "Â", "D", "Đ", "O", "Ô", "U", "#"]
    shown = re.findall(r'<li><a href="/co-quan/o\d+/">(.*?)</a>', page)
    assert shown == ["An", "Án", "Ăn", "Âu", "Dân", "Đài", "On", "Ôn", "Ủy ban", "Ủy Ban Ă", "9 giờ"]


def test_people_stand_by_given_name_unless_they_say_otherwise(tmp_path: Path) -> None:
    people = {
        "Trần Văn Sơn": "",
        "Lê Thị Ánh": "",
        "Nguyễn Văn An": "",
        "Trần Đức": "",
        "Phạm Dũng": "",
        "Vua Hùng": "Ba",
    }
    site = Site(
        tmp_path,
        "".join(
            entity("people", f"p{place}", f"name: {name}\n" + (f"sort_name: {sort}" if sort else ""))
            for place, (name, sort) in enumerate(people.items())
        ),
    )
    site.build()
    page = site.read("can-bo/index.html")
    assert re.findall(r'<h2 id="p_letter-\d+">(.*?)</h2>', page) == ["A", "B", "D", "Đ", "S"]
    assert re.findall(r'<li><a href="/can-bo/p\d/">(.*?)</a>', page) == [
        "Nguyễn Văn An",
        "Lê Thị Ánh",
        "Vua Hùng",
        "Phạm Dũng",
        "Trần Đức",
        "Trần Văn Sơn",
    ]


def test_index_shows_the_hierarchy(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        entity("organizations", "bo", "name: Bộ A\nabbreviation: BA")
        + entity("organizations", "vu", "name: Vụ B\nparent: BA")
        + entity("organizations", "khac", "name: Ban C"),
    )
    site.build()
    tree = site.read("co-quan/index.html").partition('<section class="tree">')[2]
    assert re.findall(r'<a href="/co-quan/(\w+)/"', tree)[:3] == ["khac", "bo", "vu"]
    assert 'class="tree"' not in site.read("chu-de/index.html")


# --- the first page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("featured", "lead"), [((), "c"), (("a",), "a"), (("a", "b"), "b"), (("a", "b", "c"), "c")])
def test_lead_is_the_newest_featured_or_the_newest(tmp_path: Path, featured: tuple[str, ...], lead: str) -> None:
    site = Site(
        tmp_path,
        "".join(
            article("featured: true" if name in featured else "", name=name, date=f"2018-01-0{place}")
            for place, name in enumerate("abc", 1)
        ),
    )
    site.build()
    page = site.read("index.html")
    assert re.search(rf'<article class="lead">\s*<h2><a href="/tin/2018/{lead}/">', page)
    assert cards(site, "index.html") == [name for name in "cba" if name != lead]


def test_home_shows_the_bodies_of_the_newest_hundred_articles(tmp_path: Path) -> None:
    many = "".join(article("organizations: [Bộ Mới]", name=f"b{number}", date="2018-02") for number in range(100))
    site = Site(tmp_path, many + article("organizations: [Bộ Cũ]", name="cu", date="2017"))
    site.build()
    page = site.read("index.html")
    assert "/co-quan/bo-moi/" in page
    assert "/co-quan/bo-cu/" not in page


def test_without_summary_the_first_paragraph_is_cut_at_a_word(tmp_path: Path) -> None:
    site = Site(
        tmp_path, article("", "chữ " * 300 + "\n\nĐoạn hai", name="a") + article("summary: Tóm", "Đoạn", name="b")
    )
    site.build()
    summaries = re.findall(r'<p class="(?:summary|standfirst)">(.*?)</p>', site.read("tin/index.html"))
    assert summaries[0].endswith("chữ…")
    assert summaries[1] == "Tóm"


# --- notices, redirects, machines ----------------------------------------------------------------------------


def test_corrections_stand_newest_first_and_on_pages(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article(
            "corrections:\n  - {date: 2018-02, text: Hai}\n  - {date: 2018-05-01, text: Năm}", name="a", title="Bài A"
        )
        + article("corrections: [{date: 2018-03-05, text: Ba}]", name="b")
        + f"-- site.toml --\n{SETTINGS}per_page = 2\n",
    )
    site.build()
    assert re.findall(r'<p class="summary">(.*?)</p>', site.read("dinh-chinh/index.html")) == ["Năm", "Ba"]
    assert re.findall(r'<p class="summary">(.*?)</p>', site.read("dinh-chinh/trang/2/index.html")) == ["Hai"]
    assert "Hai" in site.read("tin/2018/a/index.html")
    assert '"correction":[{"@type":"CorrectionComment"' in site.read("tin/2018/a/index.html")


def test_redirects(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article(
            "aliases: [/2018/01/cu/, cu.html, /Đường/cũ/, /50%25/, /%252e%252e/%252e%252e/x.html]",
            name="a",
            title="Tít",
        )
        + entity("organizations", "bo", "name: Bộ\naliases: [/bo-cu/]"),
    )
    site.build()
    for path in ("2018/01/cu/index.html", "cu.html", "Đường/cũ/index.html", "50%/index.html", "%2e%2e/%2e%2e/x.html"):
        page = site.read(path)
        assert '<meta http-equiv="refresh" content="0; url=/tin/2018/a/">' in page, path
        assert '<link rel="canonical" href="https://example.org/tin/2018/a/">' in page
        assert 'content="noindex"' in page
    assert "url=/co-quan/bo/" in site.read("bo-cu/index.html")
    assert "cu/" not in site.read("sitemap.xml")
    outside = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()}
    assert outside <= {"public", "content", "site.toml", ".cache"}
    assert not (tmp_path.parent / "x.html").exists()


@pytest.mark.parametrize(
    "name", ["%2e%2e%2fra.txt", "a%20b.txt", "c#d?.txt", ".well-known/x", "CNAME", "thư mục/đ.txt"]
)
def test_static_files_keep_their_names(tmp_path: Path, name: str) -> None:
    site = Site(tmp_path, f"-- static/{name} --\nx\n")
    site.build()
    assert site.read(name) == "x\n"
    assert not (tmp_path / "ra.txt").exists()


def test_sitemap_holds_what_can_be_found_and_nothing_else(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("updated: 2018-03-01\naliases: [/cu/]", name="a")
        + article(name="b", date="2017")
        + entity("pages", "gt", "title: GT"),
    )
    site.build()
    root = etree.fromstring(site.files()["sitemap.xml"])
    found = {url.findtext("s:loc", namespaces=NS): url.findtext("s:lastmod", namespaces=NS) for url in root}
    assert found["https://example.org/tin/2018/a/"] == "2018-03-01"
    assert found["https://example.org/tin/2017/b/"] == "2017"
    assert found["https://example.org/gt/"] is None
    assert {"https://example.org/", "https://example.org/co-quan/"} <= set(found)
    assert not [url for url in found if url and ("404" in url or "cu/" in url or url.endswith((".xml", ".css")))]
    for url in found:
        assert site.exists(unquote(urlsplit(url or "").path).lstrip("/") + "index.html")
    assert "Sitemap: https://example.org/sitemap.xml" in site.read("robots.txt")


def test_own_robots_txt_wins(tmp_path: Path) -> None:
    site = Site(tmp_path, "-- static/robots.txt --\nUser-agent: *\nDisallow: /\n")
    site.build()
    assert "Disallow: /" in site.read("robots.txt")


def test_missing_page(tmp_path: Path) -> None:
    site = Site(tmp_path, '-- site.toml --\ntitle = "x"\nbase_url = "https://e.vn/d/"\n')
    site.build()
    page = site.read("404.html")
    assert "Không tìm thấy trang" in page
    assert 'content="noindex"' in page
    assert "canonical" not in page
    assert 'href="/d/"' in page  # served for any address, so nothing in it may be relative
    assert not re.search(r'(?:href|src)="(?![/#]|https?:)', page)


def test_glossary_is_in_order_with_anchors(tmp_path: Path) -> None:
    site = Site(tmp_path, "-- content/glossary.yml --\nĐB: Đại biểu\nANTQ: An ninh\nÂn: Ơn\nân: khác\n“”: dấu\n")
    site.build()
    page = site.read("thuat-ngu/index.html")
    terms = re.findall(r'<dt id="([^"]*)"><dfn>(.*?)</dfn>', page)
    assert [term for _, term in terms] == ["“”", "ANTQ", "Ân", "ân", "ĐB"]
    assert len({anchor for anchor, _ in terms}) == 5


# --- every page ----------------------------------------------------------------------------------------------

RICH = (
    article(
        "author: [Phạm Tâm, B]\ntopic: Chủ đề\norganizations: [Bộ A]\nofficials: [Lê An]\ndocuments: [VB]\n"
        "source: {name: N, url: https://n.vn/}\n"
        f"aliases: [/cu/]\ncorrections: [{{date: 2018, text: '{HOSTILE.replace(chr(39), chr(39) * 2)}'}}]",
        f"## A\n\n## B\n\n## C\n\n| a |\n|--:|\n| b |\n\n<p style='color:red' onclick='x()'>{HOSTILE}</p>",
        name="a",
        title=json.dumps(HOSTILE),
    )
    + entity(
        "people",
        "an",
        "name: Lê An\nmemberships: [{organization: Bộ A, role: R, start_date: 2016}]\nlinks: [https://a.vn/]",
    )
    + entity("organizations", "bo", "name: Bộ A\nfounding_date: 1945")
    + entity("pages", "gt", "title: GT", "Chào")
    + "-- content/glossary.yml --\nTW: Trung ương\n"
)


@pytest.mark.parametrize("prefix", ["", "/diem-tin"])
def test_every_page_is_valid_strict_and_leads_somewhere(tmp_path: Path, prefix: str) -> None:
    site = Site(tmp_path, RICH + f'-- site.toml --\ntitle = "x"\nbase_url = "https://example.org{prefix}/"\n')
    site.build()
    files = site.files()
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    assert len(pages) > 20
    for path, page in pages.items():
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(page)
        assert not parser.errors, (path, parser.errors[:3])
        assert "Content-Security-Policy" in page
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        for element in tree.iter():
            names = set(element.attrib)
            assert "style" not in names, path
            assert not [name for name in names if name.startswith("on")], path
            assert element.tag != "form" or element.get("role") == "search", path
            assert element.tag not in ("style", "iframe", "object"), path
            if element.tag == "script" and element.get("src") is None:
                assert element.get("type") == "application/ld+json"
                json.loads(element.text)
            for name in names & {"href", "src"}:
                url = element.get(name)
                assert not url.startswith(("data:", "javascript:")), path
                if url.startswith("/"):
                    assert url.startswith(prefix + "/"), (path, url)
                    target = unquote(urlsplit(url).path.removeprefix(prefix)).lstrip("/")
                    assert (target + "index.html" if target.endswith("/") or not target else target) in files, (
                        path,
                        url,
                    )
                elif url.startswith("#"):
                    assert url[1:] in ids, (path, url)
    assert "{{ 7*7 }}" in pages["tin/2018/a/index.html"]


def test_only_articles_are_articles(tmp_path: Path) -> None:
    site = Site(tmp_path, RICH)
    site.build()
    marked = {
        path for path, data in site.files().items() if b'og:type" content="article"' in data or b"NewsArticle" in data
    }
    assert marked == {"tin/2018/a/index.html"}


def test_draft_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path, article("draft: true", name="a"))
    site.build(drafts=True)
    assert "Bản nháp" in site.read("tin/2018/a/index.html")


def test_jobs_do_not_change_a_byte(tmp_path: Path) -> None:
    many = RICH + "".join(article("topic: T", f"Đoạn {number} Bộ A", name=f"b{number}") for number in range(40))
    one, two = Site(tmp_path / "1", many), Site(tmp_path / "2", many)
    one.build(jobs=1)
    two.build(jobs=2)
    assert one.files() == two.files()


@pytest.mark.parametrize(
    "settings",
    [
        'timezone = "UTC"',
        'language = "en"',
        "per_page = 1",
        "link_names = false",
        "typographic_quotes = true",
        "[feeds]\nitems = 1",
    ],
)
def test_changed_setting_gives_what_a_clean_build_gives(tmp_path: Path, settings: str) -> None:
    site = Site(tmp_path, RICH + article(name="b", body='Bộ A "x"'))
    site.build()
    before = site.files()
    site.write(f"-- site.toml --\n{SETTINGS}{settings}\n")
    site.build()
    after = site.files()
    site.build(clean=True)
    assert site.files() == after
    assert after != before
