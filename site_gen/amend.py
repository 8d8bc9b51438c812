"""A build after nothing changed but the words of a few articles: their pages, and the feeds that hold them in full.

Everything else of the site shows what it showed, so only what stands beside these articles is linked and planned: by
the same code as a whole build, from what that one kept. The result is the same, in a time that does not grow with the
site.

Owns: what is kept for it, and which outputs there are to make.
Must not know: how an article is linked, what a page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from site_gen import packed, spotting
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.edits import Edit
from site_gen.errors import CacheFault
from site_gen.feed_settings import PAIRS, SITE
from site_gen.feeds.formats import FORMATS
from site_gen.fields import MEDIA
from site_gen.i18n import Words
from site_gen.link.findings import Findings
from site_gen.link.mentions import Mentions
from site_gen.link.references import References, url_of
from site_gen.link.registry import Registry
from site_gen.link.related import terms_of
from site_gen.link.stories import Desk, front, story
from site_gen.link.tenures import tenures
from site_gen.loading import published_of
from site_gen.model import ORGANIZATIONS, TERM_KINDS, TOPICS, Article, Glossary, Media, Record
from site_gen.names import Spots
from site_gen.options import Options
from site_gen.plan import articles, channels, feeds
from site_gen.plan.cards import of_topic
from site_gen.plan.page import Page, Plan, plan_of
from site_gen.read import GLOSSARY
from site_gen.site import Entity, Pair, Site, Story
from site_gen.views import Chrome

_NAME = "amend"


@dataclass(frozen=True, slots=True)
class _Feed:
    """A document of a feed that holds whole articles: its kind and that of which it is, its format, where it stands,
    the period of the archive behind it, and its articles by their place among all."""

    kind: str
    of: tuple[str, ...]
    form: str
    addresses: tuple[str, ...]
    newest: str
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build keeps of a site: the paths of its articles, the newest first, packed with those that stand beside
    each; feeds; entities without a file; what stands around every page."""

    beside: bytes
    feeds: tuple[_Feed, ...]
    nameless: tuple[tuple[str, str, str, tuple[str | int, ...]], ...]
    chrome: Chrome


def keep(cache: Cache, plan: Plan) -> None:
    """Stores what :class:`Around` needs of the site that was just built."""
    site = plan.site
    places = {one: place for place, one in enumerate(site.stories)}
    beside = tuple(tuple(places[other] for other in site.related[one]) for one in site.stories)
    paths = tuple(one.record.path for one in site.stories)
    kept = tuple(_feed(one, plan, places) for one in feeds.in_full(plan))
    nameless = [
        (entity.kind, entity.name, entity.path, entity.keys)
        for entity in chain.from_iterable(site.entities[kind] for kind in TERM_KINDS)
        if entity.record is None
    ]
    cache.keep(_NAME, Kept(packed.plain((paths, beside)), kept, tuple(nameless), plan.chrome))


def _feed(one: feeds.Subscribed, plan: Plan, places: Mapping[Story, int]) -> _Feed:
    channel = one.channel
    stories = tuple(places[entry] for entry in channel.entries[: plan.feeds.items])
    of = tuple(entity.link.url for entity in channel.of)
    return _Feed(channel.kind, of, one.form.name, one.addresses, one.newest, stories)


class _Records(Mapping[str, tuple[Record, str]]):
    """The records of the cache with their URLs, fetched one by one."""

    def __init__(self, cache: Cache, config: Config) -> None:
        self._cache, self._config = cache, config

    def __getitem__(self, path: str) -> tuple[Record, str]:
        found = self._cache.source(path)
        if found is None or not isinstance(found.record, Record):
            raise KeyError(path)
        return found.record, url_of(found.record, self._config.urls)

    def __iter__(self) -> Iterator[str]:
        return iter(())  # only asked for names that are near to one that is not there

    def __len__(self) -> int:
        return 0


class _Spots(dict[str, Spots]):
    """The spots of bodies, fetched one by one."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get(self, digest: str, default: Any = None) -> Any:
        """As a dict would."""
        return self._cache.mentions_in(digest) or default


@dataclass
class _Stories:
    """The articles of a site by their place, linked when they are asked for."""

    paths: tuple[str, ...]
    records: _Records
    desk: Desk
    mentions: Mentions
    edited: Mapping[str, Article]
    made: dict[int, Story] = field(default_factory=dict)

    def at(self, place: int) -> Story | None:
        """The article there; None before the newest and behind the oldest."""
        if not 0 <= place < len(self.paths):
            return None
        if place not in self.made:
            path = self.paths[place]
            record, url = self.records[path]
            article = self.edited.get(path, record)
            if not isinstance(article, Article):
                raise CacheFault(f"the cache holds no article {path}")
            self.made[place] = story(front(article, url, self.desk), self.mentions, self.desk)
        return self.made[place]

    def all_at(self, places: Iterable[int]) -> tuple[Story, ...]:
        """The articles at those places."""
        return tuple(one for place in places if (one := self.at(place)))


class Around:
    """All that articles are linked and planned with, as the last whole build kept it in ``cache``; it holds until the
    next one, for any number of edits."""

    def __init__(self, config: Config, options: Options, words: Words, cache: Cache) -> None:
        """``words`` are those of the interface. Raises CacheFault where no whole build kept anything."""
        kept: Kept | None = cache.kept(_NAME)
        if kept is None:
            raise CacheFault("the cache holds no whole build")
        self.chrome = kept.chrome
        self._config, self._options, self._words, self._cache, self._kept = config, options, words, cache, kept
        self._findings = Findings()
        self._paths, self._beside = packed.values_of(kept.beside)
        self._places = {path: place for place, path in enumerate(self._paths)}

    def make_ready(self) -> None:
        """Makes now what else the first edit would wait for."""
        _ = self._terms

    def amended(self, edits: Sequence[Edit]) -> tuple[Page, ...] | None:
        """The outputs that the ``edits``, which the cache does not hold yet, may have changed; None where only a whole
        build can tell. Stores the edited bodies and what names they hold."""
        edited = {edit.article.path: edit.article for edit in edits}
        if not edited:
            return ()
        if not edited.keys() <= self._places.keys() or not self._searched(edits):
            return None
        references = replace(self._desk.references, used=set(), awaited=[])
        desk = replace(self._desk, references=references)
        stories = _Stories(self._paths, _Records(self._cache, self._config), desk, self._mentions, edited)
        places = sorted(self._places[path] for path in edited)
        related = {one: stories.all_at(self._beside[place]) for place in places if (one := stories.at(place))}
        listed = {entity: (one,) for one in related for entity in terms_of(one)}
        site = replace(self._plan.site, related=related, listed=listed)
        plan = plan_of(self._config, site, self._words, self.chrome, now=self._options.now)
        pages = (
            *_articles(plan, self._terms_in(plan, related), stories, places),
            *_feeds(plan, stories, frozenset(places), self._kept.feeds),
        )
        return None if self._findings.found else pages

    def _searched(self, edits: Iterable[Edit]) -> bool:
        """Stores the bodies and the names in them; False where other names were looked for until now."""
        names, terms = self._names
        self._cache.save_bodies(edit.body for edit in edits)
        with closing(Bodies(self._cache.path)) as bodies:
            search = spotting.Search(bodies, names, terms)
            return spotting.of_few(search, [edit.body[0] for edit in edits], self._cache)

    @cached_property
    def _names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        mentions = self._mentions
        return tuple(sorted(mentions.bearers)), tuple(sorted(mentions.glossary))

    @cached_property
    def _desk(self) -> Desk:
        config, options, cache = self._config, self._options, self._cache
        records, _ = published_of(cache.records(TERM_KINDS), options)
        registry = Registry(records, config.urls, self._findings)
        for kind, name, path, keys in self._kept.nameless:
            registry.without_file(kind, name, path, keys)
        self._findings.found.clear()  # those were told by the build that was whole
        media = {one.path: one for one in cache.records((MEDIA,)) if isinstance(one, Media)}
        references = References(config.urls, _Records(cache, config), {}, media, self._findings, {})
        return Desk(registry, tenures(registry, options.now), references, config.site_id, config.link_names)

    @cached_property
    def _mentions(self) -> Mentions:
        known = self._cache.source(GLOSSARY)
        glossary = known.record.terms if known and isinstance(known.record, Glossary) else ()
        return Mentions(self._desk.registry, dict(glossary), _Spots(self._cache))

    @cached_property
    def _plan(self) -> Plan:
        """What articles are planned with, but for the articles."""
        return plan_of(self._config, _site(self._desk), self._words, self.chrome, now=self._options.now)

    @cached_property
    def _terms(self) -> articles.Terms:
        return articles.terms_of(self._plan)

    def _terms_in(self, plan: Plan, stories: Iterable[Story]) -> articles.Terms:
        """The terms of ``stories``: their topics have cards, as there is an article on them."""
        return replace(self._terms, cards={one.topic: of_topic(plan, one.topic) for one in stories if one.topic})


def _site(desk: Desk) -> Site:
    """As much of a site as the pages of its articles show."""
    registry, media = desk.registry, desk.references.media
    return Site(
        stories=(),
        related={},
        entities={kind: tuple(registry.entities(kind)) for kind in registry.kinds()},
        listed={},
        families={},
        tenures=desk.tenures,
        bodies={},
        issuers={},
        pages=(),
        glossary=(),
        media=media,
        redirects=(),
        weeks=(),
        months=(),
    )


def _articles(plan: Plan, terms: articles.Terms, stories: _Stories, places: Iterable[int]) -> Iterator[Page]:
    for place in places:
        one = stories.at(place)
        if one is not None:
            yield articles.page(plan, terms, one, stories.at(place + 1), stories.at(place - 1))


def _feeds(plan: Plan, stories: _Stories, places: frozenset[int], kept: Iterable[_Feed]) -> Iterator[Page]:
    """The documents of feeds in which one of the articles at ``places`` stands."""
    publisher = feeds.publisher_of(plan)
    for feed in kept:
        if places.isdisjoint(feed.stories):
            continue
        own = stories.all_at(feed.stories)
        channel = replace(_channel(plan, feed), entries=own)
        yield from feeds.Subscribed(channel, FORMATS[feed.form], feed.addresses, feed.newest).pages(plan, publisher)


def _channel(plan: Plan, feed: _Feed) -> channels.Channel:
    if feed.kind == SITE:
        return channels.of_site(plan)
    if feed.kind == PAIRS:
        organization, topic = (
            _entity(plan, kind, one) for kind, one in zip((ORGANIZATIONS, TOPICS), feed.of, strict=True)
        )
        return channels.of_pair(plan, Pair(organization, topic, ()))
    return channels.of_entity(plan, _entity(plan, feed.kind, feed.of[0]))


def _entity(plan: Plan, kind: str, url: str) -> Entity:
    """The entity of that URL, which no other has."""
    return next(entity for entity in plan.site.entities[kind] if entity.link.url == url)
