"""What each template is given: the values of one page, and nothing else.

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
class Counted:
    """A link with how many articles stand behind it, and a short remark (a number, a post, an abbreviation)."""

    link: Link
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: final URL, words for it, and its size in pixels (0 where it is not known)."""

    src: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


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
    """Where a reference in a body leads: ``value`` as written, final ``url``, and a picture's size."""

    value: str
    url: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a compiled body, by character: a name to link (``url``) or a term to explain (``title``)."""

    start: int
    end: int
    url: str = ""
    title: str = ""


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
    """What every HTML page says of itself."""

    title: str
    url: str
    description: str = ""
    breadcrumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page: the site itself. ``sections`` is the main navigation, ``assets`` the URL of each
    of the theme's assets by its path."""

    title: str
    description: str
    language: str
    origin: str
    home: Link
    sections: tuple[Link, ...]
    footer: tuple[Link, ...]
    feed: Link | None
    assets: tuple[tuple[str, str], ...]
    stylesheet: str
    icon: str
    generator: str


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
class Official:
    """A person in an article, with the title that he or she held that day."""

    link: Link
    rank: str
    role: str
    organization: Link | None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an article's public change history: ``published``, ``updated`` or ``corrected``."""

    kind: str
    date: Date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before or after."""

    link: Link
    date: Date


@dataclass(frozen=True, slots=True)
class ArticleView:
    """``article.html``. ``organizations`` has the lead first; ``changes`` has the newest last; ``standfirst`` is the
    summary that a maintainer wrote (the card's may be the first paragraph)."""

    head: Head
    card: Card
    standfirst: str
    minutes: int
    body: Body
    contents: tuple[Heading, ...]
    officials: tuple[Official, ...]
    organizations: tuple[Link, ...]
    documents: tuple[Counted, ...]
    source: Link | None
    changes: tuple[Change, ...]
    previous: Neighbour | None
    next: Neighbour | None
    related: tuple[Card, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a person or body, with the time it was used."""

    name: str
    start: Date | None
    end: Date | None
    note: str


@dataclass(frozen=True, slots=True)
class Post:
    """Someone in a role, seen from the other side: the body on a person's page, the person on a body's page.

    ``state`` is ``current``, ``past``, ``future``, or ``undated`` when neither date is known.
    """

    link: Link
    role: str
    start: Date | None
    end: Date | None
    state: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a hierarchy."""

    item: Counted
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles of one page of a list, and where the reader stands in it."""

    cards: tuple[Card, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PersonView:
    """``person.html``. Facts stand on every page of the list, the biography on the first only."""

    head: Head
    name: str
    honorific_prefix: str
    other_names: tuple[OtherName, ...]
    posts: tuple[Post, ...]
    links: tuple[Link, ...]
    identifiers: tuple[tuple[str, str], ...]
    image: Image | None
    body: Body | None
    articles: Listing
    feed: Link | None


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """``organization.html``. ``ancestors`` has the top one first."""

    head: Head
    name: str
    abbreviation: str
    classification: str
    other_names: tuple[OtherName, ...]
    ancestors: tuple[Link, ...]
    children: tuple[Counted, ...]
    predecessors: tuple[Link, ...]
    successor: Link | None
    founded: Date | None
    dissolved: Date | None
    holders: tuple[Post, ...]
    links: tuple[Link, ...]
    body: Body | None
    articles: Listing
    feed: Link | None


@dataclass(frozen=True, slots=True)
class TopicView:
    """``topic.html``."""

    head: Head
    name: str
    ancestors: tuple[Link, ...]
    children: tuple[Counted, ...]
    body: Body | None
    articles: Listing
    feed: Link | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """``document.html``."""

    head: Head
    name: str
    number: str
    issued: Date | None
    issuer: Link | None
    body: Body | None
    articles: Listing
    feed: Link | None


@dataclass(frozen=True, slots=True)
class AuthorView:
    """``author.html``."""

    head: Head
    name: str
    body: Body | None
    articles: Listing
    feed: Link | None


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of an index under one letter."""

    letter: str
    items: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """``index.html``: everything of one kind (``organizations``, ``people`` …), A to Z and as a tree."""

    head: Head
    kind: str
    groups: tuple[Group, ...]
    tree: tuple[Branch, ...]
    total: int


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
    """The feeds of one kind; each with the page it belongs to. ``kind`` is ``site`` or a content folder's name."""

    kind: str
    feeds: tuple[tuple[Link, Link], ...]  # page, feed


@dataclass(frozen=True, slots=True)
class FeedsView:
    """``feeds.html``: every feed, explained."""

    head: Head
    groups: tuple[FeedGroup, ...]
    opml: Link


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
class MissingView:
    """``404.html``."""

    head: Head


@dataclass(frozen=True, slots=True)
class RedirectView:
    """``redirect.html``: an old URL and where it leads."""

    head: Head
    target: Link
