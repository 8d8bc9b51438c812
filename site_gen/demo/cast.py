"""Who is in one article, and by which of their names it calls them.

Owns: choosing bodies, officials, documents, a topic and authors; references that fit one of them only.
Must not know: the article's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from site_gen.demo.chance import Popular, every, pick
from site_gen.demo.emit import Value
from site_gen.demo.registry import Body, Paper, Person, Post, Registry, Topic, Writer
from site_gen.demo.when import Period
from site_gen.demo.words import RANKS

# The only names without a file: each costs a build one warning.
UNFILED_PEOPLE = ("Lý Mẫu Vô Danh", "Âu Thử Chưa Ghi")
UNFILED_BODIES = ("Tổ công tác Mẫu Chưa Ghi", "Nhóm Thử nghiệm Vô Danh")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cast:
    """Those in one article; ``officials`` and ``organizations`` are written as its front matter has them.

    ``passing`` are bodies and people that only the text mentions.
    """

    days: Period
    bodies: tuple[Body, ...]
    people: tuple[tuple[Person, Post | None], ...]
    papers: tuple[Paper, ...]
    topic: Topic
    writers: tuple[Writer, ...]
    officials: tuple[Value, ...]
    organizations: tuple[Value, ...]
    documents: tuple[str, ...]
    passing: tuple[str, ...]


class Casting:
    """Chooses from a registry, the well-known far more often."""

    def __init__(self, registry: Registry) -> None:
        self._bodies = Popular(registry.bodies)
        self._people = Popular(registry.people)
        self._namesakes = Popular([person for person in registry.people if person.namesake])
        self._papers = Popular(registry.papers)
        self._topics = Popular(registry.topics)
        self._writers = Popular(registry.writers)

    def cast(self, rng: Random, number: int, days: Period) -> Cast:
        """Those in article ``number``, whose date is somewhere in ``days``."""
        bodies = self._some_bodies(rng, number, days)
        people = self._some_people(rng, number, days)
        papers = _once([self._papers.pick(rng) for _ in range(pick(rng, (0, 0, 0, 1, 1, 2)))])
        writers = _once([self._writers.pick(rng) for _ in range(2 if every(number, 7, 3) else 1)])
        officials = [_official(rng, number + place, who, post) for place, (who, post) in enumerate(people)]
        organizations = [_organization(number + place, body, days) for place, body in enumerate(bodies)]
        if every(number, 61, 17):
            officials.append(UNFILED_PEOPLE[number // 61 % 2])
        if every(number, 67, 33):
            organizations.append(UNFILED_BODIES[number // 67 % 2])
        return Cast(
            days=days,
            bodies=bodies,
            people=people,
            papers=papers,
            topic=self._topics.pick(rng),
            writers=() if every(number, 37, 20) else writers,
            officials=tuple(officials),
            organizations=tuple(organizations),
            documents=tuple(paper.id or paper.name if every(number, 4) else paper.name for paper in papers),
            passing=(self._bodies.pick(rng).name, self._plain_person(rng)),
        )

    def _some_bodies(self, rng: Random, number: int, days: Period) -> tuple[Body, ...]:
        """None to four; the prose needs one, so none at all comes with officials only."""
        wanted = pick(rng, (1, 1, 1, 2, 2, 3, 4))
        found: list[Body] = []
        while len(found) < wanted:
            body = self._bodies.pick(rng)
            if body.exists(days) or (every(number, 29, 5) and body.dissolved):
                found.append(body)
        return _once(found)

    def _some_people(self, rng: Random, number: int, days: Period) -> tuple[tuple[Person, Post | None], ...]:
        wanted = pick(rng, (0, 1, 1, 1, 2, 2, 3))
        found = [self._in_office(rng, days) for _ in range(wanted)]
        if every(number, 10, 6):
            found.append(self._namesakes.pick(rng))
        names: set[str] = set()
        people: list[tuple[Person, Post | None]] = []
        for person in found:
            if person.name not in names:  # two namesakes in one article would puzzle any reader
                names.add(person.name)
                people.append((person, person.post_on(days)))
        return tuple(people)

    def _plain_person(self, rng: Random) -> str:
        person = self._people.pick(rng)
        while person.namesake:
            person = self._people.pick(rng)
        return f"{person.title} {person.name}"

    def _in_office(self, rng: Random, days: Period) -> Person:
        """Somebody, rather one who holds a post on ``days``."""
        person = self._people.pick(rng)
        for _ in range(3):
            if person.post_on(days):
                break
            person = self._people.pick(rng)
        return person


def _once(items: Sequence[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _official(rng: Random, turn: int, person: Person, post: Post | None) -> Value:
    """How an article names ``person``: plainly only where nobody else has the name."""
    if post and (every(turn, 3) or (person.namesake and every(turn, 2))):
        rank = pick(rng, RANKS) if every(turn, 2) else ""
        return {"name": person.name, "rank": rank, "role": post.role, "organization": post.body.name}
    if person.id and (person.namesake or every(turn, 3, 1)):
        return person.id
    if person.other_names and every(turn, 2):
        return person.other_names[0].name
    if every(turn, 31, 7):
        return {"name": person.name, "rank": pick(rng, RANKS)}
    return _respelt(turn, person.name)


def _organization(turn: int, body: Body, days: Period) -> Value:
    if every(turn, 43, 10):
        return {"name": body.name, "role": "cơ quan chủ trì"}
    if body.abbreviation and every(turn, 5, 1):
        return body.abbreviation
    if body.id and every(turn, 6, 2):
        return body.id
    if body.other_names and every(turn, 3):
        return body.other_names[0].name
    return _respelt(turn, body.name_on(days))


def _respelt(turn: int, name: str) -> str:
    """``name``, now and then as another hand types it: in capitals, or with the tone on the other vowel."""
    if every(turn, 53, 12):
        return name.upper()
    if every(turn, 11, 4):
        return (
            name.replace("òa", "oà")
            .replace("óa", "oá")
            .replace("ỏe", "oẻ")
            .replace("ủy", "uỷ")
            .replace("Ủy", "Uỷ")
            .replace("ụy", "uỵ")
        )
    return name
