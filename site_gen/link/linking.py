"""The whole of linking, in order: records to :class:`site_gen.site.Site`.

Owns: the order, families, lists. The rules of each part are in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import chain
from typing import Any

from site_gen import packed
from site_gen.compiled import Bodies
from site_gen.dates import Period
from site_gen.errors import CacheFault
from site_gen.link import editions
from site_gen.link.findings import Findings
from site_gen.link.mentions import Mentions
from site_gen.link.published import Published, of_article, of_record
from site_gen.link.references import Followed, References
from site_gen.link.registry import Registry
from site_gen.link.related import Related, terms_of
from site_gen.link.shelf import Shelf
from site_gen.link.stories import Desk, story
from site_gen.link.tenures import tenures
from site_gen.link.texts import Texts
from site_gen.model import (
    DOCUMENTS,
    ORGANIZATIONS,
    TOPICS,
    Document,
    Edition,
    Filed,
    Media,
    Organization,
    Page,
    Record,
    Topic,
)
from site_gen.site import Entity, Family, Site, Story
from site_gen.text import sort_key
from site_gen.urls import Urls
from site_gen.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is linked: ``articles`` and the other ``records`` are those to publish, by path; ``hidden`` says why others
    are not; ``bodies`` has what they say; ``followed`` is what came of the references the last time.
    """

    articles: tuple[Filed, ...]
    records: tuple[Record, ...]
    hidden: Mapping[str, str]
    media: Mapping[str, Media]
    glossary: tuple[tuple[str, str], ...]
    bodies: Bodies
    followed: Followed | None
    link_names: bool
    editions: bool
    site_id: str
    now: int
    timezone: tzinfo
    failed: frozenset[str] = frozenset()


def link(material: Material, registry: Registry, urls: Urls, findings: Findings) -> tuple[Site, Followed]:
    """The site, and what came of the references in its bodies, of which planning has to confirm some. Faults go to
    ``findings``."""
    notes, material = _with_notes(material, findings)
    bodies = material.bodies
    published = (
        *(of_record(one, urls) for one in material.records),
        *(of_article(one, urls) for one in material.articles),
    )
    files = {one.path: one for one in published}
    references = References(urls, files, material.hidden, material.media, findings, bodies.inside, material.failed)
    followed = references.follow(material.followed, bodies.insides)
    held = tenures(registry, material.now)
    issuers = dict(_issuers(registry))
    families = _families(registry)

    desk = Desk(registry, held, references, Shelf(urls, material.media, bodies.record), material.site_id)
    by_path = [story(filed, raw, files[filed.path].url, desk) for filed, raw in _packed(material)]
    _distinct_ids(by_path, findings)
    stories = _newest_first(by_path)
    lists = _lists(stories)
    listed = {entity: tuple(map(stories.__getitem__, own)) for entity, own in lists.items()}
    weeks, months = editions.editions(stories, notes, material.timezone) if material.editions else ((), ())
    mentions = Mentions(registry, dict(material.glossary), bodies.spots)
    site = Site(
        stories=stories,
        related=Related(stories, {entity.link.url: own for entity, own in lists.items()}),
        entities={kind: tuple(registry.entities(kind)) for kind in registry.kinds()},
        listed=listed,
        families=families,
        tenures=held,
        texts=Texts(references.quiet(), mentions, material.link_names, bodies.meaning),
        pictures=followed.pictures,
        issuers=issuers,
        pages=tuple(record for record in material.records if isinstance(record, Page)),
        glossary=tuple(sorted(material.glossary, key=lambda pair: sort_key(pair[0]))),
        media={path: material.media[path] for path in sorted(references.used)} | _pictures(registry, references),
        redirects=tuple(_redirects(material, files)),
        weeks=weeks,
        months=months,
    )
    return site, followed


def _packed(material: Material) -> Iterator[tuple[Filed, bytes]]:
    """Each article with what it is packed as. Raises CacheFault where that is nowhere."""
    stored = material.bodies.articles()
    for filed in material.articles:
        raw = filed.raw or next((raw for path, raw in stored if path == filed.path), b"")
        if not raw:
            raise CacheFault(f"the cache holds no article {filed.path}")
        yield filed, raw


def _with_notes(material: Material, findings: Findings) -> tuple[dict[Period, Edition], Material]:
    """The editors' notes, and the material without those of them that are not published after all."""
    incomplete = bool(material.failed)
    dates = (one.date for one in material.articles)
    notes, refused = editions.notes(material.records, dates, findings, enabled=material.editions, incomplete=incomplete)
    kept = tuple(record for record in material.records if record.path not in refused)
    return notes, replace(material, records=kept, hidden={**material.hidden, **refused})


def _newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda one: (-one.date.start, one.path)))


def _lists(stories: Iterable[Story]) -> dict[Entity, list[int]]:
    """The places of the articles of each term."""
    found: dict[Entity, list[int]] = {}
    for place, one in enumerate(stories):
        for entity in terms_of(one):
            found.setdefault(entity, []).append(place)
    return found


def _distinct_ids(stories: Iterable[Story], findings: Findings) -> None:
    first: dict[str, str] = {}
    for one in stories:
        other = first.setdefault(one.guid, one.path)
        if other != one.path:
            message = f"the id “{one.record.id or one.path}” is that of {other} too"
            findings.error(one.path, ("id",), message, "give each its own; subscribers know articles by it")


def _issuers(registry: Registry) -> Iterable[tuple[Entity, Entity]]:
    for document in list(registry.entities(DOCUMENTS)):
        if isinstance(document.record, Document) and document.record.issuer:
            issuer = registry.resolve(ORGANIZATIONS, document.record.issuer, document.path, ("issuer",))
            if issuer is not None:
                yield document, issuer


def _families(registry: Registry) -> dict[Entity, Family]:
    """Parents, children, predecessors and successors of organizations and topics."""
    parents: dict[Entity, Entity] = {}
    successors: dict[Entity, Entity] = {}
    for kind in (ORGANIZATIONS, TOPICS):
        for entity in list(registry.entities(kind)):
            record = entity.record
            if isinstance(record, Organization | Topic) and record.parent:
                _relate(entity, record.parent, "parent", registry, parents)
            if isinstance(record, Organization) and record.successor:
                _relate(entity, record.successor, "successor", registry, successors)
    children: dict[Entity, list[Entity]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    before: dict[Entity, list[Entity]] = {}
    for old, new in successors.items():
        before.setdefault(new, []).append(old)
    related_ones = dict.fromkeys(chain(parents, children, successors, before))
    return {
        entity: Family(
            ancestors=_ancestors(entity, parents),
            children=_by_name(children.get(entity, ())),
            predecessors=_by_name(before.get(entity, ())),
            successor=successors.get(entity),
        )
        for entity in related_ones
    }


def _relate(entity: Entity, name: str, key: str, registry: Registry, relation: dict[Entity, Entity]) -> None:
    """Notes that ``entity`` has ``name`` as its ``key``, unless that would close a circle."""
    other = registry.resolve(entity.kind, name, entity.path, (key,))
    above = other
    while above is not None:
        if above is entity:
            message = f"“{entity.name}” would be its own {key}"
            registry.findings.error(entity.path, (key,), message, f"name another {key}")
            return
        above = relation.get(above)
    if other is not None:
        relation[entity] = other


def _ancestors(entity: Entity, parents: Mapping[Entity, Entity]) -> tuple[Entity, ...]:
    """From the top one down."""
    found: list[Entity] = []
    above = parents.get(entity)
    while above is not None:
        found.insert(0, above)
        above = parents.get(above)
    return tuple(found)


def _by_name(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: sort_key(entity.name)))


def _pictures(registry: Registry, references: References) -> dict[str, Media]:
    """The media files that entities' own front matter shows."""
    found = {}
    for entity in chain.from_iterable(registry.entities(kind) for kind in registry.kinds()):
        picture: Any = getattr(entity.record, "image", None)
        if picture is not None and (media := references.picture(picture, entity.path)) is not None:
            found[media.path] = media
    return found


def _redirects(material: Material, files: Mapping[str, Published]) -> Iterable[tuple[str, Link, str]]:
    """Each alias with what it leads to and the file that names it."""
    for record in material.records:
        for alias in record.aliases:
            name = str(getattr(record, "name", "") or record.slug)
            yield alias, Link(name, files[record.path].url), record.path
    for filed in material.articles:
        for alias in filed.aliases:
            told = packed.told(filed.raw or material.bodies.record(filed.path))
            yield alias, Link(told.title, files[filed.path].url), filed.path
