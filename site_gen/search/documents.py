"""What of a site can be found: articles, and the pages of bodies, people, documents and topics.

Owns: which texts of each are searched, and in which group of a list their words stand.
Must not know: how words are found or kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from site_gen.model import Document as Paper
from site_gen.model import Organization, Person
from site_gen.search.places import KINDS, Dated, Places, places
from site_gen.search.postings import NAME, NOTE, STRONG, TITLE
from site_gen.site import Entity, Site, Story


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched of one article or entity: its number, texts by their group, and a body by its digest."""

    key: str
    number: int
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    body: str

    @property
    def digest(self) -> bytes:
        """Of all of it."""
        texts = [str(self.number), self.body]
        for group, own in self.fields:
            texts += (group, *own)
        return blake2b("\x1f".join(texts).encode(), digest_size=16).digest()

    @property
    def is_article(self) -> bool:
        """Whether it is an article, not an entity."""
        return self.fields[0][0] == TITLE


def numbered(site: Site) -> Places:
    """The numbers of all that can be found."""
    articles = {
        story.guid: Dated(story.guid, story.date.year, story.date.month, story.date.start) for story in site.stories
    }
    entities = {(entity.kind, entity.link.url) for kind in KINDS for entity in site.entities.get(kind, ())}
    return places(articles.values(), entities)


def documents(site: Site, numbers: Places) -> tuple[Document, ...]:
    """All that can be found, in falling order of their numbers, articles first."""
    names: dict[Entity, tuple[str, ...]] = {}
    articles = {story.guid: _article(story, numbers, names) for story in site.stories}
    found = {
        entity.link.url: _entity(site, entity, numbers) for kind in KINDS for entity in site.entities.get(kind, ())
    }
    ordered = sorted(articles.values(), key=_falling), sorted(found.values(), key=_falling)
    return (*ordered[0], *ordered[1])


def _falling(document: Document) -> int:
    return -document.number


def _article(story: Story, numbers: Places, known: dict[Entity, tuple[str, ...]]) -> Document:
    strong = [story.card.summary]
    for entity in _named(story):
        names = known.get(entity)
        if names is None:
            names = known[entity] = names_of(entity)
        strong += names
    fields = ((TITLE, (story.card.title,)), (STRONG, tuple(strong)))
    return Document(story.guid, numbers.articles[story.guid], fields, story.body)


def _named(story: Story) -> Iterator[Entity]:
    """Everyone and everything that an article names."""
    yield from story.organizations
    yield from story.people
    yield from story.documents
    yield from story.authors
    if story.topic:
        yield story.topic


def names_of(entity: Entity) -> tuple[str, ...]:
    """Every name that an entity can be meant by, its number too."""
    record = entity.record
    names: list[str] = [entity.name]
    if isinstance(record, Person | Organization):
        names += (other.name for other in record.other_names)
    if isinstance(record, Organization):
        names.append(record.abbreviation)
    if isinstance(record, Paper):
        names.append(record.number)
    return tuple(dict.fromkeys(filter(None, names)))


def _entity(site: Site, entity: Entity, numbers: Places) -> Document:
    tenures = site.tenures.get(entity, ()) if isinstance(entity.record, Person) else ()
    posts = tuple(tenure.title for tenure in tenures)
    number = numbers.entities[entity.kind, entity.link.url]
    return Document(entity.link.url, number, ((NAME, names_of(entity)), (NOTE, posts)), "")
