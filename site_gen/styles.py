"""Style sheets as they are published: without what only their authors read.

Owns: what of a style sheet says nothing to a browser (CSS Syntax Level 3, sections 4.3.2 and 4.3.5).
Must not know: what it styles.
"""

from __future__ import annotations

import re

# A string or an address keeps what looks like a comment in it; a comment that is not closed runs to the end.
_KEPT_OR_COMMENT = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\burl\(\s*(?!["'])(?:[^)\\]|\\.)*\))|/\*.*?(?:\*/|\Z)""",
    re.DOTALL | re.IGNORECASE,
)
_MARGINS = re.compile(r"[ \t]*\n\s*")


def compact(sheet: str) -> str:
    """``sheet`` without comments, indents and empty lines.

    What stands within a line stays, so that an empty custom property (``--x: ;``) does too: some minifiers make it
    ``--x:;``, which browsers from before 2021 do not take.
    """
    pieces, at = [], 0
    for found in _KEPT_OR_COMMENT.finditer(sheet):
        pieces.append(_MARGINS.sub("\n", sheet[at : found.start()]))
        pieces.append(found[1] or " ")  # a comment parts what stands on both sides
        at = found.end()
    pieces.append(_MARGINS.sub("\n", sheet[at:]))
    whole = re.sub(r" +(?=\n|\Z)", "", "".join(pieces))
    return re.sub(r"\n+", "\n", whole).lstrip()
