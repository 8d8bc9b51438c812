"""When the passing of time alone changes a site: a post ends, a future article comes due, a new one grows old, a week
or month is over.

Owns: those instants. Must not know: how a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from site_gen.dates import DAY, after, month_of, week_of
from site_gen.model import Filed, Person, Record

NEWS_AGE = 2 * 24 * 3600  # what Google News takes: https://support.google.com/news/publisher-center/answer/9606710
_FOREVER = 1 << 62
_OPEN = 32 * 86_400  # a week or month with an article older than that is over


def until(records: Iterable[Record | Filed], now: int, tz: tzinfo) -> int:
    """The next instant at which the passing of time alone changes what is published."""
    return min(
        (instant for record in records for instant in _instants(record, now, tz) if instant > now), default=_FOREVER
    )


def _instants(record: Record | Filed, now: int, tz: tzinfo) -> Iterator[int]:
    if isinstance(record, Filed):
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
