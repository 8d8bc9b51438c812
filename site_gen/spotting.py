"""The spots of names and terms in all published bodies: from the cache, else searched for in workers.

Owns: which bodies have to be searched again.
Must not know: what a spot is good for.

A body's spots depend on no name that does not stand in it. So when a few names come and go, it is searched again where
one of the new ones stands, or one of the old ones was found; the result is that of a search of all bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from site_gen import packed, workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.names import Finder, Sieve, standing

_FEW = 4  # bodies for which a search of its own is made
_QUICK = 2_000  # bodies that are sifted before another process has begun


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


@dataclass(frozen=True)
class _Change:
    """What came and went since bodies were searched the last time: ``new`` is a search for what came."""

    new: Search
    gone_names: frozenset[str]
    gone_terms: frozenset[str]
    great: bool  # so much came that every body is as quickly searched as sifted

    @cached_property
    def _gone(self) -> tuple[bytes, ...]:
        """What went, as it stands in what is packed."""
        return tuple(packed.within(text) for text in self.gone_names | self.gone_terms)

    def concerns(self, raw: bytes) -> bool:
        """Whether something that went was found in a body, whose spots are packed as ``raw``."""
        if not any(text in raw for text in self._gone):
            return False
        spots = packed.spots_of(raw)
        return any(spot[2] in self.gone_names for spot in spots.names) or any(
            spot[2] in self.gone_terms for spot in spots.terms
        )


def _change(search: Search, names: Iterable[str], terms: Iterable[str]) -> _Change:
    """What changed since bodies were searched for those ``names`` and ``terms``."""
    old_names, old_terms = frozenset(names), frozenset(terms)
    new = replace(
        search,
        names=tuple(name for name in search.names if name not in old_names),
        terms=tuple(term for term in search.terms if term not in old_terms),
    )
    gone = old_names.difference(search.names), old_terms.difference(search.terms)
    return _Change(new, *gone, great=4 * len(new.names) > len(search.names))


def find(
    search: Search, digests: Iterable[str], cache: Cache, *, jobs: int, tick: Callable[[int, int], None]
) -> Callable[[], None]:
    """Begins to look for the spots of the bodies with those ``digests``; what is given waits until ``cache`` has all
    of them."""
    wanted = {digest for digest in digests if digest}
    known = cache.mentioned()
    before = cache.naming()
    if before == (search.names, search.terms):
        return _missing(search, wanted - known, cache, jobs, tick)
    if before is None or (change := _change(search, *before)).great:
        cache.for_names((search.names, search.terms))
        return _missing(search, wanted, cache, jobs, tick)
    stale = {digest for digest, raw in cache.mentions() if digest not in wanted or change.concerns(raw)}
    left = sorted(known - stale) if change.new.names or change.new.terms else []
    sifted = workers.Aside(partial(_sift, change.new, left), jobs=jobs if len(left) > _QUICK else 1)

    def found() -> None:
        stale.update(sifted.next().decode().split())
        cache.for_names((search.names, search.terms), stale)
        _missing(search, (wanted - known) | (wanted & stale), cache, jobs, tick)()

    return found


def _missing(
    search: Search, digests: Collection[str], cache: Cache, jobs: int, tick: Callable[[int, int], None]
) -> Callable[[], None]:
    """Begins to look for spots in bodies of which the cache has none; what is given waits until they are stored."""
    todo = sorted(digests)
    few = len(todo) <= _FEW
    searched = workers.run(_search, todo, search, jobs=jobs, size=64, beside=True) if not few else ()

    def found() -> None:
        if few:
            of_few(search, todo, cache)
            tick(len(todo), len(todo))
        for spots in searched:
            cache.save_mentions(spots)
            tick(len(spots), len(todo))

    return found


def of_few(search: Search, digests: Sequence[str], cache: Cache) -> bool:
    """Finds the spots of a few bodies; False, and none is found, where other names were looked for until now."""
    if cache.naming() != (search.names, search.terms):
        return False
    few = replace(search, names=standing(search.names, map(search.bodies.raw, digests)))
    cache.save_mentions(_search(few, digests))
    return True


def _search(search: Search, batch: Sequence[str]) -> list[tuple[str, bytes]]:
    return [(digest, packed.spots(search.finder.find(search.bodies.raw(digest)))) for digest in batch]


def _sift(search: Search, digests: Iterable[str]) -> Iterator[bytes]:
    """Those of the bodies in which any name or term may stand."""
    yield " ".join(digest for digest in digests if search.sieve.holds(search.bodies.raw(digest))).encode()
