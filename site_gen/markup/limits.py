"""What Python-Markdown would take minutes for.

Owns: how deep and how long open a text may be.
Must not know: anything else of Markdown.
"""

from __future__ import annotations

import re

# Deeper or more is no article, and Python-Markdown's time grows with the square of it.
DEEPEST = 40
MOST_OPEN = 100
TOO_DEEP = "lists or quotations are nested too deep"
_NESTED = re.compile(r"^([ \t]*)((?:(?:>|(?:[*+:-]|\d+\.)[ \t])[ \t]*)+)", re.MULTILINE)
_MARKER = re.compile(r"[>*+:-]|\d+")
_RULE = re.compile(r" {0,3}([-*])(?: {0,2}\1)+ *")
_OPENING = re.compile(r"\n[ \t]*\n|\]\(|[\[\])>]|<(?=[a-zA-Z/!?])")


def refuse_costly(text: str) -> None:
    """Raises ValueError for what no article holds and Python-Markdown takes minutes for."""
    for line in _NESTED.finditer(text):
        depth = len(line[1].expandtabs(4)) // 4 + len(_MARKER.findall(line[2]))
        if depth > DEEPEST and not _RULE.fullmatch(text, line.start(), _end_of_line(text, line.end())):
            raise ValueError(TOO_DEEP)
    still_open = {"[": 0, "](": 0, "<": 0}
    for token in _OPENING.finditer(text):
        match token[0]:
            case "[" | "<" as opening:
                still_open[opening] += 1
            case "](":
                still_open["["] -= still_open["["] > 0
                still_open["]("] += 1
            case "]":
                still_open["["] -= still_open["["] > 0
            case ")":
                still_open["]("] -= still_open["]("] > 0
            case ">":
                still_open["<"] = 0
            case _:  # an empty line: no link goes on behind it, a tag may
                still_open["["] = still_open["]("] = 0
        for mark, count in still_open.items():
            if count > MOST_OPEN:
                raise ValueError(f"more than {MOST_OPEN} “{mark}” stand open at one place (close them)")


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
