"""Who is meant by the pairs of an organization and a topic that the settings name.

Owns: what is wrong with such a name.
Must not know: what becomes of a pair.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_gen.errors import Place, Problems, did_you_mean
from site_gen.feed_settings import Pair
from site_gen.link.registry import NOUNS, Registry, names_of
from site_gen.model import ORGANIZATIONS, TOPICS
from site_gen.site import Entity

_SETTINGS = "../site.toml"  # from the content folder, as the paths of all problems are told


def resolve(pairs: Iterable[Pair], registry: Registry, problems: Problems) -> tuple[tuple[Entity, Entity], ...]:
    """The organization and topic of each pair; a name that none or several bear is an error."""
    found = []
    for pair in pairs:
        place = Place(_SETTINGS, pair.line)
        organization = _one(ORGANIZATIONS, pair.organization, place, registry, problems)
        topic = _one(TOPICS, pair.topic, place, registry, problems)
        if organization and topic:
            found.append((organization, topic))
    return tuple(dict.fromkeys(found))


def _one(kind: str, name: str, place: Place, registry: Registry, problems: Problems) -> Entity | None:
    found = registry.find(kind, name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entity.id for entity in found)
        problems.error(
            place, f"feeds.pairs: “{name}” fits {len(found)} entries: {ids}", "write the id of the one you mean"
        )
    elif kind not in registry.incomplete:
        known = {
            other for one in registry.entities(kind) for other in (names_of(one.record) if one.record else [one.name])
        }
        problems.error(place, f"feeds.pairs: there is no {NOUNS[kind]} “{name}”", did_you_mean(name, known))
    return None
