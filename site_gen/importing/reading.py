"""A text under the rules' eyes: its words, the names already known in it, and the small questions all rules ask.

Owns: looking at a place of a text.
Must not know: what a body, a post or an official is made of.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from site_gen.importing.tokens import Token, tokenize

NameKey = tuple[str, ...]

_END = Token("\n", -1, -1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One block's text with its tokens; ``people`` and ``bodies`` are names known from the whole article."""

    text: str
    people: frozenset[NameKey] = frozenset()
    bodies: frozenset[NameKey] = frozenset()
    tokens: tuple[Token, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tokenize(self.text))

    def at(self, place: int) -> Token:
        """The token at ``place``; past the end a mark that is no word."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END

    def slice(self, start: int, end: int) -> str:
        """The text from token ``start`` up to token ``end``."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def keys(self, start: int, end: int) -> NameKey:
        """The words from ``start`` up to ``end`` in the form for looking up."""
        return tuple(token.key for token in self.tokens[start:end])

    def find(self, keys: frozenset[str], start: int, limit: int) -> int:
        """The first place from ``start`` and before ``limit`` whose token is one of ``keys``; -1 when none is."""
        stop = min(limit, len(self.tokens))
        return next((place for place in range(start, stop) if self.tokens[place].key in keys), -1)
