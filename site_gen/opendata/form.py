"""JSON that can be read line by line: keys in a fixed order, one record a line, nothing that is not known.

Owns: the form of every JSON document of the open data, the bytes of text.
Must not know: any field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from site_gen.dates import DAY, Date

Thing = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def known(thing: Mapping[str, Any]) -> Thing:
    """``thing`` without what is not known: None, an empty text, an empty list."""
    return {key: value for key, value in thing.items() if value or value == 0}


def lines(things: Iterable[Thing]) -> str:
    """A record a line, as in NDJSON."""
    return "".join(map("{}\n".format, map(_encode, things)))


def document(thing: Thing) -> str:
    """A document with each of its keys on a line, and each record of a list."""
    return "{\n" + ",\n".join(f"{_encode(key)}:{_value(value)}" for key, value in thing.items()) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_encode, value)) + "\n]"
    return _encode(value)


def utf8(text: str) -> bytes:
    """The bytes of ``text``; a lone surrogate, which has none, becomes a question mark."""
    return text.encode("utf-8", "replace")


def absolute(url: str, origin: str) -> str:
    """A root-relative ``url`` with the site's ``origin``."""
    return origin + url if url.startswith("/") else url


def written(date: Date | None) -> str:
    """A date as it was written; nothing where there is none."""
    return date.text if date else ""


def day(date: Date | None) -> str:
    """A date as Popolo takes it: a year, a month or a day, never a time."""
    if date is None or date.precision <= DAY:
        return written(date)
    return f"{date.year:04}-{date.month:02}-{date.day:02}"
