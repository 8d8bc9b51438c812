"""What an edition's mail says, the same to everyone: a subject, plain text, HTML.

Owns: how much of an edition a mail holds. Must not know: to whom it goes, how it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from site_gen import variants
from site_gen.newsletter.inlining import inlined
from site_gen.newsletter.plain import plain, tidy
from site_gen.render import Renderer
from site_gen.site import Site
from site_gen.urls import Urls
from site_gen.views import Image
from site_gen.views.editions import EditionView, Section
from site_gen.views.newsletter import NewsletterSection, NewsletterView

HTML, TEXT = "newsletter.html", "newsletter.txt"
_WIDTH, _NOTE = 560, 528  # pixels: a column of the letter, and of the editors' note in it
_PICTURE = re.compile(r"<img\b[^>]*>")
_SIZES = re.compile(r'\s(width|height)="(\d{1,9})"')
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
    note = plain(renderer.body(replace(view.note, mentions=()), page, origin).decode(), page) if view.note else ""
    given = NewsletterView(
        edition=view,
        url=page,
        image=_fitting(view.lead.image) if view.lead and view.lead.image else None,
        sections=tuple(_sections(view.sections, page)),
        note_text=note,
        unsubscribe=_LEAVE if unsubscribe else "",
    )
    text = tidy(renderer.render(TEXT, given).decode())
    html = _PICTURE.sub(_narrowed, renderer.render(HTML, given).decode())
    return Letter(edition, view.head.title, text, inlined(html))


def with_photograph(view: EditionView, site: Site, urls: Urls) -> EditionView:
    """``view`` with the lead's picture as the JPEG that is published for social media, where there is one: it is
    smaller, and every mail program shows it."""
    card = view.lead
    if card is None or card.image is None:
        return view
    media = next((one for one in site.media.values() if urls.media(one.path) == card.image.src), None)
    width = variants.card_width(media) if media else 0
    if not media or not width:
        return view
    url = urls.variant(media.path, media.digest, width, "jpg")
    image = replace(card.image, src=url, width=width, height=variants.scaled(media, width))
    return replace(view, lead=replace(card, image=image))


def _narrowed(tag: re.Match[str]) -> str:
    """A picture of the editors' note no wider than that."""
    sizes = {name: int(value) for name, value in _SIZES.findall(tag[0])}
    width, height = sizes.get("width", 0), sizes.get("height", 0)
    if width <= _WIDTH:
        return tag[0]
    fitting = {"width": _NOTE, "height": max(1, round(height * _NOTE / width))}
    return _SIZES.sub(lambda size: f' {size[1]}="{fitting[size[1]]}"', tag[0])


def _fitting(image: Image) -> Image | None:
    """A picture no wider than a mail: some programs heed nothing but its attributes. Few show a drawing (SVG)."""
    if image.src.lower().endswith(".svg"):
        return None
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
