"""Text within a block: links, emphasis, pictures, addresses and numbers of footnotes in their common forms.

Owns: how Python-Markdown writes these. Every other sign that could mean something to it is :class:`Uncommon`.
Must not know: blocks.

Why the result is the same: Python-Markdown runs its patterns one after the other over a text, each matching at a sign
of ``\\ ` * _ [ < &`` or at two spaces before a line's end, and puts a placeholder where one matched. A form is common
when it holds none of these signs but its own, so that no other pattern can reach into it or across it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from site_gen.markup.ready import Uncommon

_SIGN = re.compile(r"[\\`*_\[<>&{]")  # > is one for what it becomes
_WORDS = r"(?!\^)([^\\`*_\[\]<>&{]*)"
_URL = r"([^\s()<>\[\]\\`'\"{}|]+)"
_TITLE = r"([^\\`*_\[\]<>{}'\"\n|]*[^\\`*_\[\]<>{}'\"\s|])"
# A list of classes and a title behind a link or picture; no other brace may stand on the line.
_ATTRIBUTES = (
    r"\{:? *((?:\.[A-Za-z][A-Za-z0-9-]* +|title=[^\W_]+ +)*(?:\.[A-Za-z][A-Za-z0-9-]*|title=[^\W_]+)) *\}(?![^\n]*\})"
)
_LINK = re.compile(rf"\[{_WORDS}\]\({_URL}(?: \"{_TITLE}\")?\)(?:{_ATTRIBUTES})?")
_NOTE = re.compile(r"\[\^([A-Za-z0-9-]+)\]")
_ADDRESS = re.compile(r"<(https?://[^\s<>\[\]\\`'\"]*)>")
# Tags within a line that are handed through.
HANDED_THROUGH = r"(/?)(b|del|i|ins|mark|s|small|sub|sup|u)>"
_TAG = re.compile(f"<{HANDED_THROUGH}")
_EMPHASIS = re.compile(r"(\*\*?)(?![\s*])([^\\`*_\[<>&{]+)(?<!\s)\1(?!\*)")
_SPACE = re.compile(r"\s")
_WITHIN_WORD = re.compile(r"(?<=\w)_(?=\w)")
_TYPOGRAPHIC = re.compile(r"['\"]|--|\.\.\.")
# An ampersand that begins no reference to a character.
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def escaped(text: str) -> str:
    """``text`` without < and >, as it is written in an element."""
    return _AMPERSAND.sub("&amp;", text) if "&" in text else text


def quoted(text: str) -> str:
    """``text`` without < and >, as it is written in an attribute."""
    return escaped(text).replace('"', "&quot;")


def tag(name: str, attributes: dict[str, str]) -> str:
    """The tag that begins an element; the values hold neither < nor >."""
    if not attributes:
        return f"<{name}>"
    written = [f' {key}="{quoted(value)}"' for key, value in sorted(attributes.items())]
    return f"<{name}{''.join(written)}>"


def _attributes(link: re.Match[str]) -> dict[str, str]:
    """The other attributes of a link or picture: its title, and what the list behind it gives."""
    attributes = {"title": _SPACE.sub(" ", link[3].strip())} if link[3] else {}
    classes = []
    for word in (link[4] or "").split():
        if word[0] == ".":
            classes.append(word[1:])
        else:
            attributes["title"] = word.removeprefix("title=")
    return attributes | ({"class": " ".join(classes)} if classes else {})


def lone_picture(text: str) -> dict[str, str]:
    """The attributes of the picture that ``text`` is, none if it is anything else or has no title."""
    picture = _LINK.fullmatch(text, 1) if text[0] == "!" else None
    attributes = _attributes(picture) if picture else {}
    return {"alt": picture[1], "src": picture[2]} | attributes if picture and "title" in attributes else {}


class Inline:
    """Writes the texts of one document. ``notes`` are the numbers of its footnotes by label."""

    def __init__(self, *, typographic: bool, notes: Mapping[str, int]) -> None:
        self.noted: set[str] = set()
        self._typographic = typographic
        self._notes = notes
        self._open: list[str] = []  # the author's own elements that began in this text
        self._forms: dict[str, Callable[[str, int], tuple[str, int]]] = {
            "[": self._bracket,
            "*": self._emphasis,
            "<": self._angle,
            ">": lambda _, at: ("&gt;", at + 1),
            "&": lambda text, at: ("&" if not _AMPERSAND.match(text, at) else "&amp;", at + 1),
            "_": self._underscore,
        }

    def write(self, text: str) -> str:
        """``text`` as HTML. Raises Uncommon."""
        if self._typographic:
            self.refuse_typographic(text)
        sign = _SIGN.search(text)
        if not sign:
            return text
        self._open.clear()
        out: list[str] = []
        done = 0
        while sign:
            at = sign.start()
            form = self._forms.get(sign[0])
            if not form:
                raise Uncommon
            made, end = form(text, at)
            picture = sign[0] == "[" and text[at - 1 : at] == "!"
            out += (text[done : at - picture], made)
            done = end
            sign = _SIGN.search(text, done)
        out.append(text[done:])
        if self._open:
            raise Uncommon
        return "".join(out)

    def is_text(self, text: str) -> bool:
        """Whether :meth:`write` surely leaves every piece of ``text`` as it is."""
        return not self._typographic and not _SIGN.search(text)

    def refuse_typographic(self, text: str) -> None:
        """Raises Uncommon where quotes, dashes or dots of ``text`` would become others."""
        if self._typographic and _TYPOGRAPHIC.search(text):
            raise Uncommon

    def _bracket(self, text: str, at: int) -> tuple[str, int]:
        picture = text[at - 1 : at] == "!"
        link = _LINK.match(text, at)
        if link and picture:
            attributes = _attributes(link)
            if "title" in attributes and at == 1 and not text[link.end() :].strip():
                raise Uncommon  # alone with its title: a figure
            return tag("img", {"alt": link[1], "src": link[2]} | attributes), link.end()
        if link and link.lastindex == 2:
            return f'<a href="{escaped(link[2])}">{link[1]}</a>', link.end()
        if link:
            return f"{tag('a', {'href': link[2]} | _attributes(link))}{link[1]}</a>", link.end()
        note = _NOTE.match(text, at)
        if picture or not note or note[1] not in self._notes or note[1] in self.noted:
            raise Uncommon
        label = note[1]
        self.noted.add(label)
        number = self._notes[label]
        return f'<sup id="fnref:{label}"><a class="footnote-ref" href="#fn:{label}">{number}</a></sup>', note.end()

    def _emphasis(self, text: str, at: int) -> tuple[str, int]:
        marked = _EMPHASIS.match(text, at)
        if not marked:
            raise Uncommon
        name = "strong" if len(marked[1]) > 1 else "em"
        return f"<{name}>{marked[2]}</{name}>", marked.end()

    def _angle(self, text: str, at: int) -> tuple[str, int]:
        address = _ADDRESS.match(text, at)
        if address:
            url = escaped(address[1])
            return f'<a href="{url}">{url}</a>', address.end()
        own = _TAG.match(text, at)
        if not own:
            raise Uncommon
        if not own[1]:
            self._open.append(own[2])
        elif not self._open or self._open.pop() != own[2]:
            raise Uncommon
        return own[0], own.end()

    def _underscore(self, text: str, at: int) -> tuple[str, int]:
        if not _WITHIN_WORD.match(text, at):
            raise Uncommon
        return "_", at + 1
