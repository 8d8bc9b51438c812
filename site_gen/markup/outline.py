"""What lists and cards show of a body.

Owns: the lead, the number of words.
Must not know: Markdown, what is allowed in a body.
"""

from __future__ import annotations

import re
from html import unescape

from site_gen.fitting import inline_text
from site_gen.markup.ready import Heading, Ready
from site_gen.text import cut, one_line, word_count

LEAD_LENGTH = 280
_OPENED = len("<p>")
_TAG = re.compile(r"<[^>\"]*+(?:\"[^\"]*+\"[^>\"]*+)*+>")  # nothing else begins so in sanitised HTML
_PARAGRAPH = re.compile(r"<p((?: (?:[^>\"]|\"[^\"]*\")*)?)>(.*?)</p>", re.DOTALL)
_CAPTION = re.compile(r" class=\"(?:[^\"]* )?caption[ \"]")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">\s*<hr>.*?</ol>\s*</div>", re.DOTALL)


def words(block: Ready | Heading, html: str) -> int:
    """How many words sanitised ``html`` has, which ``block`` became; a tag parts them."""
    if isinstance(block, Heading):
        return word_count(block.text)
    return word_count(unescape(_TAG.sub(" ", html))) if block.words is None else block.words


def lead(block: Ready | Heading, html: str) -> str:
    """The first paragraph of sanitised ``html``, which ``block`` became, as text, cut at a word; no caption and no
    footnote."""
    if isinstance(block, Heading):
        return ""
    if block.plain:
        text = html[_OPENED : html.index("</p>")]
        return cut(one_line(text) if block.words is None else text.replace("\n", " "), LEAD_LENGTH)
    for match in _PARAGRAPH.finditer(_FOOTNOTES.sub("", html)):
        text = "" if _CAPTION.search(match[1]) else inline_text(match[2])
        if text:
            return cut(text, LEAD_LENGTH)
    return ""
