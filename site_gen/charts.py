"""The course of articles in time as bars: which periods, how high, where the words stand.

Owns: the measures of a chart, in the units of its drawing. Whole numbers only, so that it is the same everywhere.
Must not know: how it is drawn or coloured (``themes/``), what the articles are about.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views.about import Coverage

WIDTH, TOP, BASE, HEIGHT = 320, 20, 92, 112
MONTHS = 36  # more of them would be too thin to tell apart on a phone
_YEARS = 40
_LABEL = 40  # the least room for a year's number
MONTH, YEAR = "month", "year"
Period = tuple[int, int]  # year, month (0 is the whole year)


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a chart: where, and which end of them stands there (an SVG ``text-anchor``)."""

    x: int
    y: int
    anchor: str
    period: Period
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars from ``first`` to ``last`` as an SVG path, the highest of them, and the years along the base."""

    unit: str
    first: Period
    last: Period
    bars: str
    peak: Mark
    years: tuple[Mark, ...]
    size: tuple[int, int] = (WIDTH, HEIGHT)
    base: int = BASE


def charts(coverage: Coverage) -> tuple[Chart, ...]:
    """By month; and before it by year where the months of all years are too many, or hardly any month is known."""
    months = {(row[0], month): row[month + 1] for row in coverage.years for month in range(1, 13) if row[month + 1]}
    spans = _months(months)
    found = []
    if len(spans) > MONTHS or len(months) < 3:
        totals = {(row[0], 0): sum(row[1:]) for row in coverage.years}
        last = coverage.years[-1][0]
        first = max(coverage.years[0][0], last - _YEARS + 1)
        found.append(_chart(YEAR, [(year, 0) for year in range(first, last + 1)], totals))
    if len(months) >= 3:
        found.append(_chart(MONTH, spans[-MONTHS:], months))
    return tuple(chart for chart in found if len(chart.bars))


def _months(counts: dict[Period, int]) -> list[Period]:
    """Every month from the first to the last of ``counts``, but of no more than a century."""
    if not counts:
        return []
    (year, month), (end, until) = min(counts), max(counts)
    first, last = year * 12 + month - 1, end * 12 + until - 1
    return [(place // 12, place % 12 + 1) for place in range(max(first, last - 1199), last + 1)]


def _chart(unit: str, periods: list[Period], counts: dict[Period, int]) -> Chart:
    step = WIDTH // max(len(periods), 8)
    left = 0 if len(periods) < 8 else (WIDTH - step * len(periods)) // 2
    gap = max(1, step // 5)
    highest = max(periods, key=lambda period: counts.get(period, 0))
    most = max(1, counts.get(highest, 0))
    bars, marks, free = [], [], -_LABEL
    for place, period in enumerate(periods):
        x, count = left + place * step, counts.get(period, 0)
        if count:
            height = max(2, count * (BASE - TOP) // most)
            bars.append(f"M{x} {BASE}v-{height}h{step - gap}v{height}z")
        begins = period[1] in (0, 1)
        if begins and x >= free and x + _LABEL <= WIDTH + gap:
            marks.append(Mark(x, HEIGHT - 4, "start", (period[0], 0), 0))
            free = x + _LABEL
    peak = _peak(left + periods.index(highest) * step + (step - gap) // 2, highest, most)
    return Chart(unit, periods[0], periods[-1], "".join(bars), peak, tuple(marks))


def _peak(x: int, period: Period, count: int) -> Mark:
    """The number over the highest bar, kept inside the chart."""
    anchor = "start" if x < _LABEL // 2 else "end" if x > WIDTH - _LABEL // 2 else "middle"
    return Mark(x, TOP - 6, anchor, period, count)
