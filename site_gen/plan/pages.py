"""The maintainers' own pages, and the redirects from old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen import model
from site_gen.plan.articles import headings
from site_gen.plan.editions import title_of
from site_gen.plan.page import Page, Plan, pictures
from site_gen.views import Body, Head, Link
from site_gen.views.pages import PageView, RedirectView


def pages(plan: Plan) -> Iterator[Page]:
    """One page for each file of ``content/pages/``."""
    for record in plan.site.pages:
        url = plan.urls.page(record.slug)
        view = partial(_view, plan, record, url)
        images = pictures(plan, None, record.path)
        yield Page(url, "page.html", view, record.path, ("slug",), lastmod="", images=images)


def _view(plan: Plan, record: model.Page, url: str) -> PageView:
    head = Head(record.name, url, record.outline.lead or record.name, plan.crumbs())
    body = plan.site.texts.of(record) or Body("")
    return PageView(head, record.name, body, headings(plan, record.outline.digest))


def redirects(plan: Plan) -> Iterator[Page]:
    """One page for each alias."""
    names = {plan.urls.edition(one.period.text): one for one in (*plan.site.weeks, *plan.site.months) if one.note}
    for alias, link, path in plan.site.redirects:
        edition = names.get(link.url)
        target = Link(title_of(plan, edition.period), link.url) if edition else link
        url = plan.urls.file(alias.lstrip("/"))
        yield Page(url, "redirect.html", partial(_redirect, target, url), path, ("aliases",))


def _redirect(target: Link, url: str) -> RedirectView:
    return RedirectView(Head(target.name, url, indexed=False), target)
