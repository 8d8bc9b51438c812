"""What a feed says, whatever its format.

Every URL here is absolute, but for those in cards and bodies.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Body, FeedLink, Link
from site_gen.views.editions import Section

GENERATOR = "diemtin"  # what every feed and page names as its maker; ``write`` knows its own folder by it


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture of an item: its length in bytes as it is served, its size in pixels (0 where it is not known)."""

    url: str
    type: str
    length: int
    width: int
    height: int
    caption: str


@dataclass(frozen=True, slots=True)
class Digest:
    """An edition as an item shows it: the editors' word with its heading, then the articles by topic. ``other`` is the
    heading above those without one."""

    note_title: str
    note: Body | None
    sections: tuple[Section, ...]
    other: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry: an article, a correction or an edition; in full where ``content`` is given.

    ``changed`` is when a reader was last told something new in it, ``modified`` the same where that is later than its
    publication; ``notes`` say what. Categories are (name, URL of the scheme); ``source`` is where a digest has it from,
    ``credit`` the word before that in a text.
    """

    guid: str
    url: str
    title: str
    date: Date
    changed: Date
    summary: str
    modified: Date | None = None
    notes: tuple[str, ...] = ()
    authors: tuple[Link, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    source: Link | None = None
    credit: str = ""
    image: Enclosure | None = None
    content: Body | Digest | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """What all feeds of a site have in common. ``icon`` is square and small enough for RSS (144 pixels), ``large`` for
    JSON Feed (512), ``card`` a wide picture of the site; each may be empty, as ``hub`` (WebSub) may. ``ttl`` is in
    minutes; ``stylesheet`` is what a browser shows a feed by."""

    name: str
    home: str
    language: str
    hub: str
    ttl: int
    stylesheet: str
    icon: str
    large: str
    card: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A document of a feed, at ``url``: the one that is subscribed to, or an archive (RFC 5005), of which ``current``
    is that document; ``previous`` is the archive before. ``id`` stays whatever the address becomes; ``page`` is the
    page that the feed belongs to."""

    id: str
    title: str
    page: str
    url: str
    description: str
    publisher: Publisher
    items: tuple[FeedItem, ...]
    previous: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class Outlines:
    """A list of feeds: groups of (page, feed), with URLs below ``origin``."""

    title: str
    origin: str
    groups: tuple[tuple[str, tuple[tuple[Link, FeedLink], ...]], ...]
