"""The fields of every kind of content: one table per kind. A new field is a row here and a field in ``model``.

Owns: which fields there are, their types, which are required.
Must not know: other files, what a name refers to, where anything is published.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace

from site_gen import model
from site_gen.fields import (
    Door,
    Field,
    Fields,
    alias,
    date,
    flag,
    many,
    mapping,
    media_path,
    one_or_many,
    period,
    read_fields,
    slug,
    text,
    web_url,
    words,
)
from site_gen.plain_yaml import Data
from site_gen.text import one_line
from site_gen.urls import slugify

_WEB_LINK = mapping(model.WebLink, Field("url", web_url, required=True), Field("note", text), short="url")
_SOURCE = mapping(
    lambda name="", url="": model.WebLink(url=url, note=name), Field("name", text), Field("url", web_url), short="name"
)
_PICTURE = mapping(
    model.Picture,
    Field("src", media_path, required=True),
    Field("alt", words),
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
    fields: Fields


SCHEMAS: dict[str, Schema] = {
    model.ARTICLES: Schema(
        model.Article,
        Fields.of(
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
        Fields.of(
            *_EVERY,
            *_NAME,
            Field("other_names", many(_ALT_NAME)),
            Field("honorific_prefix", text),
            Field("sort_name", text),
            Field("memberships", many(_MEMBERSHIP)),
            Field("links", many(_WEB_LINK)),
            Field("identifiers", many(_IDENTIFIER)),
            Field("image", _PICTURE),
            Field("old_ids", many(text)),
        ),
    ),
    model.ORGANIZATIONS: Schema(
        model.Organization,
        Fields.of(
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
            Field("old_ids", many(text)),
        ),
    ),
    model.TOPICS: Schema(model.Topic, Fields.of(*_EVERY, *_NAME_OR_TITLE, Field("parent", text))),
    model.DOCUMENTS: Schema(
        model.Document,
        Fields.of(
            *_EVERY,
            *_NAME_OR_TITLE,
            Field("number", text),
            Field("issued", date),
            Field("issuer", text),
            Field("links", many(_WEB_LINK)),
        ),
    ),
    model.AUTHORS: Schema(model.Author, Fields.of(*_EVERY, *_NAME_OR_TITLE)),
    model.PAGES: Schema(model.Page, Fields.of(*_EVERY, *_NAME_OR_TITLE)),
    model.EDITIONS: Schema(model.Edition, Fields.of(*_EVERY, *_NAME_OR_TITLE)),
}


def read_record(kind: str, entries: Mapping[str, Data], door: Door, outline: model.Outline) -> model.Record | None:
    """The record of a file of ``kind`` (a folder of ``content/``), or None when it says too little to be one.

    Faults are noted; the record has the other fields all the same, so that linking and planning can find theirs.
    """
    schema = SCHEMAS[kind]
    found = read_fields(entries, schema.fields, door)
    if "title" in schema.fields.known and kind != model.ARTICLES:
        title = found.pop("title", "")
        found.setdefault("name", title)
        if not found["name"] and kind != model.EDITIONS and "name" not in entries and "title" not in entries:
            door.wrong("“name” is missing", "add a line such as name: …")
        elif not found["name"] and kind != model.EDITIONS:
            door.wrong("the name is empty")
            door.below("name" if "name" in entries else "title", len(door.faults) - 1)
    if "slug" not in found:
        stem = posixpath.splitext(posixpath.basename(door.path))[0]
        found["slug"] = slugify(one_line(stem))
        if not found["slug"]:
            hint = "rename the file, or add a line such as slug: ten-bai"
            door.wrong(f"the file's name “{stem}” gives no slug", hint)
    if door.faults:
        needed = ["slug", *schema.fields.required, *(["name"] if "name" in found else [])]
        if not all(found.get(name) for name in needed):
            return None
    if found.get("summary"):
        outline = replace(outline, lead="")  # which would only stand for it
    return schema.record(path=door.path, kind=kind, digest=door.digest, outline=outline, **found)
