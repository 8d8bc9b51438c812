"""What the pages of people and bodies tell: articles over time, who stands beside whom, years, the network."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from tests.pages import broken_links, faults
from tests.sites import SETTINGS, Site

PERSON = """
-- content/people/{stem}.md --
---
name: {name}
memberships:
  - {{organization: {body}, role: {role}, start_date: 2016, end_date: "{end}"}}
---
"""


def article(number: int, date: str, **fields: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"-- content/articles/b{number}.md --\n---\ntitle: Bài {number}\ndate: {date}\n{head}---\nThân bài.\n"


def person(stem: str, name: str, body: str = "Cục Mẫu", role: str = "Cục trưởng", end: str = "") -> str:
    return PERSON.format(stem=stem, name=name, body=body, role=role, end=end).replace(', end_date: ""', "")


def page(site: Site, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(site.read(f"{path}/index.html"))


def listed(site: Site, path: str, heading: str) -> list[tuple[str, str]]:
    """Name and number of each entry of the list that follows ``heading``."""
    (found,) = [one for one in page(site, path).iter("h2", "h3") if one.text_content().strip() == heading]
    items = found.getnext().findall("li")
    return [(li.find("a").text_content(), li.find_class("count")[0].text_content()) for li in items]


def sound(site: Site) -> None:
    files = site.files()
    for path, data in files.items():
        assert not path.endswith(".html") or faults(data) == [], path
    assert list(broken_links(files, "https://example.org/")) == []


# --- often together with --------------------------------------------------------------------------------------

TOGETHER = "".join(
    (
        article(1, "2018-01-01", organizations="[Bộ A, Cục B, Sở C]", officials="[An]", documents="[Nghị quyết 1]"),
        article(2, "2018-01-02", organizations="[Bộ A, Cục B]", officials="[An, Bình]", documents="[Nghị quyết 1]"),
        article(3, "2018-01-03", organizations="[Bộ A, Cục B, Bộ A]", officials="[Bình]"),
        article(4, "2018-01-04", organizations="[Sở D]"),
        article(5, "2018-01-05", organizations="[Sở E, Sở F]"),
    )
)


def test_who_stands_in_the_same_articles_most_often(tmp_path: Path) -> None:
    site = Site(tmp_path, TOGETHER)
    site.build()
    assert listed(site, "co-quan/bo-a", "Cơ quan") == [("Cục B", "3 bài")]  # Sở C only once, Bộ A not with itself
    assert listed(site, "co-quan/bo-a", "Cán bộ") == [("Bình", "2 bài"), ("An", "2 bài")]  # of equals the latest
    assert listed(site, "co-quan/bo-a", "Văn bản được nhắc cùng") == [("Nghị quyết 1", "2 bài")]
    assert listed(site, "can-bo/an", "Cơ quan") == [("Bộ A", "2 bài"), ("Cục B", "2 bài")]
    assert listed(site, "van-ban/nghi-quyet-1", "Cơ quan") == [("Bộ A", "2 bài"), ("Cục B", "2 bài")]
    assert "Thường xuất hiện cùng" in site.read("co-quan/bo-a/index.html")
    sound(site)


def test_once_is_not_often(tmp_path: Path) -> None:
    site = Site(tmp_path, TOGETHER)
    site.build()
    assert listed(site, "co-quan/so-e", "Cơ quan") == [("Sở F", "1 bài")]
    assert "Thường xuất hiện cùng" not in site.read("co-quan/so-e/index.html")
    assert "Cùng xuất hiện trong bài" in site.read("co-quan/so-e/index.html")
    assert "Cùng xuất hiện trong bài" not in site.read("co-quan/so-d/index.html")


def test_at_most_eight_of_a_kind(tmp_path: Path) -> None:
    bodies = ", ".join(f"Cục {letter}" for letter in "ABCDEFGHIKLM")
    site = Site(tmp_path, "".join(article(n, "2018-01-01", organizations=f"[{bodies}]") for n in range(2)))
    site.build()
    assert len(listed(site, "co-quan/cuc-m", "Cơ quan")) == 8


def test_people_of_one_name_are_told_apart_by_their_posts(tmp_path: Path) -> None:
    both = person("an-1", "An", "Cục Mẫu") + person("an-2", "An", "Sở Thử", "Giám đốc", "2019-05")
    who = "[{name: An, organization: Cục Mẫu}, {name: An, organization: Sở Thử}, Bình]"
    articles = "".join(article(n, "2018-01-01", organizations="[Bộ A]", officials=who) for n in range(2))
    site = Site(tmp_path, both + articles)
    site.build()
    text = " ".join(page(site, "co-quan/bo-a").find_class("more")[0].text_content().split())
    assert "An Cục trưởng Cục Mẫu 2 bài An nguyên Giám đốc Sở Thử 2 bài Bình 2 bài" in text


def test_index_tells_the_last_post_of_who_holds_none(tmp_path: Path) -> None:
    site = Site(tmp_path, person("an", "Lê An", end="2019-05") + person("ba", "Lê Bá"))
    site.build()
    notes = [note.text_content() for note in page(site, "can-bo").find_class("note")]
    assert notes == ["nguyên Cục trưởng Cục Mẫu", "Cục trưởng Cục Mẫu"]


# --- articles over time ---------------------------------------------------------------------------------------


def test_months_and_years_are_drawn_and_stand_in_a_table(tmp_path: Path) -> None:
    dates = ("2018", "2018", "2018-03", "2018-03-05", "2018-07-01T08:00:00+07:00", "2019-01-31T20:00:00Z", "2021")
    site = Site(tmp_path, "".join(article(n, date, organizations="[Bộ A]") for n, date in enumerate(dates)))
    site.build()
    (table,) = page(site, "co-quan/bo-a").iter("table")
    rows = [[cell.text_content() for cell in row] for row in table.find("tbody")]
    assert rows[-1] == ["2018", "5", *"002000100000", "2"]
    assert rows[-2] == ["2019", "1", *"010000000000", "0"]  # February in Hà Nội
    assert rows[0] == ["2021", "1", *"000000000000", "1"]
    assert table.find("caption").text_content() == "Số bài theo năm và tháng"
    (chart,) = page(site, "co-quan/bo-a").xpath("//main//svg")
    assert chart.get("role") == "img"
    named = [chart.get_element_by_id(name).text_content() for name in chart.get("aria-labelledby").split()]
    assert named == ["Số bài theo tháng, từ 3/2018 đến 2/2019", "Nhiều nhất là 2 bài (3/2018)."]
    assert "7 bài, từ 2018 đến 2021." in page(site, "co-quan/bo-a").text_content()
    sound(site)


def test_few_articles_are_told_in_a_sentence(tmp_path: Path) -> None:
    site = Site(tmp_path, "".join(article(n, f"2018-0{n}", officials="[An]") for n in (1, 2, 3)))
    site.build()
    assert page(site, "can-bo/an").xpath("//main//svg") == []
    assert "3 bài, từ 1/2018 đến 3/2018." in page(site, "can-bo/an").text_content()


# --- year by year ---------------------------------------------------------------------------------------------

DATES = ("2017-02", "2018", "2018-01-01", "2018-06-01", "2019-01-01", "2019-02", "2019-03-01")
MANY = "".join(article(n, date, organizations="[Bộ A]", topic="T") for n, date in enumerate(DATES))


def paged(size: int) -> str:
    return f"-- site.toml --\n{SETTINGS}per_page = {size}\n"


def test_a_long_list_has_pages_for_its_years(tmp_path: Path) -> None:
    site = Site(tmp_path, MANY + paged(1))
    site.build()
    folders = [f"co-quan/bo-a/nam-2018{page}" for page in ("", "/trang/2", "/trang/3")]
    titles = [h.text_content() for folder in folders for h in page(site, folder).iter("h3")]
    assert titles == ["Bài 3", "Bài 1", "Bài 2"]
    head = page(site, folders[1])
    assert head.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/{folders[1]}/"]
    crumbs = [a.get("href") for a in head.find_class("breadcrumbs")[0].iter("a")]
    assert crumbs == ["/", "/co-quan/", "/co-quan/bo-a/", "/co-quan/bo-a/nam-2018/"]
    assert head.findtext(".//title") == "Bộ A – năm 2018 – trang 2 · Điểm tin"
    assert "Bài viết năm 2018, trang 2" in head.text_content()
    assert "/nam-2018/" not in site.read("sitemap.xml")
    assert site.exists("chu-de/t/nam-2017/index.html")
    sound(site)


@pytest.mark.parametrize(("folder", "chosen"), [("", "Tất cả 7"), ("trang/3", "Tất cả"), ("nam-2018", "2018")])
def test_every_page_leads_to_all_years(tmp_path: Path, folder: str, chosen: str) -> None:
    site = Site(tmp_path, MANY + paged(1))
    site.build()
    (row,) = page(site, f"co-quan/bo-a/{folder}").find_class("periods")
    links = {" ".join(a.text_content().split()): a.get("href") for a in row.iter("a")}
    base = "/co-quan/bo-a/"
    counts = {"Tất cả": " 7", "2019": " 3", "2018": " 3", "2017": " 1"} if not folder else {}  # told on the first alone
    urls = {"Tất cả": base} | {str(year): f"{base}nam-{year}/" for year in (2019, 2018, 2017)}
    assert links == {name + counts.get(name, ""): url for name, url in urls.items()}
    assert [" ".join(a.text_content().split()) for a in row.iter("a") if a.get("aria-current")] == [chosen]


def test_in_a_list_of_some_pages_years_lead_to_where_they_begin(tmp_path: Path) -> None:
    site = Site(tmp_path, MANY + paged(2))
    site.build()
    (row,) = page(site, "co-quan/bo-a/trang/2").find_class("periods")
    base = "/co-quan/bo-a/"
    starts = [f"{base}#p_year-2019", f"{base}trang/2/#p_year-2018", f"{base}trang/4/#p_year-2017"]
    assert [a.get("href") for a in row.iter("a")] == [base, *starts]
    titles = [page(site, "co-quan/bo-a/trang/2").get_element_by_id("p_year-2018").find("h3").text_content()]
    assert titles == ["Bài 3"]
    assert not [path for path in site.files() if "nam-20" in path]
    sound(site)


def test_short_lists_and_lists_of_one_year_have_none(tmp_path: Path) -> None:
    one = "".join(article(n + 10, "2018-01-01", topic="Một năm") for n in range(9))
    two = article(20, "2018-01-01", topic="Ngắn") + article(21, "2019-01-01", topic="Ngắn")
    site = Site(tmp_path, one + two + paged(2))
    site.build()
    assert not [path for path in site.files() if "nam-20" in path]
    assert page(site, "chu-de/ngan").find_class("periods") == []
    assert page(site, "chu-de/mot-nam").find_class("periods") == []


def test_the_words_of_the_addresses_are_settings(tmp_path: Path) -> None:
    site = Site(tmp_path, MANY + paged(1) + '[urls]\nyear = "page"\npage = "page"\nnetwork = "map"\n')
    site.build()
    assert site.exists("co-quan/bo-a/page-2018/page/2/index.html")
    assert site.exists("map/index.html")


# --- the network ----------------------------------------------------------------------------------------------


def test_map_and_table_hold_the_same_pairs(tmp_path: Path) -> None:
    site = Site(tmp_path, TOGETHER)
    site.build()
    tree = page(site, "mang-luoi")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row] for row in tree.get_element_by_id("p_pairs").iter("tr")
    ]
    assert rows[0] == ["Cơ quan", "Cùng với", "Bài chung"]
    assert rows[1] == ["Bộ A", "Cục B", "3"]
    assert sorted(rows[2:]) == [["Bộ A", "Sở C", "1"], ["Cục B", "Sở C", "1"], ["Sở E", "Sở F", "1"]]
    (drawing,) = tree.find_class("network")
    assert len(drawing.find_class("tie")) == len(rows) - 1
    drawn = {a.get("href"): a.get("aria-label") for a in drawing.iter("a")}
    assert drawn["/co-quan/bo-a/"] == "Bộ A, 3 bài"
    assert set(drawn) == {f"/co-quan/{slug}/" for slug in ("bo-a", "cuc-b", "so-c", "so-e", "so-f")}  # Sở D is alone
    sound(site)


def test_the_map_shows_the_abbreviation(tmp_path: Path) -> None:
    site = Site(tmp_path, TOGETHER + "-- content/organizations/a.md --\n---\nname: Bộ A\nabbreviation: BA\n---\n")
    site.build()
    (link,) = [a for a in page(site, "mang-luoi").iter("a") if a.get("aria-label") == "Bộ A, 3 bài"]
    assert "".join(link.xpath(".//tspan/text()")) == "BA"


def test_thirty_bodies_with_their_strongest_ties(tmp_path: Path) -> None:
    crowd = ", ".join(f"Cục Mẫu {n:02}" for n in range(40))
    articles = article(1, "2018", organizations=f"[{crowd}]")
    articles += "".join(article(n, "2018", organizations="[Cục Mẫu 38, Cục Mẫu 39]") for n in range(2, 5))
    site = Site(tmp_path, articles)
    site.build()
    tree = page(site, "mang-luoi")
    (drawing,) = tree.find_class("network")
    assert len(list(drawing.iter("a"))) == 30
    assert 30 <= len(drawing.find_class("tie")) <= 90
    first = tree.get_element_by_id("p_pairs").find("tbody")[0]
    assert [cell.text_content() for cell in first] == ["Cục Mẫu 38", "Cục Mẫu 39", "4"]
    assert "30 trong số 40 cơ quan" in " ".join(tree.find_class("intro")[0].text_content().split())


def test_indexes_and_footer_lead_to_the_network(tmp_path: Path) -> None:
    site = Site(tmp_path, TOGETHER)
    site.build()
    assert [a.text for a in page(site, "co-quan").xpath("//main//a[@href='/mang-luoi/']")] == ["Mạng lưới cơ quan"]
    assert page(site, "can-bo/an").xpath("//footer//a[@href='/mang-luoi/']")
    assert page(site, "can-bo").xpath("//main//a[@href='/mang-luoi/']") == []


def test_no_pairs_no_map(tmp_path: Path) -> None:
    site = Site(tmp_path, article(1, "2018", organizations="[Bộ A]"))
    site.build()
    assert page(site, "mang-luoi").xpath("//main//svg") == []
    assert "/mang-luoi/" not in site.read("sitemap.xml")
    assert 'content="noindex"' in site.read("mang-luoi/index.html")
    sound(site)
