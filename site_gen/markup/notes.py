"""Footnotes in their common form: one reference to each, paragraphs of common text.

Owns: taking their definitions out of the blocks of a document; how Python-Markdown writes them below it.
Must not know: how a reference to one is written.
"""

from __future__ import annotations

import re

from site_gen.markup.blocks import Blocks
from site_gen.markup.inline import escaped
from site_gen.markup.ready import Ready, Uncommon

_DEFINITION = re.compile(r"\[\^([A-Za-z0-9-]+)\]: *([^ \n][^\n]*)")
_MARK = "[^"
_INDENT = "    "


def taken(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """The other blocks of ``text``, and the paragraphs of each footnote by its label. Raises Uncommon."""
    blocks = text.split("\n\n")
    blocks[0] = blocks[0].lstrip("\n")
    blocks[-1] = blocks[-1].rstrip("\n")
    if "^" not in text or _MARK not in text:
        return blocks, {}
    others: list[str] = []
    notes: dict[str, list[str]] = {}
    paragraphs: list[str] = []  # of the footnote that goes on here
    for block in blocks:
        if block.startswith(_INDENT) and paragraphs:
            paragraphs.append("\n".join(line.removeprefix(_INDENT) for line in block.split("\n")))
            continue
        paragraphs = []
        if not block.lstrip("\n").startswith(_MARK):
            others.append(block)
            continue
        for line in block.strip("\n").split("\n"):
            note = _DEFINITION.fullmatch(line)
            if not note or note[1] in notes:
                raise Uncommon
            paragraphs = notes[note[1]] = [note[2]]
    return others, notes


def written(notes: dict[str, list[str]], blocks: Blocks, back: str) -> Ready:
    """The footnotes as they stand below a document; ``back`` says where the link at the end of each leads."""
    items = []
    for number, (label, paragraphs) in enumerate(notes.items(), 1):
        title = escaped(back.replace("%d", "{}").format(number))
        title = title.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        link = f'<a class="footnote-backref" href="#fnref:{label}" title="{title}">&#8617;</a>'
        texts = [blocks.text(part) for part in (*paragraphs[:-1], paragraphs[-1].rstrip())]
        inner = "</p>\n<p>".join(texts)
        items.append(f'<li id="fn:{label}">\n<p>{inner}&#160;{link}</p>\n</li>\n')
    return Ready(f'<div class="footnote">\n<hr>\n<ol>\n{"".join(items)}</ol>\n</div>')
