"""The spots of names and terms in all published bodies: from the cache, else searched for in workers.

Owns: which bodies have to be searched again.
Must not know: what a spot is good for.

A body's spots depend on no name that does not stand in it. So when a few names come and go, it is searched again where
one of the new ones stands, or one of the old ones was found; the result is that of a search of all bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from site_gen import workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.names import Finder, Sieve, Spots, standing

_FEW = 4  # bodies for which a search of its own is made


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

    @cached_property
    def sieve(self) -> Sieve:
        """Made once in each process too."""
        return Sieve(self.names, self.terms)


def find(
    search: Search, digests: Iterable[str], cache: Cache, *, jobs: int, tick: Callable[[int, int], None]
) -> Callable[[], Mapping[str, Spots]]:
    """Begins to look for the spots of the bodies with those ``digests``; what is given waits for them."""
    wanted = {digest for digest in digests if digest}
    known: dict[str, Spots] = cache.mentions()
    naming = search.names, search.terms
    before = cache.naming()
    if before != naming:
        stale = _stale(search, before, known, wanted, jobs) if before else set(known)
        cache.for_names(naming, stale)
        for digest in stale:
            del known[digest]
    todo = sorted(wanted - known.keys())
    few = len(todo) <= _FEW
    searched = workers.run(_search, todo, search, jobs=jobs, size=64) if not few else ()

    def found() -> Mapping[str, Spots]:
        if few:
            of_few(search, todo, cache)
            known.update((digest, cache.mentions_in(digest)) for digest in todo)
            tick(len(todo), len(todo))
        for spots in searched:
            cache.save_mentions(spots)
            known.update(spots)
            tick(len(spots), len(todo))
        search.bodies.close()
        return known

    return found


def of_few(search: Search, digests: Sequence[str], cache: Cache) -> bool:
    """Finds the spots of a few bodies; False, and none is found, where other names were looked for until now."""
    if cache.naming() != (search.names, search.terms):
        return False
    few = replace(search, names=standing(search.names, map(search.bodies.raw, digests)))
    cache.save_mentions(_search(few, digests))
    return True


def _search(search: Search, batch: Sequence[str]) -> list[tuple[str, Spots]]:
    return [(digest, search.finder.find(search.bodies.raw(digest))) for digest in batch]


def _stale(
    search: Search, before: tuple[Iterable[str], Iterable[str]], known: Mapping[str, Spots], wanted: set[str], jobs: int
) -> set[str]:
    """The bodies among those ``known`` whose spots may be others than they were with the names and terms ``before``."""
    old_names, old_terms = map(frozenset, before)
    gone = old_names.difference(search.names), old_terms.difference(search.terms)
    new = replace(
        search,
        names=tuple(name for name in search.names if name not in old_names),
        terms=tuple(term for term in search.terms if term not in old_terms),
    )
    if 4 * len(new.names) > len(search.names):
        return set(known)
    stale = {digest for digest, spots in known.items() if digest not in wanted or _holds(spots, *gone)}
    if new.names or new.terms:
        left = sorted(known.keys() - stale)
        for found in workers.run(_sift, left, new, jobs=jobs, size=512, alone=20_000):
            stale.update(found)
    return stale


def _holds(spots: Spots, names: frozenset[str], terms: frozenset[str]) -> bool:
    return any(spot[2] in names for spot in spots.names) or any(spot[2] in terms for spot in spots.terms)


def _sift(search: Search, batch: Sequence[str]) -> list[str]:
    """Those of the bodies in which any name or term may stand."""
    return [digest for digest in batch if search.sieve.holds(search.bodies.raw(digest))]
