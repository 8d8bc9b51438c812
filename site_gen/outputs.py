"""The output folder as it is, beside what the last build left there.

Owns: looking at all of it, in processes of their own, while the sources are looked at.
Must not know: what an output holds.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from site_gen import workers, write
from site_gen.cache import Cache, Written, written

_MOST = 4  # processes that look at it

Disk = Mapping[str, tuple[int, int]]  # path: size, mtime in nanoseconds


class Outputs:
    """The output folder when the build began."""

    def __init__(self, folder: Path, cache: Cache, *, jobs: int) -> None:
        self._known = cache.is_output(str(folder.resolve()))
        self._cache, self._folder = cache, folder
        shares = max(1, min(jobs, _MOST))
        looks = (partial(_look, folder, share, shares, cache.path if self._known else None) for share in range(shares))
        self._looks = [workers.Aside(look, jobs=jobs) for look in looks]

    def close(self) -> None:
        """Looks no longer."""
        for look in self._looks:
            look.close()

    def holds_any(self, paths: Iterable[str]) -> bool:
        """Whether any of the files at ``paths`` is there as the last build left it; no other is waited for."""
        known = ((path, self._cache.output(path)) for path in paths if self._known)
        return any(one and write.state(self._folder, path) == (one.size, one.mtime) for path, one in known)

    @cached_property
    def untouched(self) -> bool:
        """Whether it is as the last build left it."""
        found = [_Seen(*marshal.loads(look.next())) for look in self._looks]  # noqa: S302  from our own processes
        return all(one.same for one in found) and sum(one.files for one in found) == found[0].known

    @cached_property
    def disk(self) -> Disk:
        """Every file that is there."""
        _ = self.untouched  # is told first
        found: dict[str, tuple[int, int]] = {}
        for look in self._looks:
            found.update(marshal.loads(look.next()))  # noqa: S302  see above
        return found

    @cached_property
    def before(self) -> dict[str, Written]:
        """Every output of the last build; none where that built into another folder."""
        return self._cache.outputs() if self._known else {}


class _Seen(NamedTuple):
    """Of a share of the folder: whether each file in it is as it was left, how many there are, how many were left in
    the whole."""

    same: bool
    files: int
    known: int


def _look(folder: Path, share: int, shares: int, cache: Path | None) -> Iterator[bytes]:
    """What was seen, then all files."""
    disk = write.existing(folder, share, shares)
    before = written(cache) if cache else {}
    same = all(before.get(path) == state for path, state in disk.items())
    yield marshal.dumps((same, len(disk), len(before)))
    yield marshal.dumps(disk)
