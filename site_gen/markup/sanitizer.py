"""HTML that can harm no reader.

Owns: what HTML may stand in a body; the only importer of ``nh3``.
Must not know: Markdown.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

from site_gen.text import clean_html, is_printable

_GLOBAL_ATTRIBUTES = {"class", "dir", "id", "lang", "title"}
_CELL = {"colspan", "rowspan", "headers"}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": _CELL,
    "th": _CELL | {"scope", "abbr"},
    "time": {"datetime"},
    "details": {"open"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var".split(" ")
)

_SCHEME = re.compile(r"=\"(?<=[fc]=\")[a-zA-Z][a-zA-Z0-9+.-]*:")  # in href or src


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    attributes = {tag: _GLOBAL_ATTRIBUTES | own for tag, own in _ATTRIBUTES.items()} | {"*": _GLOBAL_ATTRIBUTES}
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=attributes,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        clean_content_tags={"script", "style"},
    )


def sanitized(html: str) -> str:
    """``html`` without anything that could act in a reader's browser, in NFC."""
    return clean_html(_cleaner().clean(html))  # once more: "&#1;" is a character now


def harmless(written: str, *, printable: bool = False) -> str:
    """:func:`sanitized` for HTML of cleaned text, all of whose tags and attributes were ``written`` by this program:
    they are allowed, nested and closed as HTML asks for, and no text or value holds < or >.

    Most such HTML is as it would be: only characters that are not printable or written as references could become
    others, and no URL but one with a scheme could be taken away. ``printable`` is known of all of it.
    """
    kept = "&" not in written and (printable or is_printable(written)) and not _SCHEME.search(written)
    return written if kept else sanitized(written)
