"""What the linked things that a page is made of are now: what of an article, a body or an entity any page could show.

Owns: that, as plain values, for fingerprints. Must not know: any page.

A page whose things are as they were when it was made is not looked at again. What is told here is more than most pages
show, so when it is another it says little: then the page's view tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from site_gen.model import Person, Picture, Record
from site_gen.site import Entity, Site, Story

Told = tuple[object, ...]


def told(site: Site) -> Mapping[type, Callable[[Any], Told]]:
    """For each type of linked things what tells one of ``site`` from what it was: plain values, and other things. A
    record stands for its body."""
    made_of: Callable[[Any], Told] = site.texts.made_of

    def picture(shown: Picture | None) -> Told:
        media = site.media.get(shown.src) if shown else None
        return (media,) if media else ()

    def story(one: Story) -> Told:
        """All that is shown of an article anywhere but its own body."""
        record = one.record
        cast = one.topic, *one.organizations, None, *one.people, None, *one.documents, None, *one.authors
        return *cast, record.path, record.digest, *picture(record.image)

    def entity(one: Entity) -> Told:
        """All that is shown of an entity anywhere, and the posts around it, but for the text of its own page."""
        record = one.record
        posts = []
        for post in site.tenures.get(one, ()):
            other = post.organization if one is post.person else post.person
            posts.append((other.link, post.role, post.state, post.start, post.end))
        image = picture(record.image) if isinstance(record, Person) else ()
        return one.link, one.kind, one.id, one.path, record.digest if record else "", image, tuple(posts)

    return {Story: story, Entity: entity, **dict.fromkeys(Record.__subclasses__(), made_of)}
