"""The cache: what it keeps, and that no fault in it is ever an error."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from site_gen import packed
from site_gen.cache import Cache, Written
from site_gen.compiled import Bodies
from site_gen.errors import CacheFault
from site_gen.model import Author, Inside, Reference
from site_gen.read import Stamp

STAMP = Stamp(1, 2, 3, 4)
INSIDE = Inside(((2, "muc", "Mục"),), ("muc",), (Reference(1, 1, "x"),))
AUTHOR = Author(path="authors/a.md", kind="authors", slug="a", name="Bản Mẫu")


def opened(path: Path, version: str = "1", parsing: str = "p", fresh: bool = False) -> Cache:
    return Cache(path / "build.sqlite", version=version, parsing=parsing, fresh=fresh)


def filled(path: Path) -> Cache:
    cache = opened(path)
    cache.for_names("n")
    cache.for_output("o")
    cache.save_sources([("a.md", STAMP, "d1", packed.dump(AUTHOR)), ("../static/x", STAMP, "d2", b"")], ())
    cache.save_bodies([("b1", packed.inside(INSIDE), "<p>Đ</p>".encode()), ("b2", b"", b"")])
    cache.save_mentions([("b1", b"12", "m1"), ("b2", b"", "m2")])
    cache.save_outputs([("index.html", Written(b"f", 3, 4)), ("a/index.html", Written(b"g", 5, 6))])
    return cache


def held(cache: Cache) -> tuple[int, int, int, int]:
    return len(cache.sources()), len(cache.known_bodies()), len(cache.mentioned()), len(cache.outputs())


def test_everything_comes_back(tmp_path: Path) -> None:
    filled(tmp_path).close()
    cache = opened(tmp_path)
    assert cache.sources()["a.md"].record == AUTHOR
    assert cache.sources()["a.md"].stamp == STAMP
    assert set(cache.sources()) == {"a.md"}
    assert set(cache.sources_below("../static/")) == {"../static/x"}
    assert dict(cache.mentions()) == {"b1": b"12", "b2": b""}
    assert cache.outputs()["index.html"] == Written(b"f", 3, 4)


def test_bodies_are_read_one_by_one(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    bodies = Bodies(cache.path)
    assert bodies.read("b1") == ("<p>Đ</p>".encode(), (Reference(1, 1, "x"),))
    assert bodies.inside("b1") == cache.inside("b1") == INSIDE
    assert bodies.inside("b2") == Inside()
    assert bodies.record("a.md") == packed.dump(AUTHOR)
    assert bodies.meaning("b1") == "m1"
    for read in (bodies.read, bodies.inside, cache.inside, bodies.record, bodies.meaning):
        with pytest.raises(CacheFault):
            read("b3")


def test_forgetting(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.forget_bodies(["b1"])
    assert (cache.known_bodies(), cache.mentioned()) == ({"b2"}, {"b2"})
    cache.forget_outputs(["index.html", "nothing"])
    assert set(cache.outputs()) == {"a/index.html"}
    cache.save_sources((), ["a.md"])
    assert cache.sources() == {}


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, (1, 2, 2, 2)),
        ({"version": "2"}, (0, 0, 0, 0)),
        ({"parsing": "q"}, (0, 0, 0, 2)),
        ({"fresh": True}, (0, 0, 0, 0)),
    ],
)
def test_what_another_program_or_setting_leaves(tmp_path: Path, change: dict[str, str], left: tuple[int, ...]) -> None:
    filled(tmp_path).close()
    assert held(opened(tmp_path, **change)) == left  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "left"), [({}, {"g"}), ({"version": "2"}, None), ({"parsing": "q"}, None), ({"fresh": True}, None)]
)
def test_what_is_kept_for_the_next_build_is_of_the_same_program_and_settings(
    tmp_path: Path, change: dict[str, Any], left: object
) -> None:
    cache = filled(tmp_path)
    cache.keep("guids", {"g"})
    cache.close()
    assert opened(tmp_path, **change).kept("guids") == left


def test_other_names_forget_the_mentions_only(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    assert cache.naming() == "n"
    cache.for_names(("other",), ["b2", "b3"])
    assert (held(cache), cache.mentioned()) == ((1, 2, 1, 2), {"b1"})
    assert cache.naming() == ("other",)
    cache.for_names("third")
    assert held(cache) == (1, 2, 0, 2)


def test_a_new_cache_was_looked_through_for_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path).naming() is None


def test_another_output_folder_forgets_the_outputs_only(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.for_output("o")
    assert held(cache) == (1, 2, 2, 2)
    cache.for_output("other")
    assert held(cache) == (1, 2, 2, 0)


@pytest.mark.parametrize("rubbish", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_unreadable_cache_is_an_empty_one(tmp_path: Path, rubbish: bytes) -> None:
    filled(tmp_path).close()
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / "build.sqlite").write_bytes(rubbish)
    cache = opened(tmp_path)
    assert held(cache) == (0, 0, 0, 0)
    cache.save_outputs([("a", Written(b"f", 1, 2))])


def test_cache_cut_in_the_middle_is_an_empty_one_or_whole(tmp_path: Path) -> None:
    filled(tmp_path).close()
    path = tmp_path / "build.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    cache = opened(tmp_path)
    assert held(cache) in ((0, 0, 0, 0), (1, 2, 2, 2))


def test_tables_of_another_shape_are_an_empty_cache(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "build.sqlite")
    db.executescript("create table meta (x); create table sources (y); create table outputs (z);")
    db.close()
    assert held(opened(tmp_path)) == (0, 0, 0, 0)


def test_folder_of_the_cache_is_made(tmp_path: Path) -> None:
    Cache(tmp_path / "a/b/build.sqlite", version="1", parsing="p").close()
    assert (tmp_path / "a/b/build.sqlite").is_file()


@pytest.mark.parametrize("change", [{"version": "2"}, {"parsing": "q"}])
def test_what_another_program_or_setting_empties_is_no_finished_build(tmp_path: Path, change: dict[str, str]) -> None:
    cache = filled(tmp_path)
    cache.save_snapshot("done")
    cache.close()
    assert opened(tmp_path).snapshot() == "done"
    assert opened(tmp_path, **change).snapshot() is None  # type: ignore[arg-type]
