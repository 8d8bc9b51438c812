"""What the templates of people, organizations, topics, documents and authors are given, and of their indexes."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Body, Counted, Head, Image, Link, Listing
from site_gen.views.about import About, Years


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
class PersonView:
    """``person.html``. Facts stand on every page of the list; the biography (``body``) and what the articles tell as a
    whole (``about``) on the first only. ``years`` is there where the list is long. So it is with all kinds."""

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
    years: Years | None
    about: About | None


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """``organization.html``. ``ancestors`` has the top one first; ``topics`` lead to what it has in common with one."""

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
    years: Years | None
    about: About | None
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """``topic.html``; ``feeds`` is the URL of the list of all feeds on the topic, empty where topics have
    none."""

    head: Head
    name: str
    ancestors: tuple[Link, ...]
    children: tuple[Counted, ...]
    body: Body | None
    articles: Listing
    years: Years | None
    about: About | None
    feeds: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """``document.html``."""

    head: Head
    name: str
    number: str
    links: tuple[Link, ...]
    issued: Date | None
    issuer: Link | None
    body: Body | None
    articles: Listing
    years: Years | None
    about: About | None


@dataclass(frozen=True, slots=True)
class AuthorView:
    """``author.html``."""

    head: Head
    name: str
    body: Body | None
    articles: Listing
    years: Years | None
    about: About | None


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of an index under one letter."""

    letter: str
    items: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """``index.html``: everything of one kind (``organizations``, ``people`` …), A to Z and as a tree; ``more`` leads to
    another view of the same."""

    head: Head
    kind: str
    groups: tuple[Group, ...]
    tree: tuple[Branch, ...]
    total: int
    more: Link | None
