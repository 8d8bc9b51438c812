"""People's names in a text.

Owns: where a name begins and ends, and how it parts from the name of a place or body before it.
Must not know: posts; what a name is doing in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_gen.importing.reading import Reading
from site_gen.importing.tables import people
from site_gen.importing.tokens import Token
from site_gen.text import search_fold

LONGEST = 5

# How many words a holder's name must have to part from the body before it.
NOBODY, SHORT, FULL = 0, 2, 3
_SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


@dataclass(frozen=True, slots=True)
class Cue:
    """Forms of address, a rank and academic titles before a name; ``end`` is where the name should begin."""

    end: int
    rank: str = ""
    found: bool = False


def cue(reading: Reading, start: int) -> Cue:
    """Reads what stands before a name: "đồng chí Thiếu tướng, PGS.TS." and the like."""
    place, end, rank = start, start, ""
    while True:
        tokens = reading.tokens
        if size := people.RANKS.match(tokens, place):
            rank = reading.slice(place, place + size)
        elif size := people.ADDRESSES.match(tokens, place):
            size += reading.at(place + size).text == ":" and reading.at(place + size + 1).capital
        else:
            size = people.DEGREES.match(tokens, place)
            if size and not (reading.at(place).capital or end > start):
                size = 0
        if not size:
            return Cue(end, rank, end > start)
        end = place = place + size
        while reading.at(place).text in {".", ","}:  # "PGS.TS. …", "Đại tá, TS …": only before more of the same
            place += 1
            if reading.at(place - 1).text == ".":
                end = place


def run_end(reading: Reading, start: int) -> int:
    """The end of the words that could be parts of a name from ``start`` on."""
    place = start
    shouting = reading.at(start).acronym and reading.at(start + 1).acronym
    while _syllable(reading.at(place), shouting):
        if place > start and _opens_post(reading, place):
            break
        place += 1
    return place


def _syllable(token: Token, shouting: bool) -> bool:
    """Whether ``token`` could be one word of a name; in a shouted name all words are in capitals."""
    plain = token.capital and not any(letter.isdigit() for letter in token.text) and len(token.text) <= 8
    return plain and (shouting or not token.acronym)


def _opens_post(reading: Reading, place: int) -> bool:
    """Whether a post or rank, not one more word of the name, begins at ``place``."""
    tokens = reading.tokens
    if people.RANKS.match(tokens, place):
        return True
    size = people.ROLES.match(tokens, place) or people.ROLES.match(tokens, place + 1) * (reading.at(place).key == "phó")
    return size > 1 or (size == 1 and reading.at(place + 1).key in people.LED)


def cued_name(reading: Reading, start: int) -> int:
    """The end of the name after a form of address or rank, where any family name will do; ``start`` if none."""
    end = run_end(reading, start)
    return end if 2 <= end - start <= LONGEST else start


def bare_name(reading: Reading, start: int) -> int:
    """The end of a name that nothing introduces: it must begin with a family name or be known; else ``start``."""
    end = run_end(reading, start)
    if known := known_name(reading, start):
        return known
    if not 2 <= end - start <= LONGEST or people.PLACES.match(reading.tokens, start) == end - start:
        return start
    return end if looks_personal(reading, start) else start


def known_name(reading: Reading, start: int) -> int:
    """The end of a name from ``start`` that the article has introduced elsewhere; 0 when none."""
    if not reading.people:
        return 0
    for size in range(LONGEST, 1, -1):
        if reading.keys(start, start + size) in reading.people and reading.at(start).capital:
            return start + size
    return 0


def looks_personal(reading: Reading, start: int) -> bool:
    """Whether the words from ``start`` begin like a person's name."""
    first, second = reading.at(start), reading.at(start + 1)
    return first.key in people.FAMILIES or second.key in people.MIDDLE_NAMES


def person_after_body(reading: Reading, start: int, least: int, *, after_level: bool) -> bool:
    """Whether a person's name of at least so many words, not more of a body's or place's name, begins at ``start``.

    After a bare "tỉnh" or "TP" the first words are rather a place, unless all of it reads as a full name.
    """
    if known_name(reading, start):
        return True
    size = run_end(reading, start) - start
    if not least or not least <= size <= LONGEST or people.PLACES.match(reading.tokens, start):
        return False
    common = reading.at(start).key in people.COMMON_FAMILIES
    inner = any(
        reading.at(place).key in people.COMMON_FAMILIES and size - (place - start) >= least
        for place in range(start + 1, start + size - 1)
    )
    if not after_level:
        second_of_place = inner and not common and reading.at(start - 1).capital
        return looks_personal(reading, start) and not second_of_place
    return not inner and (common or looks_personal(reading, start)) and size >= 3 - common


def syllable(word: str) -> bool:
    """Whether ``word`` is a Vietnamese syllable, not a foreign word and no abbreviation in capitals."""
    shouted = len(word) > 1 and word.isupper()
    return not shouted and _SYLLABLE.fullmatch(search_fold(word)) is not None
