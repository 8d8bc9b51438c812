"""The items of feeds as a format writes them, kept while at hand: one article stands in the feeds of many terms.

Owns: how much is kept.
Must not know: any format.
"""

from __future__ import annotations

from collections.abc import Callable

from site_gen.feeds.view import FeedItem

_MOST = 16_000_000  # bytes in each of two generations; the elder is forgotten when the younger has grown to that


class Fragments:
    """Writes items by ``write``, each once while it is kept. An item is known by its identity, which ``plan`` keeps."""

    def __init__(self, write: Callable[[FeedItem], bytes]) -> None:
        self._write = write
        self._young: dict[int, tuple[FeedItem, bytes]] = {}
        self._old: dict[int, tuple[FeedItem, bytes]] = {}
        self._size = 0  # of the young

    def __call__(self, item: FeedItem) -> bytes:
        """The item as text in UTF-8."""
        key = id(item)  # the item is kept, so its id stays its own
        known = self._young.get(key)
        if known is None:
            known = self._old.pop(key, None) or (item, self._write(item))
            if self._size > _MOST:
                self._old, self._young, self._size = self._young, {}, 0
            self._young[key] = known
            self._size += len(known[1])
        return known[1]
