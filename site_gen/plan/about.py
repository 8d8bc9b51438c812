"""What an entity's articles tell as a whole: their course in time, and who and what stands in them together.

Linear: each article is looked at once for each entity that it is listed under.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter, itemgetter

from site_gen.i18n import Words
from site_gen.model import AUTHORS
from site_gen.plan.page import Plan
from site_gen.site import Entity, Story, Tenure
from site_gen.views import Counted
from site_gen.views.about import About, Coverage

MOST = 8  # of bodies, of people, of documents
_ENOUGH, _PERIODS = 6, 3  # articles and months that make a course

_count = itemgetter(1)
_month = attrgetter("date.year", "date.month")
_organizations = attrgetter("organizations")
_people = attrgetter("people")
_documents = attrgetter("documents")


def about(plan: Plan, entity: Entity) -> About | None:
    """What the articles of ``entity`` tell; nothing where there are none."""
    stories = plan.site.listed.get(entity, ())
    if not stories:
        return None
    first, last, course = stories[-1].date, stories[0].date, coverage(stories)
    if entity.kind == AUTHORS:
        return About(first, last, course)
    return About(
        first,
        last,
        course,
        organizations=tuple(_counted(_together(entity, map(_organizations, stories)))),
        people=tuple(_told_apart(plan, _together(entity, map(_people, stories)))),
        documents=tuple(_counted(_together(entity, map(_documents, stories)))),
    )


def coverage(stories: tuple[Story, ...]) -> Coverage | None:
    """How many articles when; nothing where there are too few to show a course."""
    counts = Counter(map(_month, stories))
    if len(stories) < _ENOUGH or len(counts) < _PERIODS:
        return None
    years = sorted({year for year, _ in counts})
    return Coverage(tuple((year, *(counts[year, month] for month in range(13))) for year in years))


def posts_held(tenures: Iterable[Tenure], words: Words) -> str:
    """The posts that somebody holds now in words, the newest first; where there is none, the last one held."""
    own = tuple(tenures)
    now = [tenure.title for tenure in own if tenure.held]
    past = [tenure.title for tenure in own if tenure.state == "past"]
    return "; ".join(now or [words.gettext("formerly %(post)s") % {"post": post} for post in past[:1]])


def _together(entity: Entity, named: Iterable[tuple[Entity, ...]]) -> list[tuple[Entity, int]]:
    """Who stands most often in the same articles; of equals who stood there last."""
    counts = Counter(chain.from_iterable(named))
    del counts[entity]
    best = sorted(counts.items(), key=_count, reverse=True)[:MOST]  # half the time of Counter.most_common
    return [pair for pair in best if pair[1] > 1] or best


def _counted(pairs: Iterable[tuple[Entity, int]]) -> Iterator[Counted]:
    return (Counted(other.link, count) for other, count in pairs)


def _told_apart(plan: Plan, pairs: list[tuple[Entity, int]]) -> Iterator[Counted]:
    """People, those of one name with their posts."""
    names = Counter(person.name for person, _ in pairs)
    for person, count in pairs:
        posts = plan.site.tenures.get(person, ()) if names[person.name] > 1 else ()
        yield Counted(person.link, count, posts_held(posts, plan.words))


def counted(plan: Plan, entity: Entity, note: str = "") -> Counted:
    """An entity with the number of its articles."""
    return Counted(entity.link, len(plan.site.listed.get(entity, ())), note)
