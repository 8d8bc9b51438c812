"""The table of planners: all kinds of output files.

A new kind of page is a file in this folder and a row in ``PLANNERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_gen.plan import (
    archives,
    articles,
    cards,
    data,
    editions,
    entities,
    feed_lists,
    feeds,
    files,
    home,
    indexes,
    network,
    notices,
    pages,
    pairs,
    pictures,
    search,
    sitemaps,
)
from site_gen.plan.page import Page, Plan

PLANNERS: tuple[Callable[[Plan], Iterator[Page]], ...] = (
    files.copies,
    pictures.pages,
    cards.pages,
    articles.pages,
    entities.pages,
    indexes.pages,
    network.pages,
    archives.pages,
    editions.pages,
    pages.pages,
    notices.corrections,
    notices.glossary,
    notices.missing,
    pages.redirects,
    search.pages,
    pairs.pages,
    data.pages,
    feed_lists.pages,
    home.pages,
    feeds.pages,
    files.manifest,
    files.feed_stylesheet,
    sitemaps.news,
    sitemaps.robots,
)


def plan_pages(plan: Plan) -> list[Page]:
    """Every output file."""
    planned = [page for planner in PLANNERS for page in planner(plan)]
    return [*planned, *sitemaps.sitemaps(plan, planned)]
