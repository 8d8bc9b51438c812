"""The archive: all articles, and those of each year and month.

A date of reduced precision stands only in archives at least as coarse as itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.plan import describe
from site_gen.plan.page import Page, Part, Plan, newest_change, parts
from site_gen.site import Story
from site_gen.views import Head, Link
from site_gen.views.pages import ArchiveView


def pages(plan: Plan) -> Iterator[Page]:
    """The archive of everything, then year by year, month by month."""
    years: dict[int, list[Story]] = {}
    months: dict[tuple[int, int], list[Story]] = {}
    for story in plan.site.stories:
        date = story.date
        years.setdefault(date.year, []).append(story)
        if date.month:
            months.setdefault((date.year, date.month), []).append(story)
    yield from _period(plan, 0, 0, plan.site.stories, tuple((year, 0, len(own)) for year, own in years.items()))
    for year, own in years.items():
        below = tuple((year, month, len(months[year, month])) for y, month in months if y == year)
        yield from _period(plan, year, 0, tuple(own), below)
    for (year, month), own in months.items():
        yield from _period(plan, year, month, tuple(own), ())


def _period(
    plan: Plan, year: int, month: int, stories: tuple[Story, ...], below: tuple[tuple[int, int, int], ...]
) -> Iterator[Page]:
    url = plan.urls.archive(year, month) if year else plan.urls.section("articles")
    for part in parts(stories, url, plan):
        view = partial(_view, plan, year, month, part, below)
        lastmod = newest_change(stories) if part.pager.number == 1 else None
        of = partial(_of, year, month, part, below)
        yield Page(part.url, "archive.html", view, lastmod=lastmod, of=of, newest=part.newest)


def _of(year: int, month: int, part: Part, below: tuple[tuple[int, int, int], ...]) -> tuple[object, ...]:
    return part.of, year, month, below


def _view(plan: Plan, year: int, month: int, part: Part, below: tuple[tuple[int, int, int], ...]) -> ArchiveView:
    section = plan.section("articles")
    title = title_of(plan, year, month)
    above = (section,) if year else ()
    if month:
        above = (*above, Link(title_of(plan, year, 0), plan.urls.archive(year)))
    if part.pager.number > 1:
        above = (*above, Link(title, part.pager.first))
    name = plan.page_title(title, part.pager.number)
    description = describe.listing(plan, name, part.pager.total)
    head = Head(name, part.url, description, plan.crumbs(*above))
    periods = tuple((y, m, plan.urls.archive(y, m), count) for y, m, count in below)
    return ArchiveView(head, year, month, periods, part.listing())


def title_of(plan: Plan, year: int, month: int) -> str:
    """The name of a period's archive."""
    if not year:
        return plan.section("articles").name
    if not month:
        return plan.words.gettext("News of %(year)s") % {"year": year}
    return plan.words.gettext("News of %(month)s/%(year)s") % {"month": month, "year": year}
