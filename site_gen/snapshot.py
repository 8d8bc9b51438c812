"""Knowing that nothing changed without looking at what the content says.

Owns: what a finished build depended on, as one digest, and how long that holds: a post ends, a future article
comes due, a new one grows old, a week or month is over.
Must not know: how a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from site_gen import read
from site_gen.dates import DAY, after, month_of, week_of
from site_gen.errors import Problem
from site_gen.gather import is_young
from site_gen.model import Article, Person, Record
from site_gen.plan.sitemaps import NEWS_AGE
from site_gen.read import Found

_FOREVER = 1 << 62
_OPEN = 32 * 86_400  # a week or month with an article older than that is over


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished build: what it was made of, the instants between which it holds, what it told."""

    inputs: str
    since: int
    until: int
    articles: int
    pages: int
    problems: tuple[Problem, ...]

    def holds(self, inputs: str, now: int) -> bool:
        """Whether a build of ``inputs`` at ``now`` would make the same."""
        return bool(inputs) and self.inputs == inputs and self.since <= now < self.until


def inputs(settings: Iterable[str], sources: Mapping[str, Iterable[Found]], scanned: int) -> str:
    """A digest of the settings and of the stamps of all sources by folder.

    Empty where a stamp is too young to be trusted (``scanned`` is when they were taken, in nanoseconds).
    """
    parts = [*settings]
    for folder, found in sources.items():
        parts.append(folder)
        for one in found:
            stamp = one.stamp
            if is_young(stamp, scanned):
                return ""
            parts.append(f"{one.path} {stamp.size} {stamp.mtime} {stamp.ctime} {stamp.inode}")
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
