"""From lines to blocks: which lines make one paragraph, and which are items of a list.

Owns: hard-wrapped lines, blank lines, list marks.
Must not know: what a block says; titles, bylines and captions are told apart later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from site_gen.importing.byline import labelled
from site_gen.importing.model import Block, Kind
from site_gen.importing.spacing import Line, lines

_BULLET = re.compile(r"([-–—•●▪■◦○+*‣►✓·])(?:\s+(?=\S)|(?=[^\W\d_])(?!\w+\*))")
_NUMBER = re.compile(r"(\d{1,2})[.)/]\s+(?=\S)")
_RULE = re.compile(r"([-*_=~–—.·+]\s?){3,}")
_LETTERED = re.compile(r"[a-zđ]\)\s")
_BRACKETED = re.compile(r"\([^()]+\)\.?")
_TERMINAL = (".", "!", "?", ":", ";", "…", "”", '"', ")", "./.")
_WIDEST_WRAP, _RAGGED = 200, 20


def blocks(source: str) -> list[Block]:
    """The blocks of ``source``: paragraphs, rules, and the items of real lists."""
    return list(_lists(_items(_joined(lines(source)))))


def _joined(source: list[Line]) -> Iterator[str]:
    """Joins the lines that a fixed line width has torn apart."""
    wrapped = _is_wrapped(source)
    width = _width(source)
    block: list[Line] = []
    for line in source:
        if block and (not line.text or not _goes_on(block[-1], line, width if wrapped else 0)):
            yield " ".join(part.text for part in block)
            block = []
        if line.text:
            block.append(line)
    if block:
        yield " ".join(part.text for part in block)


def _pairs(source: list[Line]) -> Iterator[tuple[Line, Line]]:
    """The lines that follow one another without a blank line or a list mark between them."""
    for above, below in pairwise(source):
        if above.text and below.text and not _marked(below.text):
            yield above, below


def _torn(above: Line, below: Line) -> bool:
    """Whether a sentence runs on from one line to the next for certain."""
    return not above.text.endswith(_TERMINAL) and below.text[0].islower()


def _is_wrapped(source: list[Line]) -> bool:
    """Whether the text was broken at a fixed width: many sentences run on over a line's end."""
    pairs = list(_pairs(source))
    torn = sum(_torn(above, below) for above, below in pairs)
    longest = max((above.length for above, below in pairs if _torn(above, below)), default=0)
    return torn > 0 and 4 * torn >= len(pairs) and longest <= _WIDEST_WRAP


def _width(source: list[Line]) -> int:
    """The width that the text was broken at: the longest line that runs on."""
    return max((above.length for above, below in _pairs(source) if _torn(above, below)), default=0)


def _goes_on(above: Line, below: Line, width: int) -> bool:
    """Whether ``below`` goes on with the paragraph of ``above``; ``width`` is 0 in a text that is not wrapped."""
    if _marked(below.text) or _RULE.fullmatch(below.text) or _RULE.fullmatch(above.text) or labelled(below.text):
        return False
    if _LETTERED.match(below.text) or (above.text.endswith(_TERMINAL) and _BRACKETED.fullmatch(below.text)):
        return False
    if _torn(above, below):
        return True
    indented = below.indent > above.indent and not _marked(above.text)
    full = above.length + 1 + len(below.text.split()[0]) > width
    return bool(width) and full and above.length <= width + _RAGGED and not indented


def _marked(text: str) -> bool:
    """Whether ``text`` begins like an item of a list."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _items(texts: Iterable[str]) -> Iterator[Block]:
    """Parts list marks from their texts."""
    for text in texts:
        if _RULE.fullmatch(text):
            yield Block(Kind.RULE, text)
        elif mark := _NUMBER.match(text):
            yield Block(Kind.NUMBER, text[mark.end() :], text[: mark.end()])
        elif mark := _BULLET.match(text):
            yield Block(Kind.BULLET, text[mark.end() :], text[: mark.end()])
        else:
            yield Block(Kind.PARAGRAPH, text)


def _lists(found: Iterable[Block]) -> Iterator[Block]:
    """Lets only real lists be lists: at least two items in a row, numbers from 1 on without a gap."""
    run: list[Block] = []
    for block in [*found, None]:
        if block is not None and block.kind in {Kind.BULLET, Kind.NUMBER}:
            run.append(block)
            continue
        yield from _settle(run)
        run = []
        if block is not None:
            yield block


def _settle(run: list[Block]) -> Iterator[Block]:
    """The items of one run, as list items with their depth or, where it is no list, as paragraphs."""
    numbers = [int(block.mark.rstrip(" .)/")) for block in run if block.kind is Kind.NUMBER]
    if numbers and (len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1))):
        bullets: list[Block] = []
        for block in run:
            if block.kind is Kind.BULLET:
                bullets.append(block)
            else:
                yield from _settle(bullets)
                bullets = []
                yield _unlisted(block)
        yield from _settle(bullets)
    elif len(run) < 2:
        yield from map(_unlisted, run)
    else:
        first = _mark_kind(run[0])
        yield from (replace(block, depth=int(_mark_kind(block) != first)) for block in run)


def _mark_kind(block: Block) -> str:
    """The mark's kind: all numbers are one kind, every bullet is its own, dashes of any length are one."""
    if block.kind is Kind.NUMBER:
        return "number"
    return block.mark.strip().replace("–", "-").replace("—", "-")


def _unlisted(block: Block) -> Block:
    """The item as the paragraph it is, mark and all."""
    return Block(Kind.PARAGRAPH, block.mark + block.text)
