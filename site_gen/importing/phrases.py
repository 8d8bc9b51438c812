"""Tables of phrases, looked up word by word in a tokenized text.

Owns: the longest match of a table's phrases at one place.
Must not know: what the phrases mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_gen.importing.tokens import Token
from site_gen.text import match_key

_ROWS = re.compile(r",\s|,?\s*\n")
_COMMA = "\x1f"


class Phrases:
    """A set of phrases, parted by ", " or by lines; letters' case and tone placement do not matter.

    A comma inside a phrase stands between spaces: ``phòng , chống``.
    """

    __slots__ = ("_longest", "_phrases")

    def __init__(self, rows: str) -> None:
        spaced = rows.replace(" , ", _COMMA)
        listed = (tuple(match_key(row.replace(_COMMA, " , ")).split()) for row in _ROWS.split(spaced))
        self._phrases = frozenset(phrase for phrase in listed if phrase)
        self._longest = max(map(len, self._phrases), default=0)

    def match(self, tokens: Sequence[Token], start: int) -> int:
        """How many tokens from ``start`` the longest phrase here takes; 0 when none does."""
        keys = tuple(token.key for token in tokens[start : start + self._longest])
        return next((size for size in range(len(keys), 0, -1) if keys[:size] in self._phrases), 0)

    def __contains__(self, keys: tuple[str, ...]) -> bool:
        return keys in self._phrases


def words(row: str) -> frozenset[str]:
    """A set of single words, parted by spaces, in the form for looking up."""
    return frozenset(match_key(word) for word in row.split())
