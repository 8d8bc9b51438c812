"""The documents of feeds: in each format the one that is subscribed to, and the archives behind it (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_gen.feed_settings import PAIRS, SITE
from site_gen.feeds.formats import RSS, Format
from site_gen.feeds.view import FeedView, Publisher
from site_gen.identity import urn
from site_gen.plan.channels import Channel, channels
from site_gen.plan.page import FEED_STYLESHEET, Page, Plan
from site_gen.site import Story

_NEWEST = "tin-moi-nhat"  # what Vietnamese newspapers call the feed of everything


@dataclass(frozen=True, slots=True, eq=False)
class _Document:
    """A document of a channel: its ``entries``, and the period that it is the archive of (empty for the one that is
    subscribed to). ``previous`` is the period of the archive before."""

    channel: Channel
    form: Format
    entries: tuple[object, ...]
    period: str = ""
    previous: str = ""

    def url(self, plan: Plan, period: str) -> str:
        """The absolute URL of the document of that period."""
        name = self.form.archive.format(period) if period else self.form.file
        return plan.urls.absolute(plan.urls.feed(self.channel.page, name))

    def full(self, plan: Plan) -> bool:
        """Whether it holds whole articles."""
        return self.channel.kind in plan.feeds.full and not self.period

    def at(self, url: str, plan: Plan, publisher: Publisher) -> Page:
        """It as it stands at ``url``. What it is made of is not told where its entries are no articles."""
        channel, view = self.channel, partial(_view, plan, publisher, self)
        of = partial(_of, plan, self) if channel.stories else None
        newest = channel.date(self.entries[0]).start if self.entries else 0
        return Page(url, self.form.name, view, channel.path, channel.keys, of=of, newest=newest)


def _of(plan: Plan, document: _Document) -> tuple[object, ...]:
    channel, entries = document.channel, document.entries
    stories = (one for one in entries if isinstance(one, Story)) if document.full(plan) else ()
    texts = tuple(plan.site.texts.made_of(one.body) for one in stories)
    told = channel.key, channel.title, channel.description, channel.page, document.period, document.previous
    return entries, texts, told


@dataclass(frozen=True, slots=True, eq=False)
class Subscribed:
    """The document of a channel that is subscribed to, in one format: ``addresses`` are the URLs where it stands,
    ``newest`` is the period of the newest archive behind it."""

    channel: Channel
    form: Format
    addresses: tuple[str, ...]
    newest: str

    def pages(self, plan: Plan, publisher: Publisher) -> Iterator[Page]:
        """The document at each of its addresses."""
        entries = self.channel.entries[: plan.feeds.items]
        document = _Document(self.channel, self.form, entries, previous=self.newest)
        return (document.at(url, plan, publisher) for url in self.addresses)


def pages(plan: Plan) -> Iterator[Page]:
    """Every document of every feed."""
    publisher = publisher_of(plan)
    for channel, archived, documents in _all(plan):
        for one in documents:
            yield from one.pages(plan, publisher)
            for place, (period, entries) in enumerate(archived):
                before = archived[place + 1][0] if place + 1 < len(archived) else ""
                url = plan.urls.feed(channel.page, one.form.archive.format(period))
                yield _Document(channel, one.form, entries, period, before).at(url, plan, publisher)


def in_full(plan: Plan) -> Iterator[Subscribed]:
    """The documents that hold whole articles."""
    for channel, _, documents in _all(plan):
        if channel.kind in plan.feeds.full and channel.stories:
            yield from documents


_Archives = list[tuple[str, tuple[object, ...]]]


def _all(plan: Plan) -> Iterator[tuple[Channel, _Archives, tuple[Subscribed, ...]]]:
    """Each channel with its archives, and what is subscribed to; where a page has moved, also at its former address."""
    taken: set[str] = set()
    for channel in channels(plan):
        archived = _archived(channel) if channel.kind in plan.feeds.archives else []
        newest = archived[0][0] if archived else ""
        found = []
        for form in plan.feeds.of(channel.kind):
            url = plan.urls.feed(channel.page, form.file)
            former = [plan.urls.feed(page, form.file) for page in channel.before]
            folder = [_in_folder(plan, channel, taken)] if form is RSS and plan.feeds.rss_folder else []
            found.append(Subscribed(channel, form, (url, *former, *folder), newest))
        yield channel, archived, tuple(found)


def _in_folder(plan: Plan, channel: Channel, taken: set[str]) -> str:
    """Where the feed stands once more: by its slug; by both for a pair, with two hyphens, which no slug has; with the
    word of its kind before it where a kind that comes first has the same slug."""
    words = channel.page.removesuffix("/").split("/")
    name = _NEWEST if channel.kind == SITE else "--".join(words[-2 if channel.kind == PAIRS else -1 :])
    if name in taken:
        name = f"{plan.urls.words.get(channel.kind, channel.kind)}--{name}"
    taken.add(name)
    return plan.urls.feed_in_folder(name)


def _archived(channel: Channel) -> _Archives:
    """The entries of each month, and of each year those whose month is not known, the newest period first."""

    def period(entry: object) -> str:
        date = channel.date(entry)
        return date.month_text or f"{date.year:04}"

    grouped: dict[str, list[object]] = {}
    for entry in channel.entries:
        grouped.setdefault(period(entry), []).append(entry)
    return [(one, tuple(grouped[one])) for one in sorted(grouped, reverse=True)]


def _view(plan: Plan, publisher: Publisher, document: _Document) -> FeedView:
    channel = document.channel
    full = document.full(plan)
    return FeedView(
        id=urn(plan.site_id, f"feeds/{channel.key}"),
        title=channel.title,
        page=plan.urls.absolute(channel.page),
        url=document.url(plan, document.period),
        description=channel.description,
        publisher=publisher,
        items=tuple(channel.item(entry, full) for entry in document.entries),
        previous=document.url(plan, document.previous) if document.previous else "",
        current=document.url(plan, "") if document.period else "",
    )


def publisher_of(plan: Plan) -> Publisher:
    """What all feeds have in common."""
    chrome, assets = plan.chrome, dict(plan.chrome.assets)

    def absolute(url: str) -> str:
        return plan.urls.absolute(url) if url else ""

    return Publisher(
        name=chrome.title,
        home=absolute(chrome.home.url),
        language=chrome.language,
        hub=plan.feeds.hub,
        ttl=plan.feeds.ttl,
        stylesheet=plan.urls.file(FEED_STYLESHEET),
        icon=absolute(assets.get("feed-icon.png", "")),
        large=absolute(assets.get("icon-512.png", "")),
        card=absolute(chrome.card.src if chrome.card else ""),
    )
