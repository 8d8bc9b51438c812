"""Words and marks of a text, with the places where they stand.

Owns: what one word is ("TP.HCM", "GD&ĐT" and "18-NQ/TW" are one each).
Must not know: what any word means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from site_gen.text import match_key

_CHUNK = re.compile(r"[^\W_]+(?:['’&/.\-–][^\W_]+)*|\S")
_SEPARATOR = re.compile(r"(['’&/.\-–])")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one punctuation mark; ``key`` is its form for looking up."""

    text: str
    start: int
    end: int
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", match_key(self.text))

    @property
    def word(self) -> bool:
        """Whether this is a word or a number, not a mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether this is a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def lower(self) -> bool:
        """Whether this is a word in lower-case letters."""
        return self.text[0].islower()

    @property
    def acronym(self) -> bool:
        """Whether this is an abbreviation in capitals: "UBND", "GD&ĐT", "TƯ"."""
        return len(self.text) > 1 and self.text.isupper() and self.text[0].isalpha()


def tokenize(text: str) -> tuple[Token, ...]:
    """The words and marks of ``text`` in their order."""
    tokens: list[Token] = []
    for chunk in _CHUNK.finditer(text):
        place = chunk.start()
        for part in _parts(chunk[0]) if chunk[0][0].isalnum() else [chunk[0]]:
            tokens.append(Token(part, place, place + len(part)))
            place += len(part)
    return tuple(tokens)


def _parts(chunk: str) -> list[str]:
    """Cuts "A-Chủ" into three and leaves "GD-ĐT" whole."""
    pieces = _SEPARATOR.split(chunk)
    parts = [pieces[0]]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _joined(parts[-1], mark, piece):
            parts[-1] += mark + piece
        else:
            parts += [mark, piece]
    return parts


def _joined(left: str, mark: str, right: str) -> bool:
    """Whether ``left`` and ``right`` are one word in spite of the mark between them."""
    if mark in "'’":
        return True
    if mark == ".":
        short = left.isupper() and len(left) <= 6
        return (left.isdigit() and right.isdigit()) or (right.isupper() and (short or left == "Th"))
    if left[-1].isdigit():
        return right.isdigit() or right.isupper()
    return right.isdigit() if left[-1].islower() else left.isupper() and right.isupper()
