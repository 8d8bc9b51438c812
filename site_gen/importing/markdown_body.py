"""The body of an article in Markdown.

Owns: how each kind of block is written.
Must not know: how the kinds were told, nor the front matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_gen.importing import escape
from site_gen.importing.model import Block, Kind

CAPTION = "{: .caption }"
_ITEMS = {Kind.BULLET, Kind.NUMBER}


def body(blocks: Sequence[Block]) -> str:
    """``blocks`` as Markdown, parted by blank lines; the items of one list stand together."""
    parts: list[str] = []
    items: list[Block] = []
    for block in blocks:
        if block.kind in _ITEMS:
            items.append(block)
            continue
        parts += [*_list(items), _single(block)]
        items = []
    parts += _list(items)
    return "\n\n".join(parts) + "\n" if parts else ""


def _single(block: Block) -> str:
    """One block that is no item of a list."""
    if block.kind is Kind.RULE:
        return "* * *"
    if block.kind is Kind.HEADING:
        return f"## {escape.heading(block.text)}"
    text = escape.line(block.text)
    return f"{text}\n{CAPTION}" if block.kind is Kind.CAPTION else text


def _list(items: list[Block]) -> list[str]:
    """One list, if there are items: numbered anew on each level; a nested item stands four spaces in."""
    numbers = [0, 0]
    rows = []
    for item in items:
        numbers[item.depth] += 1
        if item.depth == 0:
            numbers[1] = 0
        mark = "-" if item.kind is Kind.BULLET else f"{numbers[item.depth]}."
        rows.append(f"{'    ' * item.depth}{mark} {escape.line(item.text)}")
    return ["\n".join(rows)] if rows else []
