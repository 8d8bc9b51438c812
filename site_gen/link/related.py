"""Which articles stand beside an article.

Owns: what an article is listed under, the measure of relatedness. Linear: each article looks at its nearest neighbours
in the list of each of its terms, never at all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_gen.link.stories import Cast
from site_gen.site import Entity, Story

MOST = 4
_NEIGHBOURS = 3  # on either side, in each list
_WEIGHTS = {"documents": 5, "people": 3, "organizations": 2, "topics": 1, "authors": 0}


def terms_of(one: Cast | Story) -> tuple[Entity, ...]:
    """Everything that an article is listed under, each once."""
    topic = (one.topic,) if one.topic else ()
    return tuple(dict.fromkeys((*one.organizations, *one.people, *topic, *one.documents, *one.authors)))


def related(terms: Sequence[tuple[Entity, ...]], lists: Mapping[Entity, Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """For each article the few that share most with it; of equals the newer. An article is the place that it has among
    all, the newest first; ``terms`` are those of each, ``lists`` the articles of each term in that order."""
    met = dict.fromkeys(lists, 0)  # how many of a list came by already: where the next one stands in it
    for place, own in enumerate(terms):
        scores: dict[int, int] = {}
        for term in own:
            weight, at = _WEIGHTS[term.kind], met[term]
            met[term] += 1
            if weight:
                for other in lists[term][max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
                    scores[other] = scores.get(other, 0) + weight
        scores.pop(place, None)
        ranks = sorted([other - score * len(terms) for other, score in scores.items()])
        yield tuple(rank % len(terms) for rank in ranks[:MOST])
