"""Readers: a value of the front matter and its place to a typed value, or a fault noted there.

Owns: the types that fields can have. A new type is a reader here.
Must not know: which fields there are (``schema``), other files, what a name refers to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, Final
from urllib.parse import unquote

from site_gen import dates
from site_gen.errors import Place, Problems, did_you_mean
from site_gen.frontmatter import Entry, Value
from site_gen.text import one_line
from site_gen.urls import has_scheme, is_slug, is_web, slugify

MEDIA = "media"
_LONGEST_NAME, _LONGEST_PATH = 255, 1000  # what file systems take


class _Absent:
    """Stands for a value that is not there or could not be read."""


ABSENT: Final = _Absent()
Reader = Callable[[Value, Place, "Door"], Any]


@dataclass(frozen=True, slots=True)
class Door:
    """What a reader needs beside the value: the file, the site's time zone, and where to note a fault."""

    path: str
    tz: tzinfo
    problems: Problems
    field: str = ""

    def wrong(self, place: Place, message: str, hint: str = "") -> Any:
        """Notes the fault of a value of ``field``; it counts as absent."""
        self.problems.error(place, f"“{self.field}” {message}" if message.startswith("must ") else message, hint)
        return ABSENT


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, how it is read, and whether it must be there."""

    name: str
    read: Reader
    required: bool = False


def text(value: Value, place: Place, door: Door) -> Any:
    """One line of text; empty counts as absent."""
    if not isinstance(value.data, str):
        return door.wrong(place, "must be a text", "write it on one line, between quotes where it holds “: ”")
    return one_line(value.data) or ABSENT


def words(value: Value, place: Place, door: Door) -> Any:
    """One line of text; a pair of quotes with nothing between them is an empty text, not an absent one."""
    return "" if value.data == "" and value.quoted else text(value, place, door)


def flag(value: Value, place: Place, door: Door) -> Any:
    """``true`` or ``false``."""
    if value.data == "":
        return ABSENT
    known = {"true": True, "yes": True, "false": False, "no": False}
    word = value.data.strip().lower() if isinstance(value.data, str) else ""
    return known[word] if word in known else door.wrong(place, "must be true or false")


def date(value: Value, place: Place, door: Door) -> Any:
    """A date, perhaps of reduced precision."""
    if value.data == "":
        return ABSENT
    if not isinstance(value.data, str):
        return door.wrong(place, "must be a date", "write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00")
    try:
        return dates.parse(value.data, door.tz)
    except ValueError as wrong:
        written = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", value.data)
        near = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}" if written else ""
        near = near if _is_date(near, door.tz) else ""
        hint = "write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00"
        return door.wrong(place, str(wrong), f"did you mean {near}?" if near else hint)


def _is_date(written: str, tz: tzinfo) -> bool:
    try:
        dates.parse(written, tz)
    except ValueError:
        return False
    return True


def web_url(value: Value, place: Place, door: Door) -> Any:
    """An http, https or mailto URL."""
    url = text(value, place, door)
    if url is ABSENT or is_web(url):
        return url
    return door.wrong(place, f"“{url}” is not a URL that may stand here", "write http://…, https://… or mailto:…")


def slug(value: Value, place: Place, door: Door) -> Any:
    """A word that can stand in a URL."""
    word = text(value, place, door)
    if word is ABSENT or is_slug(word):
        return word
    near = slugify(word)
    return door.wrong(place, f"“{word}” cannot stand in a URL", f"did you mean “{near}”?" if near else "use letters")


def alias(value: Value, place: Place, door: Door) -> Any:
    """An old URL of this site, as a root-relative path."""
    path = text(value, place, door)
    if path is ABSENT:
        return path
    plain = unquote(path)
    outside = has_scheme(path) or "\\" in plain or {"..", "."} & set(plain.split("/"))
    if outside or re.search(r"[?#\x00-\x1f]|//", plain) or not plain.strip("/"):
        return door.wrong(place, f"“{path}” is not a path of this site", "write the old address as /2018/01/ten-cu/")
    if any(len(part.encode()) > _LONGEST_NAME for part in plain.split("/")) or len(plain) > _LONGEST_PATH:
        return door.wrong(place, "the path is too long for a file's name", "leave it out")
    path = "/" + plain.lstrip("/")
    return path if re.search(r"(/|\.html?)$", path) else path + "/"


def media_path(value: Value, place: Place, door: Door) -> Any:
    """A file in ``content/media/``, as its path under ``content/``."""
    written = text(value, place, door)
    if written is ABSENT:
        return written
    inside = media_file(door.path, written)
    return inside or door.wrong(
        place, f"“{written}” is not a file in content/media/", "put it there and write media/ten-anh.jpg"
    )


def media_file(path: str, written: str) -> str:
    """The path under ``content/`` of the media file that the file at ``path`` calls ``written``; empty if outside."""
    if has_scheme(written) or "\\" in written:
        return ""
    if written.startswith(("/", MEDIA + "/")):
        inside = posixpath.normpath(written.lstrip("/"))
    else:
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
    return inside if inside.startswith(MEDIA + "/") else ""


def many(read: Reader, hint: str = "begin each item with “- ” on a line of its own") -> Reader:
    """A list; every item is read, so that each fault is told."""

    def read_list(value: Value, place: Place, door: Door) -> Any:
        if value.data == "":
            return ABSENT
        if not isinstance(value.data, list):
            return door.wrong(place, "must be a list", hint)
        items = [read(item, Place(door.path, item.line, item.column), door) for item in value.data]
        return tuple(item for item in items if item is not ABSENT)

    return read_list


def one_or_many(read: Reader) -> Reader:
    """One value, or a list of them; gives a tuple."""
    read_list = many(read)

    def read_either(value: Value, place: Place, door: Door) -> Any:
        if isinstance(value.data, list):
            return read_list(value, place, door)
        item = read(value, place, door)
        return item if item is ABSENT else (item,)

    return read_either


def mapping(make: Callable[..., Any], *fields: Field, short: str = "") -> Reader:
    """A mapping of ``fields`` given to ``make``; with ``short``, a bare text is the value of that field."""

    def read_mapping(value: Value, place: Place, door: Door) -> Any:
        if value.data == "":
            return ABSENT
        if isinstance(value.data, str) and short:
            first = next(field for field in fields if field.name == short)
            item = first.read(value, place, door)
            return ABSENT if item is ABSENT else make(**{short: item})
        if not isinstance(value.data, dict):
            names = ", ".join(field.name for field in fields)
            return door.wrong(place, "must be a mapping", f"with the keys {names}")
        before = len(door.problems.found)
        found = read_fields(value.data, fields, door, place)
        return make(**found) if len(door.problems.found) == before else ABSENT

    return read_mapping


def period(read: Reader) -> Reader:
    """A mapping with ``start_date`` and ``end_date`` that must not lie the wrong way round."""

    def read_period(value: Value, place: Place, door: Door) -> Any:
        item = read(value, place, door)
        if item is ABSENT or not (item.start_date and item.end_date):
            return item
        if item.end_date.end <= item.start_date.start:
            entry = value.data["end_date"] if isinstance(value.data, dict) else None
            at = Place(door.path, entry.line, entry.column) if entry else place
            return door.wrong(at, f"the end {item.end_date.text} lies before the start {item.start_date.text}")
        return item

    return read_period


def read_fields(entries: Mapping[str, Entry], fields: tuple[Field, ...], door: Door, whole: Place) -> dict[str, Any]:
    """The typed values of ``entries``; unknown and missing keys are noted, the latter at ``whole``."""
    known = {field.name: field for field in fields}
    found = {}
    for name, entry in entries.items():
        place = Place(door.path, entry.line, entry.column)
        field = known.get(name)
        if field is None:
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            door.problems.error(place, f"there is no field “{name}”", hint)
            continue
        before = len(door.problems.found)
        value = field.read(entry.value, place, replace(door, field=name))
        if value is not ABSENT:
            found[name] = value
        elif field.required and len(door.problems.found) == before:
            door.problems.error(place, f"“{name}” is empty", "write a value after the colon")
    for field in fields:
        if field.required and field.name not in entries:
            door.problems.error(whole, f"“{field.name}” is missing", f"add a line such as {field.name}: …")
    return found
