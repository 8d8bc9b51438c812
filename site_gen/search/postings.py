"""Lists of documents as text: small, quick to read in a browser, and legible enough to look into.

Owns: how the documents of a word are written, changed and cut.
Must not know: what a word or a document is.

A list is a run of groups; each is a letter (``GROUPS``) and numbers in falling order, the first as it is, each other as
what it lies below the one before. A number has five bits a character, the high ones first: ``P`` to ``o`` say that
more follow, ``0`` to ``O`` are the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

MOST, MOST_NAMES = 600, 300  # articles, and entities, in a served list
# What a document has the word in; the first groups weigh more, and are what is left of a long list.
TITLE, STRONG, MANY, BODY, NAME, NOTE = GROUPS = "pqrstu"
_ARTICLES = frozenset((TITLE, STRONG, MANY, BODY))
_GROUP = re.compile(r"([p-u])([0-o]*)")
_NUMBER = re.compile(r"([P-o]*)([0-O])")
_FIRST = re.compile(r"[P-o]*[0-O]")
_GOES_ON = str.maketrans("", "", "".join(map(chr, range(ord("P"), ord("o") + 1))))
_CUT = "!"


def number(value: int) -> str:
    """``value`` as text."""
    text = chr(48 + (value & 31))
    while value := value >> 5:
        text = chr(80 + (value & 31)) + text
    return text


@cache
def _short() -> list[str]:
    """The numbers that most gaps are, made once."""
    return [number(value) for value in range(1 << 13)]


def tail(gaps: Iterable[int]) -> str:
    """What follows the first number of a group."""
    listed, short = list(gaps), _short()
    try:
        return "".join([short[gap] for gap in listed])
    except IndexError:
        return "".join(map(number, listed))


def numbers(falling: list[int]) -> str:
    """A group's numbers as text."""
    return number(falling[0]) + tail(above - below for above, below in pairwise(falling)) if falling else ""


def read(text: str) -> Iterator[int]:
    """The numbers of a group."""
    at = -1
    for more, last in _NUMBER.findall(text):
        value = 0
        for char in more:
            value = value << 5 | ord(char) - 80
        value = value << 5 | ord(last) - 48
        at = value if at < 0 else at - value
        yield at


def groups(postings: str) -> dict[str, str]:
    """The groups of a list by their letters."""
    return dict(_GROUP.findall(postings))


def joined(parts: dict[str, str]) -> str:
    """Groups as a list; empty ones are left out."""
    return "".join(letter + parts[letter] for letter in GROUPS if parts.get(letter))


def count(text: str) -> int:
    """How many numbers a group or a list of groups holds."""
    return len(text.translate(_GOES_ON)) - sum(map(text.count, GROUPS))


def changed(text: str, gone: Iterable[int], come: Iterable[int]) -> str:
    """A group without the numbers ``gone`` and with those that have ``come``.

    Only what lies above the lowest of them is read: an article that is added is among the newest.
    """
    lost, left = set(gone), sorted(set(come))
    if not lost and not left:
        return text
    out: list[str] = []
    above, before, place = 0, -1, 0  # the number last read, the number last written, where in the text
    while (lost or left) and place < len(text):
        found = _FIRST.match(text, place)
        if found is None:
            break
        value = above = _value(found[0]) if not place else above - _value(found[0])
        place = found.end()
        while left and left[-1] >= value:
            before = _put(out, before, left.pop())
        if value in lost:
            lost.discard(value)
        elif value != before:
            before = _put(out, before, value)
    while left:
        before = _put(out, before, left.pop())
    rest = _FIRST.match(text, place) if place < len(text) else None
    if rest is not None:
        _put(out, before, above - _value(rest[0]))
        out.append(text[rest.end() :])
    return "".join(out)


def _put(out: list[str], before: int, value: int) -> int:
    out.append(number(value if before < 0 else before - value))
    return value


def _value(text: str) -> int:
    value = 0
    for char in text[:-1]:
        value = value << 5 | ord(char) - 80
    return value << 5 | ord(text[-1]) - 48


def cut(postings: str, most: int, most_names: int) -> str:
    """A list as it is served: of more than ``most`` articles or ``most_names`` entities there stand the number of all
    its articles, ``!``, then the first groups with their newest, as far as there is room."""
    least = min(most, most_names)
    if len(postings) <= least or count(postings) <= least:
        return postings
    room = {True: most, False: most_names}
    total, kept = 0, []
    for letter, text in _GROUP.findall(postings):
        size, of_article = count(text), letter in _ARTICLES
        total += size if of_article else 0
        left = room[of_article]
        if left:
            kept.append(letter + (text if size <= left else _head(text, left)))
            room[of_article] = max(0, left - size)
    served = "".join(kept)
    return postings if served == postings else f"{total}{_CUT}{served}"


def _head(text: str, most: int) -> str:
    found = re.match(rf"(?:[P-o]*[0-O]){{{most}}}", text)
    return found[0] if found else text


def lines(text: str) -> Iterator[tuple[str, str]]:
    """The words of a file of words, each with its list."""
    for line in text.split("\n")[:-1]:
        name, _, own = line.partition("\t")
        yield name, own


def served(text: str) -> str:
    """A file of words as it is served: long lists are cut."""
    if len(text) <= min(MOST, MOST_NAMES):
        return text
    return "".join(f"{name}\t{cut(own, MOST, MOST_NAMES)}\n" for name, own in lines(text))
