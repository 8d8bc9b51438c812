"""Documents to lists: for each word, who has it and where.

Owns: in which group of a word's list a document stands; the lists of many documents, made in workers and put together.
Must not know: the site, where lists are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from site_gen.search import words
from site_gen.search.documents import Document
from site_gen.search.postings import BODY, GROUPS, MANY, NAME, NOTE, STRONG, TITLE, number, tail

_MANY = 3  # times in a body, from which on a word says what the article is about
_LONGEST = 80  # letters of a word or pair
_LENGTHS = 16  # words of a name that are told apart

Form = str | tuple[str, str]
Found = dict[Form, tuple[str, int]]  # for each word its group, and the number that stands there
Read = Callable[[str], words.Segments]


def found(document: Document, read: Read) -> Found:
    """Every word and pair of a document; ``read`` gives the words of a body by its digest."""
    texts = dict(document.fields)
    if not document.is_article:
        return _entity(document.number << 4, texts)
    body = read(document.body) if document.body else []
    result: Found = {}
    counts = Counter(words.singles(body))
    place = document.number
    result.update(dict.fromkeys(words.pairs(body), (BODY, place)))
    result.update((word, (MANY if times >= _MANY else BODY, place)) for word, times in counts.items())
    for group in (STRONG, TITLE):
        for text in texts[group]:
            result.update(dict.fromkeys(_forms(words.segments(text)), (group, place)))
    return result


def _entity(number: int, texts: dict[str, tuple[str, ...]]) -> Found:
    """The number of a name's word tells besides how many words, or pairs, the shortest name with it has."""
    result: Found = {}
    for text in texts[NOTE]:
        result.update(dict.fromkeys(_forms(words.segments(text)), (NOTE, number)))
    names = [words.segments(text) for text in texts[NAME]]
    for parts in sorted(names, key=lambda parts: -sum(map(len, parts))):
        singles, pairs = set(words.singles(parts)), words.pairs(parts)
        for forms in (singles, pairs):
            value = (NAME, number | min(_LENGTHS, len(forms)) - 1)
            result.update(dict.fromkeys(forms, value))
    return result


def _forms(parts: words.Segments) -> Iterator[Form]:
    yield from words.singles(parts)
    yield from words.pairs(parts)


Piece = tuple[int, int, str]  # the first number, the last, and all but the first as text
Part = dict[str, dict[str, Piece]]  # by group and word


def part(documents: Sequence[Document], read: Read) -> Part:
    """The lists of some ``documents``, which stand in falling order of their numbers."""
    lists: dict[str, dict[Form, list[int]]] = {group: {} for group in GROUPS}
    for document in documents:
        for form, (group, value) in found(document, read).items():
            own = lists[group]
            if form in own:
                own[form].append(value)
            else:
                own[form] = [value]
    return {group: dict(_pieces(own)) for group, own in lists.items()}


def _pieces(lists: dict[Form, list[int]]) -> Iterator[tuple[str, Piece]]:
    for form, numbers in lists.items():
        name = words.form(form)
        if len(name) <= _LONGEST:
            yield name, (numbers[0], numbers[-1], tail(above - below for above, below in pairwise(numbers)))


@dataclass
class Lists:
    """The lists of all documents, growing part by part."""

    lists: dict[str, dict[str, tuple[int, str]]] = field(default_factory=lambda: {group: {} for group in GROUPS})

    def add(self, part: Part) -> None:
        """Puts the lists of the documents that follow behind those that are here."""
        for group, pieces in part.items():
            own = self.lists[group]
            for name, (first, last, rest) in pieces.items():
                before = own.get(name)
                head = number(first) if before is None else before[1] + number(before[0] - first)
                own[name] = last, head + rest

    def lines(self) -> Iterator[tuple[str, str]]:
        """Every word with its whole list."""
        for name in {name for own in self.lists.values() for name in own}:
            yield name, "".join(group + own[name][1] for group, own in self.lists.items() if name in own)


def differences(before: Found, after: Found) -> Iterable[tuple[str, tuple[str, int] | None, tuple[str, int] | None]]:
    """The words that came, went or moved between two versions of a document, each with what it was and is."""
    for form in before.keys() | after.keys():
        old, new = before.get(form), after.get(form)
        if old != new:
            name = words.form(form)
            if len(name) <= _LONGEST:
                yield name, old, new
