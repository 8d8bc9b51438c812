"""The search index as it is stored: a file of words for each part of the alphabet of keys.

Owns: which documents have to be read again, and which files of words change with them.
Must not know: where files are served, how they are fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from site_gen import workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.search import postings, words
from site_gen.search.documents import Document
from site_gen.search.inverting import Lists, Part, differences, found, part
from site_gen.search.places import Places

_BATCH = 2048
_FEW = 32  # changed documents that are never too many to be put in one by one
_SHARE = 16

Digests = Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Index:
    """A site's search index: the number of each document, the digest of each file of words as it is served."""

    places: Places
    digests: Digests


_Row = tuple[str, bytes, str, Document]  # a document as the cache stores it
_File = tuple[int, bytes, str]  # a file of words as the cache stores it


@dataclass(frozen=True, slots=True)
class Reworded:
    """What becomes of the stored index when a few documents have other bodies: these, and the files of words that
    change."""

    documents: tuple[Document, ...]
    files: tuple[_File, ...]

    @property
    def digests(self) -> Digests:
        """The digest of each of these files as it is served."""
        return {number: digest for number, digest, _ in self.files}

    def save(self, cache: Cache) -> None:
        """Stores it."""
        cache.save_search(self.files, _rows(self.documents, {one.key: one.digest for one in self.documents}), ())


_Changes = dict[int, dict[str, dict[str, tuple[list[int], list[int]]]]]  # by file, word and group: gone, come


@dataclass(frozen=True, slots=True)
class _Work:
    """What workers share."""

    documents: Sequence[Document]
    bodies: Bodies

    def read(self, digest: str) -> words.Segments:
        return words.of_html(self.bodies.raw(digest).decode())


def update(
    documents: Sequence[Document],
    files: int,
    cache: Cache,
    bodies: Bodies,
    *,
    jobs: int,
    tick: Callable[[int, int], None],
) -> Digests:
    """Brings the stored index up to date; gives the digest of each of its ``files`` as it is served.

    ``documents`` stand in falling order of their numbers. What is stored is a function of them alone.
    """
    cache.for_search(str(files))
    known = cache.searched()
    digests = {document.key: document.digest for document in documents}
    todo = [document for document in documents if known.get(document.key) != digests[document.key]]
    gone = [key for key in known if key not in digests]
    work = _Work(documents, bodies)
    if len(cache.shards()) != files or len(todo) + len(gone) > max(_FEW, len(documents) // _SHARE):
        lines = _anew(work, jobs, tick)
        rows = _files(lines, files)
        cache.save_search(rows, _rows(documents, digests))
    elif todo or gone:
        old = [cache.searched_document(key) for key in (*(one.key for one in todo if one.key in known), *gone)]
        cache.save_search(list(_changed(work, old, todo, cache, files)), _rows(todo, digests), gone)
    return cache.shards()


def reworded(edited: Mapping[str, str], files: int, cache: Cache, bodies: Bodies) -> Reworded:
    """What becomes of the index in so many ``files`` when documents, by their keys, have other bodies (digests)."""
    old: list[Document] = [cache.searched_document(key) for key in edited]
    new = tuple(replace(document, body=edited[document.key]) for document in old)
    return Reworded(new, tuple(_changed(_Work(new, bodies), old, new, cache, files)))


def _anew(work: _Work, jobs: int, tick: Callable[[int, int], None]) -> Lists:
    lists, count = Lists(), len(work.documents)
    for size, made in workers.run(_part, range(count), work, jobs=jobs, size=_BATCH):
        lists.add(made)
        tick(size, count)
    return lists


def _part(work: _Work, batch: Sequence[int]) -> tuple[int, Part]:
    return len(batch), part([work.documents[place] for place in batch], work.read)


def _files(lists: Lists, count: int) -> Iterator[_File]:
    files: list[list[tuple[str, str, str]]] = [[] for _ in range(count)]
    for name, own in lists.lines():
        key = words.key(name)
        files[words.shard(key, count)].append((key, name, own))
    for number, lines in enumerate(files):
        yield _row(number, "".join(f"{name}\t{own}\n" for _, name, own in sorted(lines)))
        lines.clear()


def _row(number: int, lines: str) -> _File:
    return number, blake2b(postings.served(lines).encode(), digest_size=16).digest(), lines


def _rows(documents: Iterable[Document], digests: Mapping[str, bytes]) -> Iterator[_Row]:
    return ((one.key, digests[one.key], one.body, one) for one in documents)


def _changed(
    work: _Work, old: Iterable[Document], new: Iterable[Document], cache: Cache, files: int
) -> Iterator[_File]:
    """The files of words that change when ``new`` documents come where ``old`` ones were."""
    for number, own in sorted(_changes(work, old, new, files).items()):
        yield _mended(number, cache.shard(number), own)


def _changes(work: _Work, old: Iterable[Document], new: Iterable[Document], files: int) -> _Changes:
    """What the changed documents take out of each list, and what they bring."""
    changes: _Changes = {}
    before, after = ({document.key: document for document in some} for some in (old, new))
    for key in before | after:
        left, come = (found(some[key], work.read) if key in some else {} for some in (before, after))
        for name, was, now in differences(left, come):
            lists = changes.setdefault(words.shard(words.key(name), files), {}).setdefault(name, {})
            for way, posting in enumerate((was, now)):
                if posting is not None:
                    group, value = posting
                    lists.setdefault(group, ([], []))[way].append(value)
    return changes


def _mended(number: int, lines: str, changes: Mapping[str, Mapping[str, tuple[list[int], list[int]]]]) -> _File:
    known = dict(postings.lines(lines))
    for name, groups in changes.items():
        parts = postings.groups(known.pop(name, ""))
        for group, (gone, come) in groups.items():
            parts[group] = postings.changed(parts.get(group, ""), gone, come)
        if own := postings.joined(parts):
            known[name] = own
    ordered = sorted((words.key(name), name, own) for name, own in known.items())
    return _row(number, "".join(f"{name}\t{own}\n" for _, name, own in ordered))
