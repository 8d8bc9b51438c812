"""Dates of reduced precision: what is one, which instants it spans, how it is written."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import dates

HANOI = dates.zone("Asia/Ho_Chi_Minh")
PARIS = dates.zone("Europe/Paris")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize(
    ("text", "precision", "start", "end"),
    [
        ("2018", dates.YEAR, "2018-01-01T00:00+07:00", "2019-01-01T00:00+07:00"),
        ("2018-01", dates.MONTH, "2018-01-01T00:00+07:00", "2018-02-01T00:00+07:00"),
        ("2018-12", dates.MONTH, "2018-12-01T00:00+07:00", "2019-01-01T00:00+07:00"),
        ("2018-01-17", dates.DAY, "2018-01-17T00:00+07:00", "2018-01-18T00:00+07:00"),
        ("2018-12-31", dates.DAY, "2018-12-31T00:00+07:00", "2019-01-01T00:00+07:00"),
        ("2016-02-29", dates.DAY, "2016-02-29T00:00+07:00", "2016-03-01T00:00+07:00"),
        ("2018-01-17T08:30:00+07:00", dates.TIME, "2018-01-17T08:30+07:00", "2018-01-17T08:30:01+07:00"),
        ("2018-01-17 08:30", dates.TIME, "2018-01-17T08:30+07:00", "2018-01-17T08:30:01+07:00"),
        ("2018-01-17T23:30:00Z", dates.TIME, "2018-01-17T23:30+00:00", "2018-01-17T23:30:01+00:00"),
        ("2018-01-17T08:30:00.25-0500", dates.TIME, "2018-01-17T08:30-05:00", "2018-01-17T08:30:01-05:00"),
    ],
)
def test_period(text: str, precision: int, start: str, end: str) -> None:
    date = dates.parse(text, HANOI)
    assert (date.precision, date.start, date.end) == (precision, at(start), at(end))


@pytest.mark.parametrize("text", ["2018", "2018-01", "2018-01-17", "0900", "1945-09-02"])
def test_reduced_precision_stays_as_written(text: str) -> None:
    assert dates.parse(f" {text} ", HANOI).text == text


def test_day_of_an_instant_is_that_of_the_site() -> None:
    date = dates.parse("2018-12-31T20:00:00Z", HANOI)
    assert (date.year, date.month, date.day) == (2019, 1, 1)
    assert date.text == "2019-01-01T03:00:00+07:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17/1/2018",
        "2018-1",
        "2018-1-7",
        "18",
        "201",
        "20180",
        "2018-13",
        "2018-00",
        "2018-02-30",
        "2018-01-00",
        "2017-02-29",
        "0000",
        "9999",
        "2018-01-17T25:00",
        "2018-01-17T08:60",
        "2018-01-17T08",
        "2018-01-17T08:30+15:00",
        "2018-01-17T08:30+07:99",
        "2018-01-17Z",
        "2018-W05",
        "tháng 1 năm 2018",
        "２０１８",
        "٢٠١٨",
        "-2018",
        "2018-01-17\n2018",
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|there is no|has no day"):
        dates.parse(text, HANOI)


@given(
    st.one_of(
        st.dates(min_value=datetime(1, 1, 1).date(), max_value=datetime(9998, 12, 31).date()).flatmap(
            lambda day: st.sampled_from([f"{day:%Y}".zfill(4), f"{day.isoformat()[:7]}", day.isoformat()])
        ),
        st.datetimes(min_value=datetime(1972, 1, 1), max_value=datetime(9000, 1, 1)).map(
            lambda moment: moment.isoformat(timespec="seconds")
        ),
    ),
    st.sampled_from([HANOI, PARIS, UTC, dates.zone("America/New_York"), dates.zone("Pacific/Kiritimati")]),
)
def test_every_date_has_a_period(text: str, tz: tzinfo) -> None:
    date = dates.parse(text, tz)
    assert date.start < date.end
    assert date.overlaps(date, date)
    assert date.overlaps(None, None)
    again = dates.parse(date.text, tz)
    assert (again.start, again.precision, again.text) == (date.start, date.precision, date.text)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        assert dates.parse(text, HANOI).start is not None
    except ValueError as wrong:
        assert str(wrong)


@pytest.mark.parametrize(
    ("date", "start", "end", "held"),
    [
        ("2018", "2018-12", None, True),
        ("2018", "2019", None, False),
        ("2018", None, "2017", False),
        ("2018", None, "2018-01", True),
        ("2018-01-17", "2018-01-17", "2018-01-17", True),
        ("2018-01-17", "2018-01-18", None, False),
        ("2018-01-17", "2016", "2018-01", True),
        ("2018-01-17T08:00:00+07:00", "2018-01-17", None, True),
        ("2018-02", "2016", "2018-01", False),
    ],
)
def test_overlap(date: str, start: str | None, end: str | None, held: bool) -> None:
    begun = dates.parse(start, HANOI) if start else None
    ended = dates.parse(end, HANOI) if end else None
    assert dates.parse(date, HANOI).overlaps(begun, ended) is held


@pytest.mark.parametrize(
    ("text", "tz", "written"),
    [
        ("2018-01-17", HANOI, "Wed, 17 Jan 2018 00:00:00 +0700"),
        ("2018-01-17T23:30:00Z", HANOI, "Thu, 18 Jan 2018 06:30:00 +0700"),
        ("2018-07-01", PARIS, "Sun, 01 Jul 2018 00:00:00 +0200"),
        ("2018-07-01", dates.zone("America/St_Johns"), "Sun, 01 Jul 2018 00:00:00 -0230"),
    ],
)
def test_rfc822(text: str, tz: tzinfo, written: str) -> None:
    assert dates.rfc822(dates.parse(text, tz)) == written


def test_month_text() -> None:
    assert [dates.parse(text, HANOI).month_text for text in ("2018", "2018-01", "2018-01-17")] == [
        "",
        "2018-01",
        "2018-01",
    ]


@pytest.mark.parametrize("name", ["Asia/Hanoi2", "", "../etc/passwd", "/etc/passwd", "Asia/\x00"])
def test_no_zone(name: str) -> None:
    with pytest.raises(ValueError, match="is no time zone"):
        dates.zone(name)
