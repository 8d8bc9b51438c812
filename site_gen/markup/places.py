"""Where a reference stands in Markdown.

Owns: finding it again in the source, for messages.
Must not know: how Markdown is read.
"""

from __future__ import annotations

import re

_BARE = "![]("


def locate(body: str, first_line: int, needle: str) -> tuple[int, int]:
    """Line and column of a reference's first occurrence in the Markdown ``body`` that begins on ``first_line``; that of
    a picture without words, where ``needle`` begins as one."""
    if needle.startswith(_BARE):
        needle = needle.removeprefix(_BARE)
        bare = re.search(rf"!\[\s*\]\(\s*<?{re.escape(needle)}[\s)>]", body)
        if bare:
            return _place(body, first_line, bare.start())
    link = re.search(rf"\]\(\s*<?(?={re.escape(needle)}[\s)>])", body)
    at = link.end() if link else body.find(needle) if needle else -1
    return _place(body, first_line, at) if at >= 0 else (first_line, 1)


def _place(body: str, first_line: int, at: int) -> tuple[int, int]:
    return first_line + body.count("\n", 0, at), at - (body.rfind("\n", 0, at) + 1) + 1
