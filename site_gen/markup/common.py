"""Whole documents of nothing but common forms, which need no Python-Markdown.

Owns: how a document falls into blocks; what reaches from one block to another: ids of headings, footnotes, lists that
go on.
Must not know: how a block is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from site_gen.markup.blocks import Blocks, Heading
from site_gen.markup.inline import Inline
from site_gen.markup.ready import Ready, Uncommon

# Tags that begin a block of HTML, comments and references to characters by number, which are rewritten.
_HTML = re.compile(r"<(?!https?:|/?(?:b|del|i|ins|mark|s|small|sub|sup|u)>)|&#|[\x02\x03\r]")
_PLACE_OF_NOTES = "///Footnotes Go Here///"
_BLANK_LINE = re.compile(r"(?<=\n) +\n")


def read(text: str, *, typographic: bool, slug: Callable[[str, str], str]) -> list[Ready] | None:
    """The blocks of ``text`` in order, or None where Python-Markdown has to read it."""
    if _HTML.search(text) or _PLACE_OF_NOTES in text:
        return None
    inline = Inline(typographic=typographic, notes={})
    blocks = Blocks(inline)
    try:
        written = list(_written(split(text), blocks))
    except Uncommon:
        return None
    ready = list(_with_anchors(written, blocks.ids, slug))
    if inline.raw:
        return [Ready("\n".join(block.html for block in ready))]
    return ready


def split(text: str) -> list[str]:
    """``text`` as blocks, its white space as Python-Markdown makes it."""
    if "\t" in text:
        text = text.expandtabs(4)
    if " \n" in text:
        text = _BLANK_LINE.sub("\n", f"{text}\n")
    return [block for part in text.split("\n\n") if (block := part.strip("\n"))]


def _written(todo: list[str], blocks: Blocks) -> Iterable[Ready | Heading]:
    before = ""
    for block in todo:
        rest = block
        while rest.startswith("#"):
            heading, rest = blocks.heading(rest)
            yield heading
            before = ""
        if rest:
            ready = blocks.write(rest)
            if ready.merging and ready.merging == before:
                raise Uncommon
            yield ready
            before = ready.merging


def _with_anchors(written: list[Ready | Heading], ids: set[str], slug: Callable[[str, str], str]) -> Iterable[Ready]:
    numbers: dict[str, int] = {}
    for block in written:
        if isinstance(block, Ready):
            yield block
        elif " id=" in block.attributes:
            yield block.ready("")
        else:
            name = anchor = slug(block.text, "-")
            while anchor in ids:
                numbers[name] = numbers.get(name, 0) + 1
                anchor = f"{name}_{numbers[name]}"
            ids.add(anchor)
            yield block.ready(anchor)
