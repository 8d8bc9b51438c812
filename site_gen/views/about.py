"""What the pages of people, bodies, topics, documents and authors tell of their articles as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Counted

YEAR_ANCHOR = "p_year-"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles when. Each of ``years``, the oldest first, is the year, its articles of no known month, and
    those of January to December; a year without an article is left out."""

    years: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class About:
    """The articles from ``first`` to ``last``; ``coverage`` where there are enough of them to show a course, and who
    and what stands in the same articles most often, with the number of these."""

    first: Date
    last: Date
    coverage: Coverage | None
    organizations: tuple[Counted, ...] = ()
    people: tuple[Counted, ...] = ()
    documents: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Years:
    """The list of articles year by year: the ``chosen`` year (0 is all of them), the URL and number of all, and each
    year with its URL and number, the newest first; a number is 0 where the page does not tell it. With ``anchors`` the
    URLs lead to where the year begins in the list of all: its first article bears the id ``p_year-2018``."""

    chosen: int
    url: str
    total: int
    years: tuple[tuple[int, str, int], ...]
    anchors: bool
