"""What the templates of editions are given: the digest of a week or month, and the list of all."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views import Body, Card, Counted, Head, Link


@dataclass(frozen=True, slots=True)
class Section:
    """What an edition brought on one topic (None for what has none): the newest first. ``cards`` are shown whole,
    ``more`` by their titles."""

    topic: Link | None
    cards: tuple[Card, ...]
    more: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition as others name it: where it is, its days in words, the number of its articles."""

    link: Link
    days: str
    count: int


@dataclass(frozen=True, slots=True)
class EditionView:
    """``edition.html``. ``name`` is the edition's, ``days`` say when; ``note_title`` is empty where the note has no
    heading of its own. ``months`` are those that a week lies in, ``weeks`` those that lie in a month."""

    head: Head
    name: str
    days: str
    note_title: str
    note: Body | None
    lead: Card | None
    sections: tuple[Section, ...]
    organizations: tuple[Counted, ...]
    people: tuple[Counted, ...]
    total: int
    previous: Issue | None
    next: Issue | None
    months: tuple[Issue, ...]
    weeks: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class EditionMonth:
    """A month of the list of editions; ``issue`` is None where only its weeks have articles."""

    name: str
    issue: Issue | None
    weeks: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class EditionYear:
    """A year of that list."""

    year: int
    months: tuple[EditionMonth, ...]


@dataclass(frozen=True, slots=True)
class EditionsView:
    """``editions.html``: every edition, the newest first."""

    head: Head
    years: tuple[EditionYear, ...]


@dataclass(frozen=True, slots=True)
class EditionBox:
    """What the first page shows of the newest edition; ``index`` is the list of all."""

    issue: Issue
    organizations: tuple[Counted, ...]
    index: Link
