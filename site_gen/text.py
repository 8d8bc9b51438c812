"""Vietnamese text: clean form, folding for matching and search, alphabetical order, given names.

Owns: every rule about Vietnamese letters and tones.
Must not know: what a site, an article or a person is; it takes text and gives text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# XML 1.0 section 2.2 (Char) without the controls and noncharacters that HTML forbids too; lone surrogates can come from
# escapes such as "\ud800" in YAML.
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]")
_TAG_SIGNS = re.compile(r"([<>=])")  # that a mark can be joined with
_SPACES = re.compile(r"\s+")

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}


def _tone_placements() -> dict[str, str]:
    """Maps each old placement (òa, òe, ùy) to the new one (oà, oè, uỳ), in every mix of cases."""
    placements = {}
    for first, second in ("oa", "oe", "uy"):
        for a in (first, first.upper()):
            for b in (second, second.upper()):
                for tone in _TONES:
                    old = unicodedata.normalize("NFC", a + tone) + b
                    placements[old] = a + unicodedata.normalize("NFC", b + tone)
    return placements


_PLACEMENTS = _tone_placements()
_PLACEMENT = re.compile("[" + "".join(sorted({pair[0] for pair in _PLACEMENTS})) + "][aeyAEY]")
_SPELLINGS = {new: (old, new) for old, new in _PLACEMENTS.items()}
_PLACED = re.compile("(" + "|".join(_SPELLINGS) + ")")


def clean(text: str) -> str:
    """``text`` in NFC, without the characters that neither XML 1.0 nor HTML allows."""
    return cleaned(text)[0]


def cleaned(text: str) -> tuple[str, bool]:
    """:func:`clean`, and whether all of ``text`` is known to be printable, but for the ends of its lines."""
    printable = is_printable(text)
    return unicodedata.normalize("NFC", text if printable else _ILLEGAL.sub("", text)), printable


def is_printable(text: str) -> bool:
    """Whether all of ``text`` is printable, but for the ends of its lines."""
    return text.isprintable() or text.replace("\n", "").isprintable()


def _legal(text: str) -> str:
    # Printable characters are all legal, and known without a search.
    return text if is_printable(text) else _ILLEGAL.sub("", text)


def clean_html(html: str) -> str:
    """:func:`clean` for HTML: a sign that is part of a tag is never joined with the mark that a text begins with
    (``>`` and U+0338 are ≯ in NFC, and the tag would go on)."""
    legal = _legal(html)
    if unicodedata.is_normalized("NFC", legal):
        return legal
    return "".join(unicodedata.normalize("NFC", part) for part in _TAG_SIGNS.split(legal))


def one_line(text: str) -> str:
    """``text`` cleaned, with every run of white space made one space."""
    # What is printable has no other white space than " ", and nothing that is cleaned away.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACES.sub(" ", clean(text)).strip()


def place_tones(text: str) -> str:
    """NFC ``text`` with one placement of the tone in oa, oe, uy (hòa becomes hoà); its length stays the same."""
    return _PLACEMENT.sub(lambda pair: _PLACEMENTS.get(pair[0], pair[0]), text)


def tone_spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of ``text`` (as :func:`place_tones` gives it), each with every spelling that has this placement; one
    spelling of each piece, put together, is a text that :func:`place_tones` makes ``text`` of."""
    return tuple(_SPELLINGS.get(piece, (piece,)) for piece in _PLACED.split(text) if piece)


@lru_cache(maxsize=100_000)
def match_key(text: str) -> str:
    """The key under which names are the same: case, Unicode form, white space and tone placement folded.

    Diacritics stay: "Vân" and "Văn" are two names.
    """
    return place_tones(unicodedata.normalize("NFC", one_line(text).casefold()))


def search_fold(text: str) -> str:
    """``text`` as a reader types it without diacritics: lower case, no marks, đ as d."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


@lru_cache(maxsize=100_000)
def sort_key(text: str) -> tuple[str, str, str]:
    """A key for Vietnamese alphabetical order, as in CLDR's collation for ``vi``.

    Letters first (a ă â b c d đ e ê … o ô ơ … u ư), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), and the
    text itself last, so that the order is total.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", char)
        tone = 0
        base = ""
        for part in parts:
            if part in _TONES:
                tone = _TONES[part]
            else:
                base += part
        letter = unicodedata.normalize("NFC", base)
        known = _LETTER_ORDER.get(letter)
        if known is None and not letter.isalnum():
            letter = " "  # punctuation and white space separate words and sort before them
        if letter == " " and (not letters or letters[-1] == " "):
            continue
        letters.append(known or letter)
        tones.append(str(tone))
    return "".join(letters).rstrip(" "), "".join(tones), text


def given_name(name: str) -> str:
    """The given name of a Vietnamese person: the last syllable of the full name."""
    words = name.split()
    return words[-1] if words else name


def person_sort_key(name: str, sort_name: str = "") -> tuple[tuple[str, str, str], ...]:
    """Order for people: by given name, then by family and middle names; ``sort_name`` overrides all of it."""
    if sort_name:
        return (sort_key(sort_name), sort_key(name))
    words = name.split()
    return (sort_key(given_name(name)), sort_key(" ".join(words[:-1])))


def initial(name: str) -> str:
    """The letter of the Vietnamese alphabet that ``name`` is filed under (Ă, Â and Đ are letters), else ``#``."""
    stripped = "".join(c for c in unicodedata.normalize("NFD", name.casefold()[:1]) if c not in _TONES)
    letter = unicodedata.normalize("NFC", stripped)
    return letter.upper() if letter in _LETTER_ORDER else "#"


def cut(text: str, limit: int) -> str:
    """``text`` of at most ``limit`` characters, cut at a word and ended with "…" where it was longer."""
    if len(text) <= limit:
        return text
    head = text[:limit].rsplit(None, 1)[0] if " " in text[:limit] else text[: limit - 1]
    return head.rstrip(" ,;:.–-") + "…"


def word_count(text: str) -> int:
    """How many words (in Vietnamese: syllables) ``text`` has, as white space parts them."""
    return len(text.split())


def without_repeat(role: str, organization: str) -> str:
    """``role`` as it is printed before ``organization``: "Phó Trưởng ban" loses its "ban" before "Ban Mẫu"."""
    words, first = role.split(), organization.split()[:1]
    if len(words) > 1 and first and match_key(words[-1]) == match_key(first[0]):
        return " ".join(words[:-1])
    return role
