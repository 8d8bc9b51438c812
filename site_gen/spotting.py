"""The spots of names and terms in all published bodies: from the cache, else searched for in workers.

Owns: which bodies have to be searched again.
Must not know: what a spot is good for.

A body's spots depend on no name that does not stand in it. So when a few names come and go, it is searched again where
one of the new ones stands, or one was found that is gone or means something else; the result is that of a search of all
bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from site_gen import packed, workers
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.model import Spots
from site_gen.names import Finder, Sieve, standing

_FEW = 4  # bodies for which a search of its own is made
_QUICK = 2_000  # bodies that are sifted before another process has begun


@dataclass(frozen=True)
class Search:
    """What is looked for, each name with all that it leads to, each term with its meaning, and the bodies it is looked
    for in; a worker makes its automaton at its first body."""

    bodies: Bodies
    names: Mapping[str, str]
    terms: Mapping[str, str]

    @property
    def naming(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """What is looked for, as the cache knows it."""
        return self.names, self.terms

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
    """What came and went since bodies were searched the last time: ``new`` is a search for what came; what means
    something else now is among what is gone."""

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


def _change(search: Search, names: Mapping[str, str], terms: Mapping[str, str]) -> _Change:
    """What changed since bodies were searched for those ``names`` and ``terms``."""
    new = replace(search, names=_lacking(search.names, names), terms=_lacking(search.terms, terms))
    gone = _other(names, search.names), _other(terms, search.terms)
    return _Change(new, *gone, great=4 * len(new.names) > len(search.names))


def _lacking(new: Mapping[str, str], old: Mapping[str, str]) -> dict[str, str]:
    return {one: meaning for one, meaning in new.items() if one not in old}


def _other(old: Mapping[str, str], new: Mapping[str, str]) -> frozenset[str]:
    return frozenset(one for one, meaning in old.items() if new.get(one) != meaning)


def find(
    search: Search, digests: Iterable[str], cache: Cache, *, jobs: int, tick: Callable[[int, int], None]
) -> Callable[[], None]:
    """Begins to look for the spots of the bodies with those ``digests``; what is given waits until ``cache`` has all
    of them."""
    wanted = {digest for digest in digests if digest}
    known = cache.mentioned()
    before = cache.naming()
    if before == search.naming:
        return _missing(search, wanted - known, cache, jobs, tick)
    if before is None or (change := _change(search, *before)).great:
        cache.for_names(search.naming)
        return _missing(search, wanted, cache, jobs, tick)
    stale = {digest for digest, raw in cache.mentions() if digest not in wanted or change.concerns(raw)}
    left = sorted(known - stale) if change.new.names or change.new.terms else []
    sifted = workers.Aside(partial(_sift, change.new, left), jobs=jobs if len(left) > _QUICK else 1)

    def found() -> None:
        stale.update(sifted.next().decode().split())
        cache.for_names(search.naming, stale)
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
    if cache.naming() != search.naming:
        return False
    there = standing(search.names, map(search.bodies.raw, digests))
    few = replace(search, names={name: search.names[name] for name in there})
    cache.save_mentions(_search(few, digests))
    return True


def _search(search: Search, batch: Sequence[str]) -> list[tuple[str, bytes, str]]:
    found = ((digest, search.finder.find(search.bodies.raw(digest))) for digest in batch)
    return [(digest, packed.spots(spots), _meaning(search, spots)) for digest, spots in found]


def _meaning(search: Search, spots: Spots) -> str:
    """A digest of what was found with all that it means."""
    led_to = tuple([search.names[spot[2]] for spot in spots.names])
    told = tuple([search.terms[spot[2]] for spot in spots.terms])
    return packed.digest((spots.names, spots.terms, led_to, told))


def _sift(search: Search, digests: Iterable[str]) -> Iterator[bytes]:
    """Those of the bodies in which any name or term may stand."""
    yield " ".join(digest for digest in digests if search.sieve.holds(search.bodies.raw(digest))).encode()
