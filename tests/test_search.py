"""The search index: words, lists, numbers, and that what is stored is a function of what is published alone."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_gen.cache import Cache
from site_gen.search import postings, words
from site_gen.search.places import Dated, month_of, places
from site_gen.urls import WORDS
from tests.sites import Site

TABLE = json.loads((Path(__file__).parent / "data/search-words.json").read_text("utf-8"))


# --- words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TABLE)
def test_words_of_the_table(text: str) -> None:
    assert words.segments(text) == TABLE[text]


def test_words_of_html() -> None:
    html = "<p>Công <strong>an</strong>\nxã</p>\n<ul><li>một</li><li>hai &amp; ba</li></ul><p>A&nbsp;B</p>"
    found = [part for part in words.of_html(html) if part]
    assert found == [["công", "an", "xã"], ["một"], ["hai"], ["ba"], ["a", "b"]]
    assert words.pairs(found) == {("công", "an"), ("an", "xã"), ("a", "b")}


def test_keys() -> None:
    assert words.key("đảng") == words.key("dang") == words.key("đăng") == "dang"
    assert words.key(words.form(("công", "an"))) == "cong an"
    assert {words.shard("cong an", 8) for _ in range(3)} == {words.shard("cong an", 16) & 7}


# --- lists -------------------------------------------------------------------------------------------------

NUMBERS = st.sets(st.integers(0, 1 << 30), max_size=60)


def written(numbers: Iterable[int]) -> str:
    return postings.numbers(sorted(numbers, reverse=True))


def as_the_document_says(text: str) -> list[int]:
    """The numbers of a group, read by the rule of ``docs/search.md``."""
    found, value = [], 0
    for char in text:
        value = value * 32 + (ord(char) - 48) % 32
        if char <= "O":
            found.append(found[-1] - value if found else value)
            value = 0
    return found


@given(NUMBERS)
def test_numbers_come_back(numbers: set[int]) -> None:
    text = written(numbers)
    assert re.fullmatch("[0-o]*", text)
    assert list(postings.read(text)) == as_the_document_says(text) == sorted(numbers, reverse=True)
    assert postings.count(text) == len(numbers)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_changed_list_is_the_list_written_anew(before: set[int], gone: set[int], come: set[int]) -> None:
    gone &= before
    assert postings.changed(written(before), gone, come) == written(before - gone | come)


@given(st.dictionaries(st.sampled_from(postings.GROUPS), NUMBERS.filter(bool)), st.integers(1, 50))
def test_cut_lists_keep_the_first_groups_and_the_newest(groups: dict[str, set[int]], most: int) -> None:
    whole = postings.joined({letter: written(own) for letter, own in groups.items()})
    assert {letter: set(postings.read(own)) for letter, own in postings.groups(whole).items()} == groups
    cut = postings.cut(whole, most, most)
    articles = sum(len(own) for letter, own in groups.items() if letter < "t")
    total, mark, kept = cut.rpartition("!")
    assert total == (str(articles) if mark else "")
    names = sum(len(own) for letter, own in groups.items() if letter >= "t")
    assert bool(mark) == (articles > most or names > most)
    left = {letter: list(postings.read(own)) for letter, own in postings.groups(kept).items()}
    for letters in ("pqrs", "tu"):
        wanted = [(letter, n) for letter in letters for n in sorted(groups.get(letter, ()), reverse=True)][:most]
        assert [(letter, n) for letter in letters for n in left.get(letter, ())] == wanted


# --- numbers of documents ----------------------------------------------------------------------------------


def dated(identity: str, year: int, month: int = 0, start: int | None = None) -> Dated:
    return Dated(identity, year, month, year * 400 + month * 31 if start is None else start)


def test_numbers_are_in_the_order_of_months() -> None:
    found = places([dated("a", 2018), dated("b", 2018, 2), dated("c", 2019), dated("d", 1500)], [])
    numbers = found.articles
    assert numbers["d"] < numbers["a"] < numbers["b"] < numbers["c"]
    assert numbers["b"] >> found.shape.bits == month_of(2018, 2)
    assert numbers["d"] >> found.shape.bits == 0


@given(st.lists(st.tuples(st.integers(2000, 2003), st.integers(1, 12)), max_size=150), st.randoms())
def test_numbers_depend_on_the_set_alone(dates: list[tuple[int, int]], chance: Any) -> None:
    articles = [dated(str(place), *date) for place, date in enumerate(dates)]
    entities = [("people", f"/{place}/") for place in range(len(dates))]
    one = places(articles, entities)
    assert len(set(one.articles.values())) == len(articles)
    assert len(set(one.entities.values())) == len(entities)
    chance.shuffle(articles)
    chance.shuffle(entities)
    assert places(articles, entities) == one


def test_a_newer_article_moves_no_other() -> None:
    articles = [dated(f"urn:{place}", 2020, place % 12 + 1, place) for place in range(300)]
    for place in range(300, 330):
        before = places(articles, [])
        articles.append(dated(f"urn:{place}", 2020, 12, place))
        after = places(articles, [])
        if before.shape.bits == after.shape.bits:
            assert {one: after.articles[one] for one in before.articles} == before.articles


# --- the stored index --------------------------------------------------------------------------------------

SITE = """
    -- content/articles/a1.md --
    ---
    id: mot
    title: Đảng bộ xã họp
    date: 2018-02-03
    organizations: [Bộ Mẫu Một]
    ---
    Cây cầu gỗ.
    -- content/articles/a2.md --
    ---
    id: hai
    title: Đăng ký khai sinh
    date: 2019-05-05
    officials: [Trần Mẫu An]
    topic: Chủ đề Mẫu
    ---
    Cây cầu sắt, bến đò.

    Cây cầu tre.
    -- content/organizations/o1.md --
    ---
    name: Bộ Mẫu Một
    abbreviation: BMM
    other_names: [Ủy ban Mẫu Cũ]
    ---
    Nơi giữ sổ.
    -- content/people/p1.md --
    ---
    name: Trần Mẫu An
    memberships:
      - organization: Bộ Mẫu Một
        role: Bộ trưởng
    ---
    """


def lists(site: Site) -> dict[str, dict[str, str]]:
    """Every word of the served files with its groups."""
    found = {}
    for path, data in site.files().items():
        if re.match(r"tim-kiem/[^/]+/w/", path):
            for line in data.decode().splitlines():
                word, _, own = line.partition("\t")
                assert word not in found
                found[word] = postings.groups(own)
    return found


def texts(site: Site, folder: str) -> list[str]:
    """The lines of the served files of that kind."""
    files = site.files().items()
    return [line for path, data in files if f"/{folder}/" in path for line in data.decode().splitlines()]


def shards(site: Site) -> dict[str, bytes]:
    return {path: data for path, data in site.files().items() if re.match(r"tim-kiem/[^/]+/w/", path)}


def test_what_is_indexed_and_where(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    found = lists(site)
    assert set(found["đảng"]) == {"p"}
    assert set(found["đảng bộ"]) == {"p"}
    assert set(found["cầu sắt"]) == {"q"}  # the summary is the first paragraph
    assert set(found["cầu tre"]) == {"s"}
    assert "sổ" not in found  # descriptions of bodies are not searched
    assert set(found["bmm"]) == {"q", "t"}  # an article has the abbreviation of the body it names
    assert set(found["uỷ ban"]) == {"q", "t"}
    assert set(found["trưởng bộ"]) == {"u"}
    assert "họp bộ" not in found  # no pair across two texts
    for path, data in shards(site).items():
        count = len(shards(site))
        keys = [words.key(line.partition("\t")[0]) for line in data.decode().splitlines()]
        assert {words.shard(key, count) for key in keys} <= {int(Path(path).stem, 16)}
        assert keys == sorted(keys)


def test_cards_and_filters(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    files = {path: data.decode() for path, data in site.files().items() if path.endswith(".txt")}
    (choices,) = (text for path, text in files.items() if path.endswith("/filters.txt"))
    assert choices.splitlines()[-2:] == ["year\t2019\t2019", "year\t2018\t2018"]
    assert "topic\tchu-de-mau\tChủ đề Mẫu" in choices
    cards = [line.split("\t") for path, text in files.items() if "/a/" in path for line in text.splitlines()]
    (mine,) = (card for card in cards if card[1] == "/tin/2019/a2/")
    assert mine[2:] == [
        "2019-05-05",
        "5/5/2019",
        "Đăng ký khai sinh",
        "Cây cầu sắt, bến đò.",
        "Chủ đề Mẫu",
        "Bộ Mẫu Một",
        "8",
    ]
    (listed,) = (text for path, text in files.items() if path.endswith("/f/topics/chu-de-mau.txt"))
    assert list(postings.read(listed)) == [int(mine[0])]
    entities = [line.split("\t") for path, text in files.items() if "/e/" in path for line in text.splitlines()]
    (body,) = (card for card in entities if card[1] == "/co-quan/o1/")
    assert body[2:] == ["Bộ Mẫu Một", "BMM", "2 bài"]


def test_only_what_is_published_is_found(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.write("-- content/articles/n.md --\n---\ntitle: Nháp\ndate: 2018\ndraft: true\n---\nChuồn chuồn.\n")
    site.write("-- content/articles/m.md --\n---\ntitle: Mai sau\ndate: 2999\n---\nBươm bướm.\n")
    site.build()
    assert not {"chuồn", "bướm"} & set(lists(site))
    site.build(drafts=True)
    assert "chuồn" in lists(site)
    site.build(future=True)
    assert "chuồn" not in lists(site)
    assert "bướm" in lists(site)


def test_an_edited_body_is_found_by_its_new_words_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it is edited again, and when nothing else of the site is looked at."""
    monkeypatch.setattr("site_gen.read._YOUNG", 0)
    site = Site(tmp_path, SITE)
    site.build()
    article = site.root / "content/articles/a2.md"
    monkeypatch.setattr("site_gen.building.built", lambda *_: pytest.fail("all of the site is built"))
    for old, new, group in (("tre", "đá", "s"), ("đá", "gạch gạch. Gạch", "r"), ("gạch gạch. Gạch", "tre", "s")):
        article.write_text(article.read_text("utf-8").replace(old, new), "utf-8")
        site.build()
        found = lists(site)
        assert set(found[new.split()[0]]) == {group}
        assert not {old.split()[0], f"cầu {old.split()[0]}"} & set(found)
        (mine,) = (line for line in texts(site, "a") if "/tin/2019/a2/" in line)
        assert mine.split("\t")[-1] == str(7 + len(new.split()))


def test_search_can_be_switched_off(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.write('-- site.toml --\ntitle = "T"\nbase_url = "https://example.org/"\nsearch = false\n')
    site.build()
    files = site.files()
    assert not [path for path in files if path.startswith("tim-kiem") or "opensearch" in path]
    assert not [
        path
        for path, data in files.items()
        if path.endswith(".html") and re.search(rb'tim-kiem|role="search"|search\.js', data)
    ]


def test_an_edit_changes_only_the_files_of_its_words(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    more = "".join(
        f"-- content/articles/x{n}.md --\n---\ntitle: Bài {n}\ndate: 2017-0{n % 9 + 1}\n---\nChữ t{n}x y{n}z.\n"
        for n in range(60)
    )
    site.write(more)
    site.build()
    before = shards(site)
    path = site.root / "content/articles/a2.md"
    text = path.read_text("utf-8").replace("bến đò", "bến phà")
    # The summary and the number of words change with it: the word is in the first paragraph.
    path.write_text(text, encoding="utf-8")
    report = site.build()
    after = shards(site)
    count = len(after)
    changed = {int(Path(name).stem, 16) for name in after if after[name] != before[name]}
    gone_or_come = ("đò", "bến đò", "phà", "bến phà")
    assert changed == {words.shard(words.key(word), count) for word in gone_or_come}
    assert report.rendered < 35 + len(changed)  # pages, feeds and archives that show the summary, open data


@pytest.mark.parametrize("jobs", [1, 2])
def test_long_lists_are_served_cut_and_stored_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr("site_gen.search.postings.MOST", 5)
    site = Site(tmp_path, SITE)
    text = "".join(
        f"-- content/articles/x{n}.md --\n---\ntitle: Bài {n}\ndate: 20{n + 10}\n---\nGiống nhau.\n" for n in range(9)
    )
    site.write(text)
    site.build(jobs=jobs)
    (line,) = (
        line for data in shards(site).values() for line in data.decode().splitlines() if line.startswith("giống\t")
    )
    assert line.startswith("giống\t9!q")
    assert len(list(postings.read(postings.groups(line)["q"]))) == 5


# --- over any cache ----------------------------------------------------------------------------------------

_WORDS = ("cầu", "câu", "đảng", "đang", "BMM", "sắt", "09-CTr", "bến")
_EDITS = st.lists(
    st.one_of(
        st.tuples(
            st.just("article"),
            st.integers(1, 6),
            st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6),
            st.sampled_from(("2018", "2018-02", "2019-05-06")),
            st.booleans(),
        ),
        st.tuples(st.just("delete"), st.integers(1, 6)),
        st.tuples(st.just("body"), st.sampled_from(("Bộ Mẫu Một", "Cục Mẫu Hai")), st.sampled_from(_WORDS)),
    ),
    min_size=1,
    max_size=3,
)


def _apply(site: Site, edit: tuple[Any, ...]) -> None:
    folder = site.root / "content"
    match edit:
        case ("article", number, own, date, draft):
            text = f"---\nid: so-{number}\ntitle: {' '.join(own)}\ndate: {date}\ndraft: {str(draft).lower()}\n"
            body = f"organizations: [Bộ Mẫu Một]\n---\n{' '.join(reversed(own))}.\n\nĐoạn {own[0]} {own[0]} {own[0]}.\n"
            (folder / f"articles/a{number}.md").write_text(text + body, encoding="utf-8")
        case ("delete", number):
            (folder / f"articles/a{number}.md").unlink(missing_ok=True)
        case ("body", name, other):
            text = f"---\nname: {name}\nother_names: [{other} mẫu]\n---\nMô tả {other}.\n"
            (folder / "organizations/o1.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("few", [0, 32], ids=["all anew", "one by one"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=st.lists(_EDITS, min_size=1, max_size=4))
def test_grown_index_is_that_of_a_clean_build(few: int, rounds: list[list[tuple[Any, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("site_gen.search.index._FEW", few)
        site = Site(Path(folder) / "s", SITE)
        site.build()
        for edits in rounds:
            for edit in edits:
                _apply(site, edit)
            site.build(allow_new_ids=True)  # an article may look like one that was there before
            other = Site(Path(folder) / "c")
            shutil.rmtree(other.root)
            shutil.copytree(site.root, other.root, ignore=shutil.ignore_patterns("public", ".cache"))
            other.build()
            assert site.files() == other.files()
            shutil.rmtree(other.root)


def test_a_fault_while_storing_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "build.sqlite", version="1", parsing="p")
    cache.for_search("2")
    cache.save_search([(0, b"d", "a\tp0\n")], [("k", b"1", "", "một")])

    def broken() -> Iterable[tuple[int, bytes, str]]:
        yield 0, b"e", "khác"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.save_search(broken(), [("k", b"2", "", "hai")], ["k"])
    assert (cache.shards(), cache.shard(0), cache.searched()) == ({0: b"d"}, "a\tp0\n", {"k": b"1"})
    cache.for_search("4")
    assert (cache.shards(), cache.searched()) == ({}, {})


# --- what browsers are told --------------------------------------------------------------------------------


def test_opensearch(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build(overrides={"base_url": "https://example.org/tin-tuc/"})
    text = site.read("opensearch.xml")
    word = WORDS["search"]
    assert f'template="https://example.org/tin-tuc/{word}/?q={{searchTerms}}"' in text
    (name,) = re.findall("<ShortName>(.*)</ShortName>", text)
    assert 0 < len(name) <= 16
    head = '<link rel="search" type="application/opensearchdescription+xml"'
    assert head in site.read("index.html")
    assert '<form class="site-search" action="/tin-tuc/tim-kiem/" role="search">' in site.read("index.html")


def test_relevance_set_is_whole() -> None:
    data = tomllib.loads((Path(__file__).parent / "data/search-relevance.toml").read_text("utf-8"))
    slugs = {one["slug"] for one in data["article"]} | {"hieu-qua-trong-phoi-hop"}
    assert len({one["query"] for one in data["query"]}) == len(data["query"]) >= 40
    for one in data["query"]:
        assert one["find"], one
        assert {name for name in one["find"] if not name.startswith("/")} <= slugs
