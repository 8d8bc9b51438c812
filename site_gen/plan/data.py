"""The open data: the registry, all articles, a document beside each entity's page, and the page that explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from site_gen.model import ORGANIZATIONS, PEOPLE, TERM_KINDS
from site_gen.plan.page import Page, Plan, newest_change
from site_gen.plan.register import Register
from site_gen.site import Entity
from site_gen.views import Head, Link
from site_gen.views.data import ArticlesData, DataFile, DataView, EntityData, PopoloData

_NEWEST = 100  # articles in the document of an entity, which else grew with every one
_POPOLO, _NDJSON, _CSV = "popolo.json", "articles.ndjson", "articles.csv"
_CREATIVE_COMMONS = re.compile(r"https?://creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([0-9.]+)(/.*)?")


def pages(plan: Plan) -> Iterator[Page]:
    """All of it, the page last: it links to the others."""
    if not plan.data:
        return
    register, section = Register(plan), plan.urls.section("data")
    for kind in TERM_KINDS:
        for entity in plan.site.entities[kind]:
            view = partial(_entity, plan, register, entity)
            yield Page(plan.urls.data(entity.link.url), "entity data", view, entity.path, entity.keys)
    articles = partial(_articles, plan, register)
    yield Page(plan.urls.data(section, _POPOLO), "popolo", partial(_popolo, plan, register))
    yield Page(plan.urls.data(section, _NDJSON), "ndjson", articles)
    yield Page(plan.urls.data(section, _CSV), "csv", articles)
    lastmod = newest_change(plan.site.stories)
    yield Page(section, "data.html", partial(_view, plan, register), lastmod=lastmod)


def _entity(plan: Plan, register: Register, entity: Entity) -> EntityData:
    stories = plan.site.listed.get(entity, ())
    return EntityData(
        origin=plan.urls.origin,
        site=plan.chrome.title,
        kind=entity.kind,
        facts=register.facts(entity),
        members=register.members_of(entity),
        feeds=tuple((feed.type, feed.url) for feed in plan.feed_links(entity.kind, entity.link)),
        total=len(stories),
        newest=tuple([story.card for story in stories[:_NEWEST]]),
    )


def _popolo(plan: Plan, register: Register) -> PopoloData:
    people, bodies = (
        tuple(replace(register.facts(entity), children=(), predecessors=()) for entity in register.entities(kind))
        for kind in (PEOPLE, ORGANIZATIONS)
    )
    return PopoloData(plan.urls.origin, plan.chrome.title, people, bodies, register.members, register.posts)


def _articles(plan: Plan, register: Register) -> ArticlesData:
    return ArticlesData(plan.urls.origin, plan.chrome.title, plan.chrome.language, register.articles)


def _view(plan: Plan, register: Register) -> DataView:
    section, stories, urls = plan.section("data"), plan.site.stories, plan.urls
    text = plan.words.gettext(
        "The open data of %(site)s: organizations, officials and posts in the Popolo schema, all articles as NDJSON "
        "and CSV; what each field means, and the licence."
    )
    people, bodies = plan.site.entities[PEOPLE], plan.site.entities[ORGANIZATIONS]
    popolo = (len(people), len(bodies), len(register.members), len(register.posts))
    years = dict.fromkeys(f"{story.date.year:04}" for story in (*stories[-1:], *stories[:1]))
    return DataView(
        head=Head(section.name, section.url, text % {"site": plan.chrome.title}, plan.crumbs()),
        files=(
            DataFile(_POPOLO, urls.data(section.url, _POPOLO), "application/json", sum(popolo)),
            DataFile(_NDJSON, urls.data(section.url, _NDJSON), "application/x-ndjson", len(stories)),
            DataFile(_CSV, urls.data(section.url, _CSV), "text/csv", len(stories)),
        ),
        popolo=popolo,
        documents=sum(len(plan.site.entities[kind]) for kind in TERM_KINDS),
        example=_example(plan),
        license=Link(license_name(plan.license), plan.license) if plan.license else None,
        covers="/".join(years),
        changed=newest_change(stories),
    )


def _example(plan: Plan) -> Link | None:
    """The document of the body that most articles name."""
    listed, bodies = plan.site.listed, plan.site.entities[ORGANIZATIONS]
    most = min(bodies, key=lambda entity: (-len(listed.get(entity, ())), entity.link.url), default=None)
    return Link(most.name, plan.urls.data(most.link.url)) if most else None


def license_name(url: str) -> str:
    """A licence's short name where it is one of Creative Commons, else its address."""
    known = _CREATIVE_COMMONS.fullmatch(url)
    if known is None:
        return url
    family, name, version = known[1], known[2], known[3]
    if family == "publicdomain":
        return f"CC0 {version}" if name == "zero" else f"Public Domain Mark {version}"
    return f"CC {name.upper()} {version}"
