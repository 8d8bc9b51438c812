"""Who and what the made-up news is about: the records that the demo's other modules share.

Owns: the records and what can be asked of one of them.
Must not know: how they are made, how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.demo.when import Period, surely_within


@dataclass(frozen=True, slots=True)
class AltName:
    """Another name of a body; without dates it is just text."""

    name: str
    start: str = ""
    end: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organization. ``level`` is 0 for a ministry, 1 and 2 for what lies below it."""

    number: int
    level: int
    name: str
    stem: str
    kind: str
    id: str = ""
    abbreviation: str = ""
    other_names: tuple[AltName, ...] = ()
    parent: str = ""
    founded: str = ""
    dissolved: str = ""
    successor: str = ""

    def exists(self, days: Period) -> bool:
        """Whether it is there on all of ``days``."""
        return surely_within(days, self.founded, self.dissolved)

    def name_on(self, days: Period) -> str:
        """What it was called on ``days``."""
        former = (alt.name for alt in self.other_names if alt.end and surely_within(days, alt.start, alt.end))
        return next(former, self.name)


@dataclass(frozen=True, slots=True)
class Post:
    """A membership: a role in a body, from a date to a date."""

    body: Body
    role: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An official. ``namesake`` is set when another has the very same name."""

    number: int
    name: str
    stem: str
    id: str
    posts: tuple[Post, ...]
    other_names: tuple[AltName, ...] = ()
    namesake: bool = False

    def post_on(self, days: Period) -> Post | None:
        """The post that he surely holds on all of ``days``."""
        return next((post for post in self.posts if surely_within(days, post.start, post.end)), None)

    @property
    def title(self) -> str:
        """How prose addresses him or her."""
        return "bà" if " Thị " in self.name else "ông"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: a resolution, a programme."""

    number: int
    name: str
    stem: str
    id: str
    sign: str
    issued: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, perhaps below another."""

    name: str
    stem: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """An author."""

    number: int
    name: str
    stem: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Everyone and everything, the likeliest in the news first."""

    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    writers: tuple[Writer, ...]
