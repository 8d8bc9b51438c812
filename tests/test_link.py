"""Linking, through whole small sites: who is who, who held which post, what a body links to, what stands beside."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from site_gen.dates import parse, zone
from site_gen.link.stories import guid
from site_gen.link.tenures import state
from site_gen.model import Article
from tests.sites import SETTINGS, Site

TZ = zone("Asia/Ho_Chi_Minh")
PAGE = "tin/2018/a/index.html"


def article(
    head: str = "", body: str = "", *, name: str = "2018/a", title: str = "Bài", date: str = "2018-01-17"
) -> str:
    return f"-- content/articles/{name}.md --\n---\ntitle: {title}\ndate: {date}\n{head.rstrip()}\n---\n{body}\n"


def entity(kind: str, slug: str, head: str, body: str = "") -> str:
    return f"-- content/{kind}/{slug}.md --\n---\n{head.rstrip()}\n---\n{body}\n"


def body_of(site: Site, path: str = PAGE) -> str:
    found = re.search(r'<div class="body">\n(.*?)\n    </div>', site.read(path), re.DOTALL)
    assert found, path
    return found[1]


def listed(site: Site, path: str) -> list[str]:
    """The URLs of the organizations (or officials) that an article's page lists, in order."""
    found = re.search(rf'<ul class="{path}">(.*?)</ul>', site.read(PAGE), re.DOTALL)
    return re.findall(r'<li>[^<]*<a href="([^"]*)"', found[1]) if found else []


# --- names ---------------------------------------------------------------------------------------------------

MINISTRY = entity(
    "organizations", "bo-hoa", "name: Bộ Hòa\nabbreviation: BH\nother_names: [Sở Thủy, {name: Ty Cũ, note: x}]\nid: m1"
)


@pytest.mark.parametrize(
    "name",
    [
        "Bộ Hòa",
        "Bộ Hoà",
        "BỘ HOÀ",
        "bộ   hòa",
        unicodedata.normalize("NFD", "Bộ Hòa"),
        "BH",
        "bh",
        "sở thuỷ",
        "Ty Cũ",
        "m1",
    ],
)
def test_every_form_of_a_name_means_the_same(tmp_path: Path, name: str) -> None:
    site = Site(tmp_path, article(f"organizations: ['{name}']") + MINISTRY)
    assert site.build().problems == []
    assert listed(site, "organizations") == ["/co-quan/bo-hoa/"]


@pytest.mark.parametrize("name", ["Bộ Hoa", "Bộ Họa", "M1", "Bộ Hòa."])
def test_other_diacritics_mean_another(tmp_path: Path, name: str) -> None:
    site = Site(tmp_path, article(f"organizations: ['{name}']") + MINISTRY.replace("id: m1", "id: m1\nslug: khac"))
    (problem,) = site.problems()
    assert (problem.severity, problem.place.line, problem.place.column) == ("warning", 4, 17)


def test_names_without_files_that_share_a_slug_are_told_both(tmp_path: Path) -> None:
    site = Site(tmp_path, article("officials: [Lê Tân]") + article("officials: [Lê Tấn]", name="2018/b"))
    errors = [problem for problem in site.problems() if problem.severity == "error"]
    assert {(problem.place.path, problem.place.line, problem.place.column) for problem in errors} == {
        ("content/articles/2018/b.md", 4, 13)
    }
    assert "/can-bo/le-tan/ is the URL of both articles/2018/a.md and articles/2018/b.md" in str(errors[0])


def test_name_without_a_file_has_a_page_a_feed_and_one_warning(tmp_path: Path) -> None:
    site = Site(tmp_path, article("organizations: [Ủy ban Lạ]") + article("organizations: [UỶ BAN  LẠ]", name="2018/b"))
    problems = site.build().problems
    assert [(problem.severity, problem.place.path) for problem in problems] == [
        ("warning", "content/articles/2018/a.md")
    ]
    page = site.read("co-quan/uy-ban-la/index.html")
    assert "Ủy ban Lạ" in page
    assert "/tin/2018/a/" in page
    assert "/tin/2018/b/" in page
    assert site.exists("co-quan/uy-ban-la/feed.xml")


TWO = (
    entity("organizations", "bo-a", "name: Bộ A")
    + entity("organizations", "bo-b", "name: Bộ B")
    + entity(
        "people",
        "son-1",
        "name: Trần Văn Sơn\n"
        "memberships:\n  - {organization: Bộ A, role: Thứ trưởng, start_date: 2016, end_date: 2018-06}",
    )
    + entity(
        "people",
        "son-2",
        "name: Trần Văn Sơn\nid: son-b\nmemberships:\n  - {organization: Bộ B, role: Vụ trưởng, start_date: 2017}",
    )
)


def test_name_that_fits_two_lists_both_with_their_posts(tmp_path: Path) -> None:
    (problem,) = Site(
        tmp_path, TWO + article("officials:\n  - Lê B\n  - Trần văn sơn") + entity("people", "b", "name: Lê B")
    ).problems()
    assert (problem.severity, problem.place.path) == ("error", "content/articles/2018/a.md")
    assert (problem.place.line, problem.place.column) == (6, 5)
    assert "son-1 (Thứ trưởng, Bộ A 2016–2018-06)" in problem.message
    assert "son-b (Vụ trưởng, Bộ B 2017–)" in problem.message
    assert "id" in problem.hint


@pytest.mark.parametrize(
    ("official", "date", "url"),
    [
        ("son-1", "2018-01-17", "/can-bo/son-1/"),
        ("son-b", "2018-01-17", "/can-bo/son-2/"),
        ("{name: Trần Văn Sơn, organization: Bộ A}", "2018-01-17", "/can-bo/son-1/"),
        ("{name: Trần Văn Sơn, organization: bộ  b}", "2018-01-17", "/can-bo/son-2/"),
        ("{name: Trần Văn Sơn, organization: Bộ A}", "2018", "/can-bo/son-1/"),
        ("{name: Trần Văn Sơn, organization: Bộ A}", "2018-06", "/can-bo/son-1/"),
        ("{name: Trần Văn Sơn, organization: Bộ A}", "2018-07", ""),
        ("{name: Trần Văn Sơn, organization: Bộ C}", "2018", ""),
        ("Trần Văn Sơn", "2018", ""),
    ],
)
def test_homonym_is_told_by_id_or_by_organization_and_date(tmp_path: Path, official: str, date: str, url: str) -> None:
    site = Site(tmp_path, TWO + article(f"officials: [{official}]", date=date))
    errors = [problem for problem in site.problems() if problem.severity == "error"]
    if url:
        assert errors == []
        assert listed(site, "officials") == [url]
    else:
        assert "fits 2 person entries" in errors[0].message


def test_two_homonyms_in_one_organization_are_told_by_role(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        "".join(
            entity("people", slug, f"name: Lê A\nmemberships: [{{organization: Bộ A, role: {role}}}]")
            for slug, role in (("le-1", "Vụ trưởng"), ("le-2", "Thứ trưởng"))
        )
        + article("officials: [{name: Lê A, organization: Bộ A, role: Thứ trưởng}]"),
    )
    site.build()
    assert listed(site, "officials") == ["/can-bo/le-2/"]


def test_ambiguous_organization_topic_and_author(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        "".join(
            entity(kind, slug, "name: Trùng") for kind in ("organizations", "topics", "authors") for slug in ("x", "y")
        )
        + article("organizations: [Trùng]\ntopic: Trùng\nauthor: [Trùng]"),
    )
    errors = [(problem.place.line, problem.place.column, problem.message.split(": ")[1]) for problem in site.problems()]
    assert errors == [
        (4, 17, "x (organizations/x.md); y (organizations/y.md)"),
        (5, 1, "x (topics/x.md); y (topics/y.md)"),
        (6, 10, "x (authors/x.md); y (authors/y.md)"),
    ]


# --- posts ---------------------------------------------------------------------------------------------------

OFFICIAL = (
    entity("organizations", "bo-a", "name: Bộ A")
    + entity("organizations", "ban-b", "name: Ban B")
    + entity(
        "people",
        "an",
        "name: Lê An\nhonorific_prefix: Đồng chí\nmemberships:\n"
        "  - {organization: Bộ A, role: Thứ trưởng, start_date: 2016, end_date: 2018-02}\n"
        "  - {organization: Ban B, role: Trưởng ban, start_date: 2018-03}",
    )
)


@pytest.mark.parametrize(
    ("date", "organizations"),
    [
        ("2015", []),
        ("2016", ["/co-quan/bo-a/"]),
        ("2018-02-28", ["/co-quan/bo-a/"]),
        ("2018-03-01", ["/co-quan/ban-b/"]),
        ("2018-02", ["/co-quan/bo-a/"]),
    ],
)
def test_who_held_a_post_brings_its_organization(tmp_path: Path, date: str, organizations: list[str]) -> None:
    site = Site(tmp_path, OFFICIAL + article("officials: [Lê An]", date=date))
    site.build()
    year = date[:4]
    page = site.read(f"tin/{year}/a/index.html")
    assert [url for url in ("/co-quan/bo-a/", "/co-quan/ban-b/") if f'<li><a href="{url}">' in page] == organizations


def test_period_that_overlaps_two_posts_counts_both(tmp_path: Path) -> None:
    site = Site(tmp_path, OFFICIAL + article("officials: [Lê An]", date="2018"))
    site.build()
    assert set(listed(site, "organizations")) == {"/co-quan/bo-a/", "/co-quan/ban-b/"}
    for slug in ("bo-a", "ban-b"):
        assert "/tin/2018/a/" in site.read(f"co-quan/{slug}/index.html")


def test_first_organization_listed_is_the_lead(tmp_path: Path) -> None:
    site = Site(tmp_path, OFFICIAL + article("officials: [Lê An]\norganizations: [Ban B, Bộ A, ban b]"))
    site.build()
    assert listed(site, "organizations") == ["/co-quan/ban-b/", "/co-quan/bo-a/"]
    assert re.search(r'href="/co-quan/ban-b/">Ban B</a> <span class="tag">', site.read(PAGE))
    assert '"about":[{"@type":"GovernmentOrganization","name":"Ban B"' in site.read(PAGE)


def test_organization_that_an_official_brings_leads_where_none_is_listed(tmp_path: Path) -> None:
    site = Site(tmp_path, OFFICIAL + article("officials: [Lê An]"))
    site.build()
    assert '"about":[{"@type":"GovernmentOrganization","name":"Bộ A"' in site.read(PAGE)


def test_title_is_kept_as_it_was_printed(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        OFFICIAL
        + article("officials:\n  - {name: Lê An, rank: Đại tá, role: Quyền Trưởng ban, organization: Ban B}\n"),
    )
    site.build()
    shown = re.sub(r"<[^>]+>", "", re.search(r'<ul class="officials">(.*?)</ul>', site.read(PAGE), re.DOTALL)[1])  # type: ignore[index]
    assert " ".join(shown.split()) == "Đại tá Lê An, Quyền Trưởng Ban B"
    assert "/co-quan/bo-a/" in listed(site, "organizations")  # the post that he held that day counts all the same


def test_name_alone_shows_the_post_of_that_day(tmp_path: Path) -> None:
    site = Site(tmp_path, OFFICIAL + article("officials: [Lê An]", date="2018-05"))
    site.build()
    shown = re.sub(r"<[^>]+>", "", re.search(r'<ul class="officials">(.*?)</ul>', site.read(PAGE), re.DOTALL)[1])  # type: ignore[index]
    assert " ".join(shown.split()) == "Đồng chí Lê An, Trưởng Ban B"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "undated"),
        ("2018", None, "current"),
        ("2018", "2018-06", "past"),
        (None, "2018-07", "current"),
        ("2018-08", None, "future"),
        ("2018-07-01", "2018", "current"),
    ],
)
def test_state_of_a_post(start: str | None, end: str | None, expected: str) -> None:
    now = parse("2018-07-15", TZ).start
    assert state(parse(start, TZ) if start else None, parse(end, TZ) if end else None, now) == expected


# --- families ------------------------------------------------------------------------------------------------


def test_hierarchy_and_succession(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        entity("organizations", "cuc", "name: Cục C\nparent: vụ b")
        + entity("organizations", "vu", "name: Vụ B\nparent: Bộ A")
        + entity("organizations", "bo", "name: Bộ A\nsuccessor: Bộ Mới")
        + entity("organizations", "bo-moi", "name: Bộ Mới"),
    )
    assert site.build().problems == []
    page = site.read("co-quan/cuc/index.html").partition("<body>")[2]
    assert page.index("/co-quan/bo/") < page.index("/co-quan/vu/")
    assert "/co-quan/bo/" in site.read("co-quan/bo-moi/index.html")
    assert "/co-quan/bo-moi/" in site.read("co-quan/bo/index.html")
    assert "/co-quan/cuc/" in site.read("co-quan/vu/index.html")


@pytest.mark.parametrize("key", ["parent", "successor"])
def test_circle_is_an_error_at_its_key(tmp_path: Path, key: str) -> None:
    site = Site(
        tmp_path,
        entity("organizations", "a", f"name: A\n{key}: B")
        + entity("organizations", "b", f"name: B\n{key}: C")
        + entity("organizations", "c", f"name: C\nid: z\n{key}: A"),
    )
    (problem,) = site.problems()
    assert (problem.place.path, problem.place.line, problem.place.column) == ("content/organizations/c.md", 4, 1)
    assert f"would be its own {key}" in problem.message


def test_own_parent_is_a_circle(tmp_path: Path) -> None:
    (problem,) = Site(tmp_path, entity("topics", "a", "name: A\nparent: a")).problems()
    assert "its own parent" in problem.message


# --- identity ------------------------------------------------------------------------------------------------

NEW = Article(path="articles/2018/a.md", kind="articles", slug="a", title="A", date=parse("2018", TZ))


def guid_of(site: Site) -> str:
    found = re.search(r'<guid isPermaLink="false">(urn:uuid:[0-9a-f-]{36})</guid>', site.read("feed.xml"))
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [("id: x1\nslug: khac", "Bài", "2018-01-17"), ("id: x1", "Tít mới", "2018-01-17"), ("id: x1", "Bài", "2019")],
)
def test_guid_stays_when_title_slug_or_date_change(tmp_path: Path, head: str, title: str, date: str) -> None:
    site = Site(tmp_path, article("id: x1"))
    site.build()
    before = guid_of(site)
    site.write(article(head, title=title, date=date))
    site.build()
    assert guid_of(site) == before


def test_guid_stays_when_slug_and_title_change_without_an_id(tmp_path: Path) -> None:
    site = Site(tmp_path, article())
    site.build()
    before = guid_of(site)
    site.write(article("slug: khac", title="Khác"))
    site.build()
    assert guid_of(site) == before
    assert site.exists("tin/2018/khac/index.html")


def test_guid_stays_when_the_file_moves_and_has_an_id(tmp_path: Path) -> None:
    site = Site(tmp_path, article("id: x1"))
    site.build()
    before = guid_of(site)
    (tmp_path / "content/articles/2018/a.md").rename(tmp_path / "content/articles/z.md")
    site.build()
    assert guid_of(site) == before


def test_guid_stays_when_the_domain_changes_and_site_id_is_set(tmp_path: Path) -> None:
    site = Site(tmp_path, article() + f'-- site.toml --\n{SETTINGS}site_id = "https://example.org/"\n')
    site.build()
    before = guid_of(site)
    site.write(
        '-- site.toml --\ntitle = "x"\nbase_url = "https://other.vn/d/"\nsite_id = "https://example.org/"\n'
        '[urls]\narticles = "bai"\n'
    )
    site.build()
    assert guid_of(site) == before
    assert "https://other.vn/d/bai/2018/a/" in site.read("feed.xml")


def test_guid_is_that_of_the_contract_and_differs_between_sites() -> None:
    assert guid("https://a.vn/", NEW) != guid("https://b.vn/", NEW)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", guid("x", NEW))


# --- mentions ------------------------------------------------------------------------------------------------

KNOWN = (
    entity("organizations", "bo-cong-an", "name: Bộ Công an\nother_names: [Công an]\nabbreviation: BCA")
    + entity("people", "son", "name: Nguyễn Văn Sơn")
    + "-- content/glossary.yml --\nCông: Của chung\nANTQ: An ninh Tổ quốc\nBCA: Bộ\n"
)
LINK = '<a href="/co-quan/bo-cong-an/">'


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            "Bộ Công an. Bộ Công an.",
            f'<p>{LINK}Bộ <abbr title="Của chung">Công</abbr> an</a>. Bộ <abbr title="Của chung">Công</abbr> an.</p>',
        ),
        ("BCA và Công an", f'<p>{LINK}<abbr title="Bộ">BCA</abbr></a> và <abbr title="Của chung">Công</abbr> an</p>'),
        ("Bộ Công anh", '<p>Bộ <abbr title="Của chung">Công</abbr> anh</p>'),
        (
            "[Nguyễn Văn Sơn](https://e.vn) rồi Nguyễn Văn Sơn",
            '<p><a href="https://e.vn">Nguyễn Văn Sơn</a> rồi <a href="/can-bo/son/">Nguyễn Văn Sơn</a></p>',
        ),
        ("`Nguyễn Văn Sơn`", "<p><code>Nguyễn Văn Sơn</code></p>"),
        ("ANTQ, ANTQ", '<p><abbr title="An ninh Tổ quốc">ANTQ</abbr>, <abbr title="An ninh Tổ quốc">ANTQ</abbr></p>'),
    ],
)
def test_mentions(tmp_path: Path, body: str, made: str) -> None:
    site = Site(tmp_path, article("", body) + KNOWN)
    site.build()
    assert body_of(site) == made


def test_headings_have_no_links_on_names(tmp_path: Path) -> None:
    site = Site(tmp_path, article("", "## Nguyễn Văn Sơn\n\nNguyễn Văn Sơn") + KNOWN)
    site.build()
    assert (
        body_of(site) == '<h2 id="nguyen-van-son">Nguyễn Văn Sơn</h2>\n<p><a href="/can-bo/son/">Nguyễn Văn Sơn</a></p>'
    )


@pytest.mark.parametrize("where", ["article", "site"])
def test_link_names_false(tmp_path: Path, where: str) -> None:
    site = Site(tmp_path, article("link_names: false" if where == "article" else "", "Nguyễn Văn Sơn ANTQ") + KNOWN)
    if where == "site":
        site.write(f"-- site.toml --\n{SETTINGS}link_names = false\n")
    site.build()
    assert body_of(site) == '<p>Nguyễn Văn Sơn <abbr title="An ninh Tổ quốc">ANTQ</abbr></p>'


def test_nobody_links_to_himself_and_others_link(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        entity("people", "son", "name: Nguyễn Văn Sơn", "Nguyễn Văn Sơn ở Bộ Lạ.")
        + entity("organizations", "bo-la", "name: Bộ Lạ"),
    )
    site.build()
    assert body_of(site, "can-bo/son/index.html") == '<p>Nguyễn Văn Sơn ở <a href="/co-quan/bo-la/">Bộ Lạ</a>.</p>'


def test_ambiguous_name_is_linked_only_where_the_article_says_who(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        TWO + article("officials: [son-b]", "Trần Văn Sơn") + article("", "Trần Văn Sơn", name="2018/b"),
    )
    site.build()
    assert body_of(site) == '<p><a href="/can-bo/son-2/">Trần Văn Sơn</a></p>'
    assert body_of(site, "tin/2018/b/index.html") == "<p>Trần Văn Sơn</p>"


def test_names_without_a_file_are_not_linked_in_bodies(tmp_path: Path) -> None:
    site = Site(tmp_path, article("organizations: [Bộ Lạ]", "Bộ Lạ"))
    site.build()
    assert body_of(site) == "<p>Bộ Lạ</p>"


def test_registry_change_changes_the_bodies(tmp_path: Path) -> None:
    site = Site(tmp_path, article("", "Hoà ở Bộ Lạ"))
    site.build()
    site.write(entity("organizations", "bo-la", "name: Bộ Lạ"))
    site.build()
    assert "/co-quan/bo-la/" in body_of(site)
    (tmp_path / "content/organizations/bo-la.md").unlink()
    site.build()
    assert body_of(site) == "<p>Hoà ở Bộ Lạ</p>"


# --- references ----------------------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_pictures(tmp_path: Path, archive: str, *names: str) -> Site:
    site = Site(tmp_path, archive)
    for name in names:
        target = tmp_path / "content/media" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(3, 2))
    return site


@pytest.mark.parametrize("written", ["/media/a.png", "../../media/a.png", "media/a.png", "../../media/x/../a.png"])
def test_picture_has_its_size(tmp_path: Path, written: str) -> None:
    site = with_pictures(tmp_path, article("", f"![Ảnh]({written})"), "a.png", "khong-dung.png")
    site.build()
    assert (
        body_of(site)
        == '<p><img src="/media/a.png" width="3" height="2" alt="Ảnh" loading="lazy" decoding="async"></p>'
    )
    assert site.exists("media/a.png")
    assert not site.exists("media/khong-dung.png")


@pytest.mark.parametrize(
    "name", ["a#b.png", "c?d.png", "50%.png", "%2e%2e%2fe.png", "ảnh chụp.png", 'q"<>.png', "a&b.png"]
)
def test_picture_of_any_name_is_served_at_its_url(tmp_path: Path, name: str) -> None:
    site = with_pictures(
        tmp_path, article(f"image: {{src: 'media/{name}', alt: x}}", f"![x](</media/{quote(name)}>)"), name
    )
    site.build()
    assert site.exists(f"media/{name}")
    urls = re.findall(r'<img src="(/media[^"]*)"', site.read(PAGE))
    assert len(urls) == 2
    assert {unquote(url) for url in urls} == {f"/media/{name}"}
    assert "#" not in urls[0] and "?" not in urls[0]


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "/tin/2018/b/"),
        ("./b.md#duong-loi", "/tin/2018/b/#duong-loi"),
        ("/articles/2018/b.md", "/tin/2018/b/"),
        ("../../people/son.md", "/can-bo/son/"),
        ("../../pages/gioi-thieu.md", "/gioi-thieu/"),
        ("/tin/2018/", "/tin/2018/"),
        ("/tin/2018/b/#duong-loi", "/tin/2018/b/#duong-loi"),
        ("../b/", "/tin/2018/b/"),
        ("/feed.xml", "/feed.xml"),
        ("/tep.txt", "/tep.txt"),
        ("/cu/", "/cu/"),
        ("#chuong", "#chuong"),
        ("https://e.vn/?a=1&b=2", "https://e.vn/?a=1&amp;b=2"),
        ("mailto:a@e.vn", "mailto:a@e.vn"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/diem-tin"])
def test_link(tmp_path: Path, written: str, href: str, prefix: str) -> None:
    site = Site(
        tmp_path,
        article("", f"## Chương\n\n[x]({written})")
        + article("aliases: [/cu/]", "## Đường lối", name="2018/b")
        + entity("people", "son", "name: Sơn")
        + entity("pages", "gioi-thieu", "title: Giới thiệu")
        + "-- static/tep.txt --\nx\n"
        + f'-- site.toml --\ntitle = "x"\nbase_url = "https://example.org{prefix}/"\n',
    )
    assert site.problems() == []
    expected = prefix + href if href.startswith("/") else href
    assert f'<a href="{expected}">x</a>' in body_of(site)


def test_link_with_the_prefix_written_out(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("", "[x](/diem-tin/tin/)") + '-- site.toml --\ntitle = "x"\nbase_url = "https://e.vn/diem-tin/"\n',
    )
    assert site.problems() == []
    assert 'href="/diem-tin/tin/"' in body_of(site)


# --- drafts and articles to come -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hidden", "option"), [("draft: true\nslug: an", "drafts"), ("updated: 2100\nslug: an", "future")]
)
def test_hidden_article_leaves_no_trace(tmp_path: Path, hidden: str, option: str) -> None:
    date = "2018-02-03" if option == "drafts" else "2099-02-03"
    secret = article(
        f"{hidden}\norganizations: [Cơ quan Kín]\ntopic: Đề tài kín\nofficials: [Người Kín]\naliases: [/cu-kin/]\n"
        "image: media/kin.png\ncorrections: [{date: 2019, text: Sửa kín}]",
        "Thân kín",
        name="2018/kin",
        title="Tít kín",
        date=date,
    )
    site = with_pictures(tmp_path, article("", "Thường") + secret, "kin.png")
    assert site.build().articles == 1
    for path, data in site.files().items():
        assert "kin" not in path, path
        assert "kín" not in data.decode("utf-8", "replace").lower(), path
        assert f"/{date[:4]}/an" not in data.decode("utf-8", "replace"), path
    assert site.build(drafts=option == "drafts", future=option == "future").articles == 2
    assert "Tít kín" in site.read("feed.xml")
    site.build()
    assert not any("kin" in path for path in site.files())


@pytest.mark.parametrize(
    ("date", "published"),
    [("2026", 1), ("2026-09", 1), ("2026-09-21", 1), ("2026-10", 0), ("2026-09-22", 0), ("2027", 0)],
)
def test_article_is_published_from_the_first_instant_of_its_date(tmp_path: Path, date: str, published: int) -> None:
    site = Site(tmp_path, article(date=date))
    assert site.build(now=parse("2026-09-21T12:00", TZ).start).articles == published


def test_draft_person_is_only_a_name(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("officials: [Lê Nháp]") + entity("people", "nhap", "name: Lê Nháp\ndraft: true", "Tiểu sử kín"),
    )
    (problem,) = site.build().problems
    assert problem.severity == "warning"
    assert not any("Tiểu sử kín" in data.decode("utf-8", "replace") for data in site.files().values())


# --- related -------------------------------------------------------------------------------------------------


def test_related_articles_share_most_and_never_more_than_four(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        article("topic: T\norganizations: [O]\ndocuments: [D]", date="2018-06-01")
        + article("topic: T", name="2018/chu-de", date="2018-05-01")
        + article("organizations: [O]", name="2018/co-quan", date="2018-04-01")
        + article("documents: [D]", name="2018/van-ban", date="2018-03-01")
        + article("topic: Khác", name="2018/la", date="2018-05-15"),
    )
    site.build()
    related = site.read(PAGE).partition('<section class="related">')[2]
    assert re.findall(r'<h3><a href="([^"]*)"', related) == [
        "/tin/2018/van-ban/",
        "/tin/2018/co-quan/",
        "/tin/2018/chu-de/",
    ]
    many = "".join(article("topic: T", name=f"2018/b{number}") for number in range(9))
    site.write(many)
    site.build()
    assert site.read("tin/2018/b5/index.html").partition('<section class="related">')[2].count("<h3>") == 4


def test_empty_link_is_an_error_at_its_place(tmp_path: Path) -> None:
    site = Site(tmp_path, "-- content/articles/a.md --\n---\ntitle: A\ndate: 2018\n---\nChữ [b]().\n")
    (problem,) = site.problems()
    assert str(problem).startswith("content/articles/a.md:5:9: error: the link is empty")
