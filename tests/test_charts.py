"""Bars of a chart: which periods, how high, and that nothing leaves the drawing."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_gen.charts import BASE, HEIGHT, MONTHS, TOP, WIDTH, Chart, charts
from site_gen.views.about import Coverage


def year(number: int, *, vague: int = 0, **months: int) -> tuple[int, ...]:
    """A row of a coverage; ``m3=5`` is five articles in March."""
    return (number, vague, *(months.get(f"m{month}", 0) for month in range(1, 13)))


def bars(chart: Chart) -> list[tuple[int, int, int]]:
    """Left end, width and height of each bar."""
    found = re.findall(r"M(\d+) (\d+)v-(\d+)h(\d+)v(\d+)z", chart.bars)
    assert "".join(f"M{x} {base}v-{up}h{width}v{down}z" for x, base, up, width, down in found) == chart.bars
    assert all(base == str(BASE) and up == down for _, base, up, _, down in found)
    return [(int(x), int(width), int(up)) for x, _, up, width, _ in found]


def test_months_stand_at_their_distance_and_height() -> None:
    (chart,) = charts(Coverage((year(2024, m11=2, m12=8), year(2025, m3=4))))
    assert (chart.unit, chart.first, chart.last) == ("month", (2024, 11), (2025, 3))
    (first, second, third) = bars(chart)
    assert second[0] - first[0] == (third[0] - second[0]) / 3  # January and February are empty, but have their room
    assert [height for _, _, height in bars(chart)] == [(BASE - TOP) * part // 4 for part in (1, 4, 2)]
    assert (chart.peak.count, chart.peak.period) == (8, (2024, 12))
    assert [mark.period for mark in chart.years] == [(2025, 0)]


def test_long_spans_are_shown_by_year_and_their_end_by_month() -> None:
    rows = [year(number, m6=number - 2000) for number in (2010, 2012, 2020)]
    years, months = charts(Coverage(tuple(rows)))
    assert (years.unit, years.first, years.last) == ("year", (2010, 0), (2020, 0))
    assert len(bars(years)) == 3
    assert (months.unit, months.first, months.last) == ("month", (2017, 7), (2020, 6))
    assert len(bars(months)) == 1
    (short,) = charts(Coverage((year(2017, m1=1), year(2019, m6=1, m12=1))))
    assert short.unit == "month"
    assert (short.last[0] - short.first[0]) * 12 + short.last[1] - short.first[1] + 1 == MONTHS


def test_articles_of_a_year_are_in_no_month() -> None:
    years, months = charts(Coverage((year(2010, vague=9, m1=1), year(2016, vague=1, m1=2, m2=1))))
    assert years.peak.count == 10
    assert months.peak.count == 2
    (only,) = charts(Coverage((year(2010, vague=9), year(2016, vague=3))))
    assert (only.unit, only.peak.count) == ("year", 9)


rows = st.lists(st.integers(0, 300), min_size=13, max_size=13)


@given(st.dictionaries(st.integers(1, 9998), rows.filter(any), min_size=1, max_size=15))
def test_nothing_leaves_the_drawing(counts: dict[int, list[int]]) -> None:
    coverage = Coverage(tuple((number, *counts[number]) for number in sorted(counts)))
    for chart in charts(coverage):
        ends = -1
        for x, width, height in bars(chart):
            assert ends < x
            assert width >= 1
            assert 2 <= height <= BASE - TOP
            ends = x + width
        assert ends <= WIDTH
        assert len(chart.bars) < 1000
        for mark in (chart.peak, *chart.years):
            assert 0 <= mark.x <= WIDTH
            assert 0 < mark.y <= HEIGHT
        places = [mark.x for mark in chart.years]
        assert all(later - earlier >= 40 for earlier, later in pairwise(places))
