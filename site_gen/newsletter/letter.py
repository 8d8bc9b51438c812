"""What an edition's mail says, the same to everyone: a subject, plain text, HTML.

Owns: how much of an edition a mail holds. Must not know: to whom it goes, how it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from site_gen.newsletter.inlining import inlined
from site_gen.newsletter.plain import plain, tidy
from site_gen.render import Renderer
from site_gen.views import Image
from site_gen.views.editions import EditionView, Section
from site_gen.views.newsletter import NewsletterSection, NewsletterView

HTML, TEXT = "newsletter.html", "newsletter.txt"
_WIDTH = 600  # pixels
_WHOLE, _TITLES, _TITLES_EACH = 24, 60, 8  # Gmail cuts a message off after 102 kB
_LEAVE = "https://unsubscribe.invalid/7f3c5a52b0f14f0e9f0e"  # stands for each reader's own address until it is known


@dataclass(frozen=True, slots=True)
class Letter:
    """An edition's mail; ``edition`` is its name in URLs, ``2018-w05``."""

    edition: str
    subject: str
    text: str
    html: str

    def leaving(self, url: str) -> Letter:
        """The letter with the URL by which one reader unsubscribes."""
        text, html = self.text.replace(_LEAVE, url), self.html.replace(_LEAVE, escape(url))
        return replace(self, text=text, html=html)


def written(edition: str, view: EditionView, renderer: Renderer, *, unsubscribe: bool) -> Letter:
    """The letter of an edition."""
    origin = renderer.chrome.origin
    page = origin + view.head.url
    # Names that the program linked are no links in plain text: who reads it wants sentences.
    note = plain(renderer.body(replace(view.note, mentions=()), page, origin), page) if view.note else ""
    given = NewsletterView(
        edition=view,
        url=page,
        image=_fitting(view.lead.image) if view.lead and view.lead.image else None,
        sections=tuple(_sections(view.sections, page)),
        note_text=note,
        unsubscribe=_LEAVE if unsubscribe else "",
    )
    text = tidy(renderer.render(TEXT, given).decode())
    return Letter(edition, view.head.title, text, inlined(renderer.render(HTML, given).decode()))


def _fitting(image: Image) -> Image:
    """A picture no wider than a mail: some programs heed nothing but its attributes."""
    if image.width <= _WIDTH:
        return image
    return replace(image, width=_WIDTH, height=max(1, round(image.height * _WIDTH / image.width)))


def _sections(sections: Iterable[Section], page: str) -> Iterator[NewsletterSection]:
    whole, titles = _WHOLE, _TITLES
    for number, section in enumerate(sections, 1):
        cards = section.cards[:whole]
        rest = (*section.cards[len(cards) :], *section.more)
        more = rest[: min(titles, _TITLES_EACH)]
        whole, titles = whole - len(cards), titles - len(more)
        left = len(rest) - len(more)
        yield NewsletterSection(section.topic, cards, more, left, f"{page}#p_topic-{number}")
