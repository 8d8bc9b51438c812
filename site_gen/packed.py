"""Records of the content model as bytes, and back.

Owns: how a record lies in the cache. Its fields stand in the order of its class, which says what is nested in which, so
that nothing but values is kept; ``cache`` forgets all of it when the code changes.
Must not know: what a record means, where the bytes are kept.

By :mod:`marshal`, in a third of the time of :mod:`pickle`. A checksum stands before, since ``marshal`` is not made for
bytes that were damaged.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from operator import attrgetter, itemgetter
from sys import intern
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from zlib import crc32

from site_gen import model
from site_gen.dates import Date
from site_gen.errors import CacheFault

_LENGTH = 4  # of the checksum
_FORMAT = 2  # the last of marshal's formats that does not look for what it has written before: bytes tell values
_NOTHING = model.Inside()
# Fields whose values stand in many records, by the name of their class: each is held once.
_REPEATED = {
    "Article": ("kind", "author", "topic", "documents"),
    "Named": ("name", "rank", "role", "organization"),
    "WebLink": ("note",),
}
_KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        model.Article,
        model.Author,
        model.Document,
        model.Edition,
        model.Glossary,
        model.Media,
        model.Organization,
        model.Page,
        model.Person,
        model.Topic,
    )
}


def dump(record: Any) -> bytes:
    """``record`` (any of the content model, or None) as bytes that :func:`load` takes."""
    if record is None:
        return b""
    kind: Any = type(record)
    return plain((kind.__name__, _shape(kind).dump(record)))


def load(raw: bytes) -> Any:
    """The record that was dumped as ``raw``. Raises CacheFault where the bytes are not those."""
    if not raw:
        return None
    name, values = values_of(raw)
    return _shape(_KINDS[name]).load(values)


def held(raw: bytes, *, stored: bool = True) -> Any:
    """As :func:`load`, but for an article, which comes as :class:`model.Filed`."""
    if not raw:
        return None
    name, values = values_of(raw)
    if name != model.Article.__name__:
        return _shape(_KINDS[name]).load(values)
    path, slug, digest, aliases, draft, date, outline = _of_filed()(values)
    return model.Filed(path, slug, digest, aliases, draft, _date(date), outline[0], raw, stored)


def naming(filed: model.Filed, raw: bytes) -> model.Naming:
    """What an article, which was dumped as ``raw``, is linked by, in half the time of :func:`load`."""
    values = list(_of_naming()(values_of(raw)[1]))
    for place, shape, many in _within_naming():
        if values[place]:
            values[place] = tuple(map(shape.load, values[place])) if many else shape.load(values[place])
    return model.Naming(filed.path, filed.date, *values)


def told(raw: bytes) -> model.Told:
    """What is told of the article that was dumped as ``raw``, in a third of the time of :func:`load`."""
    name, title, summary, outline, updated, source, *marks = _of_told()(values_of(raw)[1])
    _, words, lead = outline
    found = _date(updated) if updated else None
    return model.Told(name, title, summary, lead, words, found, model.WebLink(*source) if source else None, *marks)


def inside(found: model.Inside) -> bytes:
    """What stands in a body as bytes that :func:`inside_of` takes; none where there is nothing."""
    if found == _NOTHING:
        return b""
    return plain((found.contents, found.anchors, tuple(map(tuple, found.references))))


def inside_of(raw: bytes) -> model.Inside:
    """What was packed as ``raw``. Raises CacheFault where the bytes are not those."""
    if not raw:
        return _NOTHING
    contents, anchors, found = values_of(raw)
    return model.Inside(contents, anchors, tuple(map(model.Reference._make, found)))


def spots(found: model.Spots) -> bytes:
    """What was found in a body as bytes that :func:`spots_of` takes."""
    return plain((found.names, found.terms))


def spots_of(raw: bytes) -> model.Spots:
    """What was packed as ``raw``. Raises CacheFault where the bytes are not those."""
    return model.Spots(*values_of(raw))


def plain(value: Any) -> bytes:
    """Text, numbers and tuples of them as bytes that :func:`values_of` takes."""
    raw = marshalled(value)
    return crc32(raw).to_bytes(_LENGTH, "little") + raw


def marshalled(value: Any) -> bytes:
    """Text, numbers and tuples of them as bytes, equal ones as the same. Raises ValueError where anything else is in
    it."""
    return marshal.dumps(value, _FORMAT)


def values_of(raw: bytes) -> Any:
    """What :func:`plain` was given. Raises CacheFault where the bytes are not those."""
    try:
        values = memoryview(raw)[_LENGTH:]
        if crc32(values).to_bytes(_LENGTH, "little") == raw[:_LENGTH]:
            return marshal.loads(values)  # noqa: S302  our own bytes, as the checksum says
    except TypeError as wrong:  # no bytes at all
        raise CacheFault(f"the cache is damaged: {wrong}") from wrong
    raise CacheFault("the cache is damaged: what was packed was changed")


def within(text: str) -> bytes:
    """How a text stands within what is packed."""
    return text.encode("utf-8", "surrogatepass")


def digest(value: Any) -> str:
    """A digest of text, numbers and tuples of them; equal values have one digest."""
    return blake2b(marshalled(value), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Shape:
    """A class of the model: its fields, which of them hold what of other classes (many of it, or one or None), which
    hold what stands in other records too."""

    kind: type
    setters: tuple[Callable[[object, object], None], ...]
    values: Callable[[Any], tuple[Any, ...]]
    nested: tuple[tuple[int, _Shape, bool], ...]
    repeated: tuple[int, ...]

    def dump(self, value: object) -> tuple[Any, ...]:
        found = list(self.values(value))
        for place, shape, many in self.nested:
            inner = found[place]
            if inner:
                found[place] = tuple(map(shape.dump, inner)) if many else shape.dump(inner)
        return tuple(found)

    def load(self, values: tuple[Any, ...]) -> Any:
        found = list(values)
        for place, shape, many in self.nested:
            inner = found[place]
            if inner:
                found[place] = tuple(map(shape.load, inner)) if many else shape.load(inner)
        for place in self.repeated:
            inner = found[place]
            found[place] = intern(inner) if type(inner) is str else tuple(map(intern, inner))
        made: object = object.__new__(self.kind)
        for put, value in zip(self.setters, found, strict=True):
            put(made, value)
        return made


@cache
def _shape(kind: type) -> _Shape:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    nested = [(place, *found) for place, name in enumerate(names) if (found := _nested(hints[name]))]
    setters = tuple(
        getattr(kind, name).__set__ for name in names
    )  # what __init__ does to a frozen object, in half the time
    repeated = tuple(map(names.index, _REPEATED.get(kind.__name__, ())))
    return _Shape(kind, setters, attrgetter(*names) if len(names) > 1 else _single(names[0]), tuple(nested), repeated)


@cache
def _of_filed() -> Callable[[Any], tuple[Any, ...]]:
    return _values_of_article("path", "slug", "digest", "aliases", "draft", "date", "outline")


@cache
def _of_naming() -> Callable[[Any], tuple[Any, ...]]:
    return _values_of_article(*model.Naming._fields[2:])


@cache
def _within_naming() -> tuple[tuple[int, _Shape, bool], ...]:
    """Which of these values hold what of other classes."""
    hints = get_type_hints(model.Article)
    found = ((place, _nested(hints[name])) for place, name in enumerate(model.Naming._fields[2:]))
    return tuple((place, *nested) for place, nested in found if nested)


@cache
def _of_told() -> Callable[[Any], tuple[Any, ...]]:
    names = "id", "title", "summary", "outline", "updated", "source", "draft", "featured", "link_names"
    return _values_of_article(*names)


def _values_of_article(*names: str) -> Callable[[Any], tuple[Any, ...]]:
    """Takes these of the values of an article, unnested."""
    own = [field.name for field in fields(model.Article)]
    return itemgetter(*map(own.index, names))


@lru_cache(maxsize=10_000)  # many articles are of one day
def _date(values: tuple[Any, ...]) -> Date:
    return Date(*values)


def _nested(hint: Any) -> tuple[_Shape, bool] | None:
    """The class that a field of that type holds, and whether many of it."""
    parts = [part for part in get_args(hint) if part not in (NoneType, ...)] or [hint]
    if not is_dataclass(parts[0]):
        return None
    return _shape(parts[0]), get_origin(hint) is tuple  # type: ignore[arg-type]


def _single(name: str) -> Callable[[Any], tuple[Any, ...]]:
    only = attrgetter(name)
    return lambda value: (only(value),)
