"""The number by which the index knows each document.

Owns: numbers that are a function of what is published alone, and that hardly ever change when something is added:
a month of articles, or a whole kind of entities, is a table with more places than it needs, and each document stands
in the place that its lasting identity falls on, or in the next one that is free.
Must not know: words, files.

An article's number is its month and its place there, so higher numbers are newer and a year is a range. An entity's is
its place and its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from site_gen.model import DOCUMENTS, ORGANIZATIONS, PEOPLE, TOPICS

KINDS = (ORGANIZATIONS, PEOPLE, DOCUMENTS, TOPICS)  # the place of each in an entity's number
FIRST_YEAR = 1900  # what is older stands in its first month
_ROOM = 2  # places for each article of the fullest month
_ENTITY_ROOM = 8
_FILES = 2  # documents, and so some hundred words, for each file of words
_CARDS = 2
_ENTITY_CARDS = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """An article: its lasting identity, and when it is from."""

    identity: str
    year: int
    month: int
    start: int


@dataclass(frozen=True, slots=True)
class Shape:
    """How an index is divided: places for a month (as a power of two) and for entities, files of words and of cards.

    It changes when a site has doubled, and with it the address of all files.
    """

    bits: int
    entities: int
    files: int
    cards: int
    entity_cards: int

    @property
    def name(self) -> str:
        """In the address of every file, so that a browser never puts files of two shapes together."""
        return f"{self.files}-{self.bits}-{self.entities}-{self.cards}-{self.entity_cards}"


@dataclass(frozen=True, slots=True)
class Places:
    """The number of each article by its identity, and of each entity by its kind and slug."""

    shape: Shape
    articles: Mapping[str, int]
    entities: Mapping[tuple[str, str], int]


def month_of(year: int, month: int) -> int:
    """Months since the first of all; ``month`` may be 0 where only the year is known."""
    return max(0, (year - FIRST_YEAR) * 12 + max(month, 1) - 1)


def places(articles: Iterable[Dated], entities: Iterable[tuple[str, str]]) -> Places:
    """A number for each document; older articles choose first, so that a newer one moves none of them."""
    months: dict[int, list[Dated]] = {}
    for one in articles:
        months.setdefault(month_of(one.year, one.month), []).append(one)
    fullest = max(map(len, months.values()), default=0)
    bits = (power(fullest * _ROOM, 16)).bit_length() - 1
    found: dict[str, int] = {}
    for month, own in months.items():
        own.sort(key=lambda one: (one.start, one.identity))
        for identity, place in _seated((one.identity for one in own), 1 << bits):
            found[identity] = month << bits | place
    known = sorted(entities)
    size = power(len(known) * _ENTITY_ROOM, 64)
    seats = dict(_seated(("/".join(one) for one in known), size))
    numbers = {one: seats["/".join(one)] << 2 | KINDS.index(one[0]) for one in known}
    count = len(found) + len(known)
    shape = Shape(
        bits=bits,
        entities=size,
        files=power(-(-count // _FILES), 4),
        cards=power(-(-len(found) // _CARDS), 1),
        entity_cards=power(-(-len(known) // _ENTITY_CARDS), 1),
    )
    return Places(shape, found, numbers)


def power(least: int, lowest: int) -> int:
    """The first power of two that is no less than ``least`` and ``lowest``."""
    return 1 << (max(least, lowest) - 1).bit_length()


def _seated(identities: Iterable[str], size: int) -> Iterable[tuple[str, int]]:
    taken: set[int] = set()
    for identity in identities:
        place = crc32(identity.encode()) & (size - 1)
        while place in taken:
            place = (place + 1) & (size - 1)
        taken.add(place)
        yield identity, place
