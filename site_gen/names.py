"""Finds known names and glossary terms in compiled bodies.

Owns: which stretches of a body are searched, what counts as a mention. One automaton pass per text.
Must not know: who bears a name, where a link leads. The only importer of ``ahocorasick_rs``.
"""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from site_gen.fitting import TAG
from site_gen.text import place_tones

_NO_NAMES = frozenset("a abbr code dfn h1 h2 h3 h4 h5 h6 kbd pre samp var".split())
_NO_TERMS = frozenset("abbr code dfn kbd pre samp var".split())

# (start, end, what was found), by character of the compiled body
Spot = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Spots:
    """What was found in one body: each name where it stands first, each term everywhere."""

    names: tuple[Spot, ...] = ()
    terms: tuple[Spot, ...] = ()


def name_key(name: str) -> str:
    """The form in which a name stands in a compiled body, tone placement folded; case is kept."""
    return html.escape(place_tones(name), quote=False)


class Finder:
    """Searches bodies for ``names`` (as :func:`name_key` gives them) and ``terms``."""

    def __init__(self, names: Iterable[str], terms: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self.terms = sorted({html.escape(term, quote=False) for term in terms})
        self._names = AhoCorasick(self.names) if self.names else None
        self._terms = AhoCorasick(self.terms) if self.terms else None

    def find(self, body: str) -> Spots:
        """The spots of one compiled body."""
        for_names, for_terms = _runs(body)
        folded = place_tones(body).replace("\n", " ")
        names: dict[str, Spot] = {}
        for spot in self._matches(self._names, self.names, folded, for_names):
            names.setdefault(spot[2], spot)
        terms = self._matches(self._terms, self.terms, body, for_terms)
        return Spots(tuple(names.values()), tuple((start, end, html.unescape(term)) for start, end, term in terms))

    @staticmethod
    def _matches(
        automaton: AhoCorasick | None, words: list[str], text: str, runs: list[tuple[int, int]]
    ) -> Iterator[Spot]:
        """Whole words only; the leftmost wins, of those the longest."""
        if automaton is None or not runs:
            return
        starts = [start for start, _ in runs]
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        after = 0
        for which, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < after or not _is_word(text, start, end):
                continue
            run = bisect_right(starts, start) - 1
            if run >= 0 and end <= runs[run][1]:
                after = end
                yield start, end, words[which]


def _is_word(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return before and (end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum()))


def _runs(body: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of plain text in which names, and those in which terms, are looked for."""
    names: list[tuple[int, int]] = []
    terms: list[tuple[int, int]] = []
    at = no_names = no_terms = 0
    for tag in TAG.finditer(body):
        start = tag.start()
        if start > at:
            if not no_names:
                names.append((at, start))
            if not no_terms:
                terms.append((at, start))
        at = tag.end()
        step = -1 if tag[1] else 1
        if tag[2] in _NO_NAMES:
            no_names = max(0, no_names + step)
        if tag[2] in _NO_TERMS:
            no_terms = max(0, no_terms + step)
    return names, terms
