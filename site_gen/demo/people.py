"""The made-up officials and the posts they held, and the authors.

Owns: making them, namesakes among them.
Must not know: which articles name them, how they are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from site_gen.demo import words
from site_gen.demo.chance import Popular, every, pick, stream
from site_gen.demo.names import Names
from site_gen.demo.registry import AltName, Body, Person, Post, Writer
from site_gen.demo.when import period, surely_within, vague

_NAMESAKE_EVERY = 15


def people(count: int, bodies: Sequence[Body], seed: int, names: Names) -> tuple[Person, ...]:
    """``count`` officials; now and then two in a row share a name, but never a body."""
    rng = stream(seed, "people")
    popular = Popular(bodies)
    made: list[Person] = []
    for number in range(1, count + 1):
        first = every(number, _NAMESAKE_EVERY, 2)
        second = every(number, _NAMESAKE_EVERY, 3)
        name = made[-1].name if second else names.person(rng)
        barred = {post.body.number for post in made[-1].posts} if second else set()
        posts = _career(rng, number, popular, barred)
        pen_name = names.pen_name(rng, name) if every(number, 6, 1) and not second else ""
        made.append(
            Person(
                number=number,
                name=name,
                stem=names.stem("people", name),
                id=f"nguoi-{number:04d}" if first or second or every(number, 3) else "",
                posts=posts,
                other_names=_other_names(rng, number, pen_name),
                namesake=first or second,
            )
        )
    if made and made[-1].namesake and every(count, _NAMESAKE_EVERY, 2):
        made.pop()  # the first of a pair whose second did not come
    return tuple(made)


def _other_names(rng: Random, number: int, name: str) -> tuple[AltName, ...]:
    if not name:
        return ()
    if every(number, 12, 1):
        return (AltName(name),)
    return (AltName(name, vague(rng, 2001), "", "bút danh"),)


def _career(rng: Random, number: int, popular: Popular[Body], barred: set[int]) -> tuple[Post, ...]:
    """One to three posts, one after the other; the last is mostly still held."""
    year = rng.randrange(2006, 2018)
    posts: list[Post] = []
    for _ in range(pick(rng, (1, 1, 2, 2, 3))):
        until = year + rng.randrange(3, 8)
        start = "" if every(number, 17, 4) and not posts else vague(rng, year)
        end = vague(rng, until) if until < 2025 else ""
        body = _employer(rng, popular, barred, start or "2006", end)
        posts.append(Post(body, _role(rng, body), start, end))
        year = until + 1
        if not end:
            break
    if not every(number, 5):
        last = posts[-1]
        body = last.body if not last.body.dissolved else _employer(rng, popular, barred, last.start or "2006", "")
        posts[-1] = Post(body, last.role if body is last.body else _role(rng, body), last.start)
    return tuple(reversed(posts)) if every(number, 4) else tuple(posts)


def _role(rng: Random, body: Body) -> str:
    heads = words.ROLES.get(body.kind, words.HEADS)
    return pick(rng, (*heads, *heads, pick(rng, words.STAFF)))


def _employer(rng: Random, popular: Popular[Body], barred: set[int], start: str, end: str) -> Body:
    """A body that is there for the whole of a post and where nobody of the same name works."""
    while True:
        body = popular.pick(rng)
        open_ended = not end and body.dissolved
        lasts = not end or surely_within(period(end), body.founded, body.dissolved)
        if body.number not in barred and not open_ended and lasts and body.exists(period(start)):
            return body


def writers(count: int, seed: int, names: Names) -> tuple[Writer, ...]:
    """``count`` authors."""
    rng = stream(seed, "writers")
    made = []
    for number in range(1, count + 1):
        name = names.person(rng)
        made.append(Writer(number, name, names.stem("authors", name)))
    return tuple(made)
