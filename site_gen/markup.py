"""Markdown to sanitised HTML, with its headings, anchors and references.

Owns: the Markdown dialect (Python-Markdown and its extensions), what HTML may stand in a body, where the open
references are.
Must not know: any other file; names, abbreviations and the URLs of references are put in later, so that a
compiled body depends on its own text alone.

The only importer of ``markdown`` and ``nh3``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from site_gen.model import Compiled, Outline, Reference
from site_gen.text import clean, cut, one_line, search_fold, word_count
from site_gen.urls import has_scheme

# A tag of sanitised HTML; a quoted value may hold ">".
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"([a-z][a-z-]*)=\"([^\"]*)\"")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FOOTNOTE_REF = re.compile(r"<sup id=\"fnref.*?</sup>", re.DOTALL)
_HEADING = re.compile(r"h[1-6]")
LEAD_LENGTH = 280
FOOTNOTE_BACK = "Jump back to footnote %d in the text"

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
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
}
_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var".split(" ")
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What of the settings a compiled body depends on."""

    typographic_quotes: bool = False
    footnote_back: str = FOOTNOTE_BACK


class _Shape(Treeprocessor):
    """Fits a body into a page: headings below the page's own, captions as figures, alignment as classes."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if _HEADING.fullmatch(str(element.tag))]
        shift = 2 - min((int(element.tag[1]) for element in headings), default=2)
        for element in headings:
            element.tag = f"h{min(6, int(element.tag[1]) + shift)}"
        for element in root.iter():
            if element.tag in ("td", "th"):
                self._align(element)
            elif element.tag == "p":
                self._figure(element)

    @staticmethod
    def _align(cell: Element) -> None:
        style = cell.attrib.pop("style", "")
        match = re.fullmatch(r"text-align: (left|center|right);", style)
        if match:
            cell.set("class", f"{cell.get('class', '')} align-{match[1]}".strip())

    @staticmethod
    def _figure(paragraph: Element) -> None:
        """A paragraph of nothing but a picture with a title becomes a figure, the title its caption."""
        if len(paragraph) != 1 or (paragraph.text or "").strip():
            return
        image = paragraph[0]
        if image.tag != "img" or not image.get("title") or (image.tail or "").strip():
            return
        paragraph.tag = "figure"
        caption = Element("figcaption")
        caption.text = image.attrib.pop("title")
        paragraph.append(caption)


class _ShapeExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_Shape(md), "shape", 7)  # after attr_list (8), before toc (5)


def heading_slug(text: str, separator: str) -> str:
    """A heading's anchor: no diacritics, đ as d; ``muc`` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", separator, search_fold(text)).strip(separator) or "muc"


@lru_cache(maxsize=4)
def _converter(dialect: Dialect) -> markdown.Markdown:
    extensions: list[str | Extension] = [
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "sane_lists",
        "tables",
        "toc",
        _ShapeExtension(),
    ]
    if dialect.typographic_quotes:
        extensions.append("smarty")
    settings: dict[str, dict[str, Any]] = {
        "toc": {"slugify": heading_slug, "marker": ""},
        "footnotes": {"BACKLINK_TITLE": dialect.footnote_back},
    }
    return markdown.Markdown(extensions=extensions, extension_configs=settings, output_format="html")


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


def compile_body(text: str, dialect: Dialect) -> Compiled:
    """The Markdown ``text`` as HTML that can harm no reader, and its outline.

    Raises ValueError when Python-Markdown cannot take the text (nested too deep).
    """
    converter = _converter(dialect)
    converter.reset()
    try:
        rough = converter.convert(clean(text))
    except RecursionError as deep:
        _converter.cache_clear()  # it was left in the middle of this text
        raise ValueError("lists or quotations are nested too deep") from deep
    safe = _cleaner().clean(rough)
    body, references, anchors = _open_references(safe)
    plain = plain_text(body)
    outline = Outline(
        digest=blake2b(repr((body, references)).encode(), digest_size=16).hexdigest(),
        words=word_count(plain),
        lead=_lead(body),
        contents=tuple(_contents(getattr(converter, "toc_tokens", []))),
        anchors=anchors,
        references=references,
    )
    return Compiled(body, outline)


def plain_text(body: str) -> str:
    """The text of HTML, on one line."""
    return one_line(html.unescape(TAG.sub(" ", body)))


def _lead(body: str) -> str:
    """The first paragraph as text, cut at a word."""
    for match in _PARAGRAPH.finditer(body):
        text = one_line(html.unescape(TAG.sub("", _FOOTNOTE_REF.sub("", match[1]))))
        if text:
            return cut(text, LEAD_LENGTH)
    return ""


def _contents(tokens: list[dict[str, object]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield int(str(token["level"])), str(token["id"]), html.unescape(str(token["name"]))
        children = token["children"]
        if isinstance(children, list):
            yield from _contents(children)


def _open_references(safe: str) -> tuple[str, tuple[Reference, ...], tuple[str, ...]]:
    """``safe`` with every reference into the site emptied, those references, and all anchors."""
    out: list[str] = []
    length = at = 0
    references: list[Reference] = []
    anchors: list[str] = []

    def put(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    for tag in TAG.finditer(safe):
        if tag[1] or "=" not in tag[3]:
            continue
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[3])}
        if "id" in attributes:
            anchors.append(attributes["id"])
        name, value = ("src", attributes.get("src")) if tag[2] == "img" else ("href", attributes.get("href"))
        if value is None or (has_scheme(value) and name == "href"):
            continue
        put(safe[at : tag.start()])
        at = tag.end()
        if has_scheme(value):  # a picture of another site: the CSP would not load it, a link does no harm
            alt = attributes.get("alt") or value
            put(f'<a href="{html.escape(value)}">{html.escape(alt, quote=False)}</a>')
            continue
        picture = name == "src"
        put(f'<{tag[2]} {name}="')
        references.append(Reference(length, length, value, picture))
        others = {key: text for key, text in attributes.items() if key != name}
        if picture:
            others = {"alt": ""} | others | {"loading": "lazy"}
        put('"' + "".join(f' {key}="{html.escape(text)}"' for key, text in others.items()) + ">")
    put(safe[at:])
    return "".join(out), tuple(references), tuple(anchors)


def locate(body: str, first_line: int, needle: str) -> tuple[int, int]:
    """Line and column of a reference's first occurrence in the Markdown ``body`` that begins on ``first_line``."""
    link = re.search(rf"\]\(\s*<?(?={re.escape(needle)}[\s)>])", body)
    at = link.end() if link else body.find(needle) if needle else -1
    if at < 0:
        return first_line, 1
    return first_line + body.count("\n", 0, at), at - (body.rfind("\n", 0, at) + 1) + 1
