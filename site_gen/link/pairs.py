"""Which pairs of an organization and a topic the settings mean, and the articles that both have.

Owns: what is wrong with a name there.
Must not know: what becomes of a pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_gen import feed_settings
from site_gen.errors import Place, Problems, did_you_mean
from site_gen.link.registry import NOUNS, Registry, names_of
from site_gen.model import ORGANIZATIONS, TOPICS
from site_gen.site import Entity, Pair, Story
from site_gen.text import match_key

_SETTINGS = "../site.toml"  # from the content folder, as the paths of all problems are told


def resolve(
    named: Iterable[feed_settings.Pair],
    registry: Registry,
    listed: Mapping[Entity, tuple[Story, ...]],
    problems: Problems,
) -> tuple[Pair, ...]:
    """Each pair once, with its articles. A name that several bear is an error; one that nobody bears now is a warning,
    since an article that alone had it may be a draft again."""
    found: dict[tuple[Entity, Entity], Pair] = {}
    on_topic: dict[Entity, frozenset[Story]] = {}
    for one in named:
        place = Place(_SETTINGS, one.line)
        organization = _one(ORGANIZATIONS, one.organization, place, registry, problems)
        topic = _one(TOPICS, one.topic, place, registry, problems)
        if organization is None or topic is None:
            continue
        if topic not in on_topic:
            on_topic[topic] = frozenset(listed.get(topic, ()))
        stories = tuple(story for story in listed.get(organization, ()) if story in on_topic[topic])
        found[organization, topic] = Pair(organization, topic, stories)
    return tuple(found.values())


def _one(kind: str, name: str, place: Place, registry: Registry, problems: Problems) -> Entity | None:
    found = registry.find(kind, name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entity.id for entity in found)
        hint = "write the id of the one you mean"
        problems.error(place, f"feeds.pairs: “{name}” fits {len(found)} entries: {ids}", hint)
    elif kind not in registry.incomplete:
        draft = registry.drafts.get((kind, match_key(name)))
        message = f"feeds.pairs: no {NOUNS[kind]} is published as “{name}”, so the pair has no page and no feed"
        problems.warning(place, message, f"content/{draft} is a draft" if draft else _near(kind, name, registry))
    return None


def _near(kind: str, name: str, registry: Registry) -> str:
    known = {other for one in registry.entities(kind) for other in (names_of(one.record) if one.record else [one.name])}
    return did_you_mean(name, known) or f"write the {NOUNS[kind]}'s name or id"
