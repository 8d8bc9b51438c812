"""Fingerprints: what an output was made of, in 16 bytes.

Owns: turning a view into a digest. A view holds nothing but text, numbers, tuples and frozen dataclasses, so that
two views with one fingerprint render to the same bytes.
Must not know: pages, templates.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from site_gen.dates import Date
from site_gen.feeds.view import FeedItem, Publisher
from site_gen.views import Body, Card, Counted, Link
from site_gen.views.data import ArticleFacts, Ref
from site_gen.views.entities import Post

_FORMAT = 2  # of marshal: in later ones the bytes of equal values may differ
_PLAIN = frozenset((str, int, tuple))
_SHARED = frozenset((Card, Body, Counted, FeedItem, Post, Publisher, ArticleFacts, Ref))
# No text holds these, ``text.clean`` takes them out: what ends a value, and what begins one that is no text.
_END, _MARK = "\x1f", "\x1e"


class Fingerprints:
    """Computes fingerprints; what stands on many pages (cards, bodies, feed items) is digested once."""

    def __init__(self) -> None:
        self._shared: dict[int, tuple[object, str]] = {}

    def of(self, base: str, view: object) -> bytes:
        """The fingerprint of ``view`` rendered under ``base`` (the digest of all that is not in the view)."""
        out = [base]
        self._put(view, out)
        return blake2b(_END.join(out).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _put(self, value: Any, out: list[str]) -> None:
        kind = type(value)
        if kind is str:
            out.append(value)
        elif kind is Link:
            out += (_MARK + "Link", value.name, value.url)
        elif kind is tuple and value and type(value[0]) in _PLAIN and (plain := _marshalled(value)):
            out.append(plain)
        elif kind is tuple:
            out.append(_MARK + "(")
            for item in value:
                self._put(item, out)
            out.append(_MARK + ")")
        elif kind in _SHARED:
            out.append(self._digest(value))
        elif kind is Date:
            out.append(f"{_MARK}{value.text}/{value.precision}/{value.start}/{value.offset}")
        elif value is None or kind is int or kind is bool:
            out.append(f"{_MARK}{value}")
        else:
            self._fields(value, out)

    def _fields(self, value: Any, out: list[str]) -> None:
        kind: Any = type(value)
        out.append(_MARK + kind.__name__)
        for item in _values(kind)(value):
            self._put(item, out)

    def _digest(self, value: object) -> str:
        known = self._shared.get(id(value))
        if known is None:
            out: list[str] = []
            self._fields(value, out)
            digest = _MARK + blake2b(_END.join(out).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            known = self._shared[id(value)] = value, digest  # the value is kept, so its id stays its own
        return known[1]


def _marshalled(value: tuple[Any, ...]) -> str:
    """``value`` in one go where it holds nothing but text, numbers and tuples of them, else nothing."""
    try:
        return _MARK + _MARK + marshal.dumps(value, _FORMAT).decode("latin-1")
    except ValueError:
        return ""


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
