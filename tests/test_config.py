"""``site.toml``: defaults, every fault at its place, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen import config
from site_gen.errors import ContentError, UsageError

LEAST = 'title = "Điểm tin"\nbase_url = "https://example.org/"\n'


def faults(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        config.parse(text)
    return [str(problem) for problem in caught.value.problems]


def test_defaults_are_those_of_the_contract() -> None:
    site = config.parse(LEAST)
    assert (site.site_id, site.language, site.timezone) == ("https://example.org/", "vi", "Asia/Ho_Chi_Minh")
    assert (site.theme, site.per_page, site.search, site.editions, site.data) == ("default", 20, True, True, True)
    assert (site.cards, site.link_names, site.feeds.items) == ("site", True, 20)
    assert site.urls.section("organizations") == "/co-quan/"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('titel = "x"', "3:1: error: titel: there is no such setting (did you mean “title”?)"),
        ("  per_pages = 3", "3:3: error: per_pages: there is no such setting (did you mean “per_page”?)"),
        ("per_page = 0", "3:1: error: per_page: must be a whole number from 1 to 10000"),
        ("per_page = true", "3:1: error: per_page: must be a whole number from 1 to 10000"),
        ('per_page = "20"', "3:1: error: per_page: must be a whole number from 1 to 10000"),
        ('search = "yes"', "3:1: error: search: must be true or false"),
        ("language = 5", "3:1: error: language: must be a text between quotes"),
        ('language = "VN!"', "3:1: error: language: must be a language tag such as vi or en"),
        ('timezone = "Asia/Hanoi2"', "3:1: error: timezone: “Asia/Hanoi2” is no time zone"),
        ('theme = "../x"', "3:1: error: theme: must be the name of a folder in themes/"),
        ('theme = ".."', "3:1: error: theme: must be the name of a folder in themes/"),
        ('cards = "all"', "3:1: error: cards: must be one of site, articles, off"),
        ("cards = [1]", "3:1: error: cards: must be one of site, articles, off"),
        ('site_id = ""', "3:1: error: site_id: must not be empty"),
        ("feeds = 3", "3:1: error: feeds: must be a table"),
        ("[feeds]\nitms = 3", "4:1: error: feeds.itms: there is no such setting (did you mean “items”?)"),
        (
            "[feeds]  # nguồn tin\n  itms = 3",
            "4:3: error: feeds.itms: there is no such setting (did you mean “items”?)",
        ),
        ('[feeds]\nkinds = "site"', '4:1: error: feeds.kinds: must be a list such as ["site"]'),
        ('[feeds]\nkinds = ["organisations"]', "(did you mean “organizations”?)"),
        ('[feeds]\nformats = ["xml"]', "4:1: error: feeds.formats: “xml” is none of rss, atom, json"),
        ('[urls]\narticles = "Tin tức"', "4:1: error: urls.articles: must be lower-case letters, digits and hyphens"),
        ('[urls]\narticles = "../x"', "4:1: error: urls.articles: must be lower-case letters, digits and hyphens"),
        ('[urls]\npeople = "co-quan"', "4:1: error: urls.people: “co-quan” is the word of organizations already"),
        (
            '[urls]\npage = "2"\npeple = "x"',
            "5:1: error: urls.peple: there is no such setting (did you mean “people”?)",
        ),
        ("[url]\nx = 1", "3:2: error: url: there is no such setting (did you mean “urls”?)"),
        ("feeds.itemz = 3", "3:7: error: feeds.itemz: there is no such setting (did you mean “items”?)"),
        ("feeds = { items = 3, itemz = 3 }", "3:22: error: feeds.itemz: there is no such setting"),
        ('"feeds" . "itemz" = 3', "3:11: error: feeds.itemz: there is no such setting"),
        ("[ feeds ]\n'itemz' = 3", "4:1: error: feeds.itemz: there is no such setting"),
        ("feeds.items.x = 3", "3:7: error: feeds.items: must be a whole number"),
        ("sites.x = 3", "3:1: error: sites: there is no such setting"),
        ('description = """\nper_page = 1"""\nper_page = 0', "5:1: error: per_page: must be a whole number"),
        ('[feeds]\nkinds = [\n  "site",\n  "sites",\n]\nitems = 1', "4:1: error: feeds.kinds: “sites” is none of"),
        ('[urls]\norganizations = "can-bo"', "3:2: error: urls.people: “can-bo” is the word of organizations"),
        (f"a = {'[' * 100_000}", "3:1: error: broken TOML: brackets stand too deep"),
        (f"per_page = {'1' * 5_000}\nsearch = true", "3:1: error: broken TOML: the number has too many digits"),
    ],
)
def test_fault(line: str, fault: str) -> None:
    (told,) = faults(f"{LEAST}{line}\n")
    assert told.startswith("site.toml:")
    assert fault in told


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///x/",
        "https://example.org/?a=1",
        "https://example.org/#x",
        "https://example.org/a/../b/",
        "https://example.org/a b/",
        "https://example.org//a/",
        "https://example.org/\\\\a/",
        "javascript:alert(1)",
        "https://[bad/",
        "",
    ],
)
def test_base_url_that_is_none(url: str) -> None:
    (told,) = faults(f'title = "x"\nbase_url = "{url}"\n')
    assert told.startswith("site.toml:2:1: error: base_url: ")


@pytest.mark.parametrize(
    ("url", "origin", "home"),
    [
        ("https://example.org", "https://example.org", "/"),
        ("https://example.org/diem-tin", "https://example.org", "/diem-tin/"),
        ("http://localhost:8000/a/b/", "http://localhost:8000", "/a/b/"),
        ("https://example.org/điểm-tin/", "https://example.org", "/%C4%91i%E1%BB%83m-tin/"),
        ("https://example.org/%C4%91i%E1%BB%83m/a+b", "https://example.org", "/%C4%91i%E1%BB%83m/a+b/"),
    ],
)
def test_base_url(url: str, origin: str, home: str) -> None:
    urls = config.parse(f'title = "x"\nbase_url = "{url}"\n').urls
    assert (urls.origin, urls.home()) == (origin, home)


def test_every_fault_is_told_at_once() -> None:
    told = faults("titel = 1\nper_page = -1\n[feeds]\nitems = 0\n[urls]\nmonth = 7\n")
    assert [line.split(": ")[0] for line in told] == [
        "site.toml:1:1",
        "site.toml:1:1",
        "site.toml:1:1",
        "site.toml:2:1",
        "site.toml:4:1",
        "site.toml:6:1",
    ]
    assert sum("is missing" in line for line in told) == 2


def test_broken_toml_is_told_with_its_place() -> None:
    (told,) = faults('title = "x"\nbase_url = https://example.org\n')
    assert told.startswith("site.toml:2:12: error: broken TOML: ")


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b'title = "x"\n# \xe1\xbb\n')
    with pytest.raises(ContentError) as caught:
        config.load(tmp_path)
    assert str(caught.value.problems[0]).startswith("site.toml:2:1: error: the bytes are not UTF-8")


def test_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no site here"):
        config.load(tmp_path)


@pytest.mark.parametrize("given", [{"base_url": "x"}, {"theme": "../x"}])
def test_override_that_is_wrong(tmp_path: Path, given: dict[str, str]) -> None:
    (tmp_path / "site.toml").write_text(LEAST, encoding="utf-8")
    with pytest.raises(UsageError, match=r"^--"):
        config.load(tmp_path, **given)


def test_override_of_base_url_keeps_the_site_id(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("\ufeff" + LEAST.replace("\n", "\r\n"), encoding="utf-8", newline="")
    site = config.load(tmp_path, base_url="http://localhost/x", output=None)
    assert (site.base_url, site.site_id) == ("http://localhost/x/", "https://example.org/")
    assert site.output == tmp_path / "public"


def test_settings_leave_out_folders() -> None:
    assert "public" not in config.parse(LEAST).settings()
    assert config.parse(LEAST).settings() != config.parse(LEAST + "per_page = 3\n").settings()
