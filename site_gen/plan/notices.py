"""Pages that stand once: corrections, glossary, the page for a missing address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.feed_settings import CORRECTIONS
from site_gen.plan.entries import mended
from site_gen.plan.page import Page, Plan, slices
from site_gen.urls import slugify
from site_gen.views import Head, Link, Pager
from site_gen.views.pages import Correction, CorrectionsView, GlossaryView, MissingView


def corrections(plan: Plan) -> Iterator[Page]:
    """All corrections, the newest first."""
    found = [
        Correction(one.amendment.date, one.amendment.text, Link(one.story.card.title, one.story.url))
        for one in mended(plan.site.stories)
    ]
    for pager, own in slices(tuple(found), plan.urls.section("corrections"), plan):
        lastmod = (own[0].date.text if own else "") if pager.number == 1 else None
        url = pager.url(pager.number)
        yield Page(url, "corrections.html", partial(_corrections, plan, own, pager), lastmod=lastmod)


def _corrections(plan: Plan, own: tuple[Correction, ...], pager: Pager) -> CorrectionsView:
    section = plan.section("corrections")
    title = plan.page_title(section.name, pager.number)
    above = plan.crumbs(section) if pager.number > 1 else plan.crumbs()
    text = plan.words.gettext("%(name)s of %(site)s: what was wrong in articles, and when it was mended.")
    description = text % {"name": title, "site": plan.chrome.title}
    feeds = plan.feed_links(CORRECTIONS, section)
    return CorrectionsView(Head(title, pager.url(pager.number), description, above, feeds), own, pager)


def glossary(plan: Plan) -> Iterator[Page]:
    """The glossary."""
    terms = tuple(_terms(plan.site.glossary))
    anchors = frozenset(anchor for _, _, anchor in terms)
    url = plan.urls.section("glossary")
    yield Page(url, "glossary.html", partial(_glossary, plan, terms), lastmod="", anchors=anchors)


def _terms(glossary: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """Each term with its meaning and an anchor of its own."""
    used: set[str] = set()
    for term, meaning in glossary:
        base = anchor = slugify(term) or "muc"
        while anchor in used:
            anchor = f"{base}-{len(used)}"
        used.add(anchor)
        yield term, meaning, anchor


def _glossary(plan: Plan, terms: tuple[tuple[str, str, str], ...]) -> GlossaryView:
    section = plan.section("glossary")
    text = plan.words.ngettext(
        "%(count)s abbreviation and term explained on %(site)s.",
        "%(count)s abbreviations and terms explained on %(site)s.",
        len(terms),
    )
    description = text % {"count": plan.words.number(len(terms)), "site": plan.chrome.title}
    return GlossaryView(Head(section.name, section.url, description, plan.crumbs()), terms)


def missing(plan: Plan) -> Iterator[Page]:
    """``404.html``."""
    yield Page(plan.urls.file("404.html"), "404.html", partial(_missing, plan))


def _missing(plan: Plan) -> MissingView:
    return MissingView(Head(plan.words.gettext("Page not found"), plan.urls.file("404.html"), indexed=False))
