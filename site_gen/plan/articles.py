"""A page for each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from site_gen.model import TERM_KINDS
from site_gen.plan.cards import of_story, of_topics
from site_gen.plan.page import Page, Plan, pictures
from site_gen.site import AsCards, Entity, Story
from site_gen.views import Counted, FeedLink, Head, Heading, Image, Link
from site_gen.views.articles import ArticleView, Change, Neighbour

_KEYS = ("slug",)
_WORDS_A_MINUTE = 250  # Vietnamese is counted in syllables, which are read faster than English words


@dataclass(frozen=True, slots=True)
class Terms:
    """What articles have from what they are listed under, found once for all: the card of each topic, and the feed of
    each entity in its first format."""

    cards: Mapping[Entity, Image | None]
    feeds: Mapping[Entity, tuple[FeedLink, ...]]


def terms_of(plan: Plan) -> Terms:
    """The terms of all articles of the site."""
    entities = chain.from_iterable(plan.site.entities[kind] for kind in TERM_KINDS)
    feeds = {entity: plan.feed_links(entity.kind, entity.link)[:1] for entity in entities}
    return Terms(of_topics(plan), feeds)


def pages(plan: Plan) -> Iterator[Page]:
    """One page an article."""
    stories, terms = plan.site.stories, terms_of(plan)
    for place, story in enumerate(stories):
        older = stories[place + 1] if place + 1 < len(stories) else None
        yield page(plan, terms, story, older, stories[place - 1] if place else None)


def page(plan: Plan, terms: Terms, story: Story, older: Story | None, newer: Story | None) -> Page:
    """The page of ``story`` between the articles before and after."""
    sheet = _Sheet(plan, terms, story, older, newer)
    images = pictures(plan, story.picture, story.path)
    changed, newest = story.changed.text, story.date.start
    return Page(story.url, "article.html", sheet.view, story.path, _KEYS, changed, images, of=sheet.of, newest=newest)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page of an article."""

    plan: Plan
    terms: Terms
    story: Story
    older: Story | None
    newer: Story | None

    def of(self) -> tuple[object, ...]:
        """All that it is made of."""
        plan, story = self.plan, self.story
        shown = self.older, self.newer, *plan.site.related[story]
        return story, plan.site.texts.made_of(story.body), AsCards(shown)

    def view(self) -> ArticleView:
        """As the template shows it."""
        plan, story = self.plan, self.story
        told = story.told
        source = told.source
        return ArticleView(
            head=_head(plan, story, self.terms),
            card=story.card,
            standfirst=told.summary,
            minutes=max(1, round(told.words / _WORDS_A_MINUTE)),
            body=plan.site.texts.of_story(story),
            contents=headings(plan, story.body),
            officials=story.officials,
            organizations=tuple(entity.link for entity in story.organizations),
            documents=tuple(_document(entity) for entity in story.documents),
            source=Link(source.note or source.url, source.url) if source else None,
            changes=_changes(story),
            previous=_neighbour(self.older),
            next=_neighbour(self.newer),
            related=tuple(other.card for other in plan.site.related[story]),
            draft=told.draft,
        )


def headings(plan: Plan, body: str) -> tuple[Heading, ...]:
    """A compiled body's headings as a template takes them."""
    return tuple(Heading(level, anchor, text) for level, anchor, text in plan.site.texts.contents(body))


def _head(plan: Plan, story: Story, terms: Terms) -> Head:
    card = story.card
    return Head(
        title=card.title,
        url=card.url,
        description=card.summary or card.title,
        breadcrumbs=plan.crumbs(plan.section("articles"), *((card.topic,) if card.topic else ())),
        feeds=tuple(_feeds(story, terms)),
        card=of_story(plan, story, terms.cards),
    )


def _feeds(story: Story, terms: Terms) -> Iterator[FeedLink]:
    """The feeds of all that the article is about."""
    topic = (story.topic,) if story.topic else ()
    for entity in (*story.organizations, *topic, *story.people, *story.documents):
        yield from terms.feeds[entity]


def _document(entity: Entity) -> Counted:
    return Counted(entity.link, 0, entity.mark)


def _neighbour(story: Story | None) -> Neighbour | None:
    return Neighbour(Link(story.card.title, story.url), story.date) if story else None


def _changes(story: Story) -> tuple[Change, ...]:
    """Published first, then updates and corrections by date."""
    later = [Change("corrected", correction.date, correction.text) for correction in story.corrections]
    if story.told.updated:
        later.append(Change("updated", story.told.updated))
    return (Change("published", story.date), *sorted(later, key=lambda change: change.date.start))
