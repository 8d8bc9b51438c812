"""Dates as content writes them: whole, of reduced precision, or with a time and zone.

Owns: making such dates, and comparing the periods they stand for.
Must not know: what happened on them.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from site_gen.demo.chance import every, pick

# How much news each year brings: more in the later ones; 2026 is half a year.
_YEARS = {
    2015: 2,
    2016: 2,
    2017: 3,
    2018: 4,
    2019: 5,
    2020: 6,
    2021: 8,
    2022: 10,
    2023: 12,
    2024: 15,
    2025: 20,
    2026: 13,
}
_FIRST_YEAR = min(_YEARS)
_LAST_YEAR = max(_YEARS)
_SUMS = list(accumulate(_YEARS.values()))
_MINUTES = (0, 5, 10, 15, 20, 30, 40, 45, 50)
FUTURE_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, each as ``YYYY-MM-DD``: such texts compare as dates do."""

    first: str
    last: str


def period(written: str) -> Period:
    """The days that a date of any precision stands for; ``31`` closes every month, as only order matters."""
    day = written[:10]
    if len(day) == 4:
        return Period(f"{day}-01-01", f"{day}-12-31")
    if len(day) == 7:
        return Period(f"{day}-01", f"{day}-31")
    return Period(day, day)


def surely_within(inner: Period, start: str, end: str) -> bool:
    """Whether ``inner`` lies inside the span from ``start`` to ``end`` however vague these are; "" is open."""
    after = not start or period(start).last < inner.first
    before = not end or inner.last < period(end).first
    return after and before


def vague(rng: Random, year: int) -> str:
    """Some date in ``year``, in one of the three precisions."""
    month, day = rng.randrange(1, 13), rng.randrange(1, 29)
    return pick(rng, (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}"))


def news_day(share: float) -> date:
    """The day until which ``share`` (0 to 1) of all the news has been written."""
    point = share * _SUMS[-1]
    place = min(bisect(_SUMS, point), len(_SUMS) - 1)
    year = _FIRST_YEAR + place
    days = 181 if year == _LAST_YEAR else 365
    within = 1 - (_SUMS[place] - point) / _YEARS[year]
    return date(year, 1, 1) + timedelta(days=min(days - 1, int(within * days)))


def future_day(rng: Random) -> date:
    """A day so late that no build publishes it."""
    return date(FUTURE_YEAR, rng.randrange(1, 13), rng.randrange(1, 29))


def written(rng: Random, day: date, number: int) -> str:
    """``day`` as the article ``number`` writes it: mostly with time and zone, sometimes vaguer."""
    if every(number, 41, 8):
        return f"{day.year}"
    if every(number, 23, 6):
        return f"{day.year}-{day.month:02d}"
    if every(number, 6, 1):
        return day.isoformat()
    return with_time(rng, day, number)


def with_time(rng: Random, day: date, number: int) -> str:
    """``day`` with a time and a zone, in one of the forms ISO 8601 knows."""
    hour, minute = rng.randrange(7, 21), pick(rng, _MINUTES)
    if every(number, 19, 3):
        return f"{day.isoformat()}T{hour - 7:02d}:{minute:02d}:00Z"
    if every(number, 7, 2):
        return f"{day.isoformat()}T{hour:02d}:{minute:02d}+07:00"
    return f"{day.isoformat()}T{hour:02d}:{minute:02d}:00+07:00"
