"""Editions: what each week and month brought, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from site_gen.dates import Period
from site_gen.feed_settings import EDITIONS
from site_gen.plan.digest import lead_of, most_named, sections
from site_gen.plan.page import Page, Plan, newest_change, pictures
from site_gen.site import Edition
from site_gen.text import one_line
from site_gen.views import Counted, Head, Link
from site_gen.views.editions import EditionBox, EditionMonth, EditionsView, EditionView, EditionYear, Issue

_NAMED = 12


def pages(plan: Plan) -> Iterator[Page]:
    """One page for each week and month with articles, and the list of them."""
    if not plan.editions:
        return
    known = {edition.period: edition for edition in (*plan.site.weeks, *plan.site.months)}
    below: dict[Period, list[Edition]] = {}
    for week in plan.site.weeks:
        for month in _months(week.period):
            below.setdefault(month, []).append(week)
    for editions in (plan.site.weeks, plan.site.months):
        for place, edition in enumerate(editions):
            older = editions[place + 1] if place + 1 < len(editions) else None
            newer = editions[place - 1] if place else None
            weeks = below.get(edition.period, [])[::-1]
            months = [known[month] for month in _months(edition.period) if month in known]
            view = partial(_view, plan, edition, older, newer, months, weeks)
            note = edition.note
            path, keys = (note.path, ("slug",)) if note else ("", ())
            url = plan.urls.edition(edition.period.text)
            images = pictures(plan, None, path)
            yield Page(url, "edition.html", view, path, keys, newest_change(edition.stories), images)
    dated = (story for month in plan.site.months for story in month.stories)
    lastmod = newest_change(dated) or None  # an empty list is not to be found
    yield Page(plan.urls.section("editions"), "editions.html", partial(_list, plan), lastmod=lastmod)


def title_of(plan: Plan, period: Period) -> str:
    """The name of an edition."""
    if period.week:
        return plan.words.gettext("The news of week %(week)s, %(year)s") % {"week": period.week, "year": period.year}
    return plan.words.gettext("The news of month %(month)s, %(year)s") % {"month": period.month, "year": period.year}


def box(plan: Plan) -> EditionBox | None:
    """The newest edition for the first page: a week, or a month where no date has a day."""
    newest = (*plan.site.weeks[:1], *plan.site.months[:1])
    if not newest:
        return None
    bodies = most_named(newest[0].stories, lambda story: story.organizations)
    return EditionBox(_issue(plan, newest[0]), tuple(bodies[:3]), plan.section("editions"))


def _months(period: Period) -> tuple[Period, ...]:
    """The one or two months that a week lies in; none for a month."""
    if not period.week:
        return ()
    return tuple(dict.fromkeys(Period(day.year, day.month) for day in (period.first, period.last)))


def _days(plan: Plan, period: Period) -> str:
    """The days of a week in words; a month says them by its name."""
    return plan.words.days(period.first, period.last) if period.week else ""


def _issue(plan: Plan, edition: Edition) -> Issue:
    period = edition.period
    link = Link(title_of(plan, period), plan.urls.edition(period.text))
    return Issue(link, _days(plan, period), len(edition.stories))


def _view(
    plan: Plan,
    edition: Edition,
    older: Edition | None,
    newer: Edition | None,
    months: Sequence[Edition],
    weeks: Sequence[Edition],
) -> EditionView:
    own, note = _issue(plan, edition), edition.note
    lead = lead_of(edition.stories)
    rest = [story for story in edition.stories if story is not lead]
    bodies = most_named(edition.stories, lambda story: story.organizations)
    people = most_named(edition.stories, lambda story: story.people)
    return EditionView(
        head=_head(plan, own, bodies, people),
        name=own.link.name,
        days=own.days,
        note_title=note.name if note else "",
        note=plan.site.texts.of(note) if note else None,
        lead=lead.card if lead else None,
        sections=tuple(sections(rest)),
        organizations=tuple(bodies[:_NAMED]),
        people=tuple(people[:_NAMED]),
        total=own.count,
        previous=_issue(plan, older) if older else None,
        next=_issue(plan, newer) if newer else None,
        months=tuple(_issue(plan, month) for month in months),
        weeks=tuple(_issue(plan, week) for week in weeks),
    )


def _head(plan: Plan, issue: Issue, bodies: list[Counted], people: list[Counted]) -> Head:
    """The title says the days too, since nobody knows the numbers of weeks by heart."""
    section = plan.section(EDITIONS)
    feeds = plan.feed_links(EDITIONS, section)
    return Head(_titled(issue), issue.link.url, _sentence(plan, issue, bodies, people), plan.crumbs(section), feeds)


def _titled(issue: Issue) -> str:
    return f"{issue.link.name} ({issue.days})" if issue.days else issue.link.name


def issue_of(plan: Plan, edition: Edition) -> Link:
    """An edition's page, with its days in the title."""
    issue = _issue(plan, edition)
    return Link(_titled(issue), issue.link.url)


def sentence(plan: Plan, edition: Edition) -> str:
    """What an edition brought: how many articles, and who is most in them."""
    bodies = most_named(edition.stories, lambda story: story.organizations)
    people = most_named(edition.stories, lambda story: story.people)
    return _sentence(plan, _issue(plan, edition), bodies, people)


def _sentence(plan: Plan, issue: Issue, bodies: list[Counted], people: list[Counted]) -> str:
    names = ", ".join(named.link.name for named in (*bodies[:3], *people[:2]))
    count = plan.count(issue.count)
    return one_line(f"{_titled(issue)}: {count}" + (f"; {names}" if names else "") + ".")


def _list(plan: Plan) -> EditionsView:
    section = plan.section("editions")
    months = {edition.period: edition for edition in plan.site.months}
    weeks: dict[Period, list[Edition]] = {}
    for week in plan.site.weeks:
        weeks.setdefault(week.period.thursday, []).append(week)
    all_of_them = sorted({*months, *weeks}, reverse=True)
    years = []
    for year, own in groupby(all_of_them, key=lambda period: period.year):
        rows = tuple(
            EditionMonth(
                plan.words.gettext("Month %(month)s") % {"month": period.month},
                _issue(plan, months[period]) if period in months else None,
                tuple(_week(plan, week) for week in weeks.get(period, ())),
            )
            for period in own
        )
        years.append(EditionYear(year, rows))
    description = plan.words.gettext("What each week and each month brought, by topic: every digest of %(site)s.")
    head = Head(
        section.name,
        section.url,
        description % {"site": plan.chrome.title},
        plan.crumbs(),
        plan.feed_links(EDITIONS, section),
        indexed=bool(years),
    )
    return EditionsView(head, tuple(years))


def _week(plan: Plan, edition: Edition) -> Issue:
    """A week below its month, which need not say the year again."""
    period = edition.period
    name = plan.words.gettext("Week %(week)s") % {"week": period.week}
    return Issue(Link(name, plan.urls.edition(period.text)), _days(plan, period), len(edition.stories))
