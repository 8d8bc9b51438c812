"""The made-up topics and documents.

Owns: making them.
Must not know: which articles are about them, how they are written.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_gen.demo import words
from site_gen.demo.chance import Popular, every, pick, stream
from site_gen.demo.names import Names
from site_gen.demo.registry import Body, Paper, Topic
from site_gen.demo.when import period, vague


def topics(count: int, names: Names) -> tuple[Topic, ...]:
    """``count`` topics; two in three lie below another."""
    made: list[Topic] = []
    for place, name in enumerate(words.TOPICS[:count]):
        parent = "" if every(place, 3) else made[place // 3 if place > 5 else 0].name
        names.claim(name)
        made.append(Topic(name, names.stem("topics", name), parent))
    return tuple(made)


def papers(count: int, bodies: Sequence[Body], seed: int, names: Names) -> tuple[Paper, ...]:
    """``count`` documents, each issued by a body that was there."""
    rng = stream(seed, "papers")
    popular = Popular(bodies)
    made: list[Paper] = []
    for number in range(1, count + 1):
        kind, letters = pick(rng, words.PAPER_KINDS)
        issued = vague(rng, rng.randrange(2013, 2025))
        issuer = popular.pick(rng)
        while not issuer.exists(period(issued)):
            issuer = popular.pick(rng)
        name = f"{kind} Mẫu số {number:03d}"
        if every(number, 2):
            name += f" về {pick(rng, words.TOPICS).lower()}"
        names.claim(name)
        made.append(
            Paper(
                number=number,
                name=name,
                stem=names.stem("documents", name),
                id=f"van-ban-{number:03d}" if every(number, 3) else "",
                sign=f"{number:03d}" if every(number, 4) else f"{number:03d}/{letters}-MAU",
                issued=issued,
                issuer=issuer.name,
            )
        )
    return tuple(made)
