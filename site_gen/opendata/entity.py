"""The JSON document beside an entity's page: its facts, those it is tied to, its newest articles.

Owns: the fields of that document. People and bodies have those of Popolo.
Must not know: which feeds there are, how many articles are given.
"""

from __future__ import annotations

from site_gen.model import ORGANIZATIONS, PEOPLE
from site_gen.opendata import popolo
from site_gen.opendata.form import Thing, absolute, document, known, written
from site_gen.views import Card
from site_gen.views.data import EntityData, Facts, Member, Ref


def render(view: EntityData) -> str:
    """``data.json``."""
    origin, facts = view.origin, view.facts
    found = {"kind": view.kind, **_facts(view), "url": absolute(facts.ref.url, origin)}
    found |= {
        "parent": _ref(facts.parent, origin),
        "children": [_ref(child, origin) for child in facts.children],
        "predecessors": [_ref(old, origin) for old in facts.predecessors],
        "successor": _ref(facts.successor, origin),
        "memberships": [_membership(view, member) for member in view.members],
        "feeds": [{"type": kind, "url": absolute(url, origin)} for kind, url in view.feeds],
        "articles_total": view.total,
        "articles": [_article(card, origin) for card in view.newest],
    }
    return document(known(found))


def _facts(view: EntityData) -> Thing:
    if view.kind == PEOPLE:
        return popolo.person(view.facts, view.origin, view.site)
    if view.kind == ORGANIZATIONS:
        return popolo.organization(view.facts, view.origin, view.site) | known({"summary": view.facts.text})
    return _other(view.facts, view.origin)


def _other(facts: Facts, origin: str) -> Thing:
    """A topic, a document, an author."""
    return {
        "id": facts.ref.id,
        "name": facts.ref.name,
        "identifiers": list(popolo.identifiers(facts, origin)),
        "number": facts.ref.number,
        "issued": written(facts.issued),
        "issuer": _ref(facts.issuer, origin),
        "summary": facts.text,
        "links": popolo.links(facts),
    }


def _ref(ref: Ref | None, origin: str) -> Thing | None:
    return {"id": ref.id, "name": ref.name, "url": absolute(ref.url, origin)} if ref else None


def _membership(view: EntityData, member: Member) -> Thing:
    """A membership with the one at its other end."""
    other = "organization" if view.kind == PEOPLE else "person"
    ref = member.organization if view.kind == PEOPLE else member.person
    return popolo.membership(member) | {other: _ref(ref, view.origin)}


def _article(card: Card, origin: str) -> Thing:
    return {"identifier": card.guid, "url": absolute(card.url, origin), "title": card.title, "date": card.date.text}
