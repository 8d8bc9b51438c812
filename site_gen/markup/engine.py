"""Python-Markdown and the extensions that make the dialect.

Owns: what every form of Markdown means here; the only importer of ``markdown``.
Must not know: which HTML is allowed, what becomes of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from site_gen.markup.common import STAND_IN, stand_ins
from site_gen.markup.dialect import Dialect, heading_slug

_PARAGRAPH = re.compile(f"<p>{STAND_IN.pattern}</p>")


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


class _Common(Extension):
    """Blocks of common forms stay out of the tree: a paragraph stands in for each, and gives way to what it stands for
    when all is done."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__()
        self.dialect = dialect
        self.known: list[str] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.register(_TakeCommon(self), "take-common", 0)  # after all others
        md.parser.blockprocessors.register(_StandInProcessor(md.parser), "stand-in", 95)  # after empty (100) only
        md.postprocessors.register(_PutCommon(self), "put-common", 0)  # after all others


class _TakeCommon(Preprocessor):
    def __init__(self, common: _Common) -> None:
        super().__init__()
        self.common = common

    def run(self, lines: list[str]) -> list[str]:
        text, self.common.known = stand_ins("\n".join(lines), self.common.dialect)
        return text.split("\n")


class _StandInProcessor(BlockProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return STAND_IN.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = AtomicString(blocks.pop(0))


class _PutCommon(Postprocessor):
    def __init__(self, common: _Common) -> None:
        super().__init__()
        self.common = common

    def run(self, text: str) -> str:
        known = self.common.known
        return _PARAGRAPH.sub(lambda stand_in: known[int(stand_in[1])], text) if known else text


def stock(dialect: Dialect) -> markdown.Markdown:
    """Python-Markdown with the extensions that make the dialect."""
    extensions: list[Extension] = [  # as objects: names would be looked up in all installed packages
        AttrListExtension(),
        DefListExtension(),
        FencedCodeExtension(),
        _Footnotes(BACKLINK_TITLE=dialect.footnote_back),
        SaneListExtension(),
        TableExtension(),
        TocExtension(slugify=heading_slug, marker=""),
        _ShapeExtension(),
    ]
    if dialect.typographic_quotes:
        extensions.append(SmartyExtension())
    return markdown.Markdown(extensions=extensions, output_format="html")


@lru_cache(maxsize=4)
def _converter(dialect: Dialect) -> markdown.Markdown:
    converter = stock(dialect)
    converter.registerExtensions([_Common(dialect)], {})
    return converter


def convert(text: str, dialect: Dialect) -> str:
    """``text`` as Python-Markdown writes it. Raises RecursionError where it is nested too deep."""
    converter = _converter(dialect)
    try:
        return converter.reset().convert(text)
    except RecursionError:
        _converter.cache_clear()  # it was left in the middle of this text
        raise
