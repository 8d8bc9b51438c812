"""The chosen pairs of an organization and a topic: a page with the articles that both have.

Owns: what a pair is called, its page.
Must not know: its feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.feed_settings import PAIRS
from site_gen.plan import describe
from site_gen.plan.page import Page, Part, Plan, newest_change, parts
from site_gen.site import Entity, Pair
from site_gen.views import Head, Link
from site_gen.views.pages import PairView


def link_of(plan: Plan, pair: Pair) -> Link:
    """A pair's page."""
    names = {"organization": pair.organization.name, "topic": pair.topic.name}
    return Link(plan.words.gettext("%(organization)s: %(topic)s") % names, _url(plan, pair))


def _url(plan: Plan, pair: Pair) -> str:
    return plan.urls.pair(pair.organization.link.url, plan.urls.last(pair.topic.link.url))


def of_organization(plan: Plan, organization: Entity) -> Iterator[Link]:
    """The pages of an organization's pairs, by the name of the topic."""
    for pair in plan.site.pairs:
        if pair.organization is organization:
            yield Link(pair.topic.name, _url(plan, pair))


def pages(plan: Plan) -> Iterator[Page]:
    """Each pair's articles, page by page."""
    for pair in plan.site.pairs:
        for part in parts(pair.stories, _url(plan, pair), plan):
            lastmod = (newest_change(pair.stories) or None) if part.pager.number == 1 else None
            yield Page(part.url, "pair.html", partial(_view, plan, pair, part), lastmod=lastmod, newest=part.newest)


def _view(plan: Plan, pair: Pair, part: Part) -> PairView:
    link, first = link_of(plan, pair), part.pager.number == 1
    name = plan.page_title(link.name, part.pager.number)
    above = (pair.organization.link,) if first else (pair.organization.link, link)
    crumbs = plan.crumbs(plan.section(pair.organization.kind), *above)
    description = describe.listing(plan, name, part.pager.total)
    head = Head(name, part.url, description, crumbs, plan.feed_links(PAIRS, link), indexed=bool(pair.stories))
    return PairView(head, pair.organization.link, pair.topic.link, part.listing())
