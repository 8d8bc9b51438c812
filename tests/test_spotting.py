"""Which bodies are searched again; the spots are always those of a search of all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import spotting
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.model import Spots
from site_gen.names import Finder, name_key

BODIES = {
    "an": "<p>Bộ Công an họp với Sở Mẫu.</p>",
    "hoa": "<p>Tỉnh Hòa Bình</p><p>Hoà\nBình, ANTQ</p>",
    "code": "<p><code>Bộ Công an</code> Công ty</p>",
    "bare": "<p>Không có ai.</p>",
    "mixed": "<h2>Hoà Bình</h2><p>Bộ Công an tỉnh Hòa Bình, Viện Mẫu ở Hoà</p>",
    "many": "<p>Uỷ ban thuỷ hoà thủy hòa thuỷ hòa</p>",
}


def meaning(words: Iterable[str], other: Iterable[str] = ()) -> dict[str, str]:
    """What each word means: itself, but for those that mean something else."""
    return {word: f"/{word}/" for word in sorted(words)} | dict.fromkeys(other, "/")


def spot(
    folder: Path,
    names: Iterable[str],
    terms: Iterable[str] = (),
    wanted: Iterable[str] = BODIES,
    *,
    other: Iterable[str] = (),
) -> Found:
    """What is found with the cache in ``folder``, and how many bodies were searched for it."""
    cache = Cache(folder / "build.sqlite", version="1", parsing="p")
    cache.save_bodies((digest, b"", html.encode()) for digest, html in BODIES.items())
    searched: list[int] = []
    bodies = Bodies(cache.path)
    search = spotting.Search(bodies, meaning(map(name_key, names), other), meaning(terms))
    spotting.find(search, wanted, cache, jobs=1, tick=lambda done, of: searched.append(done))()
    found = {digest: bodies.spots(digest) for digest in wanted if digest}
    bodies.close()
    cache.close()
    return found, sum(searched)


Found = tuple[dict[str, Spots], int]
REGISTRY = ["Bộ Công an", "Hòa Bình", "Sở Mẫu", "Viện Mẫu", "A", "B", "C", "D", "E", "F"]


@pytest.mark.parametrize(
    ("names", "terms", "searched"),
    [
        (REGISTRY, ["ANTQ"], 0),
        (["Bộ", *REGISTRY], ["ANTQ"], 3),  # also where it stands as code: that is seen when it is searched
        (["Công an", *REGISTRY], ["ANTQ"], 3),
        (["Công an tỉnh", *REGISTRY], ["ANTQ"], 1),
        (["Viện Khác", *REGISTRY], ["ANTQ"], 0),
        (REGISTRY[1:], ["ANTQ"], 2),
        (REGISTRY, [], 1),
        (REGISTRY, ["ANTQ", "Bình"], 2),
        (["Thuỷ hòa thủy hoà thuỷ hoà", *REGISTRY], ["ANTQ"], 0),
        (["thuỷ hòa thủy hoà thuỷ hoà", *REGISTRY], ["ANTQ"], 1),
        ([f"{name} Khác" for name in REGISTRY], ["ANTQ"], 6),
    ],
)
def test_only_bodies_that_hold_a_changed_name_are_searched_again(
    tmp_path: Path, names: list[str], terms: list[str], searched: int
) -> None:
    _, first = spot(tmp_path, REGISTRY, ["ANTQ"])
    found, again = spot(tmp_path, names, terms)
    assert (first, again) == (len(BODIES), searched)
    finder = Finder(map(name_key, names), terms)
    assert found == {digest: finder.find(html.encode()) for digest, html in BODIES.items()}


def meanings(folder: Path) -> dict[str, str]:
    bodies = Bodies(folder / "build.sqlite")
    try:
        return {digest: bodies.meaning(digest) for digest in BODIES}
    finally:
        bodies.close()


def test_where_a_name_means_something_else_only_that_is_other(tmp_path: Path) -> None:
    first, _ = spot(tmp_path, REGISTRY)
    before = meanings(tmp_path)
    found, searched = spot(tmp_path, REGISTRY, other=["Sở Mẫu"])
    after = meanings(tmp_path)
    assert (found, searched) == (first, 1)
    assert {digest for digest in BODIES if before[digest] != after[digest]} == {"an"}
    spot(tmp_path, REGISTRY)
    assert meanings(tmp_path) == before


def test_bodies_that_were_not_wanted_when_names_changed_are_searched_when_they_are(tmp_path: Path) -> None:
    spot(tmp_path, REGISTRY)
    assert spot(tmp_path, REGISTRY[1:], wanted=["hoa", ""])[1] == 0
    found, searched = spot(tmp_path, REGISTRY[1:])
    assert (found["an"].names[0][2], searched) == ("Sở Mẫu", len(BODIES) - 1)


NAMES = st.lists(st.sampled_from("Bộ|Công an|Công an tỉnh|an|Hoà|Hòa Bình|Mẫu|Sở Mẫu|ủy|thuỷ hoà|Viện|a|x".split("|")))
TERMS = st.lists(st.sampled_from(["ANTQ", "Bình", "an", "Công", "họp với"]))


@given(st.lists(st.tuples(NAMES, TERMS, st.sets(st.sampled_from(sorted(BODIES)))), min_size=2, max_size=5))
def test_a_search_after_changes_is_a_search_of_all(builds: list[tuple[list[str], list[str], set[str]]]) -> None:
    fill = [f"Không có {number}" for number in range(40)]  # so that a few names are a small part
    with TemporaryDirectory() as folder:
        for names, terms, wanted in builds:
            found, _ = spot(Path(folder), [*names, *fill], set(terms), sorted(wanted))
            finder = Finder(map(name_key, [*names, *fill]), terms)
            assert found == {digest: finder.find(BODIES[digest].encode()) for digest in wanted}
