"""A serializer for XML: whatever is put in comes out legal and escaped.

Owns: escaping, the form of elements. The only user of ``markupsafe``'s escaping outside templates.
Must not know: any vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from markupsafe import Markup

from site_gen.escaping import escaped
from site_gen.text import clean, clean_html

# Markup of text that is escaped, without asking whether it is an object that knows its form as HTML.
_markup: Callable[[str], Markup] = partial(str.__new__, Markup)

DECLARATION = Markup('<?xml version="1.0" encoding="utf-8"?>\n')


def element(tag: str, *children: str | Markup, **attributes: str) -> Markup:
    """``<tag …>children</tag>``: text is cleaned of what XML forbids and escaped, Markup stands as it is.

    In attribute names ``_`` stands for ``:``; a trailing one is dropped (``type_``).
    """
    opening = f"<{tag}"
    for key, value in attributes.items():
        opening += f' {_name(key)}="{escaped(clean(value))}"'
    if not children:
        return _markup(f"{opening}/>")
    if len(children) == 1:
        (child,) = children
        inner: str = child if type(child) is Markup else escaped(clean(child))
    else:
        inner = "".join([child if type(child) is Markup else escaped(clean(child)) for child in children])
    return _markup(f"{opening}>{inner}</{tag}>")


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", ":")


def around(tag: str, **attributes: str) -> tuple[Markup, Markup]:
    """What stands before and after the content of an element."""
    before, _, after = element(tag, "\n", **attributes).partition("\n")
    return before, after


def document(
    sheet: str, roots: Sequence[tuple[Markup, Markup]], head: Iterable[Markup], items: Iterable[bytes] = ()
) -> bytes:
    """A document with the style sheet at the URL ``sheet``, if there is one: what stands in the innermost of ``roots``,
    each as :func:`around` gives it, the first around all, line by line."""
    opening = lines((*(before for before, _ in roots), *head))
    closing = lines(after for _, after in reversed(roots))
    return b"\n".join((f"{DECLARATION}{stylesheet(sheet)}{opening}".encode(), *items, f"{closing}\n".encode()))


def html(raw: bytes) -> bytes:
    """HTML in UTF-8 as the text of an element."""
    text = raw.decode()
    clean = clean_html(text)
    if clean is not text:
        raw = clean.encode()
    # As ``escaped`` writes them; they are found faster where each letter is not looked at.
    for sign in ("&", "<", ">", '"', "'"):
        raw = raw.replace(sign.encode(), escaped(sign).encode())
    return raw


def lines(parts: Iterable[str]) -> Markup:
    """``parts``, which are markup already, on lines of their own."""
    return _markup("\n".join(parts))


def stylesheet(url: str) -> Markup:
    """The line that has a browser show the document by the style sheet at ``url`` (W3C, Associating Style Sheets with
    XML documents); nothing where there is none."""
    return Markup('<?xml-stylesheet type="text/css" href="{}"?>\n').format(url) if url else Markup()
