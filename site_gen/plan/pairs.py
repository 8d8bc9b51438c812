"""The chosen pairs of an organization and a topic: a page with the articles that both have.

Owns: which articles a pair has, its page.
Must not know: its feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_gen.feed_settings import PAIRS
from site_gen.plan import describe
from site_gen.plan.page import Page, Part, Plan, newest_change, parts
from site_gen.site import Entity, Story
from site_gen.views import Head, Link
from site_gen.views.pages import PairView


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """An organization and a topic, what they are called together, their page and their articles, the newest first."""

    organization: Entity
    topic: Entity
    name: str
    url: str
    stories: tuple[Story, ...]


def pairs(plan: Plan) -> Iterator[Pair]:
    """Every pair, as the settings have them."""
    for organization, topic in plan.site.pairs:
        among = frozenset(plan.site.listed.get(topic, ()))
        stories = tuple(story for story in plan.site.listed.get(organization, ()) if story in among)
        names = {"organization": organization.name, "topic": topic.name}
        name = plan.words.gettext("%(organization)s: %(topic)s") % names
        url = plan.urls.pair(organization.link.url, plan.urls.last(topic.link.url))
        yield Pair(organization, topic, name, url, stories)


def of_organization(plan: Plan, organization: Entity) -> Iterator[Link]:
    """The pages of an organization's pairs, by the name of the topic."""
    for one, topic in plan.site.pairs:
        if one is organization:
            yield Link(topic.name, plan.urls.pair(one.link.url, plan.urls.last(topic.link.url)))


def pages(plan: Plan) -> Iterator[Page]:
    """Each pair's articles, page by page."""
    for pair in pairs(plan):
        for part in parts(pair.stories, pair.url, plan):
            lastmod = newest_change(pair.stories) if part.pager.number == 1 else None
            yield Page(part.url, "pair.html", partial(_view, plan, pair, part), lastmod=lastmod)


def _view(plan: Plan, pair: Pair, part: Part) -> PairView:
    name = plan.page_title(pair.name, part.pager.number)
    above = (pair.organization.link, Link(pair.name, pair.url))[: 1 if part.pager.number == 1 else 2]
    crumbs = plan.crumbs(plan.section(pair.organization.kind), *above)
    description = describe.listing(plan, name, part.pager.total)
    feeds = plan.feed_links(PAIRS, Link(pair.name, pair.url))
    head = Head(name, part.url, description, crumbs, feeds)
    return PairView(head, pair.organization.link, pair.topic.link, part.listing())
