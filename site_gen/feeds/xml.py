"""A serializer for XML: whatever is put in comes out legal and escaped.

Owns: escaping, the form of elements. The only user of ``markupsafe``'s escaping outside templates.
Must not know: any vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from markupsafe import Markup, escape

from site_gen.text import clean

DECLARATION = Markup('<?xml version="1.0" encoding="utf-8"?>\n')


def element(tag: str, *children: str | Markup, **attributes: str) -> Markup:
    """``<tag …>children</tag>``: text is cleaned of what XML forbids and escaped, Markup stands as it is.

    In attribute names ``_`` stands for ``:``; a trailing one is dropped (``type_``).
    """
    name = Markup(tag)  # noqa: S704  written in this package, never taken from content
    pairs = (
        Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", ":")), clean(value))  # noqa: S704
        for key, value in attributes.items()
    )
    inner = Markup("").join(child if isinstance(child, Markup) else escape(clean(child)) for child in children)
    opening = Markup("").join(chain((Markup("<"), name), pairs))
    return opening + (Markup(">") + inner + Markup("</{}>").format(name) if children else Markup("/>"))


def lines(parts: Iterable[Markup]) -> Markup:
    """``parts`` on lines of their own."""
    return Markup("\n").join(parts)
