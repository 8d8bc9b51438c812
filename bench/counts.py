"""How many files and bytes a built site has, by kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("HTML pages", "feeds", "other")


@dataclass(frozen=True, slots=True)
class Count:
    """Files and their bytes."""

    files: int = 0
    size: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.files + other.files, self.size + other.size)


def kind_of(path: str) -> str:
    """The kind of an output file, by its name."""
    if path.endswith(".html"):
        return KINDS[0]
    return KINDS[1] if path.rpartition("/")[2] in ("feed.xml", "feed.atom", "feed.json") else KINDS[2]


def count(folder: Path) -> dict[str, Count]:
    """The files below ``folder`` by kind."""
    found = dict.fromkeys(KINDS, Count())
    for path, size in files(folder):
        found[kind_of(path)] += Count(1, size)
    return found


def plain(found: dict[str, Count]) -> dict[str, list[int]]:
    """The same as it is kept."""
    return {kind: [one.files, one.size] for kind, one in found.items()}


def files(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file below ``folder`` by its path there, with its length, in order of path."""
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(above, name)
            yield os.path.relpath(path, folder), os.stat(path).st_size
