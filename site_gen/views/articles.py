"""What the template of an article is given."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.dates import Date
from site_gen.views import Body, Card, Counted, Head, Heading, Link


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an article, with the title that he or she held that day."""

    link: Link
    rank: str
    role: str
    organization: Link | None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of an article's public change history: ``published``, ``updated`` or ``corrected``."""

    kind: str
    date: Date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before or after."""

    link: Link
    date: Date


@dataclass(frozen=True, slots=True)
class ArticleView:
    """``article.html``. ``organizations`` has the lead first; ``changes`` has the newest last; ``standfirst`` is the
    summary that a maintainer wrote (the card's may be the first paragraph)."""

    head: Head
    card: Card
    standfirst: str
    minutes: int
    body: Body
    contents: tuple[Heading, ...]
    officials: tuple[Official, ...]
    organizations: tuple[Link, ...]
    documents: tuple[Counted, ...]
    source: Link | None
    changes: tuple[Change, ...]
    previous: Neighbour | None
    next: Neighbour | None
    related: tuple[Card, ...]
    draft: bool
