"""Blocks between empty lines: paragraphs, headings, lists, tables, quotations, definitions in their common forms.

Owns: how Python-Markdown writes these; which other blocks each would go on in.
Must not know: what other blocks there are.

Why the result is the same: Python-Markdown's processors of blocks look at how a block's lines begin, and tables at
``|`` too. A block is common when each of its lines begins with the sign of its own kind and goes on with a letter, a
digit, a quotation mark, a bracket, or a form of :mod:`site_gen.markup.inline`, which begin no other block.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from site_gen.markup.inline import Inline, escaped, lone_picture, tag
from site_gen.markup.plain import START
from site_gen.markup.ready import Heading, Ready, Uncommon
from site_gen.text import is_printable

_LINE = re.compile(rf"(?:{START}|\[[^\n\[\]]*\](?!:)|\*\*?[^\s*]|!\[|<https?:)[^\n|]*")
_LIST = r"\{:? *((?:[.#][A-Za-z][\w-]* +)*[.#][A-Za-z][\w-]*) *\}"
_LAST_LINE = re.compile(rf"\n{_LIST}$")
_HEADING = re.compile(rf"(#{{1,6}})([^\\`*_\[<>&{{|#\n]+)(?:{_LIST} *)?(?:\n|$)")  # its level, words, attributes
_BULLET = re.compile(r"[*+-] +(.*)")
_NUMBER = re.compile(r"\d+\. +(.*)")
_NESTED = "    "
_ROW = re.compile(r"\|[^\\`|]*(?:\|[^\\`|]*)+\|")
_RULES = re.compile(r" *(:?)-+(:?) *")
_ALIGN = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
_MEANING = re.compile(r"\n: {1,3}")


class Blocks:
    """Writes the blocks of one document."""

    def __init__(self, inline: Inline) -> None:
        self.ids: set[str] = set()  # those that the author gave
        self._inline = inline
        self._kinds: dict[str, Callable[[str], Ready]] = {
            "-": self._list,
            "+": self._list,
            ">": self._quotation,
            "|": self._table,
            "!": self._picture,
        }

    def write(self, block: str) -> Ready:
        """``block`` as HTML. Raises Uncommon."""
        kind = self._kinds.get(block[0])
        if kind:
            return kind(block)
        if block.startswith("* ") or (block[0].isdigit() and _NUMBER.match(block)):
            return self._list(block)
        return self._definition(block) if "\n:" in block else self._paragraph(block)

    def heading(self, block: str) -> tuple[Heading, str]:
        """The heading that ``block`` begins with, and what stands below it. Raises Uncommon."""
        found = _HEADING.match(block)
        words = found[2].strip() if found else ""
        if not found or not words or (found[3] and found[2][-1] != " "):
            raise Uncommon
        self._inline.refuse_typographic(words)
        attributes = self.attributes(found[3]) if found[3] else {}
        return Heading(len(found[1]), words, attributes), block[found.end() :]

    @staticmethod
    def merged(run: list[Ready]) -> Ready:
        """Neighbours of one kind as the block that they are. Raises Uncommon but for definitions: the items of lists
        become paragraphs then."""
        if run[0].merging != "dl":
            raise Uncommon
        inner = "".join(block.html.removeprefix("<dl>\n").removesuffix("</dl>") for block in run)
        return Ready(f"<dl>\n{inner}</dl>", merging="dl")

    def _paragraph(self, block: str) -> Ready:
        text, attributes = self._attributes(block)
        written = self.text(text)
        plain = written is text and not attributes and is_printable(text)
        return Ready(f"{tag('p', attributes)}{written}</p>", plain)

    def text(self, block: str) -> str:
        """What a paragraph without attributes holds. Raises Uncommon."""
        lines = block.split("\n")
        if "  \n" in block or (block[:1].isdigit() and _NUMBER.match(block)) or not all(map(_LINE.fullmatch, lines)):
            raise Uncommon
        return self._inline.write(block)

    def _attributes(self, block: str) -> tuple[str, dict[str, str]]:
        """A block without the list of classes and ids on its last line, and that list as attributes."""
        found = _LAST_LINE.search(block) if block.endswith("}") else None
        if not found:
            return block, {}
        if block.endswith("  ", 0, found.start()):
            raise Uncommon  # a break of the line
        return block[: found.start()], self.attributes(found[1])

    def attributes(self, given: str) -> dict[str, str]:
        """Attributes in the order of their names, of a list such as ``.quan-trong #muc-1``."""
        words = given.split()
        classes = " ".join(word[1:] for word in words if word[0] == ".")
        ids = [word[1:] for word in words if word[0] == "#"]
        self.ids.update(ids[-1:])
        return ({"class": classes} if classes else {}) | ({"id": ids[-1]} if ids else {})

    def _picture(self, block: str) -> Ready:
        text, attributes = self._attributes(block)
        picture = lone_picture(text) if "\n" not in text else {}
        if not picture:
            return self._paragraph(block)
        title = picture.pop("title")
        self._inline.refuse_typographic(title)
        caption = f"<figcaption>{escaped(title)}</figcaption>"
        return Ready(f"{tag('figure', attributes)}{tag('img', picture)}{caption}</figure>")

    def _list(self, block: str) -> Ready:
        ordered = block[0].isdigit()
        if (ordered and not block.startswith("1. ")) or "|" in block:
            raise Uncommon
        marker = _NUMBER if ordered else _BULLET
        items: list[str] = []
        below: list[str] = []
        for line in block.split("\n"):
            item = marker.match(line)
            if item:
                self._nest(items, below)
                items.append(self._line(item[1]))
            elif line.startswith(_NESTED) and items:
                below.append(line.removeprefix(_NESTED))
            else:
                raise Uncommon
        self._nest(items, below)
        name = "ol" if ordered else "ul"
        inner = "".join(f"<li>{item}</li>\n" for item in items)
        return Ready(f"<{name}>\n{inner}</{name}>", merging=name)

    def _nest(self, items: list[str], below: list[str]) -> None:
        """Puts the lines ``below`` the last item into it, as a list."""
        if not below:
            return
        block = "\n".join(below)
        if not (_BULLET.match(block) or _NUMBER.match(block)) or f"\n{_NESTED}" in block:
            raise Uncommon
        items[-1] += f"{self._list(block).html}\n"
        below.clear()

    def _line(self, text: str) -> str:
        if (text[:1].isdigit() and _NUMBER.match(text)) or not _LINE.fullmatch(text):
            raise Uncommon
        return self._inline.write(text)

    def _quotation(self, block: str) -> Ready:
        lines = []
        for line in block.split("\n"):
            if not line.startswith(">"):
                raise Uncommon
            inner = line[2:] if line.startswith("> ") else line[1:]
            lines.append(inner if inner.strip() else "")
        paragraphs = [part.lstrip("\n") for part in "\n".join(lines).split("\n\n")]
        inner = "".join(f"{self._paragraph(part).html}\n" for part in paragraphs if part)
        if not inner:
            raise Uncommon
        return Ready(f"<blockquote>\n{inner}</blockquote>", merging="blockquote")

    def _table(self, block: str) -> Ready:
        rows = [row.rstrip(" ") for row in block.split("\n")]
        if len(rows) < 3 or not all(map(_ROW.fullmatch, rows)):
            raise Uncommon
        cells = [[cell.strip(" ") for cell in row[1:-1].split("|")] for row in rows]
        rules = [_RULES.fullmatch(cell) for cell in cells[1]]
        if len(rules) != len(cells[0]):
            raise Uncommon
        aligns = []
        for rule in rules:
            if not rule:
                raise Uncommon
            side = _ALIGN[rule[1], rule[2]]
            aligns.append(f' class="align-{side}"' if side else "")
        write = str if self._inline.is_text(block) else self._inline.write
        head = _row("th", cells[0], aligns, write)
        body = "".join([_row("td", row, aligns, write) for row in cells[2:]])
        return Ready(f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>")

    def _definition(self, block: str) -> Ready:
        found = _MEANING.search(block)
        if not found:
            raise Uncommon
        terms = "".join(f"<dt>{self._line(term.rstrip())}</dt>\n" for term in block[: found.start()].split("\n"))
        return Ready(f"<dl>\n{terms}<dd>{self._line(block[found.end() :])}</dd>\n</dl>", merging="dl")


def _row(name: str, cells: list[str], aligns: list[str], write: Callable[[str], str]) -> str:
    texts = cells + [""] * (len(aligns) - len(cells))
    pairs = zip(texts, aligns, strict=False)  # cells beyond the head's are dropped
    inner = "".join([f"<{name}{align}>{write(text)}</{name}>\n" for text, align in pairs])
    return f"<tr>\n{inner}</tr>\n"
