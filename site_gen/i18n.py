"""The words of the interface: gettext catalogues, and dates as readers write them.

Owns: reading ``.po`` files (a child theme's before its parent's), translating, date formats.
Must not know: which page shows a word. The only importer of ``babel``.
"""

from __future__ import annotations

import gettext as stdlib_gettext
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from site_gen import dates
from site_gen.dates import Date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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

    def _format(self, date: Date, context: str) -> str:
        pattern = {
            dates.YEAR: "{year}",
            dates.MONTH: "{month}/{year}",
            dates.DAY: "{day}/{month}/{year}",
            dates.TIME: "{day}/{month}/{year} {time}",
        }[date.precision]
        return self.pgettext(context, pattern).format(
            year=date.year,
            month=date.month,
            day=date.day,
            weekday=self._weekday(date) if date.day else "",
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
    from babel.messages.pofile import read_po  # noqa: PLC0415  slow to import, and only a changed theme needs it

    messages: dict[str, str | tuple[str, ...]] = {}
    plural = ""
    for raw in catalogues:
        catalogue = read_po(io.BytesIO(raw))
        plural = plural or str(catalogue.plural_expr)
        for message in catalogue:
            if message.id and message.string and not message.fuzzy:
                messages.setdefault(*_entry(message))
    return Words(messages, plural or "n != 1")


def _entry(message: Any) -> tuple[str, str | tuple[str, ...]]:
    key = message.id if isinstance(message.id, str) else message.id[0]
    if message.context:
        key = message.context + _GLUE + key
    return key, message.string if isinstance(message.string, str) else tuple(message.string)
