"""Readers: a value of the front matter to a typed value, or a fault of it noted.

Owns: the types that fields can have. A new type is a reader here.
Must not know: which fields there are (``schema``), other files, what a name refers to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Final
from urllib.parse import unquote

from site_gen import dates
from site_gen.errors import did_you_mean
from site_gen.plain_yaml import Data
from site_gen.text import one_line
from site_gen.urls import has_scheme, is_slug, is_web, slugify

MEDIA = "media"
_LONGEST_NAME, _LONGEST_PATH = 255, 1000  # what file systems take


class _Absent:
    """Stands for a value that is not there or could not be read."""


ABSENT: Final = _Absent()
Reader = Callable[[Data, "Door"], Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, and the keys and numbers of items that lead to it."""

    message: str
    hint: str = ""
    path: tuple[str | int, ...] = ()

    def below(self, key: str | int) -> Fault:
        """The same, seen from what holds the value under ``key``; a message that begins with "must" gets its subject
        from the nearest key."""
        named = isinstance(key, str) and self.message.startswith("must ")
        return Fault(f"“{key}” {self.message}" if named else self.message, self.hint, (key, *self.path))


@dataclass(slots=True)
class Door:
    """What a reader needs beside the value: the file, the site's time zone, and where to note a fault; ``digest`` is
    the file's."""

    path: str
    tz: tzinfo
    digest: str = ""
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, message: str, hint: str = "") -> Any:
        """Notes the fault of a value; it counts as absent."""
        self.faults.append(Fault(message, hint))
        return ABSENT

    def below(self, key: str | int, since: int) -> None:
        """Faults that were noted ``since`` there were so many are those of what stands under ``key``."""
        self.faults[since:] = [fault.below(key) for fault in self.faults[since:]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, how it is read, and whether it must be there."""

    name: str
    read: Reader
    required: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a mapping by their names; those that must be there."""

    known: Mapping[str, Field]
    required: tuple[str, ...]

    @classmethod
    def of(cls, *fields: Field) -> Fields:
        """Those ``fields``."""
        return cls({field.name: field for field in fields}, tuple(field.name for field in fields if field.required))


def text(value: Data, door: Door) -> Any:
    """One line of text; empty counts as absent."""
    if value is None:
        return ABSENT
    if not isinstance(value, str):
        return door.wrong("must be a text", "write it on one line, between quotes where it holds “: ”")
    return one_line(value) or ABSENT


def words(value: Data, door: Door) -> Any:
    """One line of text; a pair of quotes with nothing between them is an empty text, not an absent one."""
    return "" if value == "" else text(value, door)


def flag(value: Data, door: Door) -> Any:
    """``true`` or ``false``."""
    if value is None or value == "":
        return ABSENT
    known = {"true": True, "yes": True, "false": False, "no": False}
    word = value.strip().lower() if isinstance(value, str) else ""
    return known[word] if word in known else door.wrong("must be true or false")


def date(value: Data, door: Door) -> Any:
    """A date, perhaps of reduced precision."""
    if value is None or value == "":
        return ABSENT
    if not isinstance(value, str):
        return door.wrong("must be a date", "write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00")
    try:
        return dates.parse(value, door.tz)
    except ValueError as wrong:
        written = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", value)
        near = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}" if written else ""
        near = near if _is_date(near, door.tz) else ""
        hint = "write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00"
        return door.wrong(str(wrong), f"did you mean {near}?" if near else hint)


def _is_date(written: str, tz: tzinfo) -> bool:
    try:
        dates.parse(written, tz)
    except ValueError:
        return False
    return True


def web_url(value: Data, door: Door) -> Any:
    """An http, https or mailto URL."""
    url = text(value, door)
    if url is ABSENT or is_web(url):
        return url
    return door.wrong(f"“{url}” is not a URL that may stand here", "write http://…, https://… or mailto:…")


def slug(value: Data, door: Door) -> Any:
    """A word that can stand in a URL."""
    word = text(value, door)
    if word is ABSENT or is_slug(word):
        return word
    near = slugify(word)
    return door.wrong(f"“{word}” cannot stand in a URL", f"did you mean “{near}”?" if near else "use letters")


def alias(value: Data, door: Door) -> Any:
    """An old URL of this site, as a root-relative path."""
    path = text(value, door)
    if path is ABSENT:
        return path
    plain = unquote(path)
    outside = has_scheme(path) or "\\" in plain or {"..", "."} & set(plain.split("/"))
    if outside or re.search(r"[?#\x00-\x1f]|//", plain) or not plain.strip("/"):
        return door.wrong(f"“{path}” is not a path of this site", "write the old address as /2018/01/ten-cu/")
    if any(len(part.encode()) > _LONGEST_NAME for part in plain.split("/")) or len(plain) > _LONGEST_PATH:
        return door.wrong("the path is too long for a file's name", "leave it out")
    path = "/" + plain.lstrip("/")
    return path if re.search(r"(/|\.html?)$", path) else path + "/"


def media_path(value: Data, door: Door) -> Any:
    """A file in ``content/media/``, as its path under ``content/``."""
    written = text(value, door)
    if written is ABSENT:
        return written
    inside = media_file(door.path, written)
    return inside or door.wrong(
        f"“{written}” is not a file in content/media/", "put it there and write media/ten-anh.jpg"
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

    def read_list(value: Data, door: Door) -> Any:
        if value is None or value == "":
            return ABSENT
        if not isinstance(value, list):
            return door.wrong("must be a list", hint)
        items = []
        before = len(door.faults)
        for number, written in enumerate(value):
            item = read(written, door)
            if item is not ABSENT:
                items.append(item)
            if len(door.faults) > before:
                door.below(number, before)
                before = len(door.faults)
        return tuple(items)

    return read_list


def one_or_many(read: Reader) -> Reader:
    """One value, or a list of them; gives a tuple."""
    read_list = many(read)

    def read_either(value: Data, door: Door) -> Any:
        if isinstance(value, list):
            return read_list(value, door)
        item = read(value, door)
        return item if item is ABSENT else (item,)

    return read_either


def mapping(make: Callable[..., Any], *fields: Field, short: str = "") -> Reader:
    """A mapping of ``fields`` given to ``make``; with ``short``, a bare text is the value of that field."""

    table = Fields.of(*fields)

    def read_mapping(value: Data, door: Door) -> Any:
        if value is None or value == "":
            return ABSENT
        if isinstance(value, str) and short:
            item = table.known[short].read(value, door)
            return ABSENT if item is ABSENT else make(**{short: item})
        if not isinstance(value, dict):
            return door.wrong("must be a mapping", f"with the keys {', '.join(table.known)}")
        before = len(door.faults)
        found = read_fields(value, table, door)
        return make(**found) if len(door.faults) == before else ABSENT

    return read_mapping


def period(read: Reader) -> Reader:
    """A mapping with ``start_date`` and ``end_date`` that must not lie the wrong way round."""

    def read_period(value: Data, door: Door) -> Any:
        item = read(value, door)
        if item is ABSENT or not (item.start_date and item.end_date):
            return item
        if item.end_date.end <= item.start_date.start:
            door.wrong(f"the end {item.end_date.text} lies before the start {item.start_date.text}")
            door.below("end_date", len(door.faults) - 1)
            return ABSENT
        return item

    return read_period


def read_fields(entries: Mapping[str, Data], fields: Fields, door: Door) -> dict[str, Any]:
    """The typed values of ``entries``; unknown and missing keys are noted."""
    known, faults = fields.known, door.faults
    found = {}
    before = len(faults)
    for name, written in entries.items():
        one = known.get(name)
        if one is None:
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            door.wrong(f"there is no field “{name}”", hint)
        elif (value := one.read(written, door)) is not ABSENT:
            found[name] = value
        elif one.required and len(faults) == before:
            door.wrong(f"“{name}” is empty", "write a value after the colon")
        if len(faults) > before:
            door.below(name, before)
            before = len(faults)
    for name in fields.required:
        if name not in entries:
            door.wrong(f"“{name}” is missing", f"add a line such as {name}: …")
    return found
