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
from site_gen.markup.ready import Ready
from site_gen.markup.sanitizer import sanitized
from site_gen.model import Compiled, Outline, Reference
from site_gen.text import clean

__all__ = ["FOOTNOTE_BACK", "Dialect", "compile_body", "locate"]


def compile_body(text: str, dialect: Dialect) -> Compiled:
    """The Markdown ``text`` as HTML that can harm no reader, and its outline.

    Raises ValueError when Python-Markdown cannot take the text (nested too deep), or not in good time.
    """
    text = clean(text)
    ready = common.read(text, dialect)
    if ready is None:
        ready = [Ready(_converted(text, dialect))]
    fitting = Fitting()
    fitted = [_fitted(block, fitting) for block in ready]
    body = "\n".join(block.html for block in fitted)
    references = tuple(_by_byte(body, fitting.references))
    outline = Outline(
        digest=_digest(body, references),
        words=sum(map(words, fitted)),
        lead=next(filter(None, map(lead, fitted)), ""),
        contents=tuple(fitting.contents),
        anchors=tuple(fitting.anchors),
        references=references,
    )
    return Compiled(body, outline)


def _by_byte(body: str, references: Iterable[Reference]) -> Iterator[Reference]:
    """References that were found by character, in their order."""
    at = place = 0
    for one in references:
        place += len(body[at : one.start].encode())
        at = one.start
        yield Reference(place, place, one.value, one.picture, one.bare)


def _fitted(block: Ready, fitting: Fitting) -> Ready:
    """The next block as a page can hold it.

    It is sanitised for itself, since it is closed in itself. A plain one is not sanitised at all: of what it is made
    of, two tags without attributes and printable text in NFC without <, > and &, nothing would be changed.
    """
    if block.plain:
        fitting.keep(block.html)
    else:
        block = block._replace(html=fitting.fit(sanitized(block.html)))
    fitting.keep("\n")
    return block


def _digest(body: str, references: tuple[Reference, ...]) -> str:
    """What tells this body from all others. No text of it holds U+0000."""
    targets = (f"{found.start} {found.picture:d} {found.bare:d} {found.value}" for found in references)
    return blake2b("\0".join((body, *targets)).encode(), digest_size=16).hexdigest()


def _converted(text: str, dialect: Dialect) -> str:
    refuse_costly(text)
    from site_gen.markup import engine  # noqa: PLC0415  slow to import, and few articles need it

    try:
        return engine.convert(text, dialect)
    except RecursionError as deep:
        raise ValueError(TOO_DEEP) from deep
