"""Finds known names and glossary terms in compiled bodies.

Owns: which stretches of a body are searched, what counts as a mention. One automaton pass per text.
Must not know: who bears a name, where a link leads. The only importer of ``ahocorasick_rs``.

Bodies are searched as UTF-8, as the cache has them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from site_gen.model import Spot, Spots
from site_gen.text import place_tones, tone_spellings

_NO_NAMES = frozenset("a abbr code dfn h1 h2 h3 h4 h5 h6 kbd pre samp var".split())
_NO_TERMS = frozenset("abbr code dfn kbd pre samp var".split())
_FEW = 5  # a name with more tones that can stand in two places has too many spellings to list
_ALNUM = frozenset(byte for byte in range(128) if chr(byte).isalnum())

# (number of the pattern, start, end), by byte
_Hit = tuple[int, int, int]
_START, _END = itemgetter(1), itemgetter(2)


class _Pattern(NamedTuple):
    """What a pattern stands for: a name, a term, both; or a tag by which the depth changes in which neither may
    stand. ``head`` and ``tail`` tell whether it begins and ends within a word."""

    name: str = ""
    term: str = ""
    head: bool = False
    tail: bool = False
    no_names: int = 0
    no_terms: int = 0


def name_key(name: str) -> str:
    """The form in which a name stands in a compiled body, tone placement folded; case is kept."""
    return html.escape(place_tones(name), quote=False)


class Finder:
    """Searches bodies for ``names`` (as :func:`name_key` gives them) and ``terms``."""

    def __init__(self, names: Iterable[str], terms: Iterable[str]) -> None:
        listed, many = _spellings(names)
        patterns = _tags() | {spelling: _pattern(name, name=name) for spelling, name in listed.items()}
        for term in set(terms):
            word = html.escape(term, quote=False)
            patterns[word] = patterns.get(word, _pattern(word))._replace(term=term)
        self._patterns = [*patterns.values(), *(_pattern(name, name=name) for name in many)]
        self._many = list(enumerate(many.values(), len(patterns)))
        self._automaton = BytesAhoCorasick([text.encode() for text in patterns])

    def find(self, body: bytes) -> Spots:
        """The spots of one compiled body, in UTF-8: whole words only; the leftmost wins, of those the longest."""
        names: dict[str, Spot] = {}
        terms: list[Spot] = []
        again: _Hit = (0, 0, 0)  # a name that is known already: it matters only to what it overlaps
        name_end = term_end = no_names = no_terms = 0
        for hit in self._hits(body):
            which, start, end = hit
            name, term, _, _, names_step, terms_step = self._patterns[which]
            if names_step:
                no_names = max(0, no_names + names_step)
                no_terms = max(0, no_terms + terms_step)
                continue
            if name and not no_names:
                if start < again[2] and self._stands(body, again):
                    name_end = again[2]
                if start >= name_end:
                    again = hit
                    if name not in names and self._stands(body, hit):
                        names[name] = start, end, name
            if term and not no_terms and start >= term_end and self._stands(body, hit, across=False):
                term_end = end
                terms.append((start, end, term))
        return Spots(tuple(names.values()), tuple(terms))

    def _hits(self, body: bytes) -> list[_Hit]:
        """Whatever stands in the body, from left to right, the longer first."""
        text = body.replace(b"\n", b" ")
        hits: list[_Hit] = self._automaton.find_matches_as_indexes(text, overlapping=True)  # by their ends
        if self._many:
            hits += [(which, *found.span(1)) for which, name in self._many for found in name.finditer(text)]
            hits.sort(key=_END)
        hits.reverse()
        hits.sort(key=_START)
        return hits

    def _stands(self, body: bytes, hit: _Hit, *, across: bool = True) -> bool:
        """Whether a hit is whole words of the text, within a line or perhaps ``across`` lines."""
        which, start, end = hit
        _, _, head, tail, _, _ = self._patterns[which]
        if (head and _letter_before(body, start)) or (tail and _letter_at(body, end)):
            return False
        # "<" and ">" stand in a compiled body only where a tag begins and ends.
        return body.rfind(b"<", 0, start) <= body.rfind(b">", 0, start) and (across or b"\n" not in body[start:end])


def _tags() -> dict[str, _Pattern]:
    """The tags of elements in which no names, or neither names nor terms, are looked for."""
    found = {}
    for tag in sorted(_NO_NAMES):
        for text, step in ((f"<{tag}>", 1), (f"<{tag} ", 1), (f"</{tag}>", -1)):
            found[text] = _Pattern(no_names=step, no_terms=step if tag in _NO_TERMS else 0)
    return found


def _pattern(text: str, name: str = "") -> _Pattern:
    return _Pattern(name, "", text[0].isalnum(), text[-1].isalnum())


def _spellings(names: Iterable[str]) -> tuple[dict[str, str], dict[str, re.Pattern[bytes]]]:
    """Every spelling of the names with its name; what matches those of a name that has too many to be listed."""
    listed: dict[str, str] = {}
    many: dict[str, re.Pattern[bytes]] = {}
    for name in sorted(set(names)):
        pieces = tone_spellings(name)
        if sum(len(piece) > 1 for piece in pieces) <= _FEW:
            listed.update(("".join(spelled), name) for spelled in product(*pieces))
        else:
            spelled = "".join(f"(?:{'|'.join(map(re.escape, piece))})" for piece in pieces)
            many[name] = re.compile(f"(?=({spelled}))".encode())  # looking ahead, it finds those that overlap
    return listed, many


def _letter_before(body: bytes, place: int) -> bool:
    """Whether the character before that place is a letter or digit."""
    byte = body[place - 1] if place else 0
    return byte in _ALNUM or (byte > 127 and body[max(0, place - 4) : place].decode(errors="ignore")[-1].isalnum())


def _letter_at(body: bytes, place: int) -> bool:
    """Whether the character at that place is a letter or digit."""
    byte = body[place] if place < len(body) else 0
    return byte in _ALNUM or (byte > 127 and body[place : place + 4].decode(errors="ignore")[0].isalnum())


class Sieve:
    """Tells whether any of a few names or terms may stand in a body, in a fraction of the time of a search."""

    def __init__(self, names: Iterable[str], terms: Iterable[str]) -> None:
        listed, self._many = _spellings(names)
        words = {*listed, *(html.escape(term, quote=False) for term in terms)}
        self._automaton = BytesAhoCorasick([word.encode() for word in words], matchkind=MatchKind.LeftmostLongest)

    def holds(self, body: bytes) -> bool:
        """Whether the letters of any stand in a compiled body, were it in a word or a tag."""
        text = body.replace(b"\n", b" ")
        found = self._automaton.find_matches_as_indexes(text)
        return bool(found) or any(spelled.search(text) for spelled in self._many.values())


def standing(names: Iterable[str], bodies: Iterable[bytes]) -> tuple[str, ...]:
    """Those of ``names`` whose letters stand in ``bodies``: for one body that is less work than an automaton."""
    text = "\n".join(place_tones(body.decode()).replace("\n", " ") for body in bodies)
    return tuple(name for name in names if name in text)
