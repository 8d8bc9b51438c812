"""Which articles a week or month brought, and which editor's note stands before them.

Owns: what is wrong with an editor's note's name, or with the time it was written for.
Must not know: how an edition is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo

from site_gen import dates
from site_gen.dates import Date, Period
from site_gen.link.findings import Findings
from site_gen.model import Edition as Note
from site_gen.model import Record
from site_gen.site import Edition, Story

_PERIODS: tuple[Callable[[Date], Period | None], ...] = (dates.week_of, dates.month_of)
_NEAR = re.compile(r"(\d{4})[-_.]?(w|tuan)?[-_.]?(\d{1,2})", re.ASCII)
_NAME_IT = "name the file after its week, as 2018-w05.md, or its month, as 2018-01.md"


def notes(
    records: Iterable[Record], articles: Iterable[Date], findings: Findings, *, enabled: bool, incomplete: bool
) -> tuple[dict[Period, Note], dict[str, str]]:
    """The editor's note of each week and month, and of the other notes by path why they are not published; ``articles``
    are the dates of these.

    Where an article could not be read (``incomplete``), no week is said to be without any.
    """
    written = [record for record in records if isinstance(record, Note)]
    if not written:
        return {}, {}
    known = {period for date in articles for of in _PERIODS if (period := of(date))}
    found: dict[Period, Note] = {}
    refused: dict[str, str] = {}
    for note in written:
        if not enabled:
            hint = "remove editions = false from site.toml, or the note"
            findings.warning(note.path, (), "editions are switched off, so this note is not published", hint)
            refused[note.path] = "an editor's note, and editions are switched off"
            continue
        period = _period(note, findings)
        if period is None:
            refused[note.path] = "an editor's note of no week or month"
        elif period in found:
            findings.error(note.path, ("slug",), f"{found[period].path} is the note of {period.text} too", "keep one")
            refused[note.path] = "one of two notes"
        elif period not in known:
            if not incomplete:
                what, hint = _empty(period)
                findings.warning(note.path, (), f"{what}, so this note is not published", hint)
            refused[note.path] = f"an editor's note, and no article is dated within {period.text}"
        else:
            found[period] = note
    return found, refused


def _period(note: Note, findings: Findings) -> Period | None:
    """The week or month that a note is named after; a name that is none is an error."""
    try:
        return dates.period(note.slug)
    except ValueError as wrong:
        findings.error(note.path, ("slug",), str(wrong), _nearest(note.slug))
        return None


def _nearest(name: str) -> str:
    """What an editor may have meant by ``2018-w5`` or ``2018-tuan-5``, or how to name the file."""
    near = _NEAR.fullmatch(name)
    if near:
        meant = f"{near[1]}-{'w' if near[2] else ''}{int(near[3]):02}"
        try:
            return f"did you mean {dates.period(meant).text}.md?"
        except ValueError:
            return _NAME_IT
    return _NAME_IT


def _empty(period: Period) -> tuple[str, str]:
    """How to say that a period has no articles, and what may be the reason."""
    if period.week:
        days = f"{period.first.isoformat()} to {period.last.isoformat()}"
        return f"no article is dated within {period.text} ({days})", "an article needs a day to stand in a week"
    return f"no article is dated within {period.text}", "an article needs a month to stand in one"


def editions(
    stories: Iterable[Story], found: Mapping[Period, Note], tz: tzinfo
) -> tuple[tuple[Edition, ...], tuple[Edition, ...]]:
    """All weeks and all months of the time zone with articles, the newest first; ``stories`` come so too."""
    stories = tuple(stories)
    weeks, months = (_grouped(stories, of) for of in _PERIODS)
    return _editions(weeks, found, tz), _editions(months, found, tz)


def _grouped(stories: Iterable[Story], of: Callable[[Date], Period | None]) -> dict[Period, list[Story]]:
    grouped: dict[Period, list[Story]] = {}
    for story in stories:
        period = of(story.date)
        if period is not None:
            grouped.setdefault(period, []).append(story)
    return grouped


def _editions(grouped: Mapping[Period, list[Story]], found: Mapping[Period, Note], tz: tzinfo) -> tuple[Edition, ...]:
    return tuple(
        Edition(period, tuple(own), found.get(period), dates.after(period, tz))
        for period, own in sorted(grouped.items(), key=lambda pair: pair[0], reverse=True)
    )
