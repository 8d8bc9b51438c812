"""The pages of each organization, official, topic, document and author: facts, and their articles page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

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
from site_gen.plan.page import OPML, Page, Plan, newest_change, pictures
from site_gen.plan.sheets import Sheet, sheets
from site_gen.site import Entity, shown
from site_gen.views import Body, Head, Image, Link
from site_gen.views.about import About, Years
from site_gen.views.entities import AuthorView, DocumentView, OrganizationView, OtherName, PersonView, TopicView


def pages(plan: Plan) -> Iterator[Page]:
    """One page for each entity, each further page of its articles, and where these are many, of those of each year."""
    for kind in TERM_KINDS:
        template, make = _VIEWS[kind]
        for entity in plan.site.entities[kind]:
            lastmod = newest_change(plan.site.listed.get(entity, ()))
            shown_first = _pictures(plan, entity)
            for sheet in sheets(plan, entity):
                part, view = sheet.part, partial(make, sheet)
                seen, images = (lastmod, shown_first) if sheet.first else (None, ())
                keys, of = entity.keys, sheet.of
                yield Page(part.url, template, view, entity.path, keys, seen, images, of=of, newest=part.newest)


def _pictures(plan: Plan, entity: Entity) -> tuple[str, ...]:
    record = entity.record
    return pictures(plan, record.image if isinstance(record, Person) else None, entity.path if record else "")


def _head(sheet: Sheet, crumbs: tuple[Link, ...] = ()) -> Head:
    plan, entity, pager = sheet.own.plan, sheet.own.entity, sheet.part.pager
    name = entity.name
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


def _years(sheet: Sheet) -> Years | None:
    if not sheet.years:
        return None
    total = sum(count for _, _, count in sheet.years)
    return Years(sheet.year, sheet.own.entity.link.url, total, sheet.years, sheet.anchors)


def _about(sheet: Sheet) -> About | None:
    return about(sheet.own.plan, sheet.own.entity) if sheet.first else None


def _body(sheet: Sheet) -> Body | None:
    record = sheet.own.entity.record
    return sheet.own.plan.site.texts.of(record) if record and sheet.first else None


def _links(links: tuple[WebLink, ...]) -> tuple[Link, ...]:
    return tuple(Link(link.note or link.url, link.url) for link in links)


def other_names(record: Person | Organization | None) -> tuple[OtherName, ...]:
    """The other names of a person or body, with the time each was used."""
    if record is None:
        return ()
    return tuple(OtherName(other.name, other.start_date, other.end_date, other.note) for other in record.other_names)


def _person(sheet: Sheet) -> PersonView:
    plan, entity = sheet.own.plan, sheet.own.entity
    record = entity.record if isinstance(entity.record, Person) else None
    return PersonView(
        head=_head(sheet),
        name=entity.name,
        honorific_prefix=record.honorific_prefix if record else "",
        other_names=other_names(record),
        posts=sheet.own.posts,
        links=_links(record.links) if record else (),
        identifiers=tuple((other.scheme, other.identifier) for other in record.identifiers) if record else (),
        image=portrait(plan, record) if record else None,
        body=_body(sheet),
        articles=sheet.part.listing(),
        years=_years(sheet),
        about=_about(sheet),
    )


def portrait(plan: Plan, record: Person) -> Image | None:
    """A person's picture, where there is one."""
    picture = record.image
    media = plan.site.media.get(picture.src) if picture else None
    return shown(picture, media, plan.urls) if picture and media else None


def _organization(sheet: Sheet) -> OrganizationView:
    entity = sheet.own.entity
    record = entity.record if isinstance(entity.record, Organization) else None
    family = sheet.own.family
    ancestors = tuple(above.link for above in family.ancestors)
    return OrganizationView(
        head=_head(sheet, ancestors),
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
        body=_body(sheet),
        articles=sheet.part.listing(),
        years=_years(sheet),
        about=_about(sheet),
        topics=sheet.own.topics,
    )


def _topic(sheet: Sheet) -> TopicView:
    plan, entity = sheet.own.plan, sheet.own.entity
    family = sheet.own.family
    ancestors = tuple(above.link for above in family.ancestors)
    return TopicView(
        head=_head(sheet, ancestors),
        name=entity.name,
        ancestors=ancestors,
        children=sheet.own.children,
        body=_body(sheet),
        articles=sheet.part.listing(),
        years=_years(sheet),
        about=_about(sheet),
        feeds=plan.urls.feed(entity.link.url, OPML) if plan.feeds.of(TOPICS) else "",
    )


def _document(sheet: Sheet) -> DocumentView:
    plan, entity = sheet.own.plan, sheet.own.entity
    record = entity.record if isinstance(entity.record, Document) else None
    issuer = plan.site.issuers.get(entity)
    issued: Date | None = record.issued if record else None
    return DocumentView(
        head=_head(sheet),
        name=entity.name,
        number=record.number if record else "",
        links=_links(record.links) if record else (),
        issued=issued,
        issuer=issuer.link if issuer else None,
        body=_body(sheet),
        articles=sheet.part.listing(),
        years=_years(sheet),
        about=_about(sheet),
    )


def _author(sheet: Sheet) -> AuthorView:
    return AuthorView(
        head=_head(sheet),
        name=sheet.own.entity.name,
        body=_body(sheet),
        articles=sheet.part.listing(),
        years=_years(sheet),
        about=_about(sheet),
    )


# The template of each kind and the maker of its view.
_VIEWS: dict[str, tuple[str, Callable[[Sheet], object]]] = {
    ORGANIZATIONS: ("organization.html", _organization),
    PEOPLE: ("person.html", _person),
    TOPICS: ("topic.html", _topic),
    DOCUMENTS: ("document.html", _document),
    AUTHORS: ("author.html", _author),
}
