"""Sloppy spacing and quotation marks, put right; the wording stays, with its typing mistakes.

Owns: which characters are spaces, and where a space may stand.
Must not know: what the text says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_gen.text import clean

_NEW_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_LETTER = r"[^\W\d_]"
_RULES = (
    (re.compile(r"\s+([,;:!?%”’»)\]])"), r"\1"),
    (re.compile(r"\s+\.(?=\s|$)"), "."),
    (re.compile(r"([“‘«(\[])\s+"), r"\1"),
    (re.compile(rf"(?<={_LETTER})([,;:])(?={_LETTER})"), r"\1 "),
    (re.compile(r"(?<=\w)([“«])"), r" \1"),
    (re.compile(r"([”»])(?=\w)"), r"\1 "),
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source: its text, tidied, how far it was indented, and how long it was."""

    text: str
    indent: int
    length: int


def lines(source: str) -> list[Line]:
    """The lines of ``source``, each tidied; an empty line has no text."""
    plain = clean(_INVISIBLE.sub("", _NEW_LINES.sub("\n", source)))
    return [Line(tidy(line), _indent(line), len(line.rstrip())) for line in plain.split("\n")]


def tidy(line: str) -> str:
    """``line`` with single spaces, and none on the wrong side of a mark; web addresses stay as they are."""
    line = _SPACES.sub(" ", line).strip()
    parts: list[str] = []
    place = 0
    for address in _ADDRESS.finditer(line):
        parts += [_tidy(line[place : address.start()]), address[0]]
        place = address.end()
    return "".join([*parts, _tidy(line[place:])])


def _tidy(text: str) -> str:
    for pattern, better in _RULES:
        text = pattern.sub(better, text)
    return text


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) + 3 * line.count("\t", 0, 2)
