"""The fields of every kind of content: one table per kind, and the readers that make typed values of them.

Owns: which fields there are, their types, which are required. A new field is a row here and a field in ``model``.
Must not know: other files, what a name refers to, where anything is published.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, Final
from urllib.parse import unquote

from site_gen import dates, model
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


# --- readers: a value and its place to a typed value, or ABSENT with the fault noted -----------------------


def text(value: Value, place: Place, door: Door) -> Any:
    """One line of text; empty counts as absent."""
    if not isinstance(value.data, str):
        return door.wrong(place, "must be a text", "write it on one line, between quotes where it holds “: ”")
    return one_line(value.data) or ABSENT


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


# --- the kinds ---------------------------------------------------------------------------------------------

_WEB_LINK = mapping(model.WebLink, Field("url", web_url, required=True), Field("note", text), short="url")
_SOURCE = mapping(
    lambda name="", url="": model.WebLink(url=url, note=name), Field("name", text), Field("url", web_url), short="name"
)
_PICTURE = mapping(
    model.Picture,
    Field("src", media_path, required=True),
    Field("alt", text),
    Field("caption", text),
    Field("credit", text),
    short="src",
)
_NAMED = mapping(
    model.Named,
    Field("name", text, required=True),
    Field("rank", text),
    Field("role", text),
    Field("organization", text),
    short="name",
)
_ALT_NAME = period(
    mapping(
        model.AltName,
        Field("name", text, required=True),
        Field("start_date", date),
        Field("end_date", date),
        Field("note", text),
        short="name",
    )
)
_MEMBERSHIP = period(
    mapping(
        model.Membership,
        Field("organization", text, required=True),
        Field("role", text),
        Field("start_date", date),
        Field("end_date", date),
    )
)
_AMENDMENT = mapping(model.Amendment, Field("date", date, required=True), Field("text", text, required=True))
_IDENTIFIER = mapping(model.Identifier, Field("scheme", text, required=True), Field("identifier", text, required=True))

_EVERY = (Field("id", text), Field("slug", slug), Field("aliases", many(alias)), Field("draft", flag))
_NAME = (Field("name", text, required=True),)
_NAME_OR_TITLE = (Field("name", text), Field("title", text))


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of content: the record it becomes and its fields."""

    record: type[model.Record]
    fields: tuple[Field, ...]


SCHEMAS: dict[str, Schema] = {
    model.ARTICLES: Schema(
        model.Article,
        (
            *_EVERY,
            Field("title", text, required=True),
            Field("date", date, required=True),
            Field("author", one_or_many(text)),
            Field("topic", text),
            Field("officials", many(_NAMED)),
            Field("organizations", many(_NAMED)),
            Field("documents", many(text)),
            Field("summary", text),
            Field("image", _PICTURE),
            Field("source", _SOURCE),
            Field("updated", date),
            Field("corrections", many(_AMENDMENT)),
            Field("featured", flag),
            Field("link_names", flag),
        ),
    ),
    model.PEOPLE: Schema(
        model.Person,
        (
            *_EVERY,
            *_NAME,
            Field("other_names", many(_ALT_NAME)),
            Field("honorific_prefix", text),
            Field("sort_name", text),
            Field("memberships", many(_MEMBERSHIP)),
            Field("links", many(_WEB_LINK)),
            Field("identifiers", many(_IDENTIFIER)),
            Field("image", _PICTURE),
        ),
    ),
    model.ORGANIZATIONS: Schema(
        model.Organization,
        (
            *_EVERY,
            *_NAME,
            Field("other_names", many(_ALT_NAME)),
            Field("abbreviation", text),
            Field("classification", text),
            Field("parent", text),
            Field("founding_date", date),
            Field("dissolution_date", date),
            Field("successor", text),
            Field("links", many(_WEB_LINK)),
        ),
    ),
    model.TOPICS: Schema(model.Topic, (*_EVERY, *_NAME_OR_TITLE, Field("parent", text))),
    model.DOCUMENTS: Schema(
        model.Document,
        (*_EVERY, *_NAME_OR_TITLE, Field("number", text), Field("issued", date), Field("issuer", text)),
    ),
    model.AUTHORS: Schema(model.Author, (*_EVERY, *_NAME_OR_TITLE)),
    model.PAGES: Schema(model.Page, (*_EVERY, *_NAME_OR_TITLE)),
    model.EDITIONS: Schema(model.Edition, (*_EVERY, *_NAME_OR_TITLE)),
}


def read_record(kind: str, entries: Mapping[str, Entry], door: Door, outline: model.Outline) -> model.Record | None:
    """The record of a file of ``kind`` (a folder of ``content/``), or None when it says too little to be one.

    Faults are noted; the record has the other fields all the same, so that linking and planning can find theirs.
    """
    schema = SCHEMAS[kind]
    before = len(door.problems.found)
    found = read_fields(entries, schema.fields, door, Place(door.path))
    if any(field.name == "title" for field in schema.fields) and kind != model.ARTICLES:
        title = found.pop("title", "")
        found.setdefault("name", title)
        if not found["name"] and kind != model.EDITIONS and "name" not in entries and "title" not in entries:
            door.problems.error(Place(door.path), "“name” is missing", "add a line such as name: …")
        elif not found["name"] and kind != model.EDITIONS:
            entry = entries.get("name") or entries["title"]
            door.problems.error(Place(door.path, entry.line, entry.column), "the name is empty")
    stem = posixpath.splitext(posixpath.basename(door.path))[0]
    if "slug" not in found:
        found["slug"] = slugify(one_line(stem))
        if not found["slug"]:
            hint = "rename the file, or add a line such as slug: ten-bai"
            door.problems.error(Place(door.path), f"the file's name “{stem}” gives no slug", hint)
    needed = ["slug", *(field.name for field in schema.fields if field.required)]
    if "name" in found:
        needed.append("name")
    if len(door.problems.found) > before and not all(found.get(name) for name in needed):
        return None
    return schema.record(path=door.path, kind=kind, outline=outline, **found)
