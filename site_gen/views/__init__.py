"""What each template is given: the values of one page, and nothing else. Here what many pages have in common.

Owns: the shape of every page's context. A page's fingerprint is computed from these values, so a template can
show nothing that the fingerprint does not know.
Must not know: how the values were found (``link``, ``plan``) or how they are drawn (``themes/``).

Every ``url`` is root-relative and holds the path of ``base_url``; ``absolute`` in a template adds the origin.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed: the name of what it is of, its URL, its media type, and the name of its format for readers."""

    name: str
    url: str
    type: str
    label: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with how many articles stand behind it, and a short remark (a number, a post, an abbreviation)."""

    link: Link
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: final URL, words for it, and its size in pixels (0 where it is not known); ``srcset`` has its widths
    in WebP, or nothing."""

    src: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is made of a picture: where that lies, its digest, and the width and ending; in its own format and
    width where they are not given. ``full_width`` is the picture's own."""

    file: str
    digest: str
    full_width: int = 0
    width: int = 0
    ending: str = ""

    @property
    def name(self) -> str:
        """What tells it from every other."""
        return f"{self.digest}.{self.width}.{self.ending}"


@dataclass(frozen=True, slots=True)
class Card:
    """What lists and feeds show of an article: everything but its body."""

    url: str
    guid: str
    title: str
    date: Date
    updated: Date | None
    corrected: bool
    summary: str
    topic: Link | None
    lead: Link | None
    authors: tuple[Link, ...]
    image: Image | None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference in a body leads: ``value`` as written, final ``url``, and a picture's size and widths."""

    value: str
    url: str
    width: int = 0
    height: int = 0
    srcset: str = ""


# A stretch of a compiled body, by byte: start, end, the URL that its name leads to, the meaning of its term; one
# is empty. A body has so many that they are no more than tuples.
Mention = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A compiled body, by digest, and what is put into it when it is shown."""

    digest: str
    targets: tuple[Target, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents; ``level`` counts from 2, as in ``<h2>``."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every HTML page says of itself; ``card`` is what is shown beside a link to it, None for the site's, ``data``
    the same as JSON."""

    title: str
    url: str
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    indexed: bool = True
    card: Image | None = None
    data: str = ""


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page: the site itself. ``sections`` is the main navigation, ``assets`` the URL of each
    of the theme's assets by its path, ``feeds`` the feed of the whole site in each of its formats, ``card`` what is
    shown beside a link to the site; ``search`` and ``opensearch`` are the search page and its description."""

    title: str
    description: str
    language: str
    origin: str
    home: Link
    sections: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    search: Link | None
    opensearch: str
    assets: tuple[tuple[str, str], ...]
    stylesheet: str
    icon: str
    manifest: str
    generator: str
    card: Image | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a reader stands in a list of ``total`` items on ``count`` pages; ``first`` is the first page's URL and
    ``word`` what the other pages' URLs have before their number."""

    number: int
    count: int
    total: int
    first: str
    word: str

    def url(self, number: int) -> str:
        """The URL of that page."""
        return self.first if number == 1 else f"{self.first}{self.word}/{number}/"

    @property
    def previous(self) -> str:
        """The URL of the page before, or an empty text."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The URL of the page after, or an empty text."""
        return self.url(self.number + 1) if self.number < self.count else ""

    @property
    def near(self) -> range:
        """The numbers of the pages around this one."""
        return range(max(1, self.number - 2), min(self.count, self.number + 2) + 1)


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles of one page of a list, and where the reader stands in it."""

    cards: tuple[Card, ...]
    pager: Pager
