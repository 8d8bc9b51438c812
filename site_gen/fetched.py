"""What the last build knew of a site, fetched from the cache one by one when it is asked for: published files and
articles.

Owns: that nothing is fetched, and no article linked, that nobody asks for.
Must not know: what was edited, which outputs there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from site_gen.cache import Cache
from site_gen.config import Config
from site_gen.errors import CacheFault
from site_gen.link.published import Published, of_article, of_record
from site_gen.link.stories import Desk, story
from site_gen.model import Filed, Record
from site_gen.site import Story


class Files(Mapping[str, Published]):
    """The files of the cache that have pages, fetched one by one."""

    def __init__(self, cache: Cache, config: Config) -> None:
        self._cache, self._urls = cache, config.urls

    def __getitem__(self, path: str) -> Published:
        found = self._cache.source(path)
        held = found.held if found else None
        if isinstance(held, Filed):
            return of_article(held, self._urls)
        if isinstance(held, Record):
            return of_record(held, self._urls)
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(())  # only asked for names that are near to one that is not there

    def __len__(self) -> int:
        return 0


@dataclass
class Stories:
    """The articles of a site by their place, linked when they are asked for."""

    paths: tuple[str, ...]
    cache: Cache
    desk: Desk
    edited: Mapping[str, Filed]
    made: dict[int, Story] = field(default_factory=dict)

    def at(self, place: int) -> Story | None:
        """The article there; None before the newest and behind the oldest."""
        if not 0 <= place < len(self.paths):
            return None
        if place not in self.made:
            path = self.paths[place]
            filed = self.edited.get(path) or self._filed(path)
            self.made[place] = story(filed, filed.raw, of_article(filed, self.desk.references.urls).url, self.desk)
        return self.made[place]

    def all_at(self, places: Iterable[int]) -> tuple[Story, ...]:
        """The articles at those places."""
        return tuple(one for place in places if (one := self.at(place)))

    def _filed(self, path: str) -> Filed:
        found = self.cache.source(path)
        held = found.held if found else None
        if not isinstance(held, Filed):
            raise CacheFault(f"the cache holds no article {path}")
        return held
