"""An article with everything it names found: a :class:`site_gen.site.Story`.

Owns: how the names in an article's front matter become entities.
Must not know: how lists are ordered, what is on a card or a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_gen import packed
from site_gen.dates import Date
from site_gen.identity import urn
from site_gen.link.references import References
from site_gen.link.registry import Registry
from site_gen.link.tenures import held, told
from site_gen.model import AUTHORS, DOCUMENTS, ORGANIZATIONS, PEOPLE, TOPICS, Filed, Named, Naming, Person
from site_gen.site import Entity, Shelf, Story, Tenure
from site_gen.text import match_key, without_repeat
from site_gen.views import Link
from site_gen.views.articles import Official


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known when articles are linked."""

    registry: Registry
    tenures: Mapping[Entity, tuple[Tenure, ...]]
    references: References
    shelf: Shelf
    site_id: str


def guid(site_id: str, article: Naming) -> str:
    """DESIGN section 1: a version 5 UUID of the site's ``site_id`` and the article's id, or else its path."""
    return urn(site_id, article.id or article.path)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone and everything that an article names."""

    officials: tuple[Official, ...]
    people: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    topic: Entity | None
    documents: tuple[Entity, ...]
    authors: tuple[Entity, ...]


def story(filed: Filed, raw: bytes, url: str, desk: Desk) -> Story:
    """An article, packed as ``raw``, whose page is at ``url``, with everything it names found; faults are noted in the
    findings."""
    article = packed.naming(filed, raw)
    cast = _cast(article, desk)
    if article.image:
        desk.references.picture(article.image, article.path)
    return Story(
        path=filed.path,
        url=url,
        guid=guid(desk.site_id, article),
        date=filed.date,
        changed=_changed(article),
        digest=filed.digest,
        body=filed.body,
        picture=article.image,
        corrections=article.corrections,
        officials=cast.officials,
        people=cast.people,
        organizations=cast.organizations,
        topic=cast.topic,
        documents=cast.documents,
        authors=cast.authors,
        raw=b"" if filed.stored else raw,
        shelf=desk.shelf,
    )


def _changed(article: Naming) -> Date:
    dates: list[Date] = [article.date, *(one.date for one in article.corrections)]
    if article.updated:
        dates.append(article.updated)
    return max(dates, key=lambda date: date.start)


def _cast(article: Naming, desk: Desk) -> Cast:
    registry, path = desk.registry, article.path
    people = [_person(named, place, article, desk) for place, named in enumerate(article.officials)]
    bodies = [
        registry.resolve(ORGANIZATIONS, named.name, path, ("organizations", place))
        for place, named in enumerate(article.organizations)
    ]
    officials = []
    for place, (named, person) in enumerate(zip(article.officials, people, strict=True)):
        if person is not None:
            official, brought = _official(named, person, place, article, desk)
            officials.append(official)
            bodies += brought
    return Cast(
        officials=tuple(dict.fromkeys(officials)),
        people=_distinct(people),
        organizations=_distinct(bodies),
        topic=registry.resolve(TOPICS, article.topic, path, ("topic",)) if article.topic else None,
        documents=_all(DOCUMENTS, article.documents, path, registry),
        authors=_all(AUTHORS, article.author, path, registry),
    )


def _distinct(entities: Iterable[Entity | None]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(entity for entity in entities if entity is not None))


def _all(kind: str, names: tuple[str, ...], path: str, registry: Registry) -> tuple[Entity, ...]:
    """The entities of a list of names, each once."""
    key = "author" if kind == AUTHORS else kind
    return _distinct(registry.resolve(kind, name, path, (key, place)) for place, name in enumerate(names))


def _person(named: Named, place: int, article: Naming, desk: Desk) -> Entity | None:
    """Who is meant; of several who bear the name, the one who held the post that is given on that day."""
    registry, keys = desk.registry, ("officials", place)
    found = registry.find(PEOPLE, named.name)
    if len(found) < 2:
        return registry.resolve(PEOPLE, named.name, article.path, keys)

    def posts(person: Entity) -> list[Tenure]:
        return held(desk.tenures, person, article.date)

    fitting = found
    if named.organization:
        bodies = registry.find(ORGANIZATIONS, named.organization)
        fitting = [person for person in found if any(post.organization in bodies for post in posts(person))]
    if len(fitting) > 1 and named.role:
        role = match_key(named.role)
        fitting = [person for person in fitting if any(match_key(post.role) == role for post in posts(person))]
    if len(fitting) == 1:
        return fitting[0]
    registry.ambiguous(PEOPLE, named.name, [_posts(person, desk) for person in found], article.path, keys)
    return None


def _posts(person: Entity, desk: Desk) -> str:
    """A person with his or her posts, to tell two of one name apart."""
    posts = ", ".join(told(tenure) for tenure in desk.tenures.get(person, ()))
    return f"{person.id} ({posts or 'no post known'})"


def _official(
    named: Named, person: Entity, place: int, article: Naming, desk: Desk
) -> tuple[Official, list[Entity | None]]:
    """The official as printed, and the organizations that he or she brings into the article."""
    posts = held(desk.tenures, person, article.date)
    printed = None
    if named.organization:
        keys = ("officials", place, "organization")
        printed = desk.registry.resolve(ORGANIZATIONS, named.organization, article.path, keys)
    role, body = named.role, printed
    if not role:
        post = next((post for post in posts if printed is None or post.organization is printed), None)
        if post is not None:
            role, body = post.role, post.organization
    as_printed = bool(named.rank or named.role)
    prefix = person.record.honorific_prefix if isinstance(person.record, Person) and not as_printed else ""
    shown = body.link if body else None
    if shown and body is printed and shown.name != named.organization:
        shown = Link(named.organization, shown.url)
    role = without_repeat(role, shown.name) if shown else role
    official = Official(person.link, named.rank or prefix, role, shown)
    return official, [printed, *(post.organization for post in posts)]
