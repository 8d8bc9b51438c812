"""The spots of names and terms in all published bodies: from the cache, else searched for in workers.

Owns: which bodies have to be searched again.
Must not know: what a spot is good for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from site_gen import read, workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.names import Finder, Spots


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and the cache file that holds the bodies."""

    cache: Path
    names: tuple[str, ...]
    terms: tuple[str, ...]


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
    _finder.cache_clear()
    return known


def _search(search: Search, batch: Sequence[str]) -> list[tuple[str, Spots]]:
    bodies, finder = _finder(search)
    return [(digest, finder.find(bodies.read(digest)[0])) for digest in batch]


@lru_cache(maxsize=1)
def _finder(search: Search) -> tuple[Bodies, Finder]:
    """Made once in each process: the automaton costs more than a body."""
    return Bodies(search.cache), Finder(search.names, search.terms)
