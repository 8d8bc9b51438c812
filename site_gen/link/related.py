"""Which articles stand beside an article.

Owns: the measure of relatedness. Linear: each article looks at its nearest neighbours in the list of each of its
terms, never at all others.
"""

from __future__ import annotations

from collections.abc import Mapping

from site_gen.site import Entity, Story

MOST = 4
_NEIGHBOURS = 3  # on either side, in each list
_WEIGHTS = {"documents": 5, "people": 3, "organizations": 2, "topics": 1, "authors": 0}


def terms_of(story: Story) -> tuple[Entity, ...]:
    """Everything that a story is listed under, each once."""
    topic = (story.topic,) if story.topic else ()
    return tuple(dict.fromkeys((*story.organizations, *story.people, *topic, *story.documents, *story.authors)))


def related(stories: tuple[Story, ...], listed: Mapping[Entity, tuple[Story, ...]]) -> dict[Story, tuple[Story, ...]]:
    """For each story the few that share most with it; of equals the newer."""
    order = {story: place for place, story in enumerate(stories)}
    places = {entity: {story: place for place, story in enumerate(own)} for entity, own in listed.items()}
    found = {}
    for story in stories:
        scores: dict[Story, int] = {}
        for term in terms_of(story):
            weight = _WEIGHTS[term.kind]
            if not weight:
                continue
            own = listed[term]
            at = places[term][story]
            for other in own[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
                if other is not story:
                    scores[other] = scores.get(other, 0) + weight
        best = sorted(scores, key=lambda other: (-scores[other], order[other]))[:MOST]
        found[story] = tuple(best)
    return found
