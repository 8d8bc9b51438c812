"""YAML of the forms in which nearly all front matter is written, read several times as fast as YAML of any form.

Owns: which forms these are. Whatever is not certainly one of them is not read here.
Must not know: what a front matter is, which fields there are, any other YAML.

The forms: ``key: value`` on one line; below a ``key:`` such lines indented, or a list of values or of such mappings. A
value is plain text, text between quotes that holds neither these quotes nor a backslash, a list of plain texts between
brackets, or (not below another key) the lines after ``>-``.
"""

from __future__ import annotations

import re
import unicodedata

# Text, a list, a mapping, or None where there is nothing; ``""`` is an empty text between quotes.
Data = str | list["Data"] | dict[str, "Data"] | None

_SIGNS = r"?:,\[\]{}#&*!|>'\"%@`"
# ": " and " #" end a plain text, as ":" at its end does.
_PLAIN = rf"[^\s\-{_SIGNS}][^:#\n]*+(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*+)*+(?<! )"
_WORD = rf"[^\s\-{_SIGNS}][^\n{_SIGNS}]*+"
_KEY = "[a-zA-Z][a-zA-Z0-9_-]{0,60}"  # YAML takes no key of more than 1024 characters
_ROW = re.compile(
    r"( *)(- )?"  # indent, dash
    rf"(?:({_KEY}):(?: +|(?=\n)))?"  # key
    rf"(?:({_PLAIN})|(\"[^\"\\\n]*\"|'[^'\n]*')|\[({_WORD}(?:, *{_WORD})*)\])? *\n"
    rf"|({_KEY}): +>-\n( +)((?! )[^\n]+(?:\n\8(?! )[^\n]+)*)\n"  # key, indent, lines
    r"|([\s\S]+)"
)


def read(text: str) -> dict[str, Data] | None:
    """The keys of ``text`` in their order, or None where it is of another form or has a fault."""
    # What is not printable may be a line end of YAML, refused by it, or taken away by :func:`site_gen.text.clean`.
    if not text.replace("\n", "").isprintable() or not unicodedata.is_normalized("NFC", text):
        return None
    reading = _Reading()
    for indent, dash, key, plain, quoted, words, folded, margin, lines, other in _ROW.findall(text):
        value = plain or (quoted[1:-1] if quoted else re.split(" *, *", words.rstrip(" ")) if words else None)
        if folded:
            fits = reading.own(folded, lines.replace(f"\n{margin}", " "))
        elif dash:
            fits = reading.item(indent, key, value)
        elif indent:
            fits = reading.field(indent, key, value)
        else:
            fits = reading.own(key, value)
        if other or not fits:
            return None
    return reading.found


class _Reading:
    """What the rows say so far. Each method takes a row and tells whether it may stand there."""

    def __init__(self) -> None:
        self.found: dict[str, Data] = {}
        self.last = ""  # the key that what is indented belongs to, if any
        self.items: list[Data] | None = None  # that are below it
        self.fields: dict[str, Data] | None = None  # that are below it or in the last item
        self.dashed = self.margin = ""  # what stands before the dashes of the items, before the keys of the fields

    def own(self, key: str, value: Data) -> bool:
        """A key that stands below no other."""
        if not key or key in self.found:
            return False
        self.found[key] = value
        self.last = key if value is None else ""
        self.items = self.fields = None
        return True

    def item(self, indent: str, key: str, value: Data) -> bool:
        """An item of a list: a value, or the first field of a mapping."""
        if self.items is None and self.fields is None and self.last:
            self.found[self.last] = self.items = []
            self.dashed = indent
        if self.items is None or indent != self.dashed or not (key or value is not None):
            return False
        self.fields = {key: value} if key else None
        self.margin = f"{indent}  "
        self.items.append(self.fields or value)
        return True

    def field(self, indent: str, key: str, value: Data) -> bool:
        """A key below another, or in an item."""
        if self.items is None and self.fields is None and self.last:
            self.found[self.last] = self.fields = {}
            self.margin = indent
        if self.fields is None or not key or key in self.fields or indent != self.margin:
            return False
        self.fields[key] = value
        return True
