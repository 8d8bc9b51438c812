"""The output folder as it is, beside what the last build left there.

Owns: looking at all of it, in a process of its own, while the sources are looked at.
Must not know: what an output holds.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path

from site_gen import workers, write
from site_gen.cache import Cache, Written, written

Disk = Mapping[str, tuple[int, int]]  # path: size, mtime in nanoseconds


class Outputs:
    """The output folder when the build began."""

    def __init__(self, folder: Path, cache: Cache, *, jobs: int) -> None:
        self._known = cache.is_output(str(folder.resolve()))
        self._cache = cache
        self._folder = folder
        self._look = workers.Aside(partial(_look, str(folder), cache.path, self._known), jobs=jobs)

    def close(self) -> None:
        """Looks no longer."""
        self._look.close()

    def holds_any(self, paths: Iterable[str]) -> bool:
        """Whether any of the files at ``paths`` is there as the last build left it; no other is waited for."""
        known = ((path, self._cache.output(path)) for path in paths if self._known)
        return any(one and write.state(self._folder, path) == (one.size, one.mtime) for path, one in known)

    @cached_property
    def disk(self) -> Disk:
        """Every file that is there."""
        return self._found[1]

    @property
    def untouched(self) -> bool:
        """Whether it is as the last build left it."""
        return self._found[0]

    @cached_property
    def before(self) -> dict[str, Written]:
        """Every output of the last build; none where that built into another folder."""
        return self._cache.outputs() if self._known else {}

    @cached_property
    def _found(self) -> tuple[bool, Disk]:
        found: tuple[bool, Disk] = marshal.loads(self._look.result())  # noqa: S302  from our own process
        return found


def _look(folder: str, cache: Path, known: bool) -> bytes:
    disk = write.existing(Path(folder))
    before = written(cache) if known else {}
    return marshal.dumps((disk == before, disk))
