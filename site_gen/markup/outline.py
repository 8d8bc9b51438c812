"""What lists and cards show of a body.

Owns: the lead, the number of words.
Must not know: Markdown, what is allowed in a body.
"""

from __future__ import annotations

import html
import re

from site_gen.fitting import TAG, inline_text
from site_gen.text import cut, one_line, word_count

LEAD_LENGTH = 280
_OPENED, _CLOSED = len("<p>"), -len("</p>")
_PARAGRAPH = re.compile(r"<p((?: (?:[^>\"]|\"[^\"]*\")*)?)>(.*?)</p>", re.DOTALL)
_CAPTION = re.compile(r" class=\"(?:[^\"]* )?caption[ \"]")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">\s*<hr>.*?</ol>\s*</div>", re.DOTALL)


def words(piece: str, *, plain: bool) -> int:
    """How many words sanitised HTML has; a tag parts them. ``plain`` is known to be a paragraph of printable text."""
    if not plain:
        return word_count(html.unescape(TAG.sub(" ", piece)))
    if "\n" in piece or "  " in piece or piece.endswith(" </p>"):
        return word_count(piece[_OPENED:_CLOSED])
    return piece.count(" ") + 1  # no other white space is printable


def lead(piece: str, *, plain: bool) -> str:
    """The first paragraph that is no caption and no footnote, as text, cut at a word."""
    if plain:
        return cut(one_line(piece[_OPENED:_CLOSED]), LEAD_LENGTH)
    for match in _PARAGRAPH.finditer(_FOOTNOTES.sub("", piece)):
        text = "" if _CAPTION.search(match[1]) else inline_text(match[2])
        if text:
            return cut(text, LEAD_LENGTH)
    return ""
