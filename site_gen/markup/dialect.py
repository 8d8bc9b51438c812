"""What of the settings a compiled body depends on, and how headings are named.

Owns: the dialect as a value.
Must not know: who reads Markdown, and how.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from site_gen.text import search_fold

FOOTNOTE_BACK = "Jump back to footnote %d in the text"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What of the settings a compiled body depends on."""

    typographic_quotes: bool = False
    footnote_back: str = FOOTNOTE_BACK


@lru_cache(maxsize=10_000)
def heading_slug(text: str, separator: str = "-") -> str:
    """A heading's anchor: no diacritics, đ as d; ``muc`` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", separator, search_fold(text)).strip(separator) or "muc"
