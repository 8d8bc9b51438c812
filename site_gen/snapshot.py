"""Knowing that nothing changed without looking at what the content says.

Owns: what a finished build depended on, as one digest, and how long that holds: a post ends, a future article
comes due, a new one grows old, a week or month is over.
Must not know: how a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from site_gen import read
from site_gen.dates import DAY, after, month_of, week_of
from site_gen.errors import Problem
from site_gen.gather import is_young
from site_gen.model import Article, Person, Record
from site_gen.plan.sitemaps import NEWS_AGE
from site_gen.read import Sources

_FOREVER = 1 << 62
_OPEN = 32 * 86_400  # a week or month with an article older than that is over


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished build: the digests of its settings and of its sources, the instants between which it holds, what it
    told."""

    settings: str
    sources: str
    since: int
    until: int
    articles: int
    pages: int
    problems: tuple[Problem, ...]

    def concerns(self, settings: str, now: int) -> bool:
        """Whether a build with those ``settings`` at ``now`` would make the same of the same sources."""
        return self.settings == settings and self.since <= now < self.until

    def tells_of(self, path: str, line: int) -> bool:
        """Whether a problem was told of the content file at ``path``, on that line or below."""
        places = (problem.place for problem in self.problems)
        return any(place.path.endswith("/" + path) and place.line >= line for place in places)

    def holds(self, settings: str, sources: str, now: int) -> bool:
        """Whether a build of them at ``now`` would make the same."""
        return bool(sources) and self.sources == sources and self.concerns(settings, now)


def of_settings(settings: Iterable[str]) -> str:
    """A digest of all that a build depends on besides its sources and the time."""
    return read.digest("\n".join(settings).encode("utf-8", "surrogateescape"))


def of_sources(sources: Sources) -> str:
    """A digest of the stamps of all sources; empty where one is too young to be trusted."""
    parts = []
    for found in (sources.content, sources.static):
        for one in found:
            stamp = one.stamp
            if is_young(stamp, sources.scanned):
                return ""
            parts.append(f"{one.path} {stamp.size} {stamp.mtime} {stamp.ctime} {stamp.inode}")
        parts.append("")
    return read.digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def until(records: Iterable[Record], now: int, tz: tzinfo) -> int:
    """The next instant at which the passing of time alone changes what is published."""
    return min(
        (instant for record in records for instant in _instants(record, now, tz) if instant > now), default=_FOREVER
    )


def _instants(record: Record, now: int, tz: tzinfo) -> Iterator[int]:
    if isinstance(record, Article):
        yield record.date.start
        if record.date.precision >= DAY:
            yield record.date.start + NEWS_AGE
        if record.date.start > now - _OPEN:
            yield from (after(period, tz).start for of in (week_of, month_of) if (period := of(record.date)))
    elif isinstance(record, Person):
        for membership in record.memberships:
            if membership.start_date:
                yield membership.start_date.start
            if membership.end_date:
                yield membership.end_date.end
