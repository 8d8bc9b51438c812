"""Which spots of a body become links and which become explained abbreviations.

Owns: one link for each entity, at its first mention; an ambiguous name only where the article says who is meant.
Must not know: how the spots were found (``names``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from site_gen.link.registry import Registry, names_of
from site_gen.model import ORGANIZATIONS, PEOPLE, Spots
from site_gen.names import name_key
from site_gen.site import Entity
from site_gen.views import Mention


def known_names(registry: Registry) -> dict[str, tuple[Entity, ...]]:
    """Whom each name in a body can mean: bodies and people with a file of their own."""
    found: dict[str, list[Entity]] = {}
    for kind in (ORGANIZATIONS, PEOPLE):
        for entity in registry.entities(kind):
            for name in dict.fromkeys(names_of(entity.record) if entity.record else ()):
                found.setdefault(name_key(name), []).append(entity)
    return {name: tuple(own) for name, own in found.items() if len(name) > 1}


class Mentions:
    """Makes mentions of spots."""

    def __init__(self, registry: Registry, glossary: Mapping[str, str], spots: Callable[[str], Spots]) -> None:
        """``spots`` gives those of a body by its digest."""
        self.bearers = known_names(registry)
        self.glossary = glossary
        self.spots = spots
        self._urls: dict[str, str] = {}

    def of(self, digest: str, url: str, named: tuple[Entity, ...], *, names: bool) -> tuple[Mention, ...]:
        """The mentions in the body with that digest, whose page is at ``url``; ``named`` are the article's own."""
        spots = self.spots(digest)
        links = tuple(self._links(spots, url, named)) if names else ()
        terms = self._terms(spots, links)
        return (*links, *terms)

    def meanings(self, digest: str) -> tuple[object, ...]:
        """All that mentions in the body with that digest depend on beside the article's own names: plain values."""
        spots = self.spots(digest)
        led_to = tuple(map(self._led_to, (spot[2] for spot in spots.names)))
        told = tuple(self.glossary.get(term) for term in dict.fromkeys(spot[2] for spot in spots.terms))
        return spots.names, spots.terms, led_to, told

    def _led_to(self, name: str) -> str:
        """The URLs of all whom a name can mean."""
        known = self._urls.get(name)
        if known is None:
            known = self._urls[name] = " ".join(entity.link.url for entity in self.bearers.get(name, ()))
        return known

    def _links(self, spots: Spots, url: str, named: tuple[Entity, ...]) -> Iterator[Mention]:
        done = {url}
        for start, end, name in spots.names:
            bearers = self.bearers.get(name, ())
            if len(bearers) > 1:
                bearers = tuple(entity for entity in bearers if entity in named)
            if len(bearers) == 1 and (target := bearers[0].link.url) not in done:
                done.add(target)
                yield start, end, target, ""

    def _terms(self, spots: Spots, links: tuple[Mention, ...]) -> Iterator[Mention]:
        """Terms may stand inside a link, but not reach out of it."""
        for start, end, term in spots.terms:
            meaning = self.glossary.get(term)
            if meaning is None:
                continue
            for begin, stop, _, _ in links:
                if begin < end and start < stop and not (begin <= start and end <= stop):
                    break
            else:
                yield start, end, "", meaning
