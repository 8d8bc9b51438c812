"""What lists and cards show of a body.

Owns: the lead, the number of words.
Must not know: Markdown, what is allowed in a body.
"""

from __future__ import annotations

import html
import re

from site_gen.fitting import TAG, inline_text
from site_gen.text import cut, word_count

LEAD_LENGTH = 280
_PARAGRAPH = re.compile(r"<p((?: (?:[^>\"]|\"[^\"]*\")*)?)>(.*?)</p>", re.DOTALL)
_CAPTION = re.compile(r" class=\"(?:[^\"]* )?caption[ \"]")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">\s*<hr>.*?</ol>\s*</div>", re.DOTALL)


def words(body: str) -> int:
    """How many words sanitised HTML has; a tag parts them."""
    return word_count(html.unescape(TAG.sub(" ", body)))


def lead(body: str) -> str:
    """The first paragraph that is no caption and no footnote, as text, cut at a word."""
    for match in _PARAGRAPH.finditer(_FOOTNOTES.sub("", body)):
        text = "" if _CAPTION.search(match[1]) else inline_text(match[2])
        if text:
            return cut(text, LEAD_LENGTH)
    return ""
