"""Documents of common forms, which need no Python-Markdown or little of it.

Owns: how a document falls into blocks; what reaches from one block to another: ids of headings, footnotes, lists that
go on.
Must not know: how a block is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_gen.markup import notes, verbatim
from site_gen.markup.blocks import Blocks
from site_gen.markup.dialect import Dialect, heading_slug
from site_gen.markup.inline import HANDED_THROUGH, Inline
from site_gen.markup.plain import Plain
from site_gen.markup.ready import Heading, Ready, Uncommon

_HTML = re.compile(rf"<(?!https?:|{HANDED_THROUGH})")
# What is taken out or rewritten before there are blocks, beside HTML: code, references to characters by number.
_TAKEN_OUT = ("```", "~~~", "&#")
_CONTROLS = ("\x02", "\x03", "\r")
_PLACE_OF_NOTES = "///Footnotes Go Here///"
_BLANK = re.compile(r"\n +\n")  # found several times as fast as what it begins with is looked for by itself
_BLANK_LINE = re.compile(r"(?<=\n) +\n")
# A definition makes the paragraph before it a term.
_MEANING = re.compile(r"^ {0,3}:", re.MULTILINE)
STAND_IN = re.compile("\x02p([0-9]+)\x03")  # a number of Python-Markdown's own has no letter before it


def read(text: str, dialect: Dialect, *, printable: bool = False) -> list[Ready | Heading] | None:
    """The blocks of ``text`` in order, or None where Python-Markdown has to read it. ``printable`` tells that all of it
    is known to be, but for the ends of lines."""
    try:
        return _read(text, dialect, printable=printable)
    except Uncommon:
        return None


def _read(text: str, dialect: Dialect, *, printable: bool) -> list[Ready | Heading]:
    if (not printable and verbatim.holds(text, _CONTROLS)) or ("/" in text and _PLACE_OF_NOTES in text):
        raise Uncommon
    text, known = verbatim.taken(_normalized(text))
    if verbatim.holds(text, _TAKEN_OUT) or ("<" in text and _HTML.search(text)):
        raise Uncommon
    parts, definitions = notes.taken(text)
    numbers = {label: number for number, label in enumerate(definitions, 1)}
    inline = Inline(typographic=dialect.typographic_quotes, notes=numbers)
    blocks = Blocks(inline)
    plain = Plain(text, printable=printable, typographic=dialect.typographic_quotes)
    written = list(_merged(_written(parts, blocks, plain, known)))
    if definitions:
        written.append(notes.written(definitions, blocks, dialect.footnote_back))
    last = written[-1] if written else None
    if isinstance(last, Ready):
        written[-1] = last._replace(html=last.html.rstrip("\n"))  # an empty line ends no document
    return list(_with_anchors(written, blocks.ids))


def _normalized(text: str) -> str:
    """``text`` with its white space as Python-Markdown makes it."""
    if "\t" in text:
        text = text.expandtabs(4)
    if _BLANK.search(text):
        text = _BLANK_LINE.sub("\n", text)
    return text


def _written(parts: list[str], blocks: Blocks, plain: Plain, known: dict[str, Ready]) -> Iterator[Ready | Heading]:
    run: list[str] = []
    for part in parts:
        if plain.holds(part):
            run.append(part)
            continue
        if run:
            yield plain.written(run)
            run = []
        rest = part.lstrip("\n")
        while rest.startswith("#"):
            heading, rest = blocks.heading(rest)
            yield heading
        if rest:
            yield known.get(rest) or blocks.write(rest)
    if run:
        yield plain.written(run)


def _merged(written: Iterable[Ready | Heading]) -> Iterator[Ready | Heading]:
    """The blocks, those that go on in one another as one."""
    run: list[Ready] = []
    for block in written:
        merging = block.merging if isinstance(block, Ready) else ""
        if run and merging != run[0].merging:
            yield run[0] if len(run) == 1 else Blocks.merged(run)
            run = []
        if isinstance(block, Ready) and merging:
            run.append(block)
        else:
            yield block
    if run:
        yield run[0] if len(run) == 1 else Blocks.merged(run)


def _with_anchors(written: Iterable[Ready | Heading], ids: set[str]) -> Iterator[Ready | Heading]:
    """The blocks, each heading with an id that no other element of the document has."""
    numbers: dict[str, int] = {}
    for block in written:
        if isinstance(block, Ready) or "id" in block.attributes:
            yield block
        else:
            name = anchor = heading_slug(block.text)
            while anchor in ids:
                numbers[name] = numbers.get(name, 0) + 1
                anchor = f"{name}_{numbers[name]}"
            ids.add(anchor)
            yield block._replace(attributes=block.attributes | {"id": anchor})


def stand_ins(text: str, dialect: Dialect) -> tuple[str, list[str]]:
    """``text`` with a stand-in for each block of a common form, and what each stands for.

    ``text`` is what Python-Markdown makes blocks of: code and HTML are taken out already. Headings stay, since their
    ids depend on all others; so do footnotes, and whatever would go on in a neighbour that stays.
    """
    parts = text.split("\n\n")
    blocks = Blocks(Inline(typographic=dialect.typographic_quotes, notes={}))
    ready = [_alone(part.lstrip("\n"), blocks) for part in parts]
    rest = [part for part, block in zip(parts, ready, strict=True) if not block]
    if _PLACE_OF_NOTES in text or any(map(_MEANING.search, rest)):
        return text, []
    known: list[str] = []
    for place, block in enumerate(ready):
        if not block or (block.merging and _goes_on(ready, place)):
            continue
        above = parts[place].removesuffix(parts[place].lstrip("\n"))
        parts[place] = f"{above}\x02p{len(known)}\x03"
        known.append(block.html)
    return "\n\n".join(parts), known


def _alone(block: str, blocks: Blocks) -> Ready | None:
    """``block``, if it is of a common form and has no id."""
    if not block or "\x02" in block:
        return None
    blocks.ids.clear()
    try:
        ready = blocks.write(block)
    except Uncommon:
        return None
    return None if blocks.ids else ready


def _goes_on(ready: list[Ready | None], place: int) -> bool:
    """Whether the block at ``place`` may be one with a neighbour."""
    around = ready[max(place - 1, 0) : place] + ready[place + 1 : place + 2]
    return any(not other or other.merging for other in around)
