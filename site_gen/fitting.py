"""Fits sanitised HTML into a page, and tells what it holds.

Owns: what of a body's tags has to change for the page around it; where the open references are.
Must not know: Markdown, which tags are allowed (``markup``).
"""

from __future__ import annotations

import html
import re
from itertools import accumulate

from site_gen.model import Reference
from site_gen.text import one_line
from site_gen.urls import has_scheme

# A tag of sanitised HTML; a quoted value may hold ">".
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>")
_ATTRIBUTE = re.compile(r"([a-z][a-z-]*)=\"([^\"]*)\"")
_FOOTNOTE_REF = re.compile(r"<sup id=\"fnref.*?</sup>", re.DOTALL)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# A whole link into the site, the usual one; else a tag that may have to change: by its name, or since it has an id.
FITTED = re.compile(
    r"<a href=\"(?!//)(?P<value>[^\":&]*)\">(?P<words>[^<]*)</a>|"
    r"<(?P<end>/?)(?P<name>(?:a|h[1-6]|img|table|th|thead)(?=[ >])|[a-z][a-z0-9]*(?=(?: [a-z]+=\"[^\"]*\")*? id=))"
    r"(?P<attributes>[^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>"
)
# An id of the theme's own, or none at all; "p_1" is that of a second heading "P".
_BAD_ID = re.compile(r"p_(?!\d+$)|\S*\s|$")
DECORATION = "decoration"  # the class of a picture that says nothing, and needs no words
_TABLE = '<div class="table" role="group" tabindex="0">'


def inline_text(piece: str) -> str:
    """The text of what stands in a paragraph or heading, without the numbers of footnotes."""
    return one_line(html.unescape(TAG.sub("", _FOOTNOTE_REF.sub("", piece))))


class Fitting:
    """Fits sanitised HTML into a page, tag by tag: the pieces of one body in their order, each closed in itself and on
    lines of its own.

    - Headings stand below the page's own, each at most one level deeper than the one before.
    - An id is there once; those beginning with ``p_`` are the theme's. A later or other one is taken away.
    - Every reference into the site is emptied, and kept in ``references``.
    - A picture of another site becomes a link, since the content policy would not load it; its words alone in a link.
    - A table stands in a box that scrolls and that the keyboard reaches; the cells of its head say what they head.
    """

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.anchors: list[str] = []
        self.contents: list[tuple[int, str, str]] = []
        self._out: list[str] = []
        self._length = 0
        self._open: list[tuple[int, tuple[str, bool, bool]]] = []  # references: where in _out, and what of each
        self._ids: set[str] = set()
        self._levels: list[int] = []  # those of the headings above this place, as the author counts them
        self._headings: list[tuple[str, str, int]] = []  # that are open: name, anchor, where in _out
        self._links: list[bool] = []  # that are open: whether it is dropped
        self._tables: list[bool] = []  # that are open: whether it stands in a box
        self._in_head = False

    def keep(self, piece: str) -> str:
        """Passes over the next piece, which has neither attributes nor tags that have to change."""
        self._length += len(piece) + 1  # and its line's end
        return piece

    def heading(self, level: int, text: str, attributes: dict[str, str]) -> str:
        """The next piece, a heading of ``text`` without <, > and &, as :meth:`fit` makes it of its HTML; nor need its
        ``attributes`` be written as references."""
        attributes = dict(attributes)
        self._drop_id(attributes)
        shown = self._level(level)
        anchor = attributes.get("id")
        if anchor:
            self.contents.append((shown, anchor, one_line(text)))
        written = "".join([f' {key}="{value}"' for key, value in attributes.items()])
        return self.keep(f"<h{shown}{written}>{text}</h{shown}>")

    def fit(self, safe: str) -> str:
        """The next piece as it fits."""
        self._out = []
        at = 0
        for tag in FITTED.finditer(safe):
            value, words, end, name, attributes = tag.groups()
            if value is not None and not self._links:
                self._out.append(safe[at : tag.start(1)])
                self._refer(value)
                at = tag.end(1)
                continue
            self._out.append(safe[at : tag.start()])
            at = tag.end()
            if value is not None:
                self._out.append(words)
            elif end:
                self._end(name)
            else:
                self._start(tag[0], name, _read(attributes))
        self._out.append(safe[at:])
        if self._open:
            self._place()
        return self.keep("".join(self._out))

    def _place(self) -> None:
        """Keeps the references of this piece, each with the place that it has in the whole."""
        ends = list(accumulate(map(len, self._out), initial=self._length))
        self.references += [Reference(ends[at], ends[at], *what) for at, what in self._open]
        self._open.clear()

    def _start(self, written: str, name: str, attributes: dict[str, str]) -> None:
        changed = self._drop_id(attributes)
        if name == "img":
            self._picture(attributes)
            return
        if name == "a":
            self._links.append(bool(self._links))
            if self._links[-1]:
                return
            value = attributes.get("href")
            if value is not None and not has_scheme(value):
                self._open_reference("a", "href", attributes)
                return
        elif name == "table":
            self._tables.append(not self._tables and not self._links)
            if self._tables[-1]:
                self._out.append(_TABLE)
        elif name == "thead":
            self._in_head = True
        elif name == "th" and self._in_head and "scope" not in attributes:
            attributes["scope"] = "col"
            changed = True
        elif name in _HEADINGS:
            shown = self._heading(int(name[1]), attributes.get("id", ""))
            changed = changed or shown != name
            name = shown
        self._out.append(f"<{name}{_written(attributes)}>" if changed else written)

    def _end(self, name: str) -> None:
        if name == "a" and self._links.pop():
            return
        if name == "thead":
            self._in_head = False
        elif name in _HEADINGS:
            name, anchor, start = self._headings.pop()
            if anchor:
                self.contents.append((int(name[1]), anchor, inline_text("".join(self._out[start:]))))
        self._out.append(f"</{name}>")
        if name == "table" and self._tables.pop():
            self._out.append("</div>")

    def _drop_id(self, attributes: dict[str, str]) -> bool:
        """Whether the id could not stay."""
        anchor = attributes.get("id")
        if anchor is None:
            return False
        if anchor in self._ids or _BAD_ID.match(anchor):
            del attributes["id"]
            return True
        self._ids.add(anchor)
        self.anchors.append(anchor)
        return False

    def _heading(self, level: int, anchor: str) -> str:
        name = f"h{self._level(level)}"
        self._headings.append((name, anchor, len(self._out) + 1))
        return name

    def _level(self, level: int) -> int:
        """The level at which the next heading is shown, of the author's ``level``."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(6, 1 + len(self._levels))

    def _picture(self, attributes: dict[str, str]) -> None:
        source = attributes.get("src")
        if source is None:
            return
        if not has_scheme(source):
            self._open_reference("img", "src", {"alt": ""} | attributes | {"loading": "lazy", "decoding": "async"})
            return
        words = html.escape(attributes.get("alt") or source, quote=False)
        self._out.append(words if self._links else f'<a href="{html.escape(source)}">{words}</a>')

    def _open_reference(self, name: str, key: str, attributes: dict[str, str]) -> None:
        value = attributes.pop(key)
        bare = name == "img" and not attributes["alt"].strip() and DECORATION not in attributes.get("class", "").split()
        self._out.append(f'<{name} {key}="')
        self._refer(value, name == "img", bare)
        self._out.append(f'"{_written(attributes)}>')

    def _refer(self, value: str, picture: bool = False, bare: bool = False) -> None:
        self._open.append((len(self._out), (value, picture, bare)))


def _read(attributes: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(attributes) if attributes else ()
    return {key: html.unescape(value) if "&" in value else value for key, value in pairs}


def _written(attributes: dict[str, str]) -> str:
    return "".join([f' {key}="{html.escape(value)}"' for key, value in attributes.items()])
