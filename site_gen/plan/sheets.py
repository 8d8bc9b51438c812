"""The pages that an entity has: its own, further ones of its articles, and where these are many, those of each year.

Owns: which there are, what each is made of, what all of one entity have in common.
Must not know: what a page shows of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from site_gen.plan.about import counted
from site_gen.plan.page import Part, Plan, parts
from site_gen.plan.pairs import of_organization
from site_gen.site import Entity, Family, Story, Tenure
from site_gen.views import Counted, Link, Pager
from site_gen.views.about import YEAR_ANCHOR
from site_gen.views.entities import Post

_LONG = 6  # pages of a list; a longer one has pages for each of its years


class Own:
    """What every page of an entity tells, found once."""

    def __init__(self, plan: Plan, entity: Entity) -> None:
        self.plan, self.entity = plan, entity

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Its people in their posts, or a person's posts."""
        tenures, entity = self.plan.site.tenures.get(self.entity, ()), self.entity
        return tuple(_post(one, one.organization if entity is one.person else one.person) for one in tenures)

    @cached_property
    def family(self) -> Family:
        """Its place among its kind."""
        return self.plan.site.family(self.entity)

    @cached_property
    def around(self) -> tuple[object, ...]:
        """Whose part it is and what are its parts, its pairs, its issuer."""
        site, family = self.plan.site, self.family
        counts = tuple(len(site.listed.get(child, ())) for child in family.children)
        relatives = family.ancestors, family.children, family.predecessors, family.successor
        return relatives, counts, self.topics, site.issuers.get(self.entity)

    @cached_property
    def topics(self) -> tuple[Link, ...]:
        """The topics on which an organization has a list of its own."""
        return tuple(of_organization(self.plan, self.entity))

    @cached_property
    def children(self) -> tuple[Counted, ...]:
        """What is a part of it."""
        return tuple(counted(self.plan, child) for child in self.family.children)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an entity: of all its articles, or of those of one ``year``. ``years`` are the links of
    :class:`Years`, none where the list is short or of one year; ``anchors`` tells that they lead into the list."""

    own: Own
    part: Part
    years: tuple[tuple[int, str, int], ...] = ()
    anchors: bool = False
    year: int = 0

    @property
    def first(self) -> bool:
        """Whether it is the entity's own page, and no further one."""
        return self.part.pager.number == 1 and not self.year

    def of(self) -> tuple[object, ...]:
        """All that it is made of: who and what is around the entity, its list; on its own page all articles."""
        plan, entity = self.own.plan, self.own.entity
        listed = (plan.site.listed.get(entity, ()), entity.record) if self.first else ()
        return entity, self.own.around, self.part.of, self.years, self.year, listed


def sheets(plan: Plan, entity: Entity) -> Iterator[Sheet]:
    """The pages of all articles, then those of each year where the list is long and of several years."""
    stories, url = plan.site.listed.get(entity, ()), entity.link.url
    whole = list(parts(stories, url, plan))
    years = [(year, tuple(those)) for year, those in groupby(stories, key=_year)] if len(whole) > 1 else []
    own = Own(plan, entity)
    if len(years) < 2:
        yield from (Sheet(own, part) for part in whole)
    elif len(whole) <= _LONG:
        links = tuple(_jumps(years, whole[0].pager, plan.per_page))
        for part in whole:
            yield Sheet(own, part, links, anchors=True)
    else:
        links = tuple((year, plan.urls.year(url, year), len(those)) for year, those in years)
        yield Sheet(own, whole[0], links)
        links = tuple((year, address, 0) for year, address, _ in links)  # else each new article changed all years
        for part in whole[1:]:
            yield Sheet(own, part, links)
        for year, those in years:
            for part in parts(those, plan.urls.year(url, year), plan):
                yield Sheet(own, part, links, year=year)


def _jumps(years: list[tuple[int, tuple[Story, ...]]], pager: Pager, per_page: int) -> Iterator[tuple[int, str, int]]:
    """Where in the pages of a list each year begins."""
    before = 0
    for year, own in years:
        yield year, f"{pager.url(before // per_page + 1)}#{YEAR_ANCHOR}{year}", len(own)
        before += len(own)


def _year(story: Story) -> int:
    return story.date.year


def _post(tenure: Tenure, other: Entity) -> Post:
    return Post(other.link, tenure.role, tenure.start, tenure.end, tenure.state)
