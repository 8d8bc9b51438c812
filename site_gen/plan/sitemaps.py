"""What search engines are told of: every page that they shall know, the news of the last two days, ``robots.txt``.

Owns: which pages, how many in a file. Their form is that of :mod:`site_gen.sitemap`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from site_gen.dates import DAY
from site_gen.due import NEWS_AGE
from site_gen.plan.page import Page, Plan

_MOST_NEWS = 1000
# What a sitemap may hold: https://www.sitemaps.org/protocol.html
_MOST = 50_000
_MANY = 10_000  # in each of several: none is large in memory, and not all of them change with a page
_BYTES = 50_000_000
_AROUND = 100  # bytes at most that stand around an address in a sitemap, and around its date


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its absolute URL, its last change as a W3C date or an empty text, its pictures' absolute URLs."""

    url: str
    lastmod: str
    images: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes that it takes at most."""
        urls = (self.url, *self.images)
        return sum(len(url) + 4 * url.count("&") + _AROUND for url in urls) + _AROUND


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """Where the sitemaps are."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """The newest articles: absolute URL, date, title."""

    name: str
    language: str
    articles: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Robots:
    """``robots.txt``."""

    sitemaps: tuple[str, ...]


def robots(plan: Plan) -> Iterator[Page]:
    """``robots.txt``, unless ``static/`` has one."""
    if not any(asset.path == "robots.txt" for asset in plan.static):
        sitemaps = (_url(plan, ""), _url(plan, "-news"))
        yield Page(plan.urls.file("robots.txt"), "robots", partial(Robots, sitemaps))


def news(plan: Plan) -> Iterator[Page]:
    """``sitemap-news.xml``: articles of the last two days whose day is known."""
    chrome = plan.chrome
    since = plan.now - NEWS_AGE
    dated = (story for story in plan.site.stories if since < story.date.start <= plan.now)
    cards = [story.card for story in dated if story.date.precision >= DAY][:_MOST_NEWS]
    articles = tuple((plan.urls.absolute(card.url), card.date.text, card.title) for card in cards)
    view = partial(NewsSitemap, chrome.title, _language(chrome.language), articles)
    yield Page(plan.urls.file("sitemap-news.xml"), "news sitemap", view)


def _language(tag: str) -> str:
    """A language as Google News names it: without its country, but for Chinese."""
    return tag.lower() if tag.lower() in ("zh-cn", "zh-tw") else tag.partition("-")[0]


def sitemaps(plan: Plan, pages: Iterable[Page], most: int = _MOST, size: int = _BYTES) -> Iterator[Page]:
    """``sitemap.xml`` of those ``pages`` that search engines shall know.

    Where they are more than a sitemap may hold, it lists ``sitemap-1.xml`` and so on.
    """
    known = sorted((page for page in pages if page.lastmod is not None), key=lambda page: page.url)
    files = list(_files(plan, known, most if len(known) <= most else min(most, _MANY), size))
    if len(files) == 1:
        yield Page(plan.urls.file("sitemap.xml"), "sitemap", partial(_sitemap, plan, files[0]))
        return
    for number, own in enumerate(files, 1):
        yield Page(plan.urls.file(f"sitemap-{number}.xml"), "sitemap", partial(_sitemap, plan, own))
    urls = tuple(_url(plan, f"-{number}") for number in range(1, len(files) + 1))
    yield Page(plan.urls.file("sitemap.xml"), "sitemap index", partial(SitemapIndex, urls))


def _sitemap(plan: Plan, pages: tuple[Page, ...]) -> Sitemap:
    return Sitemap(tuple([_entry(plan, page) for page in pages]))


def _entry(plan: Plan, page: Page) -> Entry:
    absolute = plan.urls.absolute
    return Entry(absolute(page.url), page.lastmod or "", tuple([absolute(url) for url in page.images]))


def _files(plan: Plan, pages: Iterable[Page], most: int, size: int) -> Iterator[tuple[Page, ...]]:
    """The pages file by file, at least one file."""
    own: list[Page] = []
    held = 0
    for page in pages:
        needed = _entry(plan, page).size
        if own and (len(own) == most or held + needed > size):
            yield tuple(own)
            own, held = [], 0
        own.append(page)
        held += needed
    yield tuple(own)


def _url(plan: Plan, which: str) -> str:
    return plan.urls.absolute(plan.urls.file(f"sitemap{which}.xml"))
