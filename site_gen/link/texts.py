"""The bodies of a site as they are shown, each made when it is asked for: its references resolved, names in it linked.

Owns: what of a record and of its article's own names goes into a body.
Must not know: whether a reference leads anywhere; that was found out when the site was linked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from site_gen.link.mentions import Mentions
from site_gen.link.published import Published, of_record
from site_gen.link.references import References
from site_gen.model import Record
from site_gen.site import Entity, Story
from site_gen.views import Body


@dataclass(frozen=True)
class Texts:
    """Makes bodies; ``references`` are quiet, ``link_names`` is what the settings say of names in them; ``meaning``
    gives a digest of what the names in a body mean, by its digest."""

    references: References
    mentions: Mentions
    link_names: bool
    meaning: Callable[[str], str]

    def of(self, record: Record) -> Body | None:
        """The body of a record that is no article, where it has one."""
        if not record.outline.digest:
            return None
        return self._made(of_record(record, self.references.urls), (), names=self.link_names)

    def of_story(self, story: Story) -> Body:
        """The body of an article; names in it that fit several are those of the article's own people and bodies."""
        file, named = Published(story.path, story.url, story.body), (*story.organizations, *story.people)
        return self._made(file, named, names=self.link_names and story.told.link_names)

    def contents(self, body: str) -> tuple[tuple[int, str, str], ...]:
        """The headings in a compiled body (by digest; it may be empty): level, anchor, text."""
        return self.references.inside(body).contents if body else ()

    def made_of(self, body: str) -> str:
        """Digests of all that a body (by digest) is made of beside the names that its article has itself."""
        return f"{body} {self._addresses} {self.meaning(body)}" if body else ""

    @cached_property
    def _addresses(self) -> str:
        return self.references.addresses

    def _made(self, file: Published, named: tuple[Entity, ...], *, names: bool) -> Body:
        if not file.body:
            return Body("")
        mentions = self.mentions.of(file.body, file.url, named, names=names)
        return Body(file.body, self.references.targets(file), mentions)
