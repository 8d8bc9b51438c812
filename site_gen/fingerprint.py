"""Fingerprints: what an output was made of, in 16 bytes.

Owns: turning a view into a digest. A view holds nothing but text, numbers, tuples and frozen dataclasses, so that
two views with one fingerprint render to the same bytes.
Must not know: pages, templates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from site_gen import packed
from site_gen.dates import Date
from site_gen.feeds.view import FeedItem, Publisher
from site_gen.views import Card
from site_gen.views.data import ArticleFacts, Ref
from site_gen.views.entities import Post

_PLAIN = frozenset((str, int))
_MOST = 20_000  # values whose digests are kept
_SHARED = frozenset((Card, FeedItem, Post, Publisher, ArticleFacts, Ref))
# No text holds these, ``text.clean`` takes them out: what ends a value, and what begins one that is no text.
_END, _MARK = "\x1f", "\x1e"

_Writer = Callable[[Any, list[str]], None]


def _text(value: str, out: list[str]) -> None:
    out.append(value)


def _constant(value: object, out: list[str]) -> None:
    out.append(f"{_MARK}{value}")


def _date(value: Date, out: list[str]) -> None:
    out.append(f"{_MARK}{value.text}/{value.precision}/{value.start}/{value.offset}")


_SIMPLE: dict[type, _Writer] = {str: _text, int: _constant, bool: _constant, type(None): _constant, Date: _date}


class Fingerprints:
    """Computes fingerprints; what stands on many pages (cards, feed items) is digested once. For values of the types in
    ``told``, the text that it gives is taken in their place."""

    def __init__(self, told: Mapping[type, Callable[[Any], str]] | None = None) -> None:
        self._told = told or {}
        self._shared: dict[int, tuple[object, str]] = {}
        self._writers = _Writers(self._writer)

    def of(self, base: str, view: object) -> bytes:
        """The fingerprint of ``view`` rendered under ``base`` (the digest of all that is not in the view)."""
        out = [base]
        self._writers[type(view)](view, out)
        return blake2b(_END.join(out).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def _writer(self, kind: Any) -> _Writer:
        """What writes values of that type, made when the first one is met."""
        if kind is tuple:
            return self._tuple
        told = self._told.get(kind)
        if told is not None:
            return lambda value, out: out.append(_MARK + told(value))
        known = _SIMPLE.get(kind)
        if known is None:
            known = self._of_fields(kind)
            return self._digested(known) if kind in _SHARED else known
        return known

    def _tuple(self, value: tuple[Any, ...], out: list[str]) -> None:
        if value and _seems_plain(value[0]) and (plain := _marshalled(value)):
            out.append(plain)
            return
        out.append(_MARK + "(")
        for item in value:
            self._writers[type(item)](item, out)
        out.append(_MARK + ")")

    def _of_fields(self, kind: Any) -> _Writer:
        """Dataclasses: the texts in one go, then the others; the name says how many there are of each."""
        name = _MARK + kind.__name__
        texts = _getter([field.name for field in fields(kind) if field.type == "str"])
        others = _getter([field.name for field in fields(kind) if field.type != "str"])
        writers = self._writers

        def write(value: Any, out: list[str]) -> None:
            out.append(name)
            if texts:
                out += texts(value)
            if others:
                for item in others(value):
                    writers[type(item)](item, out)

        return write

    def _digested(self, write: _Writer) -> _Writer:
        shared = self._shared

        def digest(value: object, out: list[str]) -> None:
            known = shared.get(id(value))
            if known is None:
                inner: list[str] = []
                write(value, inner)
                if len(shared) >= _MOST:
                    shared.clear()
                made = _MARK + blake2b(_END.join(inner).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
                known = shared[id(value)] = value, made  # the value is kept, so its id stays its own
            out.append(known[1])

        return digest


class _Writers(dict[type, _Writer]):
    """Writers by type."""

    def __init__(self, make: Callable[[type], _Writer]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: type) -> _Writer:
        made = self[kind] = self._make(kind)
        return made


def _seems_plain(first: object) -> bool:
    """Whether a tuple that begins with ``first`` is worth a trial: nothing is dear but one that fails."""
    kind = type(first)
    return kind in _PLAIN or (kind is tuple and bool(first) and type(first[0]) in _PLAIN)  # type: ignore[index]


def _marshalled(value: tuple[Any, ...]) -> str:
    """``value`` in one go where it holds nothing but text, numbers and tuples of them, else nothing."""
    try:
        return _MARK + _MARK + packed.marshalled(value).decode("latin-1")
    except ValueError:
        return ""


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]] | None:
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else None
