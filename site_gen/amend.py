"""A build after nothing changed but the words of a few articles: their pages, the feeds that hold them in full, and
what of the search index tells of their words.

Everything else of the site shows what it showed, so only what stands beside these articles is linked and planned: by
the same code as a whole build, from what that one kept. The result is the same, in a time that does not grow with the
site.

Owns: what is kept for it, and which outputs there are to make.
Must not know: how an article is linked, what a page shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from site_gen import packed, spotting
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.edits import Edit
from site_gen.errors import CacheFault
from site_gen.feed_settings import PAIRS, SITE
from site_gen.feeds.formats import FORMATS
from site_gen.fetched import Files, Stories
from site_gen.fields import MEDIA
from site_gen.i18n import Words
from site_gen.link.findings import Findings
from site_gen.link.mentions import Mentions, meanings
from site_gen.link.published import Published
from site_gen.link.references import References
from site_gen.link.registry import Registry
from site_gen.link.related import beside, terms_of
from site_gen.link.shelf import Shelf
from site_gen.link.stories import Desk
from site_gen.link.tenures import tenures
from site_gen.link.texts import Texts
from site_gen.loading import published_of
from site_gen.model import ORGANIZATIONS, TERM_KINDS, TOPICS, Glossary, Media
from site_gen.options import Options
from site_gen.plan import articles, channels, feeds
from site_gen.plan.cards import of_topic
from site_gen.plan.page import Page, Plan, plan_of
from site_gen.plan.search import card_file, cards_page, words_page
from site_gen.read import GLOSSARY
from site_gen.search.index import Index, Reworded, reworded
from site_gen.search.places import Places, Shape
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
    """What a build keeps of a site: the paths of its articles, the newest first, packed with the places of those of
    each term, the number of each in the search index and the file that shows it in results; how the index is divided,
    where there is one; feeds; entities without a file; what stands around every page."""

    articles: bytes
    index: Shape | None
    feeds: tuple[_Feed, ...]
    nameless: tuple[tuple[str, str, str, tuple[str | int, ...]], ...]
    chrome: Chrome


@dataclass(frozen=True, slots=True)
class Amended:
    """The outputs that edits may have changed, and what becomes of the search index, where there is one."""

    pages: tuple[Page, ...]
    index: Reworded | None


def keep(cache: Cache, plan: Plan) -> None:
    """Stores what :class:`Around` needs of the site that was just built."""
    site = plan.site
    places = {one: place for place, one in enumerate(site.stories)}
    lists = tuple((entity.link.url, tuple(map(places.__getitem__, own))) for entity, own in site.listed.items())
    paths = tuple(one.path for one in site.stories)
    index = plan.search.places if plan.search else None
    numbers = tuple(index.articles[one.guid] for one in site.stories) if index else ()
    shown = tuple(card_file(number, index.shape.cards) for number in numbers) if index else ()
    kept = tuple(_feed(one, plan, places) for one in feeds.in_full(plan))
    nameless = [
        (entity.kind, entity.name, entity.path, entity.keys)
        for entity in chain.from_iterable(site.entities[kind] for kind in TERM_KINDS)
        if entity.record is None
    ]
    listed = packed.plain((paths, lists, numbers, shown))
    cache.keep(_NAME, Kept(listed, index.shape if index else None, kept, tuple(nameless), plan.chrome))


def _feed(one: feeds.Subscribed, plan: Plan, places: Mapping[Story, int]) -> _Feed:
    channel = one.channel
    stories = tuple(places[entry] for entry in channel.entries[: plan.feeds.items])
    of = tuple(entity.link.url for entity in channel.of)
    return _Feed(channel.kind, of, one.form.name, one.addresses, one.newest, stories)


class Around:
    """All that articles are linked and planned with, as the last whole build kept it in ``cache``; it holds until the
    next one, for any number of edits."""

    def __init__(self, config: Config, options: Options, words: Words, cache: Cache, bodies: Bodies) -> None:
        """``words`` are those of the interface, ``bodies`` those of ``cache``. Raises CacheFault where no whole build
        kept anything."""
        kept: Kept | None = cache.kept(_NAME)
        if kept is None:
            raise CacheFault("the cache holds no whole build")
        self.chrome = kept.chrome
        self._config, self._options, self._words, self._kept = config, options, words, kept
        self._cache, self._bodies = cache, bodies
        self._findings = Findings()
        self._paths, lists, self._numbers, self._shown = packed.values_of(kept.articles)
        self._lists = dict(lists)
        self._places = {path: place for place, path in enumerate(self._paths)}

    def make_ready(self) -> None:
        """Makes now what else the first edit would wait for."""
        _ = self._terms

    def amended(self, edits: Sequence[Edit]) -> Amended | None:
        """What the ``edits``, which the cache does not hold yet, may have changed; None where only a whole build can
        tell. Stores the edited bodies and what names they hold."""
        edited = {edit.article.path: edit.article for edit in edits}
        if not edited:
            return Amended((), None)
        if not edited.keys() <= self._places.keys():
            return None
        if not self._searched(edits):
            return None
        references = replace(self._desk.references, used=set(), awaited=[])
        desk = replace(self._desk, references=references)
        stories = Stories(self._paths, self._cache, desk, edited)
        places = sorted(self._places[path] for path in edited)
        for own in stories.all_at(places):
            references.targets(Published(own.path, own.url, own.body))  # notes what is wrong with them
        related = {
            one: stories.all_at(beside(one, place, len(self._paths), self._lists))
            for place in places
            if (one := stories.at(place))
        }
        listed = {entity: (one,) for one in related for entity in terms_of(one)}
        site = replace(self._plan.site, related=related, listed=listed)
        plan = plan_of(self._config, site, self._words, self.chrome, now=self._options.now)
        pages = (
            *_articles(plan, self._terms_in(plan, related), stories, places),
            *_feeds(plan, stories, frozenset(places), self._kept.feeds),
        )
        index, cards = self._indexed(plan, stories, places)
        return None if self._findings.found else Amended((*pages, *cards), index)

    def _searched(self, edits: Iterable[Edit]) -> bool:
        """Stores the bodies and the names in them; False where other names were looked for until now."""
        self._cache.save_bodies(edit.body for edit in edits)
        search = spotting.Search(self._bodies, self._meanings, self._mentions.glossary)
        return spotting.of_few(search, [edit.body[0] for edit in edits], self._cache)

    def _indexed(self, plan: Plan, stories: Stories, places: Iterable[int]) -> tuple[Reworded | None, tuple[Page, ...]]:
        """What becomes of the search index when the words of the articles at ``places`` are others, and its files."""
        shape = self._kept.index
        if shape is None:
            return None, ()
        edited = {one.guid: one.body for one in stories.all_at(places)}
        new = reworded(edited, shape.files, self._cache, self._bodies)
        shown: dict[int, list[int]] = {self._shown[place]: [] for place in places}
        for place, file in enumerate(self._shown):
            if file in shown:
                shown[file].append(place)
        cards = {file: stories.all_at(own) for file, own in shown.items()}
        numbers = {one.guid: self._numbers[self._places[one.path]] for one in chain(*cards.values())}
        index = Index(Places(shape, numbers, {}), new.digests)
        words = (words_page(plan, index, file) for file in new.digests)
        return new, (*words, *(cards_page(plan, index, file, own) for file, own in cards.items()))

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return meanings(self._mentions.bearers)

    @cached_property
    def _desk(self) -> Desk:
        config, options, cache = self._config, self._options, self._cache
        records, _ = published_of(cache.records(TERM_KINDS), options)
        registry = Registry(records, config.urls, self._findings)
        for kind, name, path, keys in self._kept.nameless:
            registry.without_file(kind, name, path, keys)
        self._findings.found.clear()  # those were told by the build that was whole
        media = {one.path: one for one in cache.records((MEDIA,)) if isinstance(one, Media)}
        references = References(config.urls, Files(cache, config), {}, media, self._findings, self._bodies.inside)
        shelf = Shelf(config.urls, media, self._bodies.record)
        return Desk(registry, tenures(registry, options.now), references, shelf, config.site_id)

    @cached_property
    def _mentions(self) -> Mentions:
        known = self._cache.source(GLOSSARY)
        glossary = known.record.terms if known and isinstance(known.record, Glossary) else ()
        return Mentions(self._desk.registry, dict(glossary), self._bodies.spots)

    @cached_property
    def _plan(self) -> Plan:
        """What articles are planned with, but for the articles."""
        return plan_of(self._config, self._site, self._words, self.chrome, now=self._options.now)

    @cached_property
    def _site(self) -> Site:
        """As much of a site as the pages of its articles show."""
        registry, references = self._desk.registry, self._desk.references
        return Site(
            stories=(),
            related={},
            entities={kind: tuple(registry.entities(kind)) for kind in registry.kinds()},
            listed={},
            families={},
            tenures=self._desk.tenures,
            texts=Texts(references.quiet(), self._mentions, self._config.link_names, self._bodies.meaning),
            pictures={},
            issuers={},
            pages=(),
            glossary=(),
            media=references.media,
            redirects=(),
            weeks=(),
            months=(),
        )

    @cached_property
    def _terms(self) -> articles.Terms:
        return articles.terms_of(self._plan)

    def _terms_in(self, plan: Plan, stories: Iterable[Story]) -> articles.Terms:
        """The terms of ``stories``: their topics have cards, as there is an article on them."""
        return replace(self._terms, cards={one.topic: of_topic(plan, one.topic) for one in stories if one.topic})


def _articles(plan: Plan, terms: articles.Terms, stories: Stories, places: Iterable[int]) -> Iterator[Page]:
    for place in places:
        one = stories.at(place)
        if one is not None:
            yield articles.page(plan, terms, one, stories.at(place + 1), stories.at(place - 1))


def _feeds(plan: Plan, stories: Stories, places: frozenset[int], kept: Iterable[_Feed]) -> Iterator[Page]:
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
