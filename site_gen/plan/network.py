"""The page of who works with whom: the bodies that share most articles with others, and their strongest pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from site_gen.model import ORGANIZATIONS, Organization
from site_gen.plan.page import Page, Plan
from site_gen.site import Entity, Story
from site_gen.text import sort_key
from site_gen.views import Head
from site_gen.views.network import Edge, NetworkView, Node

_BODIES = 30
_PAIRS_EACH = 3  # of every body its strongest; all pairs of thirty bodies would hide each other
Pair = tuple[Entity, Entity]


def pages(plan: Plan) -> Iterator[Page]:
    """The one page."""
    tied = any(len(story.organizations) > 1 for story in plan.site.stories)
    lastmod = "" if tied else None  # an empty map is not to be found
    yield Page(plan.urls.section("network"), "network.html", partial(_view, plan), lastmod=lastmod)


def _view(plan: Plan) -> NetworkView:
    section = plan.section("network")
    pairs = _pairs(plan.site.stories)
    weights: Counter[Entity] = Counter()
    for pair, count in pairs.items():
        for entity in pair:
            weights[entity] += count
    ranked = sorted(weights, key=lambda entity: (-weights[entity], sort_key(entity.name), entity.link.url))
    places = {entity: place for place, entity in enumerate(ranked[:_BODIES])}
    listed = plan.site.listed
    description = plan.words.gettext("Which organizations stand in the news together, on a map and in a table.")
    return NetworkView(
        head=Head(
            section.name, section.url, description, plan.crumbs(plan.section(ORGANIZATIONS)), indexed=bool(pairs)
        ),
        nodes=tuple(Node(entity.link, _label(entity), len(listed.get(entity, ()))) for entity in places),
        edges=_edges(pairs, places),
        bodies=len(ranked),
        pairs=len(pairs),
        index=plan.section(ORGANIZATIONS),
    )


def _pairs(stories: tuple[Story, ...]) -> Counter[Pair]:
    """How many articles each two bodies stand in together."""
    counts: Counter[Pair] = Counter()
    for story in stories:
        if len(story.organizations) > 1:
            counts.update(combinations(sorted(story.organizations, key=_order), 2))
    return counts


def _order(entity: Entity) -> str:
    return entity.link.url


def _label(entity: Entity) -> str:
    """The words on the map: the abbreviation, which is short, else the name."""
    record = entity.record
    return (record.abbreviation if isinstance(record, Organization) else "") or entity.name


def _edges(pairs: Counter[Pair], places: dict[Entity, int]) -> tuple[Edge, ...]:
    """The strongest pairs of each body, the strongest of all first."""
    found = []
    for (one, other), count in pairs.items():
        if one in places and other in places:
            first, second = sorted((places[one], places[other]))
            found.append(Edge(first, second, count))
    found.sort(key=lambda edge: (-edge.count, edge.one, edge.other))
    taken: Counter[int] = Counter()
    kept = []
    for edge in found:
        if min(taken[edge.one], taken[edge.other]) < _PAIRS_EACH:
            taken.update((edge.one, edge.other))
            kept.append(edge)
    return tuple(kept)
