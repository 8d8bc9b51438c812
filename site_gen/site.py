"""The linked site: who is who, what is listed under whom, what stands beside what.

Owns: the types that ``link`` gives and ``plan`` reads.
Must not know: pages, templates, output files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from site_gen import variants
from site_gen.dates import Date, Period
from site_gen.model import Amendment, Article, Document, Media, Organization, Page, Picture, Record, Told
from site_gen.model import Edition as Note
from site_gen.text import without_repeat
from site_gen.urls import Urls
from site_gen.views import Body, Card, Image, Link
from site_gen.views.articles import Official


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A person, organization, topic, document or author: with a file (``record``), or only named in articles.

    ``path`` and ``keys`` say where it comes from: its own file, or the place where it is named first.
    """

    kind: str
    id: str
    name: str
    link: Link
    record: Record | None
    path: str
    keys: tuple[str | int, ...]

    @property
    def mark(self) -> str:
        """What tells a body or document from others beside its name: an abbreviation, a number."""
        if isinstance(self.record, Organization):
            return self.record.abbreviation
        return self.record.unsaid_number if isinstance(self.record, Document) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Tenure:
    """A person's time in a post of an organization; ``state`` as in :class:`site_gen.views.entities.Post`."""

    person: Entity
    organization: Entity
    role: str
    start: Date | None
    end: Date | None
    state: str

    @property
    def title(self) -> str:
        """The post in words, as it is printed: the role, then the body."""
        body = self.organization.name
        return f"{without_repeat(self.role, body)} {body}".strip()

    @property
    def held(self) -> bool:
        """Whether it is held now, as far as is known."""
        return self.state in ("current", "undated")


class Shelf(Protocol):
    """Where articles stand that are opened when they are asked for: of all that a site has, few are at a time."""

    def record(self, story: Story) -> Article:
        """All that the front matter of an article says."""

    def told(self, story: Story) -> Told:
        """What its own page shows of an article."""

    def card(self, story: Story) -> Card:
        """What lists show of an article."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A published article with everything it names found, and at hand what is asked of all articles; the rest stands
    on the ``shelf``, or is packed as ``raw`` where it is nowhere else.

    ``digest`` is that of its file, ``body`` that of its compiled body. ``organizations`` has the lead first;
    ``changed`` is when a reader was last told something new: the latest of its date, its update and its corrections.
    """

    path: str
    url: str
    guid: str
    date: Date
    changed: Date
    digest: str
    body: str
    picture: Picture | None
    corrections: tuple[Amendment, ...]
    officials: tuple[Official, ...]
    people: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    topic: Entity | None
    documents: tuple[Entity, ...]
    authors: tuple[Entity, ...]
    raw: bytes
    shelf: Shelf

    @property
    def record(self) -> Article:
        """All that its front matter says; dear, so for rare questions only."""
        return self.shelf.record(self)

    @property
    def told(self) -> Told:
        """What its own page shows of it."""
        return self.shelf.told(self)

    @property
    def card(self) -> Card:
        """What lists show of it."""
        return self.shelf.card(self)


@dataclass(frozen=True, slots=True, eq=False)
class AsCards:
    """Articles of which a page shows no more than their cards; None where there might have been another."""

    stories: tuple[Story | None, ...]


def shown(picture: Picture, media: Media, urls: Urls) -> Image:
    """A front matter's picture as a template shows it."""
    size = variants.published_size(media)
    url, srcset = urls.media(media.path), variants.srcset(media, urls)
    return Image(url, picture.alt or "", picture.caption, picture.credit, *size, srcset)


@dataclass(frozen=True, slots=True)
class Family:
    """An entity's place among its kind."""

    ancestors: tuple[Entity, ...] = ()
    children: tuple[Entity, ...] = ()
    predecessors: tuple[Entity, ...] = ()
    successor: Entity | None = None


_NO_FAMILY = Family()


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """What a week or month brought, the newest first, and the editors' word on it; ``over`` is the day after it."""

    period: Period
    stories: tuple[Story, ...]
    note: Note | None
    over: Date


class Texts(Protocol):
    """The bodies of articles and of everything else, made when they are asked for: nothing is so large."""

    def of(self, record: Record) -> Body | None:
        """The body of a record that is no article, where it has one."""

    def of_story(self, story: Story) -> Body:
        """The body of an article."""

    def contents(self, body: str) -> tuple[tuple[int, str, str], ...]:
        """The headings in a compiled body (by digest; it may be empty): level, anchor, text."""

    def made_of(self, body: str) -> str:
        """Digests of all that a body (by digest) is made of beside the names that its article has itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """An organization and a topic whose common articles are listed, the newest first."""

    organization: Entity
    topic: Entity
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published. ``stories`` has the newest first, and so has each list of ``listed``.

    ``pictures`` are the URLs of those in the body of each record that has any, by its path. ``weeks`` and ``months``
    have the newest first and are those with articles.
    """

    stories: tuple[Story, ...]
    related: Mapping[Story, tuple[Story, ...]]
    entities: Mapping[str, tuple[Entity, ...]]
    listed: Mapping[Entity, tuple[Story, ...]]
    families: Mapping[Entity, Family]
    tenures: Mapping[Entity, tuple[Tenure, ...]]
    texts: Texts
    pictures: Mapping[str, tuple[str, ...]]
    issuers: Mapping[Entity, Entity]
    pages: tuple[Page, ...]
    glossary: tuple[tuple[str, str], ...]
    media: Mapping[str, Media]
    redirects: tuple[tuple[str, Link, str], ...]
    weeks: tuple[Edition, ...]
    months: tuple[Edition, ...]
    pairs: tuple[Pair, ...] = ()

    def family(self, entity: Entity) -> Family:
        """Whose part an entity is, and what is around it."""
        return self.families.get(entity, _NO_FAMILY)
