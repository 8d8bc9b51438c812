"""What a feed says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views import Body, Card, Link

GENERATOR = "diemtin"  # what every feed and page names as its maker; ``write`` knows its own folder by it


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article in a feed: in full where ``body`` is given. Categories are (name, absolute URL of the scheme)."""

    card: Card
    body: Body | None
    categories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed; ``page`` and ``url`` are absolute, ``origin`` makes the items' URLs so."""

    title: str
    page: str
    url: str
    description: str
    language: str
    origin: str
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """``feeds.opml``: groups of (page, feed)."""

    title: str
    origin: str
    groups: tuple[tuple[str, tuple[tuple[Link, Link], ...]], ...]
