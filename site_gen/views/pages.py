"""What the other templates are given: the first page, archives, notices, pages of the maintainers' own."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Body, Card, Counted, FeedLink, Head, Heading, Link, Listing, Pager
from site_gen.views.editions import EditionBox


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """``archive.html``: all articles, a year's or a month's; ``year`` and ``month`` are 0 where they do not apply."""

    head: Head
    year: int
    month: int
    periods: tuple[tuple[int, int, str, int], ...]  # year, month, URL, number of articles
    articles: Listing


@dataclass(frozen=True, slots=True)
class HomeView:
    """``home.html``."""

    head: Head
    lead: Card | None
    latest: tuple[Card, ...]
    topics: tuple[Counted, ...]
    organizations: tuple[Counted, ...]
    edition: EditionBox | None
    archive: Link


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction with the article that it mends."""

    date: Date
    text: str
    article: Link


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """``corrections.html``: the newest first."""

    head: Head
    corrections: tuple[Correction, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of one kind; each page that has one, with its feed in each format. ``kind`` is a word of the setting
    ``kinds`` or ``pairs``, ``full`` says whether the feeds hold whole articles, ``archived`` whether they lead on to
    all older ones."""

    kind: str
    feeds: tuple[tuple[Link, tuple[FeedLink, ...]], ...]
    full: bool
    archived: bool


@dataclass(frozen=True, slots=True)
class FeedsView:
    """``feeds.html``: every feed, explained; ``items`` is the number of articles that one holds at most."""

    head: Head
    groups: tuple[FeedGroup, ...]
    items: int
    opml: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """``glossary.html``: (term, meaning, anchor)."""

    head: Head
    terms: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """``page.html``: a page of the maintainers' own, such as the one about the site."""

    head: Head
    name: str
    body: Body
    contents: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class ManifestView:
    """``site.webmanifest``, which says nothing but what stands around every page."""


@dataclass(frozen=True, slots=True)
class FeedStyleView:
    """``feed.css``: what a browser says of any feed; ``help`` is the absolute URL of the page that explains feeds."""

    help: str


@dataclass(frozen=True, slots=True)
class PairView:
    """``pair.html``: what an organization and a topic have in common."""

    head: Head
    organization: Link
    topic: Link
    articles: Listing


@dataclass(frozen=True, slots=True)
class MissingView:
    """``404.html``."""

    head: Head


@dataclass(frozen=True, slots=True)
class RedirectView:
    """``redirect.html``: an old URL and where it leads."""

    head: Head
    target: Link
