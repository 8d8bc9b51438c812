"""A way through the name of one body: what it has passed, and taking its next words.

Owns: the state between two steps.
Must not know: which words may be taken (``body_rules``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from site_gen.importing.reading import Reading
from site_gen.importing.tokens import Token

STOP = -1


@dataclass(slots=True)
class Walk:
    """A way through one name: where it stands and what it has passed."""

    reading: Reading
    start: int
    place: int
    head: tuple[str, ...]
    holder: int
    naming: bool = False
    capital: bool = False
    level: bool = False
    fresh: bool = False  # the last word is a capitalised one that a second syllable may complete
    guessed: bool = False  # the last word was taken only because words mostly have two syllables
    inside: list[str] = field(default_factory=list)

    @property
    def token(self) -> Token:
        """The word or mark the walk has come to."""
        return self.reading.at(self.place)

    def take(self, size: int, *, naming: bool = True, fresh: bool = False) -> int:
        """Notes that ``size`` words go on with the name."""
        keys = self.reading.keys(self.place, self.place + size)
        self.inside.extend(keys)
        self.capital |= any(token.capital for token in self.reading.tokens[self.place : self.place + size])
        self.naming |= naming
        self.fresh, self.guessed = fresh, False
        return size
