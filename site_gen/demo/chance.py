"""Draws that come out the same everywhere: seeded streams and popularity.

Owns: the only source of chance in the demo.
Must not know: what is drawn.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


def stream(seed: int, *what: object) -> Random:
    """A stream of its own for each thing made, so that a change to one leaves the others as they were."""
    name = "/".join(str(part) for part in (seed, *what))
    return Random(name)  # noqa: S311 - made-up content, nothing secret; a text seed does not use hash()


def pick(rng: Random, items: Sequence[T]) -> T:
    """One of ``items``, each as likely as the others."""
    return items[int(rng.random() * len(items))]


def every(number: int, period: int, offset: int = 0) -> bool:
    """Whether ``number`` is one in ``period``: unlike chance it occurs for certain in a small demo."""
    return number % period == offset % period


class Popular(Generic[T]):
    """Items of which the first are drawn far more often than the last, as in Zipf's law."""

    def __init__(self, items: Sequence[T], flatten: int = 3) -> None:
        self._items = list(items)
        self._sums = list(accumulate(1.0 / (place + flatten) for place in range(len(self._items))))

    def pick(self, rng: Random) -> T:
        """One of the items, the earlier the likelier."""
        return self._items[bisect(self._sums, rng.random() * self._sums[-1], 0, len(self._items) - 1)]
