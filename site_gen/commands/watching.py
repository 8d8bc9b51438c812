"""Which files were changed, told a moment after the last of a burst of changes. The only importer of ``watchfiles``.

Owns: watching folders, also ones that are not there yet, without ever missing a change.
Must not know: what is done about a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

_STEP = 10  # milliseconds without a change that end a burst
_LONGEST = 1000  # milliseconds after which a burst is told that has not ended
_TURN = 200  # milliseconds between two looks whether to go on

Told = Callable[[frozenset[Path]], None]


class Watch:
    """Tells ``told`` from threads of its own which files were changed, came or went below the paths that it watches."""

    def __init__(self, paths: Iterable[Path], told: Told) -> None:
        self._paths = tuple(path.absolute() for path in paths)
        self._told = told
        self._again = Event()
        self._begun = Event(), Event()

    def begin(self) -> None:
        """Returns when every later change will be told."""
        for work in (self._below, self._above):
            Thread(target=work, daemon=True).start()
        for begun in self._begun:
            begun.wait()

    def _below(self) -> None:
        """Watches what lies in folders that are there; begins anew when one of them came or went."""
        first = True
        while True:
            self._again.clear()
            folders = [path for path in self._paths if path.is_dir()]
            for found in self._changes(folders, recursive=True):
                if found is None:
                    self._begun[0].set()
                    if not first:  # what happened before it was watched again
                        self._told(frozenset(folders))
                else:
                    self._told(found)
            first = False

    def _above(self) -> None:
        """Watches whether the paths themselves come, go or are changed."""
        above = {path.parent for path in self._paths if path.parent.is_dir()}
        for found in self._changes(sorted(above), recursive=False):
            if found is None:
                self._begun[1].set()
                continue
            changed = found.intersection(self._paths)
            if any(path.is_dir() or not path.exists() for path in changed):
                self._again.set()
            if changed:
                self._told(changed)

    def _changes(self, paths: Iterable[Path], *, recursive: bool) -> Iterable[frozenset[Path] | None]:
        """First None, when watching has begun, then what was changed in each burst."""
        begun = False
        for found in watch(
            *paths,
            watch_filter=None,
            debounce=_LONGEST,
            step=_STEP,
            rust_timeout=_TURN,
            yield_on_timeout=True,
            stop_event=self._again if recursive else None,
            recursive=recursive,
        ):
            if not begun:
                begun = True
                yield None
            if found:
                yield frozenset(Path(path) for _, path in found)
