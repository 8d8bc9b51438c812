"""Which articles stand beside an article.

Owns: what an article is listed under, the measure of relatedness. Linear: each article looks at its nearest neighbours
in the list of each of its terms, never at all others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from site_gen.site import Entity, Story

MOST = 4
_NEIGHBOURS = 3  # on either side, in each list
_WEIGHTS = {"documents": 5, "people": 3, "organizations": 2, "topics": 1, "authors": 0}


def terms_of(one: Story) -> tuple[Entity, ...]:
    """Everything that an article is listed under, each once."""
    topic = (one.topic,) if one.topic else ()
    return tuple(dict.fromkeys((*one.organizations, *one.people, *topic, *one.documents, *one.authors)))


def beside(story: Story, place: int, count: int, lists: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The places of the few articles that share most with ``story``, of equals the newer. It stands at ``place`` of
    ``count``, the newest first; ``lists`` are the places of the articles of each term, by its URL."""
    scores: dict[int, int] = {}
    for term in terms_of(story):
        weight, own = _WEIGHTS[term.kind], lists[term.link.url]
        if weight:
            at = bisect_left(own, place)
            for other in own[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
                scores[other] = scores.get(other, 0) + weight
    scores.pop(place, None)
    ranks = sorted([other - score * count for other, score in scores.items()])
    return tuple(rank % count for rank in ranks[:MOST])


class Related(Mapping[Story, tuple[Story, ...]]):
    """The articles beside each of ``stories``, found when they are asked for."""

    def __init__(self, stories: tuple[Story, ...], lists: Mapping[str, Sequence[int]]) -> None:
        self._stories, self._lists = stories, lists
        self._places = {story: place for place, story in enumerate(stories)}
        self._last: tuple[Story | None, tuple[Story, ...]] = None, ()  # a page asks more than once

    def __getitem__(self, story: Story) -> tuple[Story, ...]:
        if self._last[0] is not story:
            found = beside(story, self._places[story], len(self._stories), self._lists)
            self._last = story, tuple([self._stories[place] for place in found])
        return self._last[1]

    def __iter__(self) -> Iterator[Story]:
        return iter(self._stories)

    def __len__(self) -> int:
        return len(self._stories)
