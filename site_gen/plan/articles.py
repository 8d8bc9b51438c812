"""A page for each article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from site_gen.plan.cards import of_story, of_topics
from site_gen.plan.page import Page, Plan, pictures
from site_gen.site import Entity, Story
from site_gen.views import Counted, FeedLink, Head, Heading, Image, Link
from site_gen.views.articles import ArticleView, Change, Neighbour

_Cards = Mapping[Entity, Image | None]  # of each topic
_WORDS_A_MINUTE = 250  # Vietnamese is counted in syllables, which are read faster than English words


def pages(plan: Plan) -> Iterator[Page]:
    """One page an article."""
    stories, topics = plan.site.stories, of_topics(plan)
    for place, story in enumerate(stories):
        newer = stories[place - 1] if place else None
        older = stories[place + 1] if place + 1 < len(stories) else None
        view = partial(_view, plan, topics, story, older, newer)
        path, images = story.record.path, pictures(story.card.image, story.body)
        yield Page(story.card.url, "article.html", view, path, ("slug",), story.changed.text, images)


def _view(plan: Plan, topics: _Cards, story: Story, older: Story | None, newer: Story | None) -> ArticleView:
    record, card = story.record, story.card
    source = record.source
    return ArticleView(
        head=_head(plan, story, topics),
        card=card,
        standfirst=record.summary,
        minutes=max(1, round(record.outline.words / _WORDS_A_MINUTE)),
        body=story.body,
        contents=headings(record.outline.contents),
        officials=story.officials,
        organizations=tuple(entity.link for entity in story.organizations),
        documents=tuple(_document(entity) for entity in story.documents),
        source=Link(source.note or source.url, source.url) if source else None,
        changes=_changes(story),
        previous=_neighbour(older),
        next=_neighbour(newer),
        related=tuple(other.card for other in plan.site.related[story]),
        draft=record.draft,
    )


def headings(contents: tuple[tuple[int, str, str], ...]) -> tuple[Heading, ...]:
    """A compiled body's headings as a template takes them."""
    return tuple(Heading(level, anchor, text) for level, anchor, text in contents)


def _head(plan: Plan, story: Story, topics: _Cards) -> Head:
    card = story.card
    return Head(
        title=card.title,
        url=card.url,
        description=card.summary or card.title,
        breadcrumbs=plan.crumbs(plan.section("articles"), *((card.topic,) if card.topic else ())),
        feeds=tuple(_feeds(plan, story)),
        card=of_story(plan, story, topics),
    )


def _feeds(plan: Plan, story: Story) -> Iterator[FeedLink]:
    """The feeds of all that the article is about, each in its first format."""
    topic = (story.topic,) if story.topic else ()
    for entity in (*story.organizations, *topic, *story.people, *story.documents):
        yield from plan.feed_links(entity.kind, entity.link)[:1]


def _document(entity: Entity) -> Counted:
    return Counted(entity.link, 0, entity.mark)


def _neighbour(story: Story | None) -> Neighbour | None:
    return Neighbour(Link(story.card.title, story.card.url), story.card.date) if story else None


def _changes(story: Story) -> tuple[Change, ...]:
    """Published first, then updates and corrections by date."""
    record = story.record
    later = [Change("corrected", correction.date, correction.text) for correction in record.corrections]
    if record.updated:
        later.append(Change("updated", record.updated))
    return (Change("published", record.date), *sorted(later, key=lambda change: change.date.start))
