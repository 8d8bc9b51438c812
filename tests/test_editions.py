"""Editions: which weeks and months there are, what stands in them, the editors' notes, the list, the first page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from site_gen import dates
from tests.sites import SETTINGS, Site

HANOI = dates.zone("Asia/Ho_Chi_Minh")


def article(name: str, when: str, head: str = "", body: str = "Bài.") -> str:
    return f"-- content/articles/{name}.md --\n---\ntitle: Bài {name}\ndate: {when}\n{head}\n---\n{body}\n"


def note(name: str, head: str = "", body: str = "Lời của chúng tôi.") -> str:
    return f"-- content/editions/{name}.md --\n---\n{head}\n---\n{body}\n"


def editions(site: Site) -> list[str]:
    return sorted(path.name for path in (site.output / "diem-tin").iterdir() if path.is_dir())


def listed(page: str) -> list[str]:
    """The articles of an edition's page in their order, lead first."""
    return re.findall(r'<(?:h2|h3|li)><a href="/tin/\d+/([^/"]*)/"', page)


# --- which there are -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "names"),
    [
        ("2018", []),
        ("2018-02", ["2018-02"]),
        ("2018-02-01", ["2018-02", "2018-w05"]),
        ("2018-12-31", ["2018-12", "2019-w01"]),
        ("2021-01-03", ["2020-w53", "2021-01"]),
        ("2018-02-04T16:59:59Z", ["2018-02", "2018-w05"]),
        ("2018-02-04T17:00:00Z", ["2018-02", "2018-w06"]),
        ("2018-02-28T17:00:00Z", ["2018-03", "2018-w09"]),
    ],
)
def test_an_article_stands_in_the_editions_that_its_date_is_fine_enough_for(
    when: str, names: list[str], tmp_path: Path
) -> None:
    site = Site(tmp_path, article("a", when))
    site.build()
    assert editions(site) == names
    for name in names:
        assert listed(site.read(f"diem-tin/{name}/index.html")) == ["a"]


def test_drafts_and_future_articles_make_no_edition(tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018-02-01", "draft: true") + article("b", "2099-02-01"))
    site.build()
    assert editions(site) == []
    assert "Nothing here" not in site.read("diem-tin/index.html")
    assert 'content="noindex"' in site.read("diem-tin/index.html")
    assert "/diem-tin/" not in site.read("sitemap.xml")
    assert "/diem-tin/" not in site.read("index.html")


@pytest.mark.parametrize(("year", "weeks"), [(2015, 53), (2018, 52), (2020, 53), (2021, 52)])
def test_weeks_are_those_of_iso_8601(year: int, weeks: int) -> None:
    assert dates.period(f"{year}-w{weeks}").last.isocalendar()[:2] == (year, weeks)
    if weeks == 52:
        with pytest.raises(ValueError, match=f"{year} has no week 53"):
            dates.period(f"{year}-w53")


@pytest.mark.parametrize("day", ["2018-01-01", "2018-12-31", "2016-02-29", "9998-12-31", "0001-01-01"])
def test_period_of_a_day_holds_it_and_is_named_so(day: str) -> None:
    when = dates.parse(day, HANOI)
    for period in (dates.week_of(when), dates.month_of(when)):
        assert period is not None
        assert period.first <= date.fromisoformat(day) <= period.last
        if period.year <= 9998:
            assert dates.period(period.text) == period


@pytest.mark.parametrize(
    "text", ["2018", "2018-1", "2018-13", "2018-00", "2018-w00", "2018-w54", "2018-W05", "0000-01", ""]
)
def test_what_names_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        dates.period(text)


# --- what stands in one --------------------------------------------------------------------------------------

WEEK = (
    article("mot", "2018-01-29", "topic: Y\nofficials: [Lê An]\norganizations: [Bộ A, Bộ B]")
    + article("hai", "2018-01-30", "topic: X\norganizations: [Bộ A]")
    + article("ba", "2018-01-31", "topic: Z\nfeatured: true")
    + article("bon", "2018-02-01", "topic: X")
    + article("nam", "2018-02-04", "organizations: [Bộ A]")
    + article("truoc", "2018-01-22")
    + article("sau", "2018-02-12", "organizations: [Bộ C]")
)


def test_lead_first_then_by_topic_each_once(tmp_path: Path) -> None:
    site = Site(tmp_path, WEEK)
    site.build()
    page = site.read("diem-tin/2018-w05/index.html")
    assert listed(page) == ["ba", "bon", "hai", "mot", "nam"]
    heads = re.findall(r'<h2 class="rule" id="p_topic-\d+">(?:<a [^>]*>)?([^<]*)', page)
    assert heads == ["X", "Y", "Tin khác"]  # the lead's own topic has nothing else
    assert "Điểm tin tuần 5 năm 2018 (29/1 – 4/2/2018)" in page
    assert "<h1>Điểm tin tuần 5 năm 2018</h1>" in page
    side = page.partition('class="split-side"')[2]
    assert re.findall(r'<li><a href="/[^"]*">([^<]*)</a> <span class="count">(\d+) bài', side) == [
        ("Bộ A", "3"),
        ("Bộ B", "1"),
        ("Lê An", "1"),
    ]


def test_without_a_featured_article_the_newest_leads(tmp_path: Path) -> None:
    site = Site(tmp_path, WEEK)
    site.build()
    assert listed(site.read("diem-tin/2018-02/index.html"))[0] == "sau"


def test_editions_lead_to_their_neighbours_months_and_weeks(tmp_path: Path) -> None:
    site = Site(tmp_path, WEEK)
    site.build()
    week = site.read("diem-tin/2018-w05/index.html")
    assert re.findall(r'<a href="/diem-tin/([^"/]+)/" rel="(prev|next)"', week) == [
        ("2018-w04", "prev"),
        ("2018-w07", "next"),  # week 6 brought nothing
    ]
    above = week.partition("</header>\n  <div")[0].rpartition("<h1>")[2]
    assert re.findall(r'href="/diem-tin/([^"/]+)/"', above) == ["2018-01", "2018-02"]
    for month, weeks in (("2018-01", ["2018-w04", "2018-w05"]), ("2018-02", ["2018-w05", "2018-w07"])):
        side = site.read(f"diem-tin/{month}/index.html").partition('class="issues"')[2].partition("</ul>")[0]
        assert re.findall(r'href="/diem-tin/([^"/]+)/"', side) == weeks


def test_a_month_with_many_articles_shows_all_of_them_but_few_summaries(tmp_path: Path) -> None:
    many = "".join(
        article(f"b{number}", f"2018-01-{number % 28 + 1:02}", f"topic: T{number % 30}", f"Tóm tắt {number}.")
        for number in range(300)
    )
    site = Site(tmp_path, many)
    site.build()
    page = site.read("diem-tin/2018-01/index.html")
    assert sorted(listed(page)) == sorted(f"b{number}" for number in range(300))
    assert page.count('class="summary"') == 60
    assert page.count('href="#p_topic-') == 30


@pytest.mark.parametrize(
    ("language", "shown"),
    [("vi", "Điểm tin tuần 1 năm 2019 (31/12/2018 – 6/1/2019)"), ("en", "The news of week 1, 2019")],
)
def test_days_that_lie_in_two_years(language: str, shown: str, tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018-12-31") + f'-- site.toml --\n{SETTINGS}language = "{language}"\n')
    site.build()
    assert f"<title>{shown}" in site.read("diem-tin/2019-w01/index.html")


# --- notes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2018-w05", "2018-02", "2018-W05"])
def test_note_stands_in_its_edition(name: str, tmp_path: Path) -> None:
    organization = "-- content/organizations/bo.md --\n---\nname: Bộ A\n---\n"
    site = Site(
        tmp_path,
        article("a", "2018-02-01", body=f"[xem](../editions/{name}.md#muc)")
        + note(name, "title: Lời mở\naliases: [/so-moi/]", "Về Bộ A.\n\n## Mục\n\n[bài](../articles/a.md)")
        + organization,
    )
    assert site.build().problems == []
    url = f"/diem-tin/{name.lower()}/"
    page = site.read(f"{url[1:]}index.html")
    assert '<h2 id="p_note">Lời mở</h2>' in page
    assert '<p>Về <a href="/co-quan/bo/">Bộ A</a>.</p>' in page
    assert '<a href="/tin/2018/a/">bài</a>' in page
    assert f'<a href="{url}#muc">xem</a>' in site.read("tin/2018/a/index.html")
    redirect = site.read("so-moi/index.html")
    assert f"url={url}" in redirect
    assert "Điểm tin t" in redirect


def test_note_without_a_heading_has_one_all_the_same(tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018-02-01") + note("2018-w05"))
    site.build()
    assert '<h2 id="p_note">Lời tòa soạn</h2>' in site.read("diem-tin/2018-w05/index.html")


@pytest.mark.parametrize(
    ("name", "told", "hint"),
    [
        ("2018-w5", "“2018-w5” is no week or month", "did you mean 2018-w05.md?"),
        ("2018-tuan-5", "is no week or month", "did you mean 2018-w05.md?"),
        ("2018-1", "is no week or month", "did you mean 2018-01.md?"),
        ("2018-w53", "2018 has no week 53", "name the file after its week"),
        ("2018-13", "2018 has no month 13", "name the file after its week"),
        (
            "tet",
            "“tet” is no week or month",
            "name the file after its week, as 2018-w05.md, or its month, as 2018-01.md",
        ),
    ],
)
def test_note_of_no_period_is_an_error(name: str, told: str, hint: str, tmp_path: Path) -> None:
    (found,) = Site(tmp_path, article("a", "2018-02-01") + note(name)).problems()
    assert found.severity == "error"
    assert found.place.path == f"content/editions/{name}.md"
    assert told in found.message
    assert hint in found.hint


def test_slug_names_the_period_too(tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018-02-01") + note("tet", "slug: 2018-w05"))
    assert site.build().problems == []
    assert "Lời của chúng tôi" in site.read("diem-tin/2018-w05/index.html")
    (found,) = Site(tmp_path / "2", note("2018-w05", "slug: tet")).problems()
    assert (found.severity, found.place.line) == ("error", 2)


def test_two_notes_of_one_period(tmp_path: Path) -> None:
    found = Site(tmp_path, article("a", "2018-02-01") + note("2018-w05") + note("b", "slug: 2018-w05")).problems()
    assert [(one.severity, one.message) for one in found] == [
        ("error", "editions/2018-w05.md is the note of 2018-w05 too")
    ]


@pytest.mark.parametrize(
    ("name", "when", "told"),
    [
        ("2018-w06", "2018-02-01", "no article is dated within 2018-w06 (2018-02-05 to 2018-02-11)"),
        ("2018-w05", "2018-02", "no article is dated within 2018-w05"),
        ("2018-03", "2018", "no article is dated within 2018-03"),
    ],
)
def test_note_of_a_period_without_articles_is_a_warning(name: str, when: str, told: str, tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", when) + note(name, "aliases: [/x/]", "Chim hoàng yến."))
    (found,) = site.build().problems
    assert found.severity == "warning"
    assert told in found.message
    assert not [path for path, data in site.files().items() if "Chim hoàng yến".encode() in data]
    assert not site.exists("x/index.html")


def test_link_to_a_note_that_is_not_published_is_broken(tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018", body="[x](../editions/2018-w05.md)") + note("2018-w05"))
    found = site.problems()
    assert [one.severity for one in found] == ["error", "warning"]
    assert (
        "an editor's note, and no article is dated within 2018-w05, so a link to it would be broken" in found[0].message
    )


def test_article_that_cannot_be_read_leaves_no_week_empty(tmp_path: Path) -> None:
    found = Site(tmp_path, article("a", "2018-02-30") + note("2018-w05")).problems()
    assert [one.severity for one in found] == ["error"]


def test_draft_of_a_note(tmp_path: Path) -> None:
    site = Site(tmp_path, article("a", "2018-02-01") + note("2018-w05", "draft: true", "Nháp thôi."))
    site.build()
    assert "Nháp thôi" not in site.read("diem-tin/2018-w05/index.html")
    site.build(drafts=True)
    assert "Nháp thôi" in site.read("diem-tin/2018-w05/index.html")


def test_editions_switched_off(tmp_path: Path) -> None:
    site = Site(
        tmp_path, article("a", "2018-02-01") + note("bat-ky") + f"-- site.toml --\n{SETTINGS}editions = false\n"
    )
    (found,) = site.build().problems
    assert found.severity == "warning"
    assert "editions are switched off" in found.message
    assert not [path for path, data in site.files().items() if b"/diem-tin/" in data or path.startswith("diem-tin/")]


# --- the list, the first page --------------------------------------------------------------------------------


def test_list_has_every_week_below_the_month_of_its_thursday(tmp_path: Path) -> None:
    site = Site(tmp_path, WEEK + article("cuoi", "2018-12-31") + article("thang", "2017-05"))
    site.build()
    page = site.read("diem-tin/index.html")
    assert re.findall(r"<h2>Năm (\d+)</h2>", page) == ["2019", "2018", "2017"]
    weeks = re.findall(r'href="/diem-tin/(\d+-w\d+)/"', page)
    assert weeks == ["2019-w01", "2018-w07", "2018-w05", "2018-w04"]
    months = re.findall(r'<h3>(?:<a href="/diem-tin/([\d-]+)/">)?(Tháng \d+)', page)
    assert months == [
        ("", "Tháng 1"),
        ("2018-12", "Tháng 12"),
        ("2018-02", "Tháng 2"),
        ("2018-01", "Tháng 1"),
        ("2017-05", "Tháng 5"),
    ]
    assert page.count("<details") == 3
    assert page.count(" open>") == 1


def test_first_page_shows_the_newest_week(tmp_path: Path) -> None:
    site = Site(tmp_path, WEEK)
    site.build()
    box = site.read("index.html").partition('class="edition-box"')[2].partition("</section>")[0]
    assert re.findall(r'href="(/diem-tin/[^"]*)"', box) == ["/diem-tin/2018-w07/", "/diem-tin/"]
    assert "Bộ C" in box
    assert '<a href="/diem-tin/">Điểm tin</a>' in site.read("index.html")


def test_only_what_an_edit_touches_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_gen.read._YOUNG", 0)
    site = Site(tmp_path, WEEK + article("cu", "2017-05-05", body="Một.\n\nHai."))
    site.build()
    before = site.files()

    def changed() -> list[str]:
        site.build()
        after = site.files()
        found = sorted(path for path in after if path.startswith("diem-tin/") and after[path] != before[path])
        before.update(after)
        return found

    site.write(article("cu", "2017-05-05", body="Một.\n\nBa."))
    assert changed() == []
    site.write(article("cu", "2017-05-05", body="Khác.\n\nBa."))
    assert changed() == ["diem-tin/2017-05/index.html", "diem-tin/2017-w18/index.html", "diem-tin/feed.xml"]
    site.write(article("moi", "2017-05-06"))
    assert changed() == [
        "diem-tin/2017-05/index.html",
        "diem-tin/2017-w18/index.html",
        "diem-tin/feed.xml",
        "diem-tin/index.html",
    ]
