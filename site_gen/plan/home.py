"""The first page: lead story, latest, newest edition, topics, the bodies of the newest 100 articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.model import TOPICS
from site_gen.plan import editions
from site_gen.plan.about import counted
from site_gen.plan.digest import lead_of, most_named
from site_gen.plan.page import Page, Plan, newest_change
from site_gen.text import sort_key
from site_gen.views import Head
from site_gen.views.pages import HomeView

_NEWEST = 100


def pages(plan: Plan) -> Iterator[Page]:
    """The one page."""
    yield Page(plan.urls.home(), "home.html", partial(_view, plan), lastmod=newest_change(plan.site.stories))


def _view(plan: Plan) -> HomeView:
    stories = plan.site.stories
    lead = lead_of(stories)
    latest = [story.card for story in stories[: plan.per_page + 1] if story is not lead][: plan.per_page]
    topics = sorted(plan.site.entities[TOPICS], key=lambda entity: sort_key(entity.name))
    return HomeView(
        head=Head(plan.chrome.title, plan.urls.home(), plan.chrome.description or _description(plan)),
        lead=lead.card if lead else None,
        latest=tuple(latest),
        topics=tuple(counted(plan, topic) for topic in topics if plan.site.listed.get(topic)),
        organizations=tuple(most_named(stories[:_NEWEST], lambda story: story.organizations)),
        edition=editions.box(plan),
        archive=plan.section("articles"),
    )


def _description(plan: Plan) -> str:
    """What a site says of itself that has no description: what it is, how much of it there is."""
    text = plan.words.gettext("%(site)s: news by organization, official and topic, %(count)s.")
    return text % {"site": plan.chrome.title, "count": plan.count(len(plan.site.stories))}
