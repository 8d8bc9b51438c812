"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Older items are reached by ``next_url``. A date of reduced precision is no ``date_published``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from site_gen import dates
from site_gen.feeds.view import FeedItem, FeedView
from site_gen.text import clean, clean_html

_VERSION = "https://jsonfeed.org/version/1.1"


def render(feed: FeedView, write: Callable[[FeedItem], bytes]) -> bytes:
    """The feed as JSON Feed 1.1; ``write`` gives each item as :func:`item` does."""
    site = feed.publisher
    head = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "description": feed.description,
        "next_url": feed.previous,
        "icon": "" if feed.current else site.large,
        "favicon": "" if feed.current else site.icon,
        "authors": [{"name": site.name, "url": site.home}],
        "language": site.language,
        "hubs": [{"type": "WebSub", "url": site.hub}] if site.hub and not feed.current else [],
    }
    opening = _text(head).removesuffix("}").encode()
    if not feed.items:
        return opening + b',\n"items": []}\n'
    return b"".join((opening, b',\n"items": [\n', b",\n".join(map(write, feed.items)), b"\n]}\n"))


def item(item: FeedItem, content: Callable[[FeedItem], bytes]) -> bytes:
    """An item of a feed; ``content`` gives it in full, as HTML."""
    full = content(item).decode()
    summary = "\n".join((item.summary, *item.notes)).strip()
    return _text(
        {
            "id": item.guid,
            "url": item.url,
            "external_url": item.source.url if item.source else "",
            "title": item.title,
            **({"content_html": full} if full else {"content_text": summary or item.title}),
            "summary": summary,
            "date_published": dates.rfc3339(item.date) if item.date.precision >= dates.DAY else "",
            "date_modified": dates.rfc3339(item.modified) if item.modified else "",
            "authors": [{"name": author.name} | ({"url": author.url} if author.url else {}) for author in item.authors],
            "tags": list(dict.fromkeys(name for name, _ in item.categories)),
            "image": item.image.url if item.image else "",
            "attachments": _attachments(item),
        }
    ).encode()


def _attachments(item: FeedItem) -> list[dict[str, Any]]:
    image = item.image
    return [{"url": image.url, "mime_type": image.type, "size_in_bytes": image.length}] if image else []


def _text(values: dict[str, Any]) -> str:
    """``values`` as JSON, without those that are empty; the title of a feed and the content of an item must stand."""
    kept = {key: value for key, value in values.items() if value or key in ("title", "content_text")}
    return json.dumps({key: _cleaned(key, value) for key, value in kept.items()}, ensure_ascii=False)


def _cleaned(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_cleaned(key, one) for one in value]
    if isinstance(value, dict):
        return {name: _cleaned(name, one) for name, one in value.items()}
    if isinstance(value, str):
        return clean_html(value) if key == "content_html" else clean(value)
    return value
