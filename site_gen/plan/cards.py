"""What social media show beside a link: an article's own picture, else a card that is drawn.

``cards = "site"`` has one for the site and one for each topic with articles, ``"articles"`` one for each article too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from urllib.parse import urlsplit

from site_gen import cards, variants
from site_gen.cards import Design
from site_gen.model import TOPICS
from site_gen.plan.page import Page, Plan
from site_gen.site import Entity, Story
from site_gen.urls import Urls
from site_gen.views import Image


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card that is drawn: for which page, and its words."""

    url: str
    design: Design

    def image(self, urls: Urls) -> Image:
        """As a page tells of it; another design has another URL."""
        digest = blake2b(repr((cards.LOOK, self.design)).encode(), digest_size=16).hexdigest()
        return Image(urls.card(self.url, digest), self.design.title, "", "", cards.WIDTH, cards.HEIGHT)


def of_site(title: str, description: str, urls: Urls) -> Drawn:
    """The card of every page that has none of its own."""
    return Drawn(urls.home(), Design(title, note=description, brand=urlsplit(urls.origin).netloc))


def of_topic(plan: Plan, topic: Entity) -> Image | None:
    """What is shown beside a link to a topic; None for the site's card."""
    drawn = _topic(plan, topic)
    return drawn.image(plan.urls) if drawn else None


def of_topics(plan: Plan) -> dict[Entity, Image | None]:
    """:func:`of_topic` of each topic, made once for all articles on it."""
    return {topic: of_topic(plan, topic) for topic in plan.site.entities[TOPICS]}


def of_story(plan: Plan, story: Story, topics: Mapping[Entity, Image | None]) -> Image | None:
    """What is shown beside a link to an article: its own picture, its own card, its topic's, or None for the site's."""
    own = _picture(plan, story)
    if own:
        return own
    if plan.cards == "articles":
        return _story(plan, story).image(plan.urls)
    return topics.get(story.topic) if story.topic else None


def pages(plan: Plan) -> Iterator[Page]:
    """The file of each card."""
    if plan.cards == "off":
        return
    yield _page(plan, of_site(plan.chrome.title, plan.chrome.description, plan.urls))
    for topic in plan.site.entities[TOPICS]:
        drawn = _topic(plan, topic)
        if drawn:
            yield _page(plan, drawn, topic.path, topic.keys)
    if plan.cards == "articles":
        for story in plan.site.stories:
            if _picture(plan, story) is None:
                yield _page(plan, _story(plan, story), story.path, ("slug",))


def _page(plan: Plan, drawn: Drawn, path: str = "", keys: tuple[str | int, ...] = ()) -> Page:
    return Page(drawn.image(plan.urls).src, "card", partial(_design, drawn), path, keys)


def _design(drawn: Drawn) -> Design:
    return drawn.design


def _topic(plan: Plan, topic: Entity) -> Drawn | None:
    if plan.cards == "off" or not plan.site.listed.get(topic):
        return None
    note = topic.record.outline.lead if topic.record else ""
    kicker = plan.section(TOPICS).name
    return Drawn(topic.link.url, Design(topic.name, kicker, note, plan.chrome.title))


def _story(plan: Plan, story: Story) -> Drawn:
    card = story.card
    kicker, note = (link.name if link else "" for link in (card.topic, card.lead))
    return Drawn(card.url, Design(card.title, kicker, note, plan.chrome.title, plan.words.date(card.date)))


def _picture(plan: Plan, story: Story) -> Image | None:
    """The article's own picture, where it fits a card; as JPEG, since not every reader of cards takes WebP."""
    picture = story.picture
    media = plan.site.media.get(picture.src) if picture else None
    width = variants.card_width(media) if media else 0
    if not picture or not media or not width:
        return None
    url = plan.urls.variant(media.path, media.digest, width, "jpg")
    return Image(url, picture.alt or "", "", "", width, variants.scaled(media, width))
