"""Entries of feeds: an article, a correction, an edition, each as a :class:`site_gen.feeds.view.FeedItem`.

Owns: what an entry says, and its lasting id.
Must not know: which feeds there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from site_gen.feeds.view import Digest, Enclosure, FeedItem
from site_gen.i18n import Words
from site_gen.identity import urn
from site_gen.model import EDITIONS, Amendment, Media
from site_gen.site import Edition, Story, Texts
from site_gen.urls import Urls
from site_gen.variants import published_size
from site_gen.views import Link

CORRECTION_ANCHOR = "p_correction-"  # with a number: where an article's page tells one of its corrections
# By the ending of the file, as the IANA registers them.
_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True, eq=False)
class Mended:
    """A correction of an article: the ``place``-th on its page, from 1."""

    story: Story
    amendment: Amendment
    place: int


def mended(stories: Iterable[Story]) -> tuple[Mended, ...]:
    """All corrections, each once, the newest first."""
    found = []
    for story in stories:
        in_order = sorted(story.corrections, key=lambda amendment: amendment.date.start)
        found += [
            Mended(story, amendment, place)
            for place, amendment in enumerate(in_order, 1)
            if amendment not in in_order[: place - 1]
        ]
    return tuple(sorted(found, key=lambda one: -one.amendment.date.start))


class Items:
    """The entries of stories, each made once: one article stands in the feeds of many terms."""

    def __init__(self, urls: Urls, words: Words, media: Mapping[str, Media], texts: Texts) -> None:
        self._urls, self._words, self._media, self._texts = urls, words, media, texts
        self._made: dict[tuple[Story, bool], FeedItem] = {}

    def story(self, story: Story, full: bool) -> FeedItem:
        """The story, with its body where it is to be ``full``."""
        made = self._made.get((story, full))
        if made is None:
            made = self._made[story, full] = self._make(story, full)
        return made

    def _make(self, story: Story, full: bool) -> FeedItem:
        card, source = story.card, story.told.source
        return FeedItem(
            guid=card.guid,
            url=self._urls.absolute(card.url),
            title=card.title,
            date=card.date,
            changed=story.changed,
            modified=story.changed if story.changed.start > card.date.start else None,
            summary=card.summary,
            notes=self._notes(story),
            authors=tuple(Link(author.name, self._urls.absolute(author.url)) for author in card.authors),
            categories=self._categories(story),
            source=Link(source.note or source.url, source.url) if source else None,
            credit=self._words.gettext("Source:"),
            image=self._enclosure(story),
            content=self._texts.of_story(story) if full else None,
        )

    def _notes(self, story: Story) -> tuple[str, ...]:
        """What was changed since, in words."""
        words, last = self._words, story.card.updated
        updated = [words.gettext("Updated %(date)s") % {"date": words.date(last)}] if last else []
        text = words.gettext("Corrected %(date)s: %(text)s")
        corrected = [text % {"date": words.date(one.date), "text": one.text} for one in story.corrections]
        return (*updated, *corrected)

    def _categories(self, story: Story) -> tuple[tuple[str, str], ...]:
        terms = (*((story.topic,) if story.topic else ()), *story.organizations, *story.people, *story.documents)
        return tuple((entity.name, self._urls.absolute(self._urls.section(entity.kind))) for entity in terms)

    def _enclosure(self, story: Story) -> Enclosure | None:
        picture = story.picture
        media = self._media.get(picture.src) if picture else None
        kind = _TYPES.get(PurePath(media.path).suffix.lower()) if media else None
        if picture is None or media is None or kind is None or not media.size:
            return None
        url = self._urls.absolute(self._urls.media(media.path))
        return Enclosure(url, kind, media.size, *published_size(media), picture.caption or picture.alt or "")

    def correction(self, one: Mended, site_id: str) -> FeedItem:
        """A correction, which says what was wrong."""
        story, amendment = one.story, one.amendment
        words = self._words
        # By its text: corrections have no place that stays, and one that says something else is another.
        name = f"{story.told.id or story.path}#{amendment.date.text}/{amendment.text}"
        return FeedItem(
            guid=urn(site_id, name),
            url=self._urls.absolute(f"{story.url}#{CORRECTION_ANCHOR}{one.place}"),
            title=words.gettext("Correction: %(title)s") % {"title": story.card.title},
            date=amendment.date,
            changed=amendment.date,
            summary=amendment.text,
            categories=self._categories(story),
        )

    def edition(self, edition: Edition, link: Link, summary: str, digest: Digest | None, site_id: str) -> FeedItem:
        """An edition that is over: its page, what it brought in a sentence, and in full where a ``digest`` is given."""
        newest = max((story.changed for story in edition.stories), key=lambda date: date.start, default=edition.over)
        return FeedItem(
            guid=urn(site_id, f"{EDITIONS}/{edition.period.text}.md"),  # its path, as of an article, note or none
            url=self._urls.absolute(link.url),
            title=link.name,
            date=edition.over,
            changed=max(edition.over, newest, key=lambda date: date.start),
            modified=newest if newest.start > edition.over.start else None,
            summary=summary,
            content=digest,
        )
