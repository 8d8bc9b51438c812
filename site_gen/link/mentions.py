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


def meanings(known: Mapping[str, tuple[Entity, ...]]) -> dict[str, str]:
    """Where each of the ``known`` names leads: the URLs of all whom it can mean."""
    return {name: " ".join(entity.link.url for entity in known[name]) for name in sorted(known)}


class Mentions:
    """Makes mentions of spots."""

    def __init__(self, registry: Registry, glossary: Mapping[str, str], spots: Callable[[str], Spots]) -> None:
        """``spots`` gives those of a body by its digest."""
        self.bearers = known_names(registry)
        self.glossary = glossary
        self.spots = spots

    def of(self, digest: str, url: str, named: tuple[Entity, ...], *, names: bool) -> tuple[Mention, ...]:
        """The mentions in the body with that digest, whose page is at ``url``; ``named`` are the article's own."""
        spots = self.spots(digest)
        links = tuple(self._links(spots, url, named)) if names else ()
        terms = self._terms(spots, links)
        return (*links, *terms)

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
