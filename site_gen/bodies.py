"""Puts into a compiled body what was left open: where references lead, links on names, meanings of terms.

Owns: the splicing.
Must not know: how any of it was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from site_gen.model import Reference
from site_gen.views import Body, Target


def fill(html: str, references: Iterable[Reference], body: Body, *, page: str = "", origin: str = "") -> str:
    """The body as it is shown. In a feed, ``page`` is the absolute URL of its page and ``origin`` the site's."""
    known = {target.value: target for target in body.targets}
    # (position, order at that position, text): what ends before what begins, the inner before the outer
    pieces = [
        (reference.start, 1, 0, _reference(reference, known, page=page, origin=origin)) for reference in references
    ]
    for mention in body.mentions:
        span = 2 * (mention.end - mention.start)
        if mention.url:
            pieces.append((mention.start, 2, -span - 1, f'<a href="{escape(origin + mention.url)}">'))
            pieces.append((mention.end, 0, span + 1, "</a>"))
        else:
            pieces.append((mention.start, 2, -span, f'<abbr title="{escape(mention.title)}">'))
            pieces.append((mention.end, 0, span, "</abbr>"))
    pieces.sort()
    out = []
    at = 0
    for position, _, _, text in pieces:
        out.append(html[at:position])
        out.append(text)
        at = position
    out.append(html[at:])
    return "".join(out)


def _reference(reference: Reference, known: dict[str, Target], *, page: str, origin: str) -> str:
    if reference.value.startswith("#"):
        return escape(page + reference.value)
    target = known[reference.value]
    url = escape(origin + target.url)
    if reference.picture and target.width:
        return f'{url}" width="{target.width}" height="{target.height}'
    return url
