"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): its schema (``tests/data/jsonfeed-1.1.schema.json``) and the
rules that a schema cannot say.

The names that 1.0 had and 1.1 gave up (``author``) are unknown to the schema, and so a fault.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.conformance import values

SCHEMA = Path(__file__).parents[1] / "data/jsonfeed-1.1.schema.json"
_URLS = {"home_page_url", "feed_url", "next_url", "icon", "favicon", "url", "external_url", "image", "banner_image"}


@cache
def _schema() -> Draft202012Validator:
    told = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(told)
    return Draft202012Validator(told)


def faults(data: bytes) -> list[str]:
    """Every rule that the document breaks, in words."""
    try:
        feed = json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant)
    except ValueError as wrong:
        return [f"no JSON: {wrong}"]
    found = [f"schema: {error.json_path}: {error.message[:200]}" for error in _schema().iter_errors(feed)]
    return found or [*_feed(feed), *_texts(feed, "$")]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = sorted(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    if twice:
        raise ValueError(f"the name {twice[0]} stands twice")
    return dict(pairs)


def _constant(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _feed(feed: dict[str, Any]) -> Iterator[str]:
    for name in ("home_page_url", "feed_url", "language"):
        if name not in feed:
            yield f"no {name}"
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield "next_url is the feed itself"
    ids = Counter(item["id"] for item in feed["items"])
    yield from (f"the id {one} stands {count} times" for one, count in ids.items() if count > 1)
    for number, item in enumerate(feed["items"], 1):
        yield from (f"item {number}: {fault}" for fault in _item(item))


def _item(item: dict[str, Any]) -> Iterator[str]:
    if "url" not in item:
        yield "no url"
    yield from (f"content_html: {fault}" for fault in values.html(item.get("content_html", "")))
    for name in ("date_published", "date_modified"):
        if name in item and (wrong := values.rfc3339(item[name])):
            yield f"{name}: {wrong}"
    for attachment in item.get("attachments", ()):
        if wrong := values.media_type(attachment["mime_type"]):
            yield f"attachment: {wrong}"


def _texts(value: object, where: str) -> Iterator[str]:
    """What no text may hold, and addresses that are none, however deep they stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _URLS and isinstance(inner, str) and (wrong := values.web(inner)):
                yield f"{where}.{key}: {wrong}"
            yield from _texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{where}[{number}]")
    elif isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        yield f"{where}: a lone surrogate"
