"""The index of each kind: A to Z, and as a tree where there are parents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from site_gen.model import ORGANIZATIONS, PEOPLE, TERM_KINDS, TOPICS, Document, Organization, Person
from site_gen.plan import describe
from site_gen.plan.about import counted, posts_held
from site_gen.plan.page import Page, Plan
from site_gen.site import Entity
from site_gen.text import given_name, initial, person_sort_key, sort_key
from site_gen.views import Head
from site_gen.views.entities import Branch, Group, IndexView


def pages(plan: Plan) -> Iterator[Page]:
    """One index a kind."""
    for kind in TERM_KINDS:
        yield Page(plan.urls.section(kind), "index.html", partial(_view, plan, kind), lastmod="")


def _view(plan: Plan, kind: str) -> IndexView:
    section = plan.section(kind)
    entities = plan.site.entities[kind]
    order, letter = (_by_given_name, _given_letter) if kind == PEOPLE else (_by_name, _letter)
    ordered = sorted(entities, key=order)
    groups = tuple(
        Group(first, tuple(counted(plan, entity, _note(plan, entity)) for entity in own))
        for first, own in groupby(ordered, key=letter)
    )
    tree = _tree(plan, entities) if kind in (ORGANIZATIONS, TOPICS) else ()
    description = describe.index(plan, section.name, len(entities))
    head = Head(section.name, section.url, description, plan.crumbs())
    more = plan.section("network") if kind == ORGANIZATIONS else None
    return IndexView(head, kind, groups, tree, len(entities), more)


def _by_name(entity: Entity) -> tuple[object, ...]:
    return (initial(entity.name) == "#", sort_key(entity.name), entity.link.url)


def _letter(entity: Entity) -> str:
    return initial(entity.name)


def _sort_name(entity: Entity) -> str:
    return entity.record.sort_name if isinstance(entity.record, Person) else ""


def _by_given_name(entity: Entity) -> tuple[object, ...]:
    key = person_sort_key(entity.name, _sort_name(entity))
    return (_given_letter(entity) == "#", key, entity.link.url)


def _given_letter(entity: Entity) -> str:
    return initial(_sort_name(entity) or given_name(entity.name))


def _note(plan: Plan, entity: Entity) -> str:
    """What tells the entry from others: a body's abbreviation, a person's posts, a document's number."""
    if isinstance(entity.record, Organization | Document):
        return entity.mark
    return posts_held(plan.site.tenures.get(entity, ()), plan.words)


def _tree(plan: Plan, entities: tuple[Entity, ...]) -> tuple[Branch, ...]:
    """The hierarchy; empty where nothing has a parent."""
    families = plan.site.families
    if not any(family.children for entity, family in families.items() if entity in set(entities)):
        return ()
    tops = [entity for entity in entities if not plan.site.family(entity).ancestors]
    grow: Callable[[Entity], Branch] = partial(_branch, plan)
    return tuple(grow(entity) for entity in sorted(tops, key=_by_name))


def _branch(plan: Plan, entity: Entity) -> Branch:
    return Branch(counted(plan, entity), tuple(_branch(plan, child) for child in plan.site.family(entity).children))
