"""Blocks that were written without Python-Markdown.

Owns: what is known of each.
Must not know: how it was written, what is done with it.
"""

from __future__ import annotations

from typing import NamedTuple


class Uncommon(Exception):
    """What stands here is not of the forms that are known by heart; Python-Markdown has to read it."""


class Ready(NamedTuple):
    """A block as Python-Markdown would write it, closed in itself: it opens and ends each of its elements."""

    html: str
    plain: bool = False  # <p>, printable text without <, > and &, </p>, and nothing else; or several such, by lines
    merging: str = ""  # the element that would go on in a block of the same kind right behind
    words: int | None = None  # how many it has, where that is known


class Heading(NamedTuple):
    """A heading of text without <, > and &. Its attributes, a class and an id, hold nothing that is written as another;
    the id depends on the other ids of its document, and may be missing until all of them are known."""

    level: int
    text: str
    attributes: dict[str, str]

    @property
    def html(self) -> str:
        """The heading as Python-Markdown would write it."""
        attributes = "".join([f' {name}="{value}"' for name, value in self.attributes.items()])
        return f"<h{self.level}{attributes}>{self.text}</h{self.level}>"
