"""Text to the words that are searched for: syllables, and pairs of neighbours, since most Vietnamese words are two.

Owns: what a word is, the key it is looked up by. ``themes/default/assets/search.js`` has the same rules, and
``tests/data/search-words.json`` holds both to one table.
Must not know: documents, files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

from site_gen.fitting import TAG
from site_gen.text import place_tones, search_fold

# What joins two words when nothing else stands between them: 09-CTr/BDV, "Hà Nội-Huế". All else parts them.
_JOINER = re.compile(r"[-/.&'’](?<=\w.)(?=\w)")
_BREAK = re.compile(r"[^\w\s]+|_")
_INLINE = frozenset("a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split())
_END = "¶"  # parts words, as any sign does

Segments = list[list[str]]


def segments(text: str) -> Segments:
    """The words of ``text``, as far as nothing parts them: lower case, one placement of tones, diacritics kept."""
    plain = place_tones(_JOINER.sub(" ", text.lower()))
    return [part.split() for part in _BREAK.split(plain)]


def of_html(body: str) -> Segments:
    """The words of sanitised HTML; elements other than those within a line part them."""
    return segments(html.unescape(TAG.sub(lambda tag: "" if tag[2] in _INLINE else _END, body)))


def singles(parts: Segments) -> Iterable[str]:
    """Every word."""
    return chain.from_iterable(parts)


def pairs(parts: Segments) -> set[tuple[str, str]]:
    """Every two words that stand side by side."""
    return set(chain.from_iterable(map(pairwise, parts)))


def form(one: str | tuple[str, str]) -> str:
    """A word or pair as one text."""
    return one if isinstance(one, str) else f"{one[0]} {one[1]}"


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return search_fold(word)


def key(form: str) -> str:
    """What a word or pair is looked up by: as a reader types it without diacritics."""
    first, space, second = form.partition(" ")
    return f"{_folded(first)} {_folded(second)}" if space else _folded(first)


def shard(key: str, count: int) -> int:
    """Which of ``count`` files holds the lines of a key; ``count`` is a power of two."""
    return crc32(key.encode()) & (count - 1)
