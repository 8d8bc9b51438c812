"""What lists and cards show of a body.

Owns: the lead, the number of words.
Must not know: Markdown, what is allowed in a body.
"""

from __future__ import annotations

import html
import re

from site_gen.fitting import TAG, inline_text
from site_gen.markup.ready import Ready
from site_gen.text import cut, word_count

LEAD_LENGTH = 280
_OPENED, _CLOSED = len("<p>"), -len("</p>")
_PARAGRAPH = re.compile(r"<p((?: (?:[^>\"]|\"[^\"]*\")*)?)>(.*?)</p>", re.DOTALL)
_CAPTION = re.compile(r" class=\"(?:[^\"]* )?caption[ \"]")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">\s*<hr>.*?</ol>\s*</div>", re.DOTALL)


def words(block: Ready) -> int:
    """How many words sanitised HTML has; a tag parts them."""
    text = block.html
    if not block.plain:
        return word_count(html.unescape(TAG.sub(" ", text)))
    if "\n" in text or "  " in text or text.endswith(" </p>"):
        return word_count(text[_OPENED:_CLOSED])
    return text.count(" ") + 1  # no other white space is printable


def lead(block: Ready) -> str:
    """The first paragraph that is no caption and no footnote, as text, cut at a word."""
    if block.plain:
        return cut(" ".join(block.html[_OPENED:_CLOSED].split()), LEAD_LENGTH)
    for match in _PARAGRAPH.finditer(_FOOTNOTES.sub("", block.html)):
        text = "" if _CAPTION.search(match[1]) else inline_text(match[2])
        if text:
            return cut(text, LEAD_LENGTH)
    return ""
