"""HTML of one block that was written without Python-Markdown.

Owns: what is known of it.
Must not know: how it was written, what is done with it.
"""

from __future__ import annotations

from typing import NamedTuple


class Uncommon(Exception):
    """What stands here is not of the forms that are known by heart; Python-Markdown has to read it."""


class Ready(NamedTuple):
    """A block as Python-Markdown would write it, closed in itself: it opens and ends each of its elements."""

    html: str
    plain: bool = False  # <p>, printable text without <, > and &, </p>, and nothing else
    merging: str = ""  # the element that would go on in a block of the same kind right behind
