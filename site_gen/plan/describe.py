"""What stands for a page in search results and shared links where nobody wrote a line for it: plain facts.

Owns: these sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_gen.model import ORGANIZATIONS, PEOPLE, TOPICS
from site_gen.plan.page import Plan
from site_gen.site import Entity, Tenure
from site_gen.text import one_line
from site_gen.views import Pager


def entity(plan: Plan, entity: Entity, pager: Pager, year: int) -> str:
    """A page of an entity's articles, of one ``year`` or of all (0): the first paragraph of its text on its own page,
    else who it is and what it has."""
    lead = entity.record.outline.lead if entity.record else ""
    if lead and pager.number == 1 and not year:
        return lead
    words = plan.words
    who = f"{entity.name}{_who(plan, entity)}"
    if year:
        who = words.gettext("%(name)s in %(year)s") % {"name": who, "year": year}
    what = words.gettext("%(name)s on %(site)s") % {
        "name": plan.page_title(who, pager.number),
        "site": plan.chrome.title,
    }
    return one_line(f"{what}: {', '.join(_facts(plan, entity, pager.total))}.")


def listing(plan: Plan, name: str, count: int) -> str:
    """A list of articles."""
    text = plan.words.ngettext(
        "%(name)s on %(site)s, newest first: %(count)s article.",
        "%(name)s on %(site)s, newest first: %(count)s articles.",
        count,
    )
    return text % {"name": name, "site": plan.chrome.title, "count": plan.words.number(count)}


def index(plan: Plan, name: str, count: int) -> str:
    """A list of everything of one kind."""
    text = plan.words.ngettext(
        "%(name)s on %(site)s, from A to Z: %(count)s entry.",
        "%(name)s on %(site)s, from A to Z: %(count)s entries.",
        count,
    )
    return text % {"name": name, "site": plan.chrome.title, "count": plan.words.number(count)}


def _who(plan: Plan, entity: Entity) -> str:
    """What tells an entity from others: an abbreviation, a number, a post."""
    if entity.mark:
        return f" ({entity.mark})"
    if entity.kind == PEOPLE:
        post = next(iter(_held(plan, entity)), None)
        return f", {post.title}" if post else ""
    return ""


def _held(plan: Plan, entity: Entity) -> list[Tenure]:
    return [tenure for tenure in plan.site.tenures.get(entity, ()) if tenure.held]


def _facts(plan: Plan, entity: Entity, articles: int) -> Iterator[str]:
    words = plan.words
    yield plan.count(articles) if articles else words.gettext("no articles yet")
    below = len(plan.site.family(entity).children)
    if entity.kind == ORGANIZATIONS:
        holders = len({tenure.person for tenure in _held(plan, entity)})
        if holders:
            text = words.ngettext("%(count)s official in a post", "%(count)s officials in posts", holders)
            yield text % {"count": words.number(holders)}
        if below:
            yield words.ngettext("%(count)s unit", "%(count)s units", below) % {"count": words.number(below)}
    elif entity.kind == TOPICS and below:
        text = words.ngettext("%(count)s narrower topic", "%(count)s narrower topics", below)
        yield text % {"count": words.number(below)}
