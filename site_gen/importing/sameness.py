"""Whether two names are names of one body.

Owns: abbreviations read by their first letters, "central" left out, short names inside full ones.
Must not know: the text the names come from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from site_gen.importing.tables import bodies
from site_gen.importing.tokens import Token, tokenize

_LINKS = {"và", "-", "–", ",", "&"}
_MARKS = {"“", "”", '"', "(", ")", "/"}
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name, cut up for comparing: without links and quotation marks, "central" told apart.

    ``linked`` are the places of the words that a link ("và", "-") stood before.
    """

    text: str
    tokens: tuple[Token, ...] = field(init=False)
    central: bool = field(init=False)
    linked: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        tokens = tokenize(self.text)
        kept: list[Token] = []
        linked: set[int] = set()
        central = False
        place = 0
        while place < len(tokens):
            size = bodies.CENTRAL.match(tokens, place)
            left_out = bool(size) and bodies.ALONE.match(tokens, place) <= size
            central = central or left_out
            if tokens[place].key in _LINKS:
                linked.add(len(kept))
            elif not left_out and tokens[place].key not in _MARKS:
                kept.append(tokens[place])
            place += size if left_out else 1
        object.__setattr__(self, "tokens", tuple(kept))
        object.__setattr__(self, "central", central)
        object.__setattr__(self, "linked", frozenset(linked))

    @property
    def head(self) -> tuple[str, ...]:
        """The words that say what kind of body this is."""
        size = max(bodies.HEADS.match(self.tokens, 0), bodies.ALONE.match(self.tokens, 0))
        return tuple(token.key for token in self.tokens[:size])


def same_body(short: Name, full: Name) -> bool:
    """Whether ``short`` names the body that ``full`` names, or is a shorter mention of it."""
    for bare in {0, bodies.INNER_ORGANS.match(short.tokens, 0)}:
        for start in _starts(full):
            ends = _aligned(short.tokens[bare:], full.tokens[start:]) if bare < len(short.tokens) else []
            if any(_only_reach(full, start + end) and not _elsewhere(short, full, start + end) for end in ends):
                return True
    return False


def _starts(full: Name) -> list[int]:
    """Where a short name may begin in ``full``: at its start, or behind an organ ("Ủy ban …", "Ban Chấp hành …")."""
    organ = bodies.ORGANS.match(full.tokens, 0)
    return [0, organ] if organ and organ < len(full.tokens) else [0]


def _elsewhere(short: Name, full: Name, end: int) -> bool:
    """Whether ``short`` is a central body and ``full`` one of a province or of another body."""
    rest = tuple(token.key for token in full.tokens[end:])
    return short.central and not full.central and rest not in {(), ("việt", "nam")}


def _only_reach(full: Name, end: int) -> bool:
    """Whether what ``full`` has beyond ``end`` tells only whose or where the body is, or its second half."""
    if end == len(full.tokens) or end in full.linked:
        return True
    rest = full.tokens[end:]
    if tuple(token.key for token in rest) == ("việt", "nam"):
        return True
    if full.head in bodies.SOVEREIGN:
        return False
    reach = bodies.LEVELS.match(rest, 0) or bodies.HEADS.match(rest, 0) or bodies.ALONE.match(rest, 0)
    return bool(reach) or rest[0].capital or rest[0].key == "quốc"


def _aligned(short: Sequence[Token], full: Sequence[Token]) -> list[int]:
    """How many tokens of ``full`` the whole of ``short`` can stand for; an abbreviation stands for its words."""
    if not short:
        return [0]
    ends: set[int] = set()
    for left, right in _steps(short, full):
        ends.update(right + end for end in _aligned(short[left:], full[right:]))
    return sorted(ends)


def _steps(short: Sequence[Token], full: Sequence[Token]) -> list[tuple[int, int]]:
    """How the first tokens of both can be the same words: one for one, or one abbreviation for several."""
    if not full:
        return []
    if short[0].key == full[0].key:
        return [(1, 1)]
    steps = []
    if size := _stands_for(short[0], full):
        steps.append((1, size))
    if size := _stands_for(full[0], short):
        steps.append((size, 1))
    return steps


def _stands_for(short: Token, words: Sequence[Token]) -> int:
    """How many of ``words`` begin with the letters of the abbreviation ``short``; 0 when they do not."""
    letters = [_bare(letter) for letter in short.text if letter.isalnum()] if short.acronym else []
    if len(letters) < 2 or len(words) < len(letters):
        return 0
    firsts = [_bare(word.text[0]) for word in words[: len(letters)]]
    return len(letters) if firsts == letters else 0


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    """``letter`` in upper case without its tone: Ủ is U, but Ư stays Ư."""
    parts = [part for part in unicodedata.normalize("NFD", letter.upper()) if part not in _TONES]
    return unicodedata.normalize("NFC", "".join(parts))
