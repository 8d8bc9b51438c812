"""Vietnamese text: each rule by examples, and the laws that hold for any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import text

VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặồổỗốộừửữứựỳỷỹýỵÀÁĐÊÒÓÙÚ \u0300\u0301\u0323\n\u00a0-.", max_size=30
)
ANY = st.one_of(VIETNAMESE, st.text(max_size=30))


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Bộ Công an", "Bộ Công an"),
        (unicodedata.normalize("NFD", "Đường lối"), "Đường lối"),
        ("a\x00b\x0bc\x1f", "abc"),
        ("a\x7fb\x84c\x85d\x9fe", "abcde"),
        ("\ud800a\udfff", "a"),
        ("a\ufffe\uffff\ufdd0b", "ab"),
        ("a\U0001fffe\U0001ffff\U0010fffe\U0010ffffb\U0010fffd", "ab\U0010fffd"),
        ("tab\tline\n", "tab\tline\n"),
        ("cờ 🇻🇳 \u202eعربي", "cờ 🇻🇳 \u202eعربي"),
        ("e\x00\u0301", "é"),  # what a control character parted becomes one letter
    ],
)
def test_clean(dirty: str, clean: str) -> None:
    assert text.clean(dirty) == clean


@given(st.text(st.characters(codec=None), max_size=40))
def test_clean_is_idempotent_and_encodable(value: str) -> None:
    cleaned = text.clean(value)
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


def test_one_line_folds_every_white_space() -> None:
    assert text.one_line("  a\n\tb\u00a0\u2003c \r\n") == "a b c"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Hòa Bình", "HOÀ BÌNH"),
        ("khỏe", "khoẻ"),
        ("thủy", "thuỷ"),
        ("THÚY", "thuý"),
        ("Bộ  Công\nan ", "bộ công an"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Sơn"), "NGUYỄN VĂN SƠN"),
        ("lõa", "loã"),
        ("ọe", "oẹ"),
    ],
)
def test_match_key_folds(one: str, other: str) -> None:
    assert text.match_key(one) == text.match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vân", "Văn"),
        ("Dung", "Đung"),
        ("má", "mà"),
        ("Sơn", "Son"),
        ("hoa", "hòa"),
        ("Bộ Công an", "Bộ Côngan"),
    ],
)
def test_match_key_keeps_diacritics(one: str, other: str) -> None:
    assert text.match_key(one) != text.match_key(other)


@given(ANY)
def test_match_key_is_idempotent(value: str) -> None:
    key = text.match_key(value)
    assert text.match_key(key) == key
    assert text.match_key(unicodedata.normalize("NFD", text.clean(value))) == key


@given(ANY.map(text.clean))
def test_tone_spellings_are_those_that_are_placed_alike(value: str) -> None:
    placed = text.place_tones(value)
    spellings = text.tone_spellings(placed)
    assert "".join(piece[-1] for piece in spellings) == placed
    assert {text.place_tones("".join(piece[0] for piece in spellings)), text.place_tones(value)} == {placed}
    assert all(len(one) == len(piece[0]) for piece in spellings for one in piece)


def test_both_spellings_of_a_tone() -> None:
    assert text.tone_spellings("Uỷ ban Hoà") == (("Ủy", "Uỷ"), (" ban H",), ("òa", "oà"))


@given(ANY)
def test_place_tones_keeps_length_and_letters(value: str) -> None:
    value = text.clean(value)
    placed = text.place_tones(value)
    assert len(placed) == len(value)
    assert text.place_tones(placed) == placed
    assert text.search_fold(placed) == text.search_fold(value)


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        ("Đường Lối", "duong loi"),
        (unicodedata.normalize("NFD", "ĐỔI MỚI"), "doi moi"),
        ("Công an 2018", "cong an 2018"),
        ("", ""),
    ],
)
def test_search_fold(value: str, folded: str) -> None:
    assert text.search_fold(value) == folded


def test_vietnamese_order() -> None:
    ordered = "An,Anh,Ánh,Ăn,Ân,Ba,Bà,Bả,Bã,Bá,Bạ,Ca,Da,Đa,Em,Ếch,Oa,Ông,Ở,Ta,Tạ,Tha,U,Ư,Va,Vân,Xa,Yên".split(",")
    mixed = ordered[::-1]
    assert sorted(mixed, key=text.sort_key) == ordered


def test_order_is_by_letters_first_then_tones_and_punctuation_is_a_space() -> None:
    names = ["Ban Dân vận", "Ban, Dân", "Bàn", "Bang", "“Ban” Bí thư"]
    assert sorted(names, key=text.sort_key) == ["Bàn", "“Ban” Bí thư", "Ban, Dân", "Ban Dân vận", "Bang"]


@given(st.lists(ANY, max_size=8))
def test_sort_key_is_a_total_order(values: list[str]) -> None:
    once = sorted(values, key=text.sort_key)
    mixed = values[::-1]
    assert sorted(mixed, key=text.sort_key) == once
    for left, right in pairwise(once):
        assert (text.sort_key(left) == text.sort_key(right)) == (left == right)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["Trần Văn Sơn", "Nguyễn Văn An"], ["Nguyễn Văn An", "Trần Văn Sơn"]),
        (["Trần Thị Ân", "Trần Văn An", "Lê Thị Ánh"], ["Trần Văn An", "Lê Thị Ánh", "Trần Thị Ân"]),
        (["Trần Văn Sơn", "Nguyễn Văn Sơn"], ["Nguyễn Văn Sơn", "Trần Văn Sơn"]),
        (["Lê Đức", "Lê Dung"], ["Lê Dung", "Lê Đức"]),
    ],
)
def test_people_stand_by_given_name(names: list[str], ordered: list[str]) -> None:
    assert sorted(names, key=text.person_sort_key) == ordered


def test_sort_name_overrides_the_given_name() -> None:
    assert text.person_sort_key("Vua Hùng", "Ai") < text.person_sort_key("Lê Ba")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("ấp", "Â"),
        ("Ăn", "Ă"),
        ("Đặng", "Đ"),
        ("Ông", "Ô"),
        ("ứng", "Ư"),
        ("Ỷ", "Y"),
        ("9 giờ", "#"),
        ("", "#"),
        ("“A”", "#"),
    ],
)
def test_initial(name: str, letter: str) -> None:
    assert text.initial(name) == letter


@pytest.mark.parametrize(
    ("value", "limit", "cut"),
    [
        ("ngắn", 10, "ngắn"),
        ("một hai ba bốn", 10, "một hai…"),
        ("một hai, ba", 10, "một hai…"),
        ("a" * 30, 10, "a" * 9 + "…"),
        ("đúng mười", 9, "đúng mười"),
    ],
)
def test_cut(value: str, limit: int, cut: str) -> None:
    assert text.cut(value, limit) == cut


@given(ANY, st.integers(min_value=1, max_value=40))
def test_cut_is_a_beginning_and_never_too_long(value: str, limit: int) -> None:
    value = text.one_line(value)
    cut = text.cut(value, limit)
    assert len(cut) <= limit
    assert cut == value or value.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(
    ("role", "organization", "shown"),
    [
        ("Phó Trưởng ban", "Ban Dân vận", "Phó Trưởng"),
        ("Bộ trưởng", "Bộ Công an", "Bộ trưởng"),
        ("Ban", "Ban Dân vận", "Ban"),
        ("Phó ban", "", "Phó ban"),
    ],
)
def test_without_repeat(role: str, organization: str, shown: str) -> None:
    assert text.without_repeat(role, organization) == shown
