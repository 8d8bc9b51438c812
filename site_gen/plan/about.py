"""What an entity's articles tell as a whole: their course in time, and who and what stands in them together.

Linear: each article is looked at once for each entity that it is listed under.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from site_gen.model import AUTHORS
from site_gen.site import Entity, Story
from site_gen.views import Counted
from site_gen.views.about import About, Coverage

MOST = 8  # of bodies, of people, of documents
_FEW = 3  # shown where nothing stands together twice
_ENOUGH, _PERIODS = 6, 3  # articles and months that make a course

_month = attrgetter("card.date.year", "card.date.month")
_organizations = attrgetter("organizations")
_people = attrgetter("people")
_documents = attrgetter("documents")


def about(entity: Entity, stories: tuple[Story, ...]) -> About | None:
    """What the articles of ``entity``, the newest first, tell; nothing where there are none."""
    if not stories:
        return None
    first, last, course = stories[-1].card.date, stories[0].card.date, coverage(stories)
    if entity.kind == AUTHORS:
        return About(first, last, course)
    return About(
        first,
        last,
        course,
        organizations=_together(entity, map(_organizations, stories)),
        people=_together(entity, map(_people, stories)),
        documents=_together(entity, map(_documents, stories)),
    )


def coverage(stories: tuple[Story, ...]) -> Coverage | None:
    """How many articles when; nothing where there are too few to show a course."""
    counts = Counter(map(_month, stories))
    if len(stories) < _ENOUGH or len(counts) < _PERIODS:
        return None
    years = sorted({year for year, _ in counts})
    return Coverage(tuple((year, *(counts[year, month] for month in range(13))) for year in years))


def _together(entity: Entity, named: Iterable[tuple[Entity, ...]]) -> tuple[Counted, ...]:
    """Who stands most often in the same articles; of equals who stood there last."""
    counts = Counter(chain.from_iterable(named))
    del counts[entity]
    best = counts.most_common(MOST)
    often = [(other, count) for other, count in best if count > 1]
    return tuple(Counted(other.link, count) for other, count in often or best[:_FEW])
