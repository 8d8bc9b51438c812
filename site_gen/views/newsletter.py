"""What the templates of an edition's mail are given."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views import Card, Image, Link
from site_gen.views.editions import EditionView


@dataclass(frozen=True, slots=True)
class NewsletterSection:
    """What an edition brought on one topic, as far as a mail holds it: ``left`` more articles stand on the site, at
    ``url``."""

    topic: Link | None
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    left: int
    url: str


@dataclass(frozen=True, slots=True)
class NewsletterView:
    """``newsletter.html`` and ``newsletter.txt``: ``edition`` as the site shows it, at ``url`` (absolute).

    ``image`` is the lead's, no wider than a mail; ``note_text`` the editors' note in plain text; ``unsubscribe`` a URL,
    or empty.
    """

    edition: EditionView
    url: str
    image: Image | None
    sections: tuple[NewsletterSection, ...]
    note_text: str
    unsubscribe: str
