"""Markdown to sanitised HTML, with its headings, anchors and references.

Owns: the way of a body from Markdown to what a page holds.
Must not know: any other file; names, abbreviations and the URLs of references are put in later, so that a
compiled body depends on its own text alone.

Most articles hold nothing but common forms, and :mod:`common` writes these as Python-Markdown would, byte for byte, in
a tenth of the time; any other form is read by Python-Markdown itself (:mod:`engine`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from site_gen.fitting import Fitting
from site_gen.markup import common
from site_gen.markup.dialect import FOOTNOTE_BACK, Dialect
from site_gen.markup.limits import TOO_DEEP, refuse_costly
from site_gen.markup.outline import lead, words
from site_gen.markup.places import locate
from site_gen.markup.ready import Heading, Ready
from site_gen.markup.sanitizer import harmless, sanitized
from site_gen.model import Compiled, Inside, Outline, Reference
from site_gen.text import cleaned

__all__ = ["FOOTNOTE_BACK", "Dialect", "compile_body", "locate"]


def compile_body(text: str, dialect: Dialect) -> Compiled:
    """The Markdown ``text`` as HTML that can harm no reader, and its outline.

    Raises ValueError when Python-Markdown cannot take the text (nested too deep), or not in good time.
    """
    text, printable = cleaned(text)
    fitting = Fitting()
    pieces: list[str] = []
    count, first = 0, ""
    for block in _blocks(text, dialect, printable=printable):
        html = _fitted(block, fitting)
        pieces.append(html)
        count += words(block, html)
        first = first or lead(block, html)
    body = "\n".join(pieces)
    references = tuple(_by_byte(body, fitting.references))
    inside = Inside(tuple(fitting.contents), tuple(fitting.anchors), references)
    utf8 = body.encode()
    return Compiled(utf8, Outline(_digest(utf8, references), count, first), inside)


def _by_byte(body: str, references: Iterable[Reference]) -> Iterator[Reference]:
    """References that were found by character, in their order."""
    at = place = 0
    for one in references:
        place += len(body[at : one.start].encode())
        at = one.start
        yield Reference(place, place, one.value, one.picture, one.bare)


def _blocks(text: str, dialect: Dialect, *, printable: bool) -> list[Ready | Heading]:
    """The blocks of ``text``, such as harm no reader. Each is sanitised for itself, since it is closed in itself."""
    ready = common.read(text, dialect, printable=printable)
    if ready is None:
        return [Ready(sanitized(_converted(text, dialect)))]
    return [_harmless(block, printable=printable) for block in ready]


def _harmless(block: Ready | Heading, *, printable: bool) -> Ready | Heading:
    """``block`` sanitised, where that could change anything. Of paragraphs and headings that are nothing but tags of
    ours around printable text without <, > and &, in NFC, nothing would be changed."""
    if isinstance(block, Heading):
        return block if printable or block.text.isprintable() else Ready(sanitized(block.html))
    return block if block.plain else Ready(harmless(block.html, printable=printable))


def _fitted(block: Ready | Heading, fitting: Fitting) -> str:
    """The next block as a page can hold it."""
    if isinstance(block, Heading):
        return fitting.heading(*block)
    return fitting.keep(block.html) if block.plain else fitting.fit(block.html)


def _digest(utf8: bytes, references: tuple[Reference, ...]) -> str:
    """What tells this body from all others. No text of it holds U+0000."""
    digest = blake2b(utf8, digest_size=16)
    for found in references:
        digest.update(f"\0{found.start} {found.picture:d} {found.bare:d} {found.value}".encode())
    return digest.hexdigest()


def _converted(text: str, dialect: Dialect) -> str:
    refuse_costly(text)
    from site_gen.markup import engine  # noqa: PLC0415  slow to import, and few articles need it

    try:
        return engine.convert(text, dialect)
    except RecursionError as deep:
        raise ValueError(TOO_DEEP) from deep
