"""Captions and headings among the paragraphs.

Owns: which short stand-alone line describes a picture, and which one heads the text below it.
Must not know: Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from site_gen.importing.model import Block, Kind
from site_gen.importing.officials import mentions
from site_gen.importing.phrases import Phrases
from site_gen.importing.reading import Reading
from site_gen.importing.tables import layout
from site_gen.importing.tables import people as vocabulary

_LONGEST, _LONGEST_LABELLED, _TAIL = 45, 70, 16
_LABEL = re.compile(r"\(?\s*(?:{})\s*[:.]".format("|".join(map(re.escape, layout.PICTURES))), re.IGNORECASE)
_CREDIT = re.compile(r"[.(\[–-]\s*(?:Ảnh|Nguồn ảnh|ảnh)\s*:\s*[^.]{2,50}[.)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d]{2,}[.!?…]\s+\S|[:;]\s")
_NOTE = re.compile(r"\(\s*(?:theo|nguồn|còn nữa|tiếp theo|hết|xem|tổng hợp|ttxvn)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)")
_CLOSED = (".", "!", "?", ":", ";", ",", "…", "”", '"', ")")


def mark(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with the captions and headings among the paragraphs marked."""
    marked = []
    for place, block in enumerate(blocks):
        kind = block.kind
        if kind is Kind.PARAGRAPH and is_caption(block.text, first=place == 0):
            kind = Kind.CAPTION
        elif kind is Kind.PARAGRAPH and 0 < place < len(blocks) - 1 and _is_heading(block.text, blocks[place + 1]):
            kind = Kind.HEADING
        marked.append(replace(block, kind=kind))
    return marked


def is_caption(text: str, *, first: bool = False) -> bool:
    """Whether ``text`` describes a picture; the ``first`` block does only when it says so itself."""
    words = len(text.split())
    if _LABEL.match(text) or (_CREDIT.search(text) and not _INNER_STOP.search(_CREDIT.sub("", text))):
        return words <= _LONGEST_LABELLED
    if words > _LONGEST:
        return False
    bracketed = text.startswith("(") and text.rstrip(".").endswith(")") and text.count("(") == 1
    if bracketed:
        return not first and words >= 3 and not _NOTE.match(text)
    plain = _QUOTED.sub(" ", text).strip()
    if _INNER_STOP.search(plain):
        return False
    return _shows(Reading(text), Reading(plain), first=first)


def _shows(whole: Reading, plain: Reading, *, first: bool) -> bool:
    """Whether one sentence shows a scene: a view, a position in the picture, or people doing something."""
    if _has(whole, layout.POSITIONS):
        return not first and not _has(plain, layout.TELLING_ALWAYS)
    if layout.OPENINGS.match(plain.tokens, 0) or _has(plain, layout.TELLING):
        return False
    if layout.VIEWS.match(plain.tokens, 0):
        return len(plain.tokens) <= 35
    if first:
        return False
    if layout.GROUPS.match(plain.tokens, 0):
        return _poses_soon(plain, 1, 14, layout.POSES)
    person = next(mentions(whole), None)
    acting = person is not None and person.start <= 1 and _poses_soon(whole, person.end, 2, layout.ACTS)
    return acting or _post_acts(whole)


def _post_acts(whole: Reading) -> bool:
    """Whether the line begins with a post whose holder it does not name: "Trưởng Ban … phát biểu"."""
    opens = vocabulary.ROLES.match(whole.tokens, whole.at(0).key in vocabulary.BEFORE_ROLE)
    return bool(opens) and _poses_soon(whole, opens, 30, layout.ACTS)


def _poses_soon(reading: Reading, start: int, within: int, table: Phrases) -> bool:
    """Whether somebody acts within so many words from ``start``, and the line ends soon after that."""
    for place in range(start, min(start + within + 1, len(reading.tokens))):
        if table.match(reading.tokens, place) and reading.at(place).lower:
            return len(reading.tokens) - place <= _TAIL
    return False


def _has(reading: Reading, table: Phrases) -> bool:
    """Whether a phrase of ``table`` stands anywhere in the line."""
    return any(table.match(reading.tokens, place) for place in range(len(reading.tokens)))


def _is_heading(text: str, below: Block) -> bool:
    """Whether ``text`` heads the paragraph ``below``: short, without a closing mark, above a longer text."""
    words = text.split()
    numbered = re.match(r"(?:\d{1,2}|[IVX]{1,4})[.)/]\s", text)
    opens = text[0].isupper() or text[0] in '“"' or bool(numbered)
    follows = below.kind in {Kind.PARAGRAPH, Kind.BULLET, Kind.NUMBER}
    long_below = len(below.text.split()) >= 12 and len(below.text) > len(text)
    return 2 <= len(words) <= 20 and opens and follows and long_below and not text.endswith(_CLOSED)
