"""What a stretch of news brought: its lead story, who was in it most, what it brought on each topic.

Owns: these choices, for the first page and for editions alike.
Must not know: any page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from site_gen.site import Entity, Story
from site_gen.text import sort_key
from site_gen.views import Counted
from site_gen.views.editions import Section

_WHOLE = 5  # articles of a topic that are shown with their summaries
_MOST_WHOLE = 60  # of all topics, so that a month with a thousand articles can still be read on a phone


def lead_of(stories: tuple[Story, ...]) -> Story | None:
    """The newest article with ``featured: true``, else the newest."""
    featured = (story for story in stories if story.told.featured)
    return next(featured, stories[0] if stories else None)


def most_named(stories: Iterable[Story], named: Callable[[Story], Iterable[Entity]]) -> list[Counted]:
    """Everyone whom ``stories`` name, each with the number of them, the most named first."""
    counts: Counter[Entity] = Counter(entity for story in stories for entity in named(story))
    order = sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(pair[0].name), pair[0].link.url))
    return [Counted(entity.link, count) for entity, count in order]


def by_topic(stories: Iterable[Story]) -> list[tuple[Entity | None, list[Story]]]:
    """The stories of each topic in their order: the topic with most of them first, those without one last."""
    grouped: dict[Entity | None, list[Story]] = {}
    for story in stories:
        grouped.setdefault(story.topic, []).append(story)

    def order(pair: tuple[Entity | None, list[Story]]) -> tuple[object, ...]:
        topic, own = pair
        return (False, -len(own), sort_key(topic.name), topic.link.url) if topic else (True,)

    return sorted(grouped.items(), key=order)


def sections(stories: Iterable[Story]) -> Iterator[Section]:
    """The stories by topic: the newest of each shown whole, the others by their titles."""
    left = _MOST_WHOLE
    for topic, own in by_topic(stories):
        whole = min(_WHOLE, left)
        left -= min(whole, len(own))
        cards = tuple(story.card for story in own)
        yield Section(topic.link if topic else None, cards[:whole], cards[whole:])
