"""The body of one article: paragraphs, headings and blocks up to a wanted size.

Owns: how long articles are and how they are built up.
Must not know: front matter, where the article lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from site_gen.demo import phrases
from site_gen.demo.blocks import Desk, blocks
from site_gen.demo.chance import every

# Of a hundred articles so many are of so many parts of the mean size: a few very short, most below it, some far
# above; all together they come to the mean.
_BANDS = ((8, 0.05, 0.09), (62, 0.25, 0.93), (15, 1.0, 1.8), (15, 1.85, 3.4))
_SHORT = 0.1
_PARAGRAPH = 640


def size(rng: Random, mean: int) -> int:
    """How many bytes an article's body shall have."""
    point = rng.random() * 100
    for share, low, high in _BANDS:
        if point < share:
            return int(mean * (low + (high - low) * rng.random()))
        point -= share
    return mean


def is_short(wanted: int, mean: int) -> bool:
    """Whether an article of ``wanted`` bytes is one paragraph."""
    return wanted < mean * _SHORT


@dataclass(frozen=True, slots=True)
class Story:
    """A body, and the anchors in it that can be linked to."""

    text: str
    anchors: tuple[str, ...] = ()


def short(desk: Desk, wanted: int) -> Story:
    """One paragraph."""
    return Story(desk.prose.paragraph(wanted, lead=True))


def long(desk: Desk, wanted: int) -> Story:
    """A lead, then sections; the article's blocks are spread over them."""
    parts = [desk.prose.paragraph(_PARAGRAPH // 2, lead=True)]
    left = wanted - _length(parts[0])
    waiting = blocks(desk.number)
    count = 0
    headings: list[str] = []
    while left > 0 or waiting:
        fresh: list[str] = []
        if count % 4 == 1 and left > _PARAGRAPH:
            fresh.append(_heading(desk, count, headings))
        if left > 0:
            fresh.append(desk.prose.paragraph(min(left, _paragraph_size(desk.rng))))
        if waiting:
            fresh.append(waiting.pop(0)(desk))
        parts.extend(fresh)
        left -= sum(map(_length, fresh))
        count += 1
    if headings and every(desk.number, 4):
        parts.append(f"Trở lại [đầu mục]({'#' + headings[0]}).")
    return Story("\n\n".join((*parts, *desk.notes)), tuple(headings))


def _paragraph_size(rng: Random) -> int:
    return int(_PARAGRAPH * (0.3 + rng.random()))


def _length(text: str) -> int:
    return len(text.encode()) + 2


def _heading(desk: Desk, count: int, anchors: list[str]) -> str:
    """A heading, every second one below the one before; two of three with an anchor of its own."""
    level = "###" if count % 8 == 5 else "##"
    text = desk.prose.one(phrases.SUBSECTIONS if level == "###" else phrases.SECTIONS)
    if every(count // 4 + desk.number, 3):
        return f"{level} {text}"
    anchor = f"muc-{count // 4 + 1}"
    anchors.append(anchor)
    return f"{level} {text} {{#{anchor}}}" if every(count, 8, 1) else f"{level} {text} {{: #{anchor} .muc }}"
