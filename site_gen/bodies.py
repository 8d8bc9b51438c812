"""Puts into a compiled body what was left open: where references lead, links on names, meanings of terms.

Owns: the splicing.
Must not know: how any of it was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from site_gen.fitting import TAG
from site_gen.model import Reference
from site_gen.views import Body, Target

# How wide the text column of the default theme is: 42rem, on a narrow screen all but the margins.
SIZES = "(min-width: 748px) 714px, calc(100vw - 34px)"
_IMG = '<img src="'
_TAG = re.compile(TAG.pattern.encode())


def source(srcset: str, sizes: str) -> str:
    """The element that offers a picture's widths to a browser."""
    return f'<source type="image/webp" srcset="{escape(srcset)}" sizes="{escape(sizes)}">'


def fill(
    html: bytes, references: Sequence[Reference], body: Body, *, page: str = "", origin: str = "", sizes: str = SIZES
) -> bytes:
    """The body as it is shown, in UTF-8. In a feed, ``page`` is the absolute URL of its page and ``origin`` the site's;
    pictures stand there in one width, which every reader knows. ``sizes`` says how wide they are on a page."""
    # (position, order at that position, text): what ends before what begins, the inner before the outer
    pieces: list[tuple[int, int, int, bytes]] = []
    if references:
        known = {target.value: target for target in body.targets}
        for reference in references:
            put = _reference(reference, known, page=page, origin=origin)
            pieces.append((reference.start, 1, 0, put))
            target = known.get(reference.value)
            if target and target.srcset and reference.picture and not origin:
                start = reference.start - len(_IMG)
                pieces.append((start, 1, 0, f"<picture>{source(target.srcset, sizes)}".encode()))
                pieces.append((_tag_end(html, start), 0, 0, b"</picture>"))
    for begin, end, url, meaning in body.mentions:
        span = 2 * (end - begin)
        if url:
            pieces.append((begin, 2, -span - 1, _link(origin + url)))
            pieces.append((end, 0, span + 1, b"</a>"))
        else:
            pieces.append((begin, 2, -span, _term(meaning)))
            pieces.append((end, 0, span, b"</abbr>"))
    pieces.sort()
    out: list[bytes] = []
    at = 0
    for position, _, _, text in pieces:
        out += html[at:position], text
        at = position
    out.append(html[at:])
    return b"".join(out)


# Many bodies name the same.
@lru_cache(16_384)
def _escaped(url: str) -> bytes:
    return escape(url).encode()


@lru_cache(16_384)
def _link(url: str) -> bytes:
    return f'<a href="{escape(url)}">'.encode()


@lru_cache(4096)
def _term(meaning: str) -> bytes:
    return f'<abbr title="{escape(meaning)}">'.encode()


def _tag_end(html: bytes, start: int) -> int:
    """Where the tag that begins at ``start`` ends."""
    tag = _TAG.match(html, start)
    return tag.end() if tag else start


def _reference(reference: Reference, known: dict[str, Target], *, page: str, origin: str) -> bytes:
    if reference.value.startswith("#"):
        return escape(page + reference.value).encode()
    target = known[reference.value]
    url = _escaped(origin + target.url)
    if reference.picture and target.width:
        return b'%b" width="%d" height="%d' % (url, target.width, target.height)
    return url
