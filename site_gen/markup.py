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
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from site_gen.fitting import TAG, Fitting, inline_text
from site_gen.model import Compiled, Outline
from site_gen.text import clean, clean_html, cut, one_line, search_fold, word_count

_PARAGRAPH = re.compile(r"<p((?: (?:[^>\"]|\"[^\"]*\")*)?)>(.*?)</p>", re.DOTALL)
_CAPTION = re.compile(r" class=\"(?:[^\"]* )?caption[ \"]")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">\s*<hr>.*?</ol>\s*</div>", re.DOTALL)
LEAD_LENGTH = 280
# Deeper or more is no article, and Python-Markdown's time grows with the square of it.
DEEPEST = 40
MOST_OPEN = 100
TOO_DEEP = "lists or quotations are nested too deep"
_NESTED = re.compile(r"^([ \t]*)((?:(?:>|(?:[*+:-]|\d+\.)[ \t])[ \t]*)+)", re.MULTILINE)
_MARKER = re.compile(r"[>*+:-]|\d+")
_RULE = re.compile(r" {0,3}([-*])(?: {0,2}\1)+ *")
_OPENING = re.compile(r"\n[ \t]*\n|\]\(|[\[\])>]|<(?=[a-zA-Z/!?])")
_BARE = "![]("
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
    "del": {"datetime"},
    "ins": {"datetime"},
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
    """What only the tree shows: captions as figures, alignment as classes."""

    def run(self, root: Element) -> None:
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


class _Footnotes(FootnoteExtension):
    """Footnotes whose labels may hold white space, which no id may."""

    def reset(self) -> None:
        super().reset()
        self._anchors: dict[str, str] = {}
        self._taken: set[str] = set()

    def makeFootnoteId(self, id: str) -> str:
        return super().makeFootnoteId(self._anchor(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return super().makeFootnoteRefId(self._anchor(id), found)

    def _anchor(self, label: str) -> str:
        """``label`` without white space, and unlike every other label's."""
        if label not in self._anchors:
            anchor = "-".join(label.split())
            while anchor in self._taken:
                anchor = f"{anchor}-{len(self._taken) + 1}"
            self._taken.add(anchor)
            self._anchors[label] = anchor
        return self._anchors[label]


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
        _Footnotes(BACKLINK_TITLE=dialect.footnote_back),
        "sane_lists",
        "tables",
        "toc",
        _ShapeExtension(),
    ]
    if dialect.typographic_quotes:
        extensions.append("smarty")
    settings: dict[str, dict[str, Any]] = {"toc": {"slugify": heading_slug, "marker": ""}}
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

    Raises ValueError when Python-Markdown cannot take the text (nested too deep), or not in good time.
    """
    text = clean(text)
    _refuse_costly(text)
    converter = _converter(dialect)
    converter.reset()
    try:
        rough = converter.convert(text)
    except RecursionError as deep:
        _converter.cache_clear()  # it was left in the middle of this text
        raise ValueError(TOO_DEEP) from deep
    fitted = Fitting()
    body = fitted.run(clean_html(_cleaner().clean(rough)))  # once more: "&#1;" is a character now
    references = tuple(fitted.references)
    outline = Outline(
        digest=blake2b(repr((body, references)).encode(), digest_size=16).hexdigest(),
        words=word_count(plain_text(body)),
        lead=_lead(body),
        contents=tuple(fitted.contents),
        anchors=tuple(fitted.anchors),
        references=references,
    )
    return Compiled(body, outline)


def _refuse_costly(text: str) -> None:
    """Raises ValueError for what no article holds and Python-Markdown takes minutes for."""
    for line in _NESTED.finditer(text):
        depth = len(line[1].expandtabs(4)) // 4 + len(_MARKER.findall(line[2]))
        if depth > DEEPEST and not _RULE.fullmatch(text, line.start(), _end_of_line(text, line.end())):
            raise ValueError(TOO_DEEP)
    still_open = {"[": 0, "](": 0, "<": 0}
    for token in _OPENING.finditer(text):
        match token[0]:
            case "[" | "<" as opening:
                still_open[opening] += 1
            case "](":
                still_open["["] -= still_open["["] > 0
                still_open["]("] += 1
            case "]":
                still_open["["] -= still_open["["] > 0
            case ")":
                still_open["]("] -= still_open["]("] > 0
            case ">":
                still_open["<"] = 0
            case _:  # an empty line: no link goes on behind it, a tag may
                still_open["["] = still_open["]("] = 0
        for mark, count in still_open.items():
            if count > MOST_OPEN:
                raise ValueError(f"more than {MOST_OPEN} “{mark}” stand open at one place (close them)")


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def plain_text(body: str) -> str:
    """The text of HTML, on one line."""
    return one_line(html.unescape(TAG.sub(" ", body)))


def _lead(body: str) -> str:
    """The first paragraph that is no caption and no footnote, as text, cut at a word."""
    for match in _PARAGRAPH.finditer(_FOOTNOTES.sub("", body)):
        text = "" if _CAPTION.search(match[1]) else inline_text(match[2])
        if text:
            return cut(text, LEAD_LENGTH)
    return ""


def locate(body: str, first_line: int, needle: str) -> tuple[int, int]:
    """Line and column of a reference's first occurrence in the Markdown ``body`` that begins on ``first_line``; that of
    a picture without words, where ``needle`` begins as one."""
    if needle.startswith(_BARE):
        needle = needle.removeprefix(_BARE)
        bare = re.search(rf"!\[\s*\]\(\s*<?{re.escape(needle)}[\s)>]", body)
        if bare:
            return _place(body, first_line, bare.start())
    link = re.search(rf"\]\(\s*<?(?={re.escape(needle)}[\s)>])", body)
    at = link.end() if link else body.find(needle) if needle else -1
    return _place(body, first_line, at) if at >= 0 else (first_line, 1)


def _place(body: str, first_line: int, at: int) -> tuple[int, int]:
    return first_line + body.count("\n", 0, at), at - (body.rfind("\n", 0, at) + 1) + 1
