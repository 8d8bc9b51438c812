"""Plain text as Markdown that says the same.

Owns: the characters Markdown would read as marks.
Must not know: blocks; it takes one line of text and gives one line of Markdown.
"""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"([`*\[\]{}])")
_BACKSLASH = re.compile(r"\\(?=[\\`*_{}\[\]()>#+\-.!|])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;|#\d|#x)")
_TAG = re.compile(r"<(?=\S)")
_NUMBER = re.compile(r"(\d+)([.)])(?=\s|$)")
_OPENING = re.compile(r"([-+>#]|!(?=!!)|:(?=\s))")
_RULE = re.compile(r"[-=_ ]{3,}$")


def inline(text: str) -> str:
    """``text`` with the marks escaped that mean something anywhere in a line."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ALWAYS.sub(r"\\\1", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub("&amp;", text)
    return _TAG.sub("&lt;", text)


def line(text: str) -> str:
    """``text`` as a whole paragraph: also the marks escaped that mean something only where a line begins."""
    text = inline(text)
    if number := _NUMBER.match(text):
        return f"{number[1]}\\{text[number.end(1) :]}"
    opening = _OPENING.match(text)
    if opening is None:
        return text
    if opening[0] == ":":
        return f"&#58;{text[1:]}"
    dash_in_word = opening[0] in "-+" and not re.match(r".(?:\s|$)", text) and not _RULE.match(text)
    return text if dash_in_word else f"\\{text}"


def heading(text: str) -> str:
    """``text`` as a heading's words: also a last "#" or backslash escaped, which would close the heading."""
    text = inline(text)
    slashes = len(text) - len(text.rstrip("\\"))
    if slashes % 2:
        return f"{text}\\"
    return f"{text[:-1]}\\#" if text.endswith("#") else text
