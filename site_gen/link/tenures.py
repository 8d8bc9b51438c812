"""Who held which post, and when.

Owns: memberships as tenures, seen from the person and from the organization; which of them stood on a date.
Must not know: articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_gen.dates import Date
from site_gen.link.registry import Registry
from site_gen.model import ORGANIZATIONS, PEOPLE, Membership, Person
from site_gen.site import Entity, Tenure

CURRENT, PAST, FUTURE, UNDATED = "current", "past", "future", "undated"
_ORDER = (CURRENT, UNDATED, FUTURE, PAST)


def state(start: Date | None, end: Date | None, now: int) -> str:
    """How a period stands at the instant ``now`` (seconds since 1970)."""
    if start is None and end is None:
        return UNDATED
    if start is not None and start.start > now:
        return FUTURE
    return PAST if end is not None and end.end <= now else CURRENT


def tenures(registry: Registry, now: int) -> dict[Entity, tuple[Tenure, ...]]:
    """The tenures of every person and of every organization, current ones first, then the newest."""
    found: dict[Entity, list[Tenure]] = {}
    for person in list(registry.entities(PEOPLE)):
        if not isinstance(person.record, Person):
            continue
        for place, membership in enumerate(person.record.memberships):
            keys = ("memberships", place, "organization")
            body = registry.resolve(ORGANIZATIONS, membership.organization, person.path, keys)
            if body is not None:
                tenure = _tenure(person, body, membership, now)
                found.setdefault(person, []).append(tenure)
                found.setdefault(body, []).append(tenure)
    return {entity: tuple(sorted(own, key=_order)) for entity, own in found.items()}


def _tenure(person: Entity, body: Entity, membership: Membership, now: int) -> Tenure:
    start, end = membership.start_date, membership.end_date
    return Tenure(person, body, membership.role, start, end, state(start, end, now))


def _order(tenure: Tenure) -> tuple[int, int]:
    begun = tenure.start or tenure.end
    return _ORDER.index(tenure.state), -(begun.start if begun else 0)


def held(all_tenures: Mapping[Entity, Iterable[Tenure]], person: Entity, date: Date) -> list[Tenure]:
    """The posts that ``person`` held on ``date``; one whose time overlaps the date's period counts."""
    return [tenure for tenure in all_tenures.get(person, ()) if date.overlaps(tenure.start, tenure.end)]


def told(tenure: Tenure) -> str:
    """A post in words, for messages: role, organization, years."""
    years = "–".join(date.text if date else "" for date in (tenure.start, tenure.end))
    post = f"{tenure.role}, {tenure.organization.name}" if tenure.role else tenure.organization.name
    return f"{post} {years}" if years != "–" else post
