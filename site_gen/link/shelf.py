"""Articles that are opened when they are asked for, and what their cards say.

Owns: how many are kept open. Must not know: who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from site_gen import packed
from site_gen.model import Article, Media, Told
from site_gen.site import Story, shown
from site_gen.urls import Urls
from site_gen.views import Card, Image

_TOLD = 1_024
_CARDS = 16_384  # they take about a kilobyte each; lists name the same ones again and again


class Shelf:
    """The articles of a site with these ``media``; ``packed_at`` gives what is packed of the one at a path."""

    def __init__(self, urls: Urls, media: Mapping[str, Media], packed_at: Callable[[str], bytes]) -> None:
        self._urls, self._media, self._packed_at = urls, media, packed_at
        self.told: Callable[[Story], Told] = lru_cache(_TOLD)(self._told)
        self.card: Callable[[Story], Card] = lru_cache(_CARDS)(self._card)

    def __reduce__(self) -> tuple[object, ...]:
        return Shelf, (self._urls, self._media, self._packed_at)  # what is open does not cross to another process

    def record(self, story: Story) -> Article:
        """All that the front matter of an article says."""
        record: Article = packed.load(self._raw(story))
        return record

    def _raw(self, story: Story) -> bytes:
        return story.raw or self._packed_at(story.path)

    def _told(self, story: Story) -> Told:
        return packed.told(self._raw(story))

    def _card(self, story: Story) -> Card:
        told = self.told(story)
        return Card(
            url=story.url,
            guid=story.guid,
            title=told.title,
            date=story.date,
            updated=told.updated,
            corrected=bool(story.corrections),
            summary=told.summary or told.lead,
            topic=story.topic.link if story.topic else None,
            lead=story.organizations[0].link if story.organizations else None,
            authors=tuple([author.link for author in story.authors]),
            image=self._image(story),
        )

    def _image(self, story: Story) -> Image | None:
        """The picture of a front matter, or None where there is none (or no such file)."""
        picture = story.picture
        media = self._media.get(picture.src) if picture else None
        return shown(picture, media, self._urls) if picture and media else None
