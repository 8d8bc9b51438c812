"""What planning gives: one :class:`Page` for each output file; and what it is given: a :class:`Plan`.

Owns: the two types, the splitting of lists into pages.
Must not know: any kind of page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from site_gen.config import Config
from site_gen.feed_settings import FeedSettings
from site_gen.i18n import Words
from site_gen.model import Picture
from site_gen.plan.entries import Items
from site_gen.search.index import Index
from site_gen.site import AsCards, Site, Story
from site_gen.urls import Urls
from site_gen.views import Chrome, FeedLink, Link, Listing, Pager

Item = TypeVar("Item")
_CHANGED = attrgetter("changed.start")


@dataclass(frozen=True, slots=True)
class Page:
    """An output file: its URL, what makes it (a template, or a row of ``render``'s table), and of what.

    ``view`` is called when the page is fingerprinted and when it is rendered; it gives values of
    :mod:`site_gen.views` (or a row's own). ``path`` and ``keys`` say which source it comes from, for messages.
    ``of`` gives all that the view is made of beside the settings: plain values, parts of views, and linked things, of
    which :mod:`site_gen.stamps` says what counts. Where it is not told, the view is made each time to see whether it
    is another. ``newest`` is when the newest article that it shows came (seconds since 1970): pages are made in this
    order, so that those which show the same articles are made together, whatever lists they belong to.
    """

    url: str
    maker: str
    view: Callable[[], object]
    path: str = ""
    keys: tuple[str | int, ...] = ()
    lastmod: str | None = None  # None keeps it out of the sitemap
    images: tuple[str, ...] = ()  # for the sitemap
    anchors: frozenset[str] | None = None  # those a body may link to, where planning knows them
    of: Callable[[], tuple[object, ...]] | None = None
    newest: int = 0


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is: its URL path, where it lies, its digest."""

    path: str
    file: str
    digest: str


def feed_links(feeds: FeedSettings, urls: Urls, kind: str, link: Link) -> tuple[FeedLink, ...]:
    """As :meth:`Plan.feed_links`, where nothing is planned yet."""
    return tuple(FeedLink(link.name, urls.feed(link.url, form.file), form.type, form.label) for form in feeds.of(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that planners plan from."""

    site: Site
    urls: Urls
    words: Words
    chrome: Chrome
    feeds: FeedSettings
    site_id: str
    per_page: int
    editions: bool
    now: int
    cards: str
    content: str
    assets: tuple[Asset, ...]
    static: tuple[Asset, ...]
    items: Items
    search: Index | None
    data: bool
    license: str

    def section(self, kind: str) -> Link:
        """The index of a kind, or another section, by its name."""
        return Link(self.words.pgettext("section", SECTIONS[kind]), self.urls.section(kind))

    def feed_links(self, kind: str, link: Link) -> tuple[FeedLink, ...]:
        """The feed of that kind beside the page of ``link``, in each of its formats; none where it has no feed."""
        return feed_links(self.feeds, self.urls, kind, link)

    def page_title(self, name: str, number: int) -> str:
        """The title of page ``number`` of a list; the first bears the list's own name."""
        if number == 1:
            return name
        return self.words.gettext("%(name)s – page %(number)s") % {"name": name, "number": number}

    def count(self, number: int) -> str:
        """A number of articles in words."""
        return self.words.ngettext("%(count)s article", "%(count)s articles", number) % {
            "count": self.words.number(number)
        }

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        """Breadcrumbs from the first page down."""
        return (self.chrome.home, *links)


def plan_of(
    config: Config,
    site: Site,
    words: Words,
    chrome: Chrome,
    *,
    now: int,
    assets: tuple[Asset, ...] = (),
    static: tuple[Asset, ...] = (),
    search: Index | None = None,
) -> Plan:
    """What planners need to plan ``site`` as ``config`` has it."""
    return Plan(
        site=site,
        urls=config.urls,
        words=words,
        chrome=chrome,
        feeds=config.feeds,
        site_id=config.site_id,
        per_page=config.per_page,
        editions=config.editions,
        now=now,
        cards=config.cards,
        content=str(config.content),
        assets=assets,
        static=static,
        items=Items(config.urls, words, site.media, site.texts),
        search=search,
        data=config.data,
        license=config.license,
    )


FEED_STYLESHEET = "feed.css"
OPML = "feeds.opml"

# The name of each section, as a message of the catalogues (context "section").
SECTIONS = {
    "articles": "News",
    "organizations": "Organizations",
    "people": "Officials",
    "topics": "Topics",
    "documents": "Documents",
    "authors": "Authors",
    "editions": "Digests",
    "corrections": "Corrections",
    "feeds": "Feeds",
    "glossary": "Glossary",
    "network": "Who works with whom",
    "search": "Search",
    "data": "Open data",
}


def newest_change(stories: Iterable[Story]) -> str:
    """When a reader was last told something new in any of ``stories``; empty where there are none."""
    newest = max(stories, key=_CHANGED, default=None)
    return newest.changed.text if newest else ""


def pictures(plan: Plan, picture: Picture | None, path: str) -> tuple[str, ...]:
    """The URLs of the pictures that a page shows, each once: the front matter's, those in the body of ``path``."""
    within = plan.site.pictures.get(path, ())
    media = plan.site.media.get(picture.src) if picture else None
    return tuple(dict.fromkeys((plan.urls.media(media.path), *within))) if media else within


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list: where it is, and what it lists."""

    pager: Pager
    stories: tuple[Story, ...]

    @property
    def url(self) -> str:
        """The page's URL."""
        return self.pager.url(self.pager.number)

    @property
    def of(self) -> tuple[object, ...]:
        """All that it is made of."""
        return AsCards(self.stories), self.pager.number, self.pager.total

    @property
    def newest(self) -> int:
        """When the newest article on it came."""
        return self.stories[0].date.start if self.stories else 0

    def listing(self) -> Listing:
        """As a template shows it."""
        return Listing(tuple(story.card for story in self.stories), self.pager)


def parts(stories: tuple[Story, ...], url: str, plan: Plan) -> Iterator[Part]:
    """The pages of the list of stories at ``url``, at least one."""
    return (Part(pager, own) for pager, own in slices(stories, url, plan))


def slices(items: tuple[Item, ...], url: str, plan: Plan) -> Iterator[tuple[Pager, tuple[Item, ...]]]:
    """The pages of any list at ``url`` with what each lists, at least one."""
    size = plan.per_page
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        pager = Pager(number, count, len(items), url, plan.urls.words["page"])
        yield pager, items[(number - 1) * size : number * size]
