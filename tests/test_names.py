"""Names and terms in compiled bodies: whole words, the longest, only where they may stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.markup import Dialect, compile_body
from site_gen.names import Finder, name_key
from site_gen.text import clean

NAMES = ["Bộ Công an", "Bộ Công an tỉnh", "Bộ", "Công an", "Nguyễn Văn Sơn", "Sơn", "Hòa Bình", "A & B", "BCA"]
TERMS = ["ANTQ", "MTTQ", "AN", "R&D"]


def found(markdown: str, names: list[str] = NAMES, terms: list[str] = TERMS) -> tuple[list[str], list[str]]:
    body = compile_body(markdown, Dialect()).html
    spots = Finder(map(name_key, names), terms).find(body)
    return [body[start:end] for start, end, _ in spots.names], [body[start:end] for start, end, _ in spots.terms]


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("Bộ Công an họp.", ["Bộ Công an"]),
        ("Công an, Bộ Công an, Công an", ["Công an", "Bộ Công an"]),  # each where it stands first
        ("Bộ Công an tỉnh, Bộ Công", ["Bộ Công an tỉnh", "Bộ"]),
        ("Nguyễn Văn Sơn và Sơn", ["Nguyễn Văn Sơn", "Sơn"]),
        ("Sơna ơSơn Sơn2 2Sơn", []),
        ("(Sơn), “Sơn”", ["Sơn"]),
        ("Sơn-Sơn", ["Sơn"]),
        ("sơn SƠN", []),
        ("**Bộ Công an** họp", ["Bộ Công an"]),
        ("Bộ **Công an**", ["Bộ", "Công an"]),  # not across tags
        ("Bộ\nCông an", ["Bộ\nCông an"]),
        ("hoà Hoà Bình", ["Hoà Bình"]),
        (unicodedata.normalize("NFD", "Bộ Công an"), ["Bộ Công an"]),
        ("tỉnh Hòa Bình", ["Hòa Bình"]),
        ("A & B", ["A &amp; B"]),
        ("# Bộ Công an\n\n## Sơn", []),
        ("[Bộ Công an](https://e.vn)", []),
        ("`Bộ Công an`\n\n    Sơn\n\n```\nSơn\n```", []),
        ("[x](https://e.vn 'Sơn')", []),
        ("# Sơn\n\n`Sơn` rồi Sơn", ["Sơn"]),
        ("| Sơn |\n|---|\n| Bộ Công an |", ["Sơn", "Bộ Công an"]),
        ("a[^1]\n\n[^1]: Sơn", ["Sơn"]),
        ("", []),
    ],
)
def test_names(markdown: str, names: list[str]) -> None:
    assert found(markdown)[0] == names


@pytest.mark.parametrize(
    ("markdown", "terms"),
    [
        ("ANTQ và ANTQ", ["ANTQ", "ANTQ"]),
        ("# ANTQ", ["ANTQ"]),
        ("[ANTQ](https://e.vn)", ["ANTQ"]),
        ("`ANTQ`", []),
        ("<abbr title='x'>ANTQ</abbr>", []),
        ("AN", ["AN"]),
        ("ANH", []),
        ("antq", []),
        ("R&D", ["R&amp;D"]),
    ],
)
def test_terms(markdown: str, terms: list[str]) -> None:
    assert found(markdown)[1] == terms


def test_spots_name_what_was_looked_for() -> None:
    spots = Finder([name_key("Hòa Bình")], ["R&D"]).find("<p>Hòa Bình R&amp;D</p>")
    assert spots.names[0][2] == name_key("Hoà Bình")
    assert spots.terms[0][2] == "R&D"


def test_nothing_to_find() -> None:
    assert Finder([], []).find("<p>Sơn</p>").names == ()


@given(st.text(max_size=60), st.lists(st.text("aăáĐ &<b", min_size=2, max_size=4).map(clean), max_size=4))
def test_spots_never_cross_tags_nor_each_other(markdown: str, names: list[str]) -> None:
    body = compile_body(markdown, Dialect()).html
    spots = Finder(map(name_key, names), names).find(body)
    for own in (sorted(spots.names), sorted(spots.terms)):
        at = 0
        for start, end, _ in own:
            assert at <= start < end <= len(body)
            assert "<" not in body[start:end]
            at = end
