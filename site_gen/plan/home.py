"""The first page: the lead story, the latest, topics, the bodies of the newest 100 articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from site_gen.model import TOPICS
from site_gen.plan.entities import counted
from site_gen.plan.page import Page, Plan
from site_gen.site import Entity, Story
from site_gen.text import sort_key
from site_gen.views import Counted, Head
from site_gen.views.pages import HomeView

_NEWEST = 100


def pages(plan: Plan) -> Iterator[Page]:
    """The one page."""
    yield Page(plan.urls.home(), "home.html", partial(_view, plan), lastmod="")


def lead_of(stories: tuple[Story, ...]) -> Story | None:
    """The newest article with ``featured: true``, else the newest."""
    featured = (story for story in stories if story.record.featured)
    return next(featured, stories[0] if stories else None)


def _view(plan: Plan) -> HomeView:
    stories = plan.site.stories
    lead = lead_of(stories)
    latest = [story.card for story in stories[: plan.per_page + 1] if story is not lead][: plan.per_page]
    topics = sorted(plan.site.entities[TOPICS], key=lambda entity: sort_key(entity.name))
    return HomeView(
        head=Head(plan.chrome.title, plan.urls.home(), description=plan.chrome.description),
        lead=lead.card if lead else None,
        latest=tuple(latest),
        topics=tuple(counted(plan, topic) for topic in topics if plan.site.listed.get(topic)),
        organizations=tuple(_bodies(stories[:_NEWEST])),
        archive=plan.section("articles"),
    )


def _bodies(stories: tuple[Story, ...]) -> Iterator[Counted]:
    counts: Counter[Entity] = Counter(body for story in stories for body in story.organizations)
    order = sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(pair[0].name)))
    for body, count in order:
        yield Counted(body.link, count)
