"""The bodies of a site as they are shown, each made when it is asked for: its references resolved, names in it linked.

Owns: what of a record and of its article's own names goes into a body.
Must not know: whether a reference leads anywhere; that was found out when the site was linked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from site_gen.link.mentions import Mentions
from site_gen.link.references import References, url_of
from site_gen.model import Record
from site_gen.site import Entity, Story
from site_gen.views import Body


@dataclass(frozen=True)
class Texts:
    """Makes bodies; ``references`` are quiet, ``link_names`` is what the settings say of names in them."""

    references: References
    mentions: Mentions
    link_names: bool

    def of(self, record: Record) -> Body | None:
        """The body of a record that is no article, where it has one."""
        if not record.outline.digest:
            return None
        return self._made(record, url_of(record, self.references.urls), (), names=self.link_names)

    def of_story(self, story: Story) -> Body:
        """The body of an article; names in it that fit several are those of the article's own people and bodies."""
        record, named = story.record, (*story.organizations, *story.people)
        return self._made(record, story.card.url, named, names=self.link_names and record.link_names)

    def made_of(self, record: Record) -> tuple[object, ...]:
        """All that the body of ``record`` is made of beside the names that its article has itself: plain values."""
        digest = record.outline.digest
        return (digest, self._addresses, *self.mentions.meanings(digest)) if digest else ()

    @cached_property
    def _addresses(self) -> str:
        return self.references.addresses

    def _made(self, record: Record, url: str, named: tuple[Entity, ...], *, names: bool) -> Body:
        digest = record.outline.digest
        if not digest:
            return Body("")
        return Body(digest, self.references.targets(record, url), self.mentions.of(digest, url, named, names=names))
