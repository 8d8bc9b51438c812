"""Dates of reduced precision, as ISO 8601 and Popolo write them: ``2018``, ``2018-01``, ``2018-01-17``, or with a time.

Owns: reading such a date, the period it covers, whether two periods overlap; months and ISO weeks (:class:`Period`).
Must not know: how a date is shown to a reader (``i18n``), what it is the date of.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, reset_tzpath

reset_tzpath(())  # zones come from the locked package tzdata, whatever the machine has

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)
_PERIOD = re.compile(r"(?P<year>\d{4})-(?:(?P<month>\d\d)|w(?P<week>\d\d))", re.ASCII)

YEAR, MONTH, DAY, TIME = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it was written: ``text`` in ISO 8601, its precision, and the instants it spans.

    ``start`` and ``end`` are seconds since 1970 in UTC; ``end`` is the first second after the period. ``year``,
    ``month`` and ``day`` (0 where not given) are those of the site's time zone, which is ``offset`` seconds ahead
    of UTC at the start.
    """

    text: str
    precision: int
    start: int
    end: int
    year: int
    month: int
    day: int
    offset: int

    def overlaps(self, start: Date | None, end: Date | None) -> bool:
        """Whether this period and the one from ``start`` to the end of ``end`` share an instant (None is open)."""
        return (start is None or start.start < self.end) and (end is None or self.start < end.end)

    @property
    def month_text(self) -> str:
        """``2018-01``, or an empty text when the date is only a year."""
        return f"{self.year:04}-{self.month:02}" if self.month else ""


@lru_cache(maxsize=16)
def zone(name: str) -> tzinfo:
    """The time zone of that IANA name, as the package ``tzdata`` has it.

    Raises ValueError when there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as missing:
        raise ValueError(f"“{name}” is no time zone") from missing


@lru_cache(maxsize=10_000)  # many articles are of one day
def parse(text: str, tz: tzinfo) -> Date:
    """The date that ``text`` writes; a date without a zone is one of ``tz``.

    Raises ValueError, with a sentence for the maintainer, when it is none.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is not a date")
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if not 1 <= year <= 9998:
        raise ValueError(f"“{text}”: there is no year {match['year']}")
    if match["month"] and not 1 <= month <= 12:
        raise ValueError(f"“{text}”: there is no month {match['month']}")
    if match["day"] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"“{text}”: {match['year']}-{match['month']} has no day {match['day']}")
    if match["hour"]:
        return _instant(match, tz)
    precision = DAY if day else MONTH if month else YEAR
    start = datetime(year, month or 1, day or 1, tzinfo=tz)
    if precision == YEAR:
        end = start.replace(year=year + 1)
    elif precision == MONTH:
        end = start.replace(year=year + month // 12, month=month % 12 + 1)
    else:
        end = datetime.fromordinal(start.toordinal() + 1).replace(tzinfo=tz)
    return Date(match[0], precision, _seconds(start), _seconds(end), year, month, day, _ahead(start))


def _instant(match: re.Match[str], tz: tzinfo) -> Date:
    """The date of a match that has a time."""
    parts = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    try:
        local = datetime(*parts, tzinfo=_offset(match["zone"], tz))  # type: ignore[misc, arg-type]
        here = local.astimezone(tz)
    except (ValueError, OverflowError) as wrong:
        raise ValueError(f"“{match[0]}”: there is no such time") from wrong
    start = _seconds(local)
    return Date(here.isoformat(), TIME, start, start + 1, here.year, here.month, here.day, _ahead(here))


@lru_cache(maxsize=100)
def _offset(text: str | None, tz: tzinfo) -> tzinfo:
    if text is None:
        return tz
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"there is no zone {text}")
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _ahead(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, or a week as ISO 8601 counts them: its year is that of its Thursday, not of each of its days.

    One of ``month`` and ``week`` is 0.
    """

    year: int
    month: int
    week: int = 0

    @property
    def text(self) -> str:
        """``2018-01`` or ``2018-w05``, as editions are named."""
        return f"{self.year:04}-w{self.week:02}" if self.week else f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.week, 1) if self.week else date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        if self.week:
            return date.fromisocalendar(self.year, self.week, 7)
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def thursday(self) -> Period:
        """The month that a week is counted to: that of its fourth day."""
        day = date.fromisocalendar(self.year, self.week, 4)
        return Period(day.year, day.month)


def period(text: str) -> Period:
    """The month or week that ``text`` names as :attr:`Period.text` does. Raises ValueError when it names none."""
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is no week or month")
    found = Period(int(match["year"]), int(match["month"] or 0), int(match["week"] or 0))
    if not 1 <= found.year <= 9998:
        raise ValueError(f"there is no year {match['year']}")
    try:
        _ = found.first
    except ValueError as wrong:
        what = f"month {match['month']}" if match["month"] else f"week {match['week']}"
        raise ValueError(f"{match['year']} has no {what}") from wrong
    return found


def after(when: Period, tz: tzinfo) -> Date:
    """The first day after a period."""
    day = when.last + timedelta(days=1)
    start = datetime(day.year, day.month, day.day, tzinfo=tz)
    end = datetime.fromordinal(day.toordinal() + 1).replace(tzinfo=tz)
    return Date(day.isoformat(), DAY, _seconds(start), _seconds(end), day.year, day.month, day.day, _ahead(start))


def month_of(when: Date) -> Period | None:
    """The month of a date, where it is known."""
    return Period(when.year, when.month) if when.month else None


def week_of(when: Date) -> Period | None:
    """The week of a date, where its day is known."""
    if not when.day:
        return None
    year, week, _ = date(when.year, when.month, when.day).isocalendar()
    return Period(year, 0, week)


def weekday(date: Date) -> int:
    """The day of the week of a date that has a day: 0 is Monday."""
    return calendar.weekday(date.year, date.month, date.day)


def rfc822(date: Date) -> str:
    """The instant as RSS 2.0 writes it (RFC 822 with four-digit years), in the site's time zone."""
    local, ahead = _local(date)
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day = f"{names[local.weekday()]}, {local.day:02} {months[local.month - 1]} {local.year:04}"
    return f"{day} {local.hour:02}:{local.minute:02}:{local.second:02} {ahead.replace(':', '')}"


def rfc3339(date: Date) -> str:
    """The first instant of the date as Atom and JSON Feed write it (RFC 3339), in the site's time zone."""
    local, ahead = _local(date)
    return local.isoformat() + ahead


def _local(date: Date) -> tuple[datetime, str]:
    """The first instant by the clocks of the place, and how far they are ahead (``+07:00``). Before there were zones,
    places had seconds that neither format can say: the next minute is taken, so that the year 1 is not left."""
    minutes = -(-date.offset // 60)
    local = datetime(1970, 1, 1) + timedelta(seconds=date.start + minutes * 60)
    return local, f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
