"""Pieces of pages: text, or UTF-8 where it is at hand as such; and those that many pages share.

Owns: how pieces are put together, which of them are kept.
Must not know: what they are made of, and by what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from site_gen.escaping import escaped

_EQUAL = frozenset((str, int, bool, type(None)))  # values of these types are the same where they are equal
_MOST = 8_000_000  # signs of shared pieces; then all are forgotten


def text(value: object) -> str:
    """What stands in the page for a value of a template: escaped unless it is markup."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    return value if kind is Markup else str(escape(value))  # type: ignore[return-value]


def straight(value: object) -> str | bytes:
    """As :func:`text`, of what a function gave that may have given UTF-8."""
    return value if type(value) is bytes else text(value)


def encoded(function: Any) -> Any:
    """The function that gives in UTF-8 what ``function`` gives, where there is one."""
    return getattr(function, "encoded", function)


def folded(pieces: list[Any]) -> list[Any]:
    """``pieces`` in as few as can be: text in one, between what is UTF-8."""
    try:
        return ["".join(pieces)]
    except TypeError:
        found: list[Any] = []
        at = 0
        for place, piece in enumerate(pieces):
            if type(piece) is bytes:
                if at < place:
                    found.append("".join(pieces[at:place]))
                found.append(piece)
                at = place + 1
        return [*found, "".join(pieces[at:])]


def joined(pieces: Iterable[Any]) -> str:
    """``pieces`` as one text, where it is needed as such."""
    pieces = list(pieces)
    try:
        return "".join(pieces)
    except TypeError:
        return "".join([piece.decode() if type(piece) is bytes else piece for piece in pieces])


def utf8(pieces: Iterable[Any]) -> bytes:
    """``pieces`` as one in UTF-8."""
    return b"".join([piece if type(piece) is bytes else piece.encode() for piece in pieces])


class Fragments:
    """Pieces of pages that were rendered, each by its tag and the values that it is made of, as ``form`` makes of them
    what is kept."""

    def __init__(self, form: Callable[[Markup], Any]) -> None:
        self._form = form
        self._kept: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}
        self._size = 0

    def get(self, tag: str, values: tuple[object, ...]) -> Any:
        """The piece, where it is at hand, else None."""
        if len(values) == 1:
            (value,) = values
            known = self._kept.get((tag, value if type(value) in _EQUAL else id(value)))
        else:
            known = self._kept.get((tag, *map(_identity, values)))
        return known[1] if known else None

    def put(self, tag: str, values: tuple[object, ...], piece: Markup) -> Any:
        """``piece``, kept for the next page."""
        if self._size > _MOST:
            self._kept.clear()
            self._size = 0
        kept = self._form(piece)
        self._kept[tag, *map(_identity, values)] = values, kept  # kept with it, so that an id stays its own
        self._size += len(kept)
        return kept


def _identity(value: object) -> object:
    return value if type(value) in _EQUAL else id(value)
