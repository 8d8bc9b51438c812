"""The feeds: one for the site and for each entity, the list of all, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.feeds.view import FeedView, Outlines
from site_gen.model import TERM_KINDS
from site_gen.plan.page import SECTIONS, Page, Plan
from site_gen.site import Entity, Story
from site_gen.text import person_sort_key, sort_key
from site_gen.views import Head, Link
from site_gen.views.pages import FeedGroup, FeedsView

OPML = "feeds.opml"


def pages(plan: Plan) -> Iterator[Page]:
    """The site's feed, then one for each entity of the kinds that have feeds."""
    if plan.chrome.feed:
        yield Page(plan.chrome.feed.url, "rss", partial(_site, plan))
    for kind in TERM_KINDS:
        if kind in plan.feeds.kinds:
            for entity in plan.site.entities[kind]:
                yield Page(
                    plan.urls.feed(entity.link.url), "rss", partial(_entity, plan, entity), entity.path, entity.keys
                )


def _site(plan: Plan) -> FeedView:
    chrome = plan.chrome
    return _feed(plan, Link(chrome.title, chrome.home.url), chrome.description, plan.site.stories, "site")


def _entity(plan: Plan, entity: Entity) -> FeedView:
    title = plan.words.gettext("%(name)s – %(site)s") % {"name": entity.name, "site": plan.chrome.title}
    summary = plan.words.gettext("News about %(name)s") % {"name": entity.name}
    return _feed(plan, Link(title, entity.link.url), summary, plan.site.listed.get(entity, ()), entity.kind)


def _feed(plan: Plan, page: Link, description: str, stories: tuple[Story, ...], kind: str) -> FeedView:
    item = plan.items.full if kind in plan.feeds.full else plan.items.short
    return FeedView(
        title=page.name,
        page=plan.urls.absolute(page.url),
        url=plan.urls.absolute(plan.urls.feed(page.url)),
        description=description or page.name,
        language=plan.chrome.language,
        origin=plan.urls.origin,
        items=tuple(item(story) for story in stories[: plan.feeds.items]),
    )


def groups(plan: Plan) -> tuple[FeedGroup, ...]:
    """All feeds by kind, each kind in the order of its index."""
    found = []
    if plan.chrome.feed:
        own = Link(plan.chrome.title, plan.chrome.home.url)
        found.append(FeedGroup("site", ((own, plan.chrome.feed),), "site" in plan.feeds.full))
    for kind in TERM_KINDS:
        entities = sorted(plan.site.entities[kind], key=_order)
        if kind in plan.feeds.kinds and entities:
            feeds = tuple((entity.link, Link(entity.name, plan.urls.feed(entity.link.url))) for entity in entities)
            found.append(FeedGroup(kind, feeds, kind in plan.feeds.full))
    return tuple(found)


def _order(entity: Entity) -> tuple[object, ...]:
    name = person_sort_key(entity.name) if entity.kind == "people" else (sort_key(entity.name),)
    return (name, entity.link.url)


def directory(plan: Plan) -> Iterator[Page]:
    """The page of all feeds, and the same as OPML."""
    yield Page(plan.urls.section("feeds"), "feeds.html", partial(_directory, plan), lastmod="")
    yield Page(plan.urls.file(OPML), "opml", partial(_outlines, plan))


def _directory(plan: Plan) -> FeedsView:
    section = plan.section("feeds")
    text = plan.words.gettext("The RSS feeds of %(site)s, and how to follow the news without missing any.")
    head = Head(section.name, section.url, text % {"site": plan.chrome.title}, plan.crumbs())
    return FeedsView(head, groups(plan), plan.feeds.items, Link("OPML", plan.urls.file(OPML)))


def _outlines(plan: Plan) -> Outlines:
    named = tuple((plan.words.pgettext("section", _GROUPS[group.kind]), group.feeds) for group in groups(plan))
    return Outlines(plan.chrome.title, plan.urls.origin, named)


_GROUPS = {"site": "All news"} | SECTIONS
