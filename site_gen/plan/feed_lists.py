"""The lists of feeds: the page that explains them, all of them as OPML, and those of each topic as OPML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from site_gen.feed_settings import CORRECTIONS, EDITIONS, PAIRS, SITE
from site_gen.feeds.view import Outlines
from site_gen.model import ORGANIZATIONS, PEOPLE, TERM_KINDS, TOPICS
from site_gen.plan.channels import channels, titled
from site_gen.plan.digest import most_named
from site_gen.plan.page import OPML, SECTIONS, Page, Plan
from site_gen.plan.pairs import link_of
from site_gen.site import Entity
from site_gen.text import person_sort_key, sort_key
from site_gen.views import FeedLink, Head, Link
from site_gen.views.pages import FeedGroup, FeedsView

NAMES = {SITE: "All news", PAIRS: "Organizations and topics"} | SECTIONS


def pages(plan: Plan) -> Iterator[Page]:
    """The page of all feeds, the same as OPML, and the OPML of each topic."""
    yield Page(plan.urls.section("feeds"), "feeds.html", partial(_directory, plan), lastmod="")
    if _any(plan):
        yield Page(plan.urls.file(OPML), "opml", partial(_everything, plan))
    for topic in plan.site.entities[TOPICS] if plan.feeds.of(TOPICS) else ():
        url = plan.urls.feed(topic.link.url, OPML)
        yield Page(url, "opml", partial(_topic, plan, topic), topic.path, topic.keys)


def _any(plan: Plan) -> bool:
    """Whether there is any feed: a list of none is no OPML."""
    return next(channels(plan), None) is not None


def _directory(plan: Plan) -> FeedsView:
    section = plan.section("feeds")
    text = plan.words.gettext("The RSS feeds of %(site)s, and how to follow the news without missing any.")
    head = Head(section.name, section.url, text % {"site": plan.chrome.title}, plan.crumbs())
    outlines = Link("OPML", plan.urls.file(OPML)) if _any(plan) else None
    return FeedsView(head, _groups(plan), plan.feeds.items, outlines)


def _groups(plan: Plan) -> tuple[FeedGroup, ...]:
    """All feeds by kind, each kind in the order of its index."""
    links: dict[str, Iterable[Link]] = {SITE: [Link(plan.chrome.title, plan.chrome.home.url)]}
    links |= {kind: (entity.link for entity in sorted(plan.site.entities[kind], key=_order)) for kind in TERM_KINDS}
    links[PAIRS] = (link_of(plan, pair) for pair in plan.site.pairs)
    links[EDITIONS] = [plan.section(EDITIONS)] if plan.editions else []
    links[CORRECTIONS] = [plan.section(CORRECTIONS)]
    groups = (_group(plan, kind, own) for kind, own in links.items())
    return tuple(group for group in groups if group.feeds)


def _group(plan: Plan, kind: str, links: Iterable[Link]) -> FeedGroup:
    feeds = tuple((link, found) for link in links if (found := plan.feed_links(kind, link)))
    return FeedGroup(kind, feeds, kind in plan.feeds.full, kind in plan.feeds.archives)


def _order(entity: Entity) -> tuple[object, ...]:
    name = person_sort_key(entity.name) if entity.kind == PEOPLE else (sort_key(entity.name),)
    return (name, entity.link.url)


def _everything(plan: Plan) -> Outlines:
    return _outlines(plan, plan.chrome.title, _groups(plan))


def _topic(plan: Plan, topic: Entity) -> Outlines:
    """What a reader of one topic may want to follow: the topic and those below it, and who is in its articles."""
    stories = plan.site.listed.get(topic, ())
    below = plan.site.family(topic).children
    groups = (
        _group(plan, TOPICS, (one.link for one in (topic, *below))),
        _group(plan, PAIRS, (link_of(plan, pair) for pair in plan.site.pairs if pair.topic is topic)),
        _group(plan, ORGANIZATIONS, (one.link for one in most_named(stories, lambda story: story.organizations))),
        _group(plan, PEOPLE, (one.link for one in most_named(stories, lambda story: story.people))),
    )
    return _outlines(plan, titled(plan, topic.name), groups)


def _outlines(plan: Plan, title: str, groups: Iterable[FeedGroup]) -> Outlines:
    """The first format of each feed: no reader program needs two."""
    named: list[tuple[str, tuple[tuple[Link, FeedLink], ...]]] = []
    for group in groups:
        if group.feeds:
            name = plan.words.pgettext("section", NAMES[group.kind])
            named.append((name, tuple((link, found[0]) for link, found in group.feeds)))
    return Outlines(title, plan.urls.origin, tuple(named))
