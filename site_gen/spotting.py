"""The spots of names and terms in all published bodies: from the cache, else searched for in workers.

Owns: which bodies have to be searched again.
Must not know: what a spot is good for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_gen import read, workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.names import Finder, Spots


@dataclass(frozen=True)
class Search:
    """What is looked for, and the bodies it is looked for in; a worker makes its automaton at its first body."""

    bodies: Bodies
    names: tuple[str, ...]
    terms: tuple[str, ...]

    @cached_property
    def finder(self) -> Finder:
        """Made once in each process: it costs more than a body."""
        return Finder(self.names, self.terms)


def find(
    search: Search, digests: Iterable[str], cache: Cache, *, jobs: int, tick: Callable[[int, int], None]
) -> Mapping[str, Spots]:
    """The spots of the bodies with those ``digests``; other names than the last time search all of them anew."""
    cache.for_names(read.digest(repr((search.names, search.terms)).encode()))
    known: dict[str, Spots] = cache.mentions()
    todo = sorted({digest for digest in digests if digest} - set(known))
    for found in workers.run(_search, todo, search, jobs=jobs, size=64):
        cache.save_mentions(found)
        known.update(found)
        tick(len(found), len(todo))
    return known


def _search(search: Search, batch: Sequence[str]) -> list[tuple[str, Spots]]:
    return [(digest, search.finder.find(search.bodies.read(digest)[0])) for digest in batch]
