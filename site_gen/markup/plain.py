"""Paragraphs of plain text, which most blocks are.

Owns: how they are told from all others, and written.
Must not know: any other block.

Why the result is the same: a block whose lines begin with what begins no other block, and which holds no sign that
means anything to Python-Markdown, is a paragraph of this very text. Most documents hold few of the signs at all, and
only these are looked for in each block.
"""

from __future__ import annotations

import re

from site_gen.markup.ready import Ready
from site_gen.text import is_printable

START = r"(?:[^\W_]|[“‘«\"'(–—…])"  # what a line begins with that begins no other block than a paragraph
_OTHER_LINE = re.compile(rf"\n(?!{START})")
_SIGNS = ("\\", "`", "*", "_", "[", "<", ">", "&", "{", "|")
_TYPOGRAPHIC = ("'", '"', "--", "...")


class Plain:
    """The plain paragraphs of one document. ``printable`` is known of all of its text, or its blocks are looked at."""

    def __init__(self, text: str, *, printable: bool, typographic: bool) -> None:
        self._signs = [sign for sign in _SIGNS + _TYPOGRAPHIC * typographic if sign in text]
        self._printable = printable

    def holds(self, block: str) -> bool:
        """Whether ``block`` is one of them."""
        if not block[:1].isalpha() or block[-1] == " ":
            return False
        if "\n" in block and (" \n" in block or _OTHER_LINE.search(block)):
            return False
        for sign in self._signs:
            if sign in block:
                return False
        return self._printable or is_printable(block)

    @staticmethod
    def written(run: list[str]) -> Ready:
        """Neighbours among them."""
        html = "<p>" + "</p>\n<p>".join(run) + "</p>"
        # Printable lines have no other white space than the space, and none of these begins or ends with one.
        words = None if "  " in html else html.count(" ") + html.count("\n") + 1
        return Ready(html, plain=True, words=words)
