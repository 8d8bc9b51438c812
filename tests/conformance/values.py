"""What a single value in a feed may look like: dates, addresses, languages, media types, HTML. Nothing of any format.

Each function gives the fault in words, or an empty text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RFC822 = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?(\d\d) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UT|[+-]\d{{4}})"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)")
_COARSE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MINUTES = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*(?:; ?[a-z-]+=\S+)?", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`\ud800-\udfff]")
_LINKS = {
    *("href", "src", "poster", "cite", "action", "formaction", "background", "data", "longdesc", "usemap", "manifest"),
}


def rfc822(text: str) -> str:
    """A date of RFC 822 with a year of four digits, as RSS and OPML have it."""
    found = _RFC822.fullmatch(text)
    if not found:
        return f"“{text}” is no date of RFC 822 with a year of four digits"
    weekday, day, month, year, hour, minute, second, zone = found.groups()
    try:
        told = datetime(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second or 0))
    except ValueError as wrong:
        return f"“{text}”: {wrong}"
    if weekday and _DAYS[told.weekday()] != weekday:
        return f"“{text}” was a {_DAYS[told.weekday()]}"
    if zone[0] in "+-" and (int(zone[1:3]) > 14 or int(zone[3:]) > 59):
        return f"“{text}” is in no time zone"
    return ""


def rfc3339(text: str) -> str:
    """A date-time of RFC 3339 with T, seconds and an offset."""
    if not _RFC3339.fullmatch(text):
        return f"“{text}” is no date-time of RFC 3339"
    try:
        datetime.fromisoformat(text)
    except ValueError as wrong:
        return f"“{text}”: {wrong}"
    return ""


def w3cdtf(text: str) -> str:
    """A date of the W3C's profile of ISO 8601: a year, a month, a day, or a time with its offset."""
    try:
        if coarse := _COARSE.fullmatch(text):
            year, month, day = coarse.groups()
            datetime(int(year), int(month or 1), int(day or 1))
            return ""
        if minutes := _MINUTES.fullmatch(text):
            return rfc3339(f"{minutes[1]}:00{minutes[2]}")
    except ValueError as wrong:
        return f"“{text}”: {wrong}"
    return rfc3339(text) and f"“{text}” is no date of the W3C's profile of ISO 8601"


def absolute(text: str, *schemes: str) -> str:
    """An absolute address (an IRI: Vietnamese letters may stand in it), of one of ``schemes`` where these are given."""
    if not _SCHEME.fullmatch(text):
        return f"“{text}” is no absolute address"
    if _NOT_IN_IRI.search(text):
        return f"“{text}” holds what no address may hold"
    parts = urlsplit(text)
    if schemes and parts.scheme not in schemes:
        return f"“{text}” is none of {', '.join(schemes)}"
    if parts.scheme in ("http", "https") and not parts.hostname:
        return f"“{text}” has no host"
    return ""


def web(text: str) -> str:
    """An absolute address of http or https."""
    return absolute(text, "http", "https")


def language(text: str) -> str:
    """A tag of RFC 5646, as far as its form goes."""
    return "" if _LANGUAGE.fullmatch(text) else f"“{text}” is no language"


def media_type(text: str) -> str:
    """A type such as text/html."""
    return "" if _MEDIA_TYPE.fullmatch(text) else f"“{text}” is no media type"


def digits(text: str) -> str:
    """A number that is not negative."""
    return "" if re.fullmatch(r"[0-9]+", text) else f"“{text}” is no whole number"


def filled(text: str) -> str:
    """Any text, but not none."""
    return "" if text.strip() else "nothing stands in it"


def html(text: str) -> Iterator[str]:
    """What is wrong with a fragment of HTML in a feed: addresses that lead nowhere outside its page, and scripts."""
    if not text.strip():
        return
    for element in lxml.html.fragment_fromstring(text, create_parent="div").iter(etree.Element):
        if element.tag in ("script", "style", "iframe", "object", "embed", "base", "form", "meta", "link"):
            yield f"<{element.tag}> in HTML"
        for name, value in element.attrib.items():
            if name in _LINKS and (wrong := absolute(value)):
                yield f"<{element.tag} {name}>: {wrong}"
            elif name == "srcset":
                yield from (f"<srcset>: {wrong}" for one in value.split(",") if (wrong := absolute(one.split()[0])))
            elif name.startswith("on") or name == "style":
                yield f"{name} at <{element.tag}> in HTML"
