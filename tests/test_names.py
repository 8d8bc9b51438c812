"""Names and terms in compiled bodies: whole words, the longest, only where they may stand."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.markup import Dialect, compile_body
from site_gen.model import Spot, Spots
from site_gen.names import Finder, name_key
from site_gen.text import clean, place_tones

NAMES = ["Bộ Công an", "Bộ Công an tỉnh", "Bộ", "Công an", "Nguyễn Văn Sơn", "Sơn", "Hòa Bình", "A & B", "BCA"]
TERMS = ["ANTQ", "MTTQ", "AN", "R&D"]


def found(markdown: str, names: list[str] = NAMES, terms: list[str] = TERMS) -> tuple[list[str], list[str]]:
    body = compile_body(markdown, Dialect()).utf8
    spots = Finder(map(name_key, names), terms).find(body)
    named, termed = ([body[start:end].decode() for start, end, _ in own] for own in (spots.names, spots.terms))
    return named, termed


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
    spots = Finder([name_key("Hòa Bình")], ["R&D"]).find("<p>Hòa Bình R&amp;D</p>".encode())
    assert spots.names[0][2] == name_key("Hoà Bình")
    assert spots.terms[0][2] == "R&D"


def test_nothing_to_find() -> None:
    assert Finder([], []).find("<p>Sơn</p>".encode()) == Spots()


@given(st.text(max_size=60), st.lists(st.text("aăáĐ &<b", min_size=2, max_size=4).map(clean), max_size=4))
def test_spots_never_cross_tags_nor_each_other(markdown: str, names: list[str]) -> None:
    body = compile_body(markdown, Dialect()).utf8
    spots = Finder(map(name_key, names), names).find(body)
    for own in (sorted(spots.names), sorted(spots.terms)):
        at = 0
        for start, end, _ in own:
            assert at <= start < end <= len(body)
            assert b"<" not in body[start:end]
            at = end


@given(
    st.lists(st.sampled_from(["<", ">", '"', "'", "<a title=", "<img alt=", "`", "[x](", ")", "\n", "a"]), max_size=30)
)
def test_signs_of_tags_stand_for_nothing_else_in_a_compiled_body(parts: list[str]) -> None:
    signs = re.sub("[^<>]", "", compile_body("".join(parts), Dialect()).html)
    assert signs == "<>" * (len(signs) // 2)


TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
NO_NAMES = {"a", "abbr", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "samp", "var"}
NO_TERMS = {"abbr", "code", "dfn", "kbd", "pre", "samp", "var"}


def runs(body: str, closed: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of text between tags, outside the elements of that name."""
    at = depth = 0
    for tag in [*TAG.finditer(body), None]:
        if not depth:
            yield at, tag.start() if tag else len(body)
        if tag:
            at = tag.end()
            depth = max(0, depth + (tag[2] in closed) * (-1 if tag[1] else 1))


def slow(words: list[str], text: str, stretches: Iterator[tuple[int, int]]) -> Iterator[Spot]:
    """What is meant by finding: at each place in turn the longest word that stands there as one."""
    for start, end in stretches:
        at = start
        while at < end:
            here = [word for word in words if text.startswith(word, at, end) and whole(text, at, at + len(word))]
            if here:
                word = max(here, key=len)
                yield at, at + len(word), word
            at += len(word) if here else 1


def whole(text: str, start: int, end: int) -> bool:
    before = start and text[start - 1].isalnum() and text[start].isalnum()
    return not before and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


def slowly(names: list[str], terms: list[str], body: str) -> Spots:
    first: dict[str, Spot] = {}
    for spot in slow(names, place_tones(body).replace("\n", " "), runs(body, NO_NAMES)):
        first.setdefault(spot[2], spot)
    written = [html.escape(term, quote=False) for term in terms]
    found = slow(written, body, runs(body, NO_TERMS))
    at = [len(body[:place].encode()) for place in range(len(body) + 1)]
    return Spots(
        tuple((at[start], at[end], name) for start, end, name in first.values()),
        tuple((at[start], at[end], html.unescape(word)) for start, end, word in found),
    )


PIECES = st.sampled_from(
    [*"aAo1 \n-đ𐐀,.&'\"", "an", "òa", "oà", "Uỷ", "Ủy", "ùy", "hoà bình", "khỏe", "khoẻ", "a b", "–", "🙂"]
)
WORDS = st.lists(PIECES, min_size=1, max_size=5).map(lambda parts: clean("".join(parts).replace("\n", " ")).strip())
TAGS = st.sampled_from(
    "<p> </p> <a> <a\thref=''> </a> <h2\tid='a-b'> </h2> <code> </code> <em> <br> <samp> </samp> "
    "<img\talt='an\toà'> <abbr\ttitle='a'> </abbr>".replace("'", '"').split(" ")
).map(lambda tag: tag.replace("\t", " "))


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    """Names, terms, and a body of them and what is near them."""
    names = draw(st.lists(WORDS.filter(bool), max_size=6))
    terms = draw(st.lists(WORDS.filter(bool), max_size=3))
    words = st.sampled_from([*names, *terms, *(place_tones(name) for name in names), " "])
    escaped = st.one_of(words, PIECES).map(lambda text: html.escape(text, quote=False))
    parts = draw(st.lists(st.one_of(escaped, TAGS, st.sampled_from(" \n")), max_size=20))
    return [name_key(name) for name in names], terms, "".join(parts)


@given(searches())
def test_finding_is_what_it_means(search: tuple[list[str], list[str], str]) -> None:
    names, terms, body = search
    assert Finder(names, terms).find(body.encode()) == slowly(names, terms, body)


@given(st.lists(st.sampled_from(["hòa", "hoà", "Uỷ", "Ủy", "thủy", "thuỷ", "x"]), max_size=20))
def test_names_with_many_tones_that_can_stand_in_two_places(words: list[str]) -> None:
    keys = [name_key("thuỷ hoà " * count + "Uỷ") for count in (0, 1, 2, 3, 4)] + [name_key("hòa thủy " * 4 + "x")]
    body = f"<p>{' '.join(words)}</p><p>{'thủy hoà ' * 3}Ủy</p>"
    assert Finder(keys, []).find(body.encode()) == slowly(keys, [], body)
