"""Fingerprints: what an output was made of, in 16 bytes.

Owns: turning a view into a digest. A view holds nothing but text, numbers, tuples and frozen dataclasses, so that
two views with one fingerprint render to the same bytes.
Must not know: pages, templates.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any

from site_gen.dates import Date
from site_gen.views import Body, Card


class Fingerprints:
    """Computes fingerprints; cards and bodies, which stand on many pages, are digested once."""

    def __init__(self) -> None:
        self._shared: dict[int, tuple[object, str]] = {}

    def of(self, base: str, view: object) -> bytes:
        """The fingerprint of ``view`` rendered under ``base`` (the digest of all that is not in the view)."""
        out = [base]
        self._put(view, out)
        return blake2b("\x1f".join(out).encode(), digest_size=16).digest()

    def _put(self, value: Any, out: list[str]) -> None:
        kind = type(value)
        if kind is str:
            out.append(value if "\x1f" not in value else repr(value))
        elif kind is tuple:
            out.append("(")
            for item in value:
                self._put(item, out)
            out.append(")")
        elif kind is Card or kind is Body:
            out.append(self._digest(value))
        elif kind is Date:
            out.append(f"{value.text}/{value.precision}")
        elif value is None or kind in (int, bool):
            out.append(repr(value))
        else:
            self._fields(value, out)

    def _fields(self, value: Any, out: list[str]) -> None:
        out.append(type(value).__name__)
        kind: Any = type(value)
        for name in _names(kind):
            self._put(getattr(value, name), out)

    def _digest(self, value: Card | Body) -> str:
        known = self._shared.get(id(value))
        if known is None:
            out: list[str] = []
            self._fields(value, out)
            known = value, blake2b("\x1f".join(out).encode(), digest_size=16).hexdigest()
            self._shared[id(value)] = known
        return known[1]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
