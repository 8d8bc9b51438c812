"""A serializer for XML: whatever is put in comes out legal and escaped.

Owns: escaping, the form of elements. The only user of ``markupsafe``'s escaping outside templates.
Must not know: any vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from site_gen.text import clean, clean_html

DECLARATION = Markup('<?xml version="1.0" encoding="utf-8"?>\n')


def element(tag: str, *children: str | Markup, **attributes: str) -> Markup:
    """``<tag …>children</tag>``: text is cleaned of what XML forbids and escaped, Markup stands as it is.

    In attribute names ``_`` stands for ``:``; a trailing one is dropped (``type_``).
    """
    opening = tag
    for key, value in attributes.items():
        opening += f' {key.rstrip("_").replace("_", ":")}="{escape(clean(value))}"'
    if not children:
        return Markup(f"<{opening}/>")  # noqa: S704  escaped above
    inner = "".join(child if isinstance(child, Markup) else escape(clean(child)) for child in children)
    return Markup(f"<{opening}>{inner}</{tag}>")  # noqa: S704  escaped above


def document(sheet: str, root: Markup) -> str:
    """A document with the style sheet at the URL ``sheet``, if there is one."""
    return f"{DECLARATION}{stylesheet(sheet)}{root}\n"


def html(text: str) -> Markup:
    """HTML as the text of an element."""
    return escape(clean_html(text))


def lines(parts: Iterable[str]) -> Markup:
    """``parts``, which are markup already, on lines of their own."""
    return Markup("\n".join(parts))  # noqa: S704  each part is markup


def stylesheet(url: str) -> Markup:
    """The line that has a browser show the document by the style sheet at ``url`` (W3C, Associating Style Sheets with
    XML documents); nothing where there is none."""
    return Markup('<?xml-stylesheet type="text/css" href="{}"?>\n').format(url) if url else Markup()
