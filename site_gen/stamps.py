"""What the linked things that a page is made of are now: what of an article, a body or an entity any page could show.

Owns: that, as a digest of plain values, for fingerprints. Must not know: any page.

A page whose things are as they were when it was made is not looked at again. What is told here is more than most pages
show, so when it is another it says little: then the page's view tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from site_gen import packed
from site_gen.dates import Date
from site_gen.model import Person, Picture, Record
from site_gen.site import AsCards, Entity, Site, Story
from site_gen.views import Link


class _Digests(dict[Any, str]):
    """The digest of what is told of each thing, made when it is asked for."""

    def __init__(self, told: Callable[[Any], tuple[object, ...]]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, thing: object) -> str:
        made = self[thing] = packed.digest(self._told(thing))
        return made


def told(site: Site) -> Mapping[type, Callable[[Any], str]]:
    """For each type of linked things what tells one of ``site`` from what it was. A record stands for its body."""

    def picture(shown: Picture | None) -> str:
        return repr(site.media.get(shown.src)) if shown else ""

    def entity(one: Entity) -> tuple[object, ...]:
        """All that is shown of an entity anywhere, and the posts around it, but for the text of its own page."""
        record = one.record
        posts = []
        for post in site.tenures.get(one, ()):
            other = post.organization if one is post.person else post.person
            posts.append((_link(other.link), post.role, post.state, _date(post.start), _date(post.end)))
        image = picture(record.image) if isinstance(record, Person) else ""
        digest = record.digest if record else ""
        return _link(one.link), one.kind, one.id, one.path, digest, image, tuple(posts)

    entities = _Digests(entity)

    def story(one: Story) -> tuple[object, ...]:
        """All that is shown of an article anywhere but its own body."""
        topic = (one.topic,) if one.topic else ()
        cast = (tuple(map(entities.__getitem__, own)) for own in (one.people, one.organizations, topic, one.documents))
        return one.path, one.digest, picture(one.picture), *cast, tuple(map(entities.__getitem__, one.authors))

    def card(one: Story | None) -> tuple[object, ...]:
        """All that a card shows of an article."""
        if one is None:
            return ()
        topic = _link(one.topic.link) if one.topic else ()
        links = tuple([_link(entity.link) for entity in (*one.organizations[:1], *one.authors)])
        return one.path, one.digest, picture(one.picture), topic, links

    cards = _Digests(card)

    def text(record: Record) -> str:
        return site.texts.made_of(record.outline.digest)

    return {
        Story: _Digests(story).__getitem__,
        Entity: entities.__getitem__,
        AsCards: lambda shown: "".join(map(cards.__getitem__, shown.stories)),
        **dict.fromkeys(Record.__subclasses__(), text),
    }


def _link(link: Link) -> tuple[str, str]:
    return link.name, link.url


def _date(date: Date | None) -> str:
    return date.text if date else ""
