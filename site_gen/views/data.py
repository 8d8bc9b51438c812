"""What the open data are made of: the registry as Popolo has it, articles by Dublin Core's names, the document beside
an entity's page, and the page that explains them all.

Owns: which facts are given away. Their form is that of :mod:`site_gen.opendata`.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Card, Head, Link
from site_gen.views.entities import OtherName


@dataclass(frozen=True, slots=True)
class Ref:
    """Somebody or something that has an entry of its own: lasting id, name, page; ``number`` is a document's."""

    id: str
    name: str
    url: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an entry of any kind says. ``text`` is the first paragraph of what is written about it, ``old_ids`` are
    those it had, or that entries had which became part of it, ``old_urls`` its old addresses. ``children`` and
    ``predecessors`` are what others say of it, and so only in its own document."""

    ref: Ref
    other_names: tuple[OtherName, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    old_ids: tuple[str, ...] = ()
    old_urls: tuple[str, ...] = ()
    text: str = ""
    honorific_prefix: str = ""
    sort_name: str = ""
    image: str = ""
    abbreviation: str = ""
    classification: str = ""
    founded: Date | None = None
    dissolved: Date | None = None
    parent: Ref | None = None
    successor: Ref | None = None
    children: tuple[Ref, ...] = ()
    predecessors: tuple[Ref, ...] = ()
    issued: Date | None = None
    issuer: Ref | None = None


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post of a body, whoever holds it; ``label`` is the role with the body."""

    id: str
    label: str
    role: str
    organization: Ref


@dataclass(frozen=True, slots=True)
class Member:
    """A person's time in a body; ``post`` is the id of the post, where the role is known."""

    id: str
    person: Ref
    organization: Ref
    role: str
    post: str
    start: Date | None
    end: Date | None


@dataclass(frozen=True, slots=True)
class PopoloData:
    """``popolo.json``: each list in the order of ids. ``origin`` makes URLs absolute; ``site`` is the site's name."""

    origin: str
    site: str
    people: tuple[Facts, ...]
    organizations: tuple[Facts, ...]
    members: tuple[Member, ...]
    posts: tuple[PostFacts, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article and whom and what it names; ``source`` is where the news was, ``corrections`` date and text."""

    card: Card
    people: tuple[Ref, ...]
    organizations: tuple[Ref, ...]
    documents: tuple[Ref, ...]
    source: Link | None
    corrections: tuple[tuple[Date, str], ...]


@dataclass(frozen=True, slots=True)
class ArticlesData:
    """``articles.ndjson`` and ``articles.csv``: the newest first."""

    origin: str
    publisher: str
    language: str
    articles: tuple[ArticleFacts, ...]


@dataclass(frozen=True, slots=True)
class EntityData:
    """The document beside an entity's page. ``members`` are a person's posts or a body's people, ``feeds`` the media
    type and URL of each feed; ``newest`` some of its ``total`` articles."""

    origin: str
    site: str
    kind: str
    facts: Facts
    members: tuple[Member, ...]
    feeds: tuple[tuple[str, str], ...]
    total: int
    newest: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data, with its media type and how many records it has."""

    name: str
    url: str
    media_type: str
    records: int


@dataclass(frozen=True, slots=True)
class DataView:
    """``data.html``: every file explained. ``popolo`` counts persons, organizations, memberships and posts; ``example``
    is one of the ``documents`` that lie beside entities' pages; ``covers`` is from the first year to the last."""

    head: Head
    files: tuple[DataFile, ...]
    popolo: tuple[int, int, int, int]
    documents: int
    example: Link | None
    license: Link | None
    covers: str
    changed: str
