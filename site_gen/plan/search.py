"""The search page, its description for browsers, and the files that its script fetches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from site_gen.model import ORGANIZATIONS, PEOPLE, TERM_KINDS, TOPICS
from site_gen.plan.page import Page, Plan
from site_gen.search import postings
from site_gen.search.index import Index
from site_gen.search.places import FIRST_YEAR, KINDS
from site_gen.search.words import shard
from site_gen.site import Entity, Story
from site_gen.text import cut, one_line, sort_key
from site_gen.views import Head
from site_gen.views.search import OpenSearch, SearchView, TextFile, WordFile

_SUMMARY = 160
_NOTE = 120
_SHORT_NAME = 16  # what OpenSearch allows


def pages(plan: Plan) -> Iterator[Page]:
    """The files first: the page is of no use without them."""
    index = plan.search
    if index is None:
        return
    shape = index.places.shape
    for number in range(shape.files):
        yield words_page(plan, index, number)
    yield from _cards(plan, index)
    yield from _filters(plan, index)
    yield Page(plan.urls.section("search"), "search.html", partial(_page, plan, index))
    yield Page(plan.chrome.opensearch, "opensearch", partial(_description, plan))


def words_page(plan: Plan, index: Index, number: int) -> Page:
    """A file of words."""
    return Page(plan.urls.search_file(index.places.shape.name, "w", number), "words", partial(_words, index, number))


def cards_page(plan: Plan, index: Index, number: int, stories: tuple[Story, ...]) -> Page:
    """A file of what results show of articles."""
    url = plan.urls.search_file(index.places.shape.name, "a", number)
    return Page(url, "text", partial(_article_cards, plan, index, stories))


def _words(index: Index, number: int) -> WordFile:
    return WordFile(number, index.digests[number].hex())


def _page(plan: Plan, index: Index) -> SearchView:
    section, shape = plan.section("search"), index.places.shape
    return SearchView(
        head=Head(section.name, section.url, breadcrumbs=plan.crumbs(), indexed=False),
        files=plan.urls.search_files(shape.name),
        bits=shape.bits,
        words=shape.files,
        cards=shape.cards,
        entity_cards=shape.entity_cards,
        articles=len(index.places.articles),
        indexes=tuple(plan.section(kind) for kind in ("articles", *TERM_KINDS)),
    )


def _description(plan: Plan) -> OpenSearch:
    chrome, urls = plan.chrome, plan.urls
    return OpenSearch(
        name=cut(chrome.title, _SHORT_NAME),
        long_name=cut(chrome.title, 48),
        description=cut(chrome.description or chrome.title, 1024),
        language=chrome.language,
        icon=urls.absolute(chrome.icon) if chrome.icon else "",
        page=urls.absolute(urls.section("search")),
        url=urls.absolute(chrome.opensearch),
    )


def _cards(plan: Plan, index: Index) -> Iterator[Page]:
    """What results show: a line for each document."""
    shape, numbers = index.places.shape, index.places
    articles: list[list[Story]] = [[] for _ in range(shape.cards)]
    for story in plan.site.stories:
        articles[card_file(numbers.articles[story.guid], shape.cards)].append(story)
    entities: list[list[Entity]] = [[] for _ in range(shape.entity_cards)]
    for kind in KINDS:
        for entity in plan.site.entities.get(kind, ()):
            number = numbers.entities[kind, entity.link.url]
            entities[card_file(number, shape.entity_cards)].append(entity)
    for number, stories in enumerate(articles):
        yield cards_page(plan, index, number, tuple(stories))
    for number, own in enumerate(entities):
        url = plan.urls.search_file(shape.name, "e", number)
        yield Page(url, "text", partial(_entity_cards, plan, index, tuple(own)))


def card_file(number: int, files: int) -> int:
    """Which of ``files`` holds what results show of the document of that number."""
    return shard(str(number), files)


def _article_cards(plan: Plan, index: Index, stories: tuple[Story, ...]) -> TextFile:
    rows = []
    for story in stories:
        card = story.card
        rows.append(
            (
                str(index.places.articles[card.guid]),
                card.url,
                card.date.text,
                plan.words.date(card.date),
                card.title,
                cut(card.summary, _SUMMARY),
                card.topic.name if card.topic else "",
                card.lead.name if card.lead else "",
                str(story.told.words),
            )
        )
    return _table(rows)


def _entity_cards(plan: Plan, index: Index, entities: tuple[Entity, ...]) -> TextFile:
    rows = []
    for entity in entities:
        count = len(plan.site.listed.get(entity, ()))
        number = index.places.entities[entity.kind, entity.link.url]
        told = plan.count(count) if count else ""
        rows.append((str(number), entity.link.url, entity.name, cut(_note(plan, entity), _NOTE), told))
    return _table(rows)


def _note(plan: Plan, entity: Entity) -> str:
    """A body's abbreviation, a document's number, the posts that a person holds."""
    if entity.kind != PEOPLE:
        return entity.mark
    return "; ".join(tenure.title for tenure in plan.site.tenures.get(entity, ()) if tenure.held)


def _filters(plan: Plan, index: Index) -> Iterator[Page]:
    """What a reader may choose from, and the articles of each choice; a year is told by the numbers themselves."""
    shape, numbers = index.places.shape, index.places.articles
    choices = []
    for name, kind in (("topic", TOPICS), ("org", ORGANIZATIONS)):
        entities = [entity for entity in plan.site.entities.get(kind, ()) if plan.site.listed.get(entity)]
        for entity in sorted(entities, key=lambda entity: (sort_key(entity.name), entity.link.url)):
            slug = plan.urls.last(entity.link.url)
            choices.append((name, slug, entity.name))
            listed = sorted((numbers[story.guid] for story in plan.site.listed[entity]), reverse=True)
            url = plan.urls.search_files(shape.name) + f"f/{kind}/{slug}.txt"
            yield Page(url, "text", partial(TextFile, postings.numbers(listed)))
    years = sorted({story.date.year for story in plan.site.stories}, reverse=True)
    choices += [("year", str(year), str(year)) for year in years if year >= FIRST_YEAR]
    yield Page(plan.urls.search_files(shape.name) + "filters.txt", "text", partial(_table, choices))


def _table(rows: Iterable[tuple[str, ...]]) -> TextFile:
    return TextFile("".join("\t".join(map(one_line, row)) + "\n" for row in rows))
