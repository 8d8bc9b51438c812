"""What an import makes of a text, and the blocks it passes through.

Owns: the values that the rules hand to one another and to the caller.
Must not know: any rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a block of the text is."""

    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, caption, heading or item of a list; ``mark`` is an item's mark as written,
    ``depth`` how deep its list is nested."""

    kind: Kind
    text: str
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ImportedOfficial:
    """A person with rank and post as they were printed; what was not printed is empty."""

    name: str
    rank: str = ""
    role: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A plain-text article, read: its parts for the front matter, and its body in Markdown."""

    title: str | None
    author: str
    officials: tuple[ImportedOfficial, ...]
    organizations: tuple[str, ...]
    documents: tuple[str, ...]
    body: str
