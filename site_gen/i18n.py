"""The words of the interface: gettext catalogues, and dates as readers write them.

Owns: reading ``.po`` files (a child theme's before its parent's), translating, date formats.
Must not know: which page shows a word. The only importer of ``babel``.
"""

from __future__ import annotations

import gettext as stdlib_gettext
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from functools import lru_cache
from typing import Any

from site_gen import dates
from site_gen.dates import Date
from site_gen.errors import UsageError

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PATTERNS = {
    dates.YEAR: "{year}",
    dates.MONTH: "{month}/{year}",
    dates.DAY: "{day}/{month}/{year}",
    dates.TIME: "{day}/{month}/{year} {time}",
}
_DATES = ("date", "long date")  # contexts whose messages are filled with {day} and the like
_PARTS = dict.fromkeys(("year", "month", "day", "weekday", "time"), "")
_LINE = re.compile(r'(#.*)?|(msg(ctxt|id|id_plural|str(\[\d+])?)\s*)?"([^"\\]|\\.)*"')
_GLUE = "\x04"  # gettext's own, between a context and a message


@dataclass(frozen=True, slots=True)
class Words:
    """The messages of one language, by message (with its context before ``\\x04``); plurals are tuples."""

    messages: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    plural: str = "n != 1"

    def gettext(self, message: str) -> str:
        """``message`` in this language, or itself."""
        found = self.messages.get(message, message)
        return found if isinstance(found, str) else found[0]

    def pgettext(self, context: str, message: str) -> str:
        """``message`` as it is meant in ``context``."""
        found = self.messages.get(context + _GLUE + message, message)
        return found if isinstance(found, str) else found[0]

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form for ``number``; the caller puts the number in."""
        return self._plural(singular, singular, plural, number)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """The form for ``number`` as it is meant in ``context``."""
        return self._plural(context + _GLUE + singular, singular, plural, number)

    def _plural(self, key: str, singular: str, plural: str, number: int) -> str:
        found = self.messages.get(key)
        if isinstance(found, tuple):
            which = _rule(self.plural)(number)
            return found[min(which, len(found) - 1)]
        return found or (singular if number == 1 else plural)

    def date(self, date: Date) -> str:
        """A date, short: day, month and year as far as they are known."""
        return self._format(date, "date")

    def date_long(self, date: Date) -> str:
        """A date with weekday and time as far as they are known, and with words for a month or year alone."""
        return self._format(date, "long date")

    def days(self, first: Day, last: Day) -> str:
        """The days from ``first`` to ``last``, saying month and year once where they are the same."""
        if first.year != last.year:
            pattern = self.gettext("%(day)s/%(month)s/%(year)s – %(last_day)s/%(last_month)s/%(last_year)s")
        elif first.month != last.month:
            pattern = self.gettext("%(day)s/%(month)s – %(last_day)s/%(last_month)s/%(last_year)s")
        else:
            pattern = self.gettext("%(day)s–%(last_day)s/%(last_month)s/%(last_year)s")
        parts = {"day": first.day, "month": first.month, "year": first.year}
        return pattern % {**parts, "last_day": last.day, "last_month": last.month, "last_year": last.year}

    def _format(self, date: Date, context: str) -> str:
        pattern = self.pgettext(context, _PATTERNS[date.precision])
        return pattern.format(
            year=date.year,
            month=date.month,
            day=date.day,
            weekday=self._weekday(date) if date.day and "weekday" in pattern else "",
            time=date.text[11:16] if date.precision == dates.TIME else "",
        )

    def _weekday(self, date: Date) -> str:
        return self.gettext(_WEEKDAYS[dates.weekday(date)])

    def number(self, number: int) -> str:
        """A whole number with the language's mark between thousands."""
        return f"{number:,}".replace(",", self.pgettext("thousands separator", ","))


@lru_cache(maxsize=8)
def _rule(plural: str) -> Callable[[int], int]:
    """A catalogue's plural rule, compiled by the standard library's own gettext."""
    compiled: Callable[[int], int] = stdlib_gettext.c2py(plural)
    return compiled


def words(catalogues: Iterable[bytes]) -> Words:
    """The words of several ``.po`` files of one language; the earlier ones win."""
    return named_words(("messages.po", raw) for raw in catalogues)


def named_words(catalogues: Iterable[tuple[str, bytes]]) -> Words:
    """The words of several ``.po`` files, each with its path. Raises UsageError with the place of a fault."""
    messages: dict[str, str | tuple[str, ...]] = {}
    plural = ""
    for path, raw in catalogues:
        catalogue = _catalogue(path, raw)
        plural = plural or str(catalogue.plural_expr)
        for message in catalogue:
            if message.id and message.string and not message.fuzzy:
                if not _fits(message):
                    raise UsageError(
                        f"{path}:{message.lineno}: the translation of “{_forms(message.id)[0]}” does not fit it "
                        "(what stands as %(name)s or {day} must stand so in both, and a bare % as %%)"
                    )
                messages.setdefault(*_entry(message))
    return Words(messages, plural or "n != 1")


def _catalogue(path: str, raw: bytes) -> Any:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  slow, and only a changed theme needs it

    text = _text(path, raw)
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
        _rule(str(catalogue.plural_expr))
    except PoFileError as wrong:
        what = str(wrong).removesuffix(f" on {wrong.lineno}")
        raise UsageError(f"{path}:{wrong.lineno + 1}: {what}: {wrong.line.strip()}") from wrong
    except Exception as wrong:
        raise UsageError(f"{path}:1: cannot be read as a catalogue: {wrong}") from wrong
    return catalogue


def _text(path: str, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        broken = raw.count(b"\n", 0, wrong.start) + 1
        raise UsageError(f"{path}:{broken}: the bytes are not UTF-8 (save the file as UTF-8)") from wrong
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line.strip()):
            raise UsageError(f"{path}:{number}: is no line of a catalogue (texts stand between quotes)")
    return text


def _forms(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _fits(message: Any) -> bool:
    """Whether a translation can be filled as its message is."""
    plural = not isinstance(message.id, str)
    wanted = {name for text in _forms(message.id) for name in _placeholders(text)}
    try:
        for text in _forms(message.string):
            if message.context in _DATES:
                text.format(**_PARTS)
                continue
            _ = text % dict.fromkeys({*wanted, "num"} if plural else wanted, 0)
            if not plural and _placeholders(text) != wanted:  # a plural form may say the number in a word
                return False
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
    return True


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text.replace("%%", "")))


def _entry(message: Any) -> tuple[str, str | tuple[str, ...]]:
    key = message.id if isinstance(message.id, str) else message.id[0]
    if message.context:
        key = message.context + _GLUE + key
    return key, message.string if isinstance(message.string, str) else tuple(message.string)
