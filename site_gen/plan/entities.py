"""The pages of each organization, official, topic, document and author: facts, and their articles page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby

from site_gen.dates import Date
from site_gen.model import (
    AUTHORS,
    DOCUMENTS,
    ORGANIZATIONS,
    PEOPLE,
    TERM_KINDS,
    TOPICS,
    Document,
    Organization,
    Person,
    WebLink,
)
from site_gen.plan import describe
from site_gen.plan.about import about
from site_gen.plan.cards import of_topic
from site_gen.plan.page import OPML, Page, Part, Plan, newest_change, parts, pictures
from site_gen.plan.pairs import of_organization
from site_gen.site import Entity, Family, Story, Tenure, shown
from site_gen.views import Body, Counted, Head, Image, Link, Pager
from site_gen.views.about import YEAR_ANCHOR, About, Years
from site_gen.views.entities import AuthorView, DocumentView, OrganizationView, OtherName, PersonView, Post, TopicView

_NO_FAMILY = Family()
_LONG = 6  # pages of a list; a longer one has pages for each of its years


class _Own:
    """What every page of an entity tells, found once."""

    def __init__(self, plan: Plan, entity: Entity) -> None:
        self._plan, self._entity = plan, entity

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Its people in their posts, or a person's posts."""
        tenures, entity = self._plan.site.tenures.get(self._entity, ()), self._entity
        return tuple(_post(one, one.organization if entity is one.person else one.person) for one in tenures)

    @cached_property
    def around(self) -> tuple[object, ...]:
        """Whose part it is and what are its parts, its pairs, its issuer."""
        site = self._plan.site
        family = site.families.get(self._entity, _NO_FAMILY)
        counts = tuple(len(site.listed.get(child, ())) for child in family.children)
        relatives = family.ancestors, family.children, family.predecessors, family.successor
        topics = tuple(of_organization(self._plan, self._entity))
        return relatives, counts, topics, site.issuers.get(self._entity)

    @cached_property
    def children(self) -> tuple[Counted, ...]:
        """What is a part of it."""
        family = self._plan.site.families.get(self._entity, _NO_FAMILY)
        return tuple(counted(self._plan, child) for child in family.children)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of an entity: of all its articles, or of those of one ``year``. ``years`` are the links of
    :class:`Years`, none where the list is short or of one year; ``anchors`` tells that they lead into the list."""

    own: _Own
    part: Part
    years: tuple[tuple[int, str, int], ...] = ()
    anchors: bool = False
    year: int = 0

    @property
    def first(self) -> bool:
        """Whether it is the entity's own page, and no further one."""
        return self.part.pager.number == 1 and not self.year


def pages(plan: Plan) -> Iterator[Page]:
    """One page for each entity, each further page of its articles, and where these are many, of those of each year."""
    for kind in TERM_KINDS:
        template, make = _VIEWS[kind]
        for entity in plan.site.entities[kind]:
            lastmod = newest_change(plan.site.listed.get(entity, ()))
            shown_first = _pictures(plan, entity)
            for sheet in _sheets(plan, entity):
                view = partial(make, plan, entity, sheet)
                seen, images = (lastmod, shown_first) if sheet.first else (None, ())
                of = partial(_of, plan, entity, sheet)
                part = sheet.part
                yield Page(part.url, template, view, entity.path, entity.keys, seen, images, of=of, newest=part.newest)


def _of(plan: Plan, entity: Entity, sheet: _Sheet) -> tuple[object, ...]:
    """All that a page of an entity is made of: who and what is around it, its list; on its own page all articles."""
    listed = (plan.site.listed.get(entity, ()), entity.record) if sheet.first else ()
    return entity, sheet.own.around, sheet.part.of, sheet.years, sheet.year, listed


def _pictures(plan: Plan, entity: Entity) -> tuple[str, ...]:
    record = entity.record
    return pictures(plan, record.image if isinstance(record, Person) else None, entity.path if record else "")


def _sheets(plan: Plan, entity: Entity) -> Iterator[_Sheet]:
    """The pages of all articles, then those of each year where the list is long and of several years."""
    stories, url = plan.site.listed.get(entity, ()), entity.link.url
    whole = list(parts(stories, url, plan))
    years = [(year, tuple(those)) for year, those in groupby(stories, key=_year)] if len(whole) > 1 else []
    own = _Own(plan, entity)
    if len(years) < 2:
        yield from (_Sheet(own, part) for part in whole)
    elif len(whole) <= _LONG:
        links = tuple(_jumps(years, whole[0].pager, plan.per_page))
        for part in whole:
            yield _Sheet(own, part, links, anchors=True)
    else:
        links = tuple((year, plan.urls.year(url, year), len(those)) for year, those in years)
        yield _Sheet(own, whole[0], links)
        links = tuple((year, address, 0) for year, address, _ in links)  # else each new article changed all years
        for part in whole[1:]:
            yield _Sheet(own, part, links)
        for year, those in years:
            for part in parts(those, plan.urls.year(url, year), plan):
                yield _Sheet(own, part, links, year=year)


def _jumps(years: list[tuple[int, tuple[Story, ...]]], pager: Pager, per_page: int) -> Iterator[tuple[int, str, int]]:
    """Where in the pages of a list each year begins."""
    before = 0
    for year, own in years:
        yield year, f"{pager.url(before // per_page + 1)}#{YEAR_ANCHOR}{year}", len(own)
        before += len(own)


def _year(story: Story) -> int:
    return story.date.year


def _head(plan: Plan, entity: Entity, sheet: _Sheet, crumbs: tuple[Link, ...] = ()) -> Head:
    pager, name = sheet.part.pager, entity.name
    if not sheet.first:
        crumbs = (*crumbs, entity.link)
    if sheet.year:
        name = plan.words.gettext("%(name)s in %(year)s") % {"name": name, "year": sheet.year}
        if pager.number > 1:
            crumbs = (*crumbs, Link(name, pager.first))
    return Head(
        title=plan.page_title(name, pager.number),
        url=sheet.part.url,
        description=describe.entity(plan, entity, pager, sheet.year),
        breadcrumbs=plan.crumbs(plan.section(entity.kind), *crumbs),
        feeds=plan.feed_links(entity.kind, entity.link),
        card=of_topic(plan, entity) if entity.kind == TOPICS else None,
        data=plan.urls.data(entity.link.url) if plan.data and sheet.first else "",
    )


def _years(entity: Entity, sheet: _Sheet) -> Years | None:
    if not sheet.years:
        return None
    total = sum(count for _, _, count in sheet.years)
    return Years(sheet.year, entity.link.url, total, sheet.years, sheet.anchors)


def _about(plan: Plan, entity: Entity, sheet: _Sheet) -> About | None:
    return about(plan, entity) if sheet.first else None


def _body(plan: Plan, entity: Entity, sheet: _Sheet) -> Body | None:
    return plan.site.texts.of(entity.record) if entity.record and sheet.first else None


def counted(plan: Plan, entity: Entity, note: str = "") -> Counted:
    """An entity with the number of its articles."""
    return Counted(entity.link, len(plan.site.listed.get(entity, ())), note)


def _links(links: tuple[WebLink, ...]) -> tuple[Link, ...]:
    return tuple(Link(link.note or link.url, link.url) for link in links)


def other_names(record: Person | Organization | None) -> tuple[OtherName, ...]:
    """The other names of a person or body, with the time each was used."""
    if record is None:
        return ()
    return tuple(OtherName(other.name, other.start_date, other.end_date, other.note) for other in record.other_names)


def _person(plan: Plan, entity: Entity, sheet: _Sheet) -> PersonView:
    record = entity.record if isinstance(entity.record, Person) else None
    return PersonView(
        head=_head(plan, entity, sheet),
        name=entity.name,
        honorific_prefix=record.honorific_prefix if record else "",
        other_names=other_names(record),
        posts=sheet.own.posts,
        links=_links(record.links) if record else (),
        identifiers=tuple((other.scheme, other.identifier) for other in record.identifiers) if record else (),
        image=portrait(plan, record) if record else None,
        body=_body(plan, entity, sheet),
        articles=sheet.part.listing(),
        years=_years(entity, sheet),
        about=_about(plan, entity, sheet),
    )


def portrait(plan: Plan, record: Person) -> Image | None:
    """A person's picture, where there is one."""
    picture = record.image
    media = plan.site.media.get(picture.src) if picture else None
    return shown(picture, media, plan.urls) if picture and media else None


def _post(tenure: Tenure, other: Entity) -> Post:
    return Post(other.link, tenure.role, tenure.start, tenure.end, tenure.state)


def _organization(plan: Plan, entity: Entity, sheet: _Sheet) -> OrganizationView:
    record = entity.record if isinstance(entity.record, Organization) else None
    family = plan.site.families.get(entity, _NO_FAMILY)
    ancestors = tuple(above.link for above in family.ancestors)
    return OrganizationView(
        head=_head(plan, entity, sheet, ancestors),
        name=entity.name,
        abbreviation=record.abbreviation if record else "",
        classification=record.classification if record else "",
        other_names=other_names(record),
        ancestors=ancestors,
        children=sheet.own.children,
        predecessors=tuple(old.link for old in family.predecessors),
        successor=family.successor.link if family.successor else None,
        founded=record.founding_date if record else None,
        dissolved=record.dissolution_date if record else None,
        holders=sheet.own.posts,
        links=_links(record.links) if record else (),
        body=_body(plan, entity, sheet),
        articles=sheet.part.listing(),
        years=_years(entity, sheet),
        about=_about(plan, entity, sheet),
        topics=tuple(of_organization(plan, entity)),
    )


def _topic(plan: Plan, entity: Entity, sheet: _Sheet) -> TopicView:
    family = plan.site.families.get(entity, _NO_FAMILY)
    ancestors = tuple(above.link for above in family.ancestors)
    return TopicView(
        head=_head(plan, entity, sheet, ancestors),
        name=entity.name,
        ancestors=ancestors,
        children=sheet.own.children,
        body=_body(plan, entity, sheet),
        articles=sheet.part.listing(),
        years=_years(entity, sheet),
        about=_about(plan, entity, sheet),
        feeds=plan.urls.feed(entity.link.url, OPML) if plan.feeds.of(TOPICS) else "",
    )


def _document(plan: Plan, entity: Entity, sheet: _Sheet) -> DocumentView:
    record = entity.record if isinstance(entity.record, Document) else None
    issuer = plan.site.issuers.get(entity)
    issued: Date | None = record.issued if record else None
    return DocumentView(
        head=_head(plan, entity, sheet),
        name=entity.name,
        number=record.number if record else "",
        links=_links(record.links) if record else (),
        issued=issued,
        issuer=issuer.link if issuer else None,
        body=_body(plan, entity, sheet),
        articles=sheet.part.listing(),
        years=_years(entity, sheet),
        about=_about(plan, entity, sheet),
    )


def _author(plan: Plan, entity: Entity, sheet: _Sheet) -> AuthorView:
    return AuthorView(
        head=_head(plan, entity, sheet),
        name=entity.name,
        body=_body(plan, entity, sheet),
        articles=sheet.part.listing(),
        years=_years(entity, sheet),
        about=_about(plan, entity, sheet),
    )


# The template of each kind and the maker of its view.
_VIEWS: dict[str, tuple[str, Callable[[Plan, Entity, _Sheet], object]]] = {
    ORGANIZATIONS: ("organization.html", _organization),
    PEOPLE: ("person.html", _person),
    TOPICS: ("topic.html", _topic),
    DOCUMENTS: ("document.html", _document),
    AUTHORS: ("author.html", _author),
}
