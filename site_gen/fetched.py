"""What the last build knew of a site, fetched from the cache one by one when it is asked for: records and
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
from site_gen.link.references import url_of
from site_gen.link.stories import Desk, story
from site_gen.model import Article, Record
from site_gen.site import Story


class Records(Mapping[str, tuple[Record, str]]):
    """The records of the cache with their URLs, fetched one by one."""

    def __init__(self, cache: Cache, config: Config) -> None:
        self._cache, self._config = cache, config

    def __getitem__(self, path: str) -> tuple[Record, str]:
        found = self._cache.source(path)
        if found is None or not isinstance(found.record, Record):
            raise KeyError(path)
        return found.record, url_of(found.record, self._config.urls)

    def __iter__(self) -> Iterator[str]:
        return iter(())  # only asked for names that are near to one that is not there

    def __len__(self) -> int:
        return 0


@dataclass
class Stories:
    """The articles of a site by their place, linked when they are asked for."""

    paths: tuple[str, ...]
    records: Records
    desk: Desk
    edited: Mapping[str, Article]
    made: dict[int, Story] = field(default_factory=dict)

    def at(self, place: int) -> Story | None:
        """The article there; None before the newest and behind the oldest."""
        if not 0 <= place < len(self.paths):
            return None
        if place not in self.made:
            path = self.paths[place]
            record, url = self.records[path]
            article = self.edited.get(path, record)
            if not isinstance(article, Article):
                raise CacheFault(f"the cache holds no article {path}")
            self.made[place] = story(article, url, self.desk)
        return self.made[place]

    def all_at(self, places: Iterable[int]) -> tuple[Story, ...]:
        """The articles at those places."""
        return tuple(one for place in places if (one := self.at(place)))
