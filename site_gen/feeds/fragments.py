"""The items of feeds as a format writes them, kept while at hand: one article stands in the feeds of many terms.

Owns: how much is kept.
Must not know: any format.
"""

from __future__ import annotations

from collections.abc import Callable

from site_gen.feeds.view import FeedItem

_MOST = 16_000_000  # characters; then everything is forgotten, as what comes next is mostly of other articles


class Fragments:
    """Writes items by ``write``, each once while it is kept. An item is known by its identity, which ``plan`` keeps."""

    def __init__(self, write: Callable[[FeedItem], str]) -> None:
        self._write = write
        self._kept: dict[int, tuple[FeedItem, str]] = {}
        self._size = 0

    def __call__(self, item: FeedItem) -> str:
        """The item as text."""
        known = self._kept.get(id(item))
        if known is not None:
            return known[1]
        text = self._write(item)
        if self._size > _MOST:
            self._kept.clear()
            self._size = 0
        self._kept[id(item)] = item, text  # the item is kept, so its id stays its own
        self._size += len(text)
        return text
