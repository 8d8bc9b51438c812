"""A site between two edits: what the last build knew stays at hand, and nothing is looked at but what was changed.

Owns: when that may be relied upon: the changed files are articles of which nothing but the words was edited, and
nobody else has built since. Must not know: how changes are noticed, how an edit is carried out.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

from site_gen import collector, edits, lock, retouch
from site_gen.config import Config
from site_gen.errors import CacheFault
from site_gen.ground import Report, ground_of, last_build, opened_cache, report
from site_gen.loading import desk_of
from site_gen.model import ARTICLES
from site_gen.options import Options
from site_gen.read import Found, Stamp

_MOMENT = 0.1  # seconds in which an editor puts a file back that it took away or emptied
_PAUSE = 0.005


class Outdated(Exception):
    """What is at hand says nothing of the site as it is now: only a whole build does."""


class Session:
    """A site after a build; it belongs to the thread that made it."""

    def __init__(self, config: Config, options: Options) -> None:
        """Raises Outdated where the last build leaves nothing to go on with."""
        self._config, self._content = config, config.content.absolute()
        self._desk = desk_of(config)
        self._cache = opened_cache(config, replace(options, clean=False))
        try:
            with lock.alone(config.cache):
                ground, last = ground_of(config, options, self._cache), last_build(config, self._cache)
                if last is None or not last.concerns(ground.settings, options.now):
                    raise Outdated
                self._last = last
                self._at_hand = retouch.Retouch(config, options, ground.look, self._cache)
                self._at_hand.make_ready()
                self._seen = self._cache.state()
        except BaseException as wrong:
            self._cache.close()
            if isinstance(wrong, CacheFault | sqlite3.Error):
                raise Outdated from wrong
            raise
        collector.settle()

    def close(self) -> None:
        """Closes the cache."""
        self._at_hand.close()
        self._cache.close()

    def edited(self, paths: Iterable[Path], now: int) -> Report | None:
        """Makes again what the changes at ``paths`` touch at the time ``now``; None where nothing of the site was
        changed. Raises Outdated, and has written nothing, where it takes a whole build."""
        try:
            with lock.alone(self._config.cache):
                return self._edited(paths, now)
        except (CacheFault, sqlite3.Error) as wrong:
            raise Outdated from wrong

    def _edited(self, paths: Iterable[Path], now: int) -> Report | None:
        last, cache = self._last, self._cache
        if self._cache.state() != self._seen or not last.since <= now < last.until:
            raise Outdated
        scanned = time.time_ns()
        changed = [one for path in sorted(set(paths)) if (one := self._article(path))]
        if not changed:
            return None
        found = edits.of(self._desk, changed, scanned, cache)
        if found is None or any(last.tells_of(one.article.path, one.first_line) for one in found.edited):
            raise Outdated
        produced = self._at_hand.publish(found, last, None)
        if produced is None:
            raise Outdated
        self._seen = cache.state()
        return report(last.articles, produced, last.pages, last.problems)

    def _article(self, path: Path) -> Found | None:
        """The article that was changed at ``path``; None where there neither is nor was anything."""
        if not path.is_relative_to(self._content):
            raise Outdated
        file = path.relative_to(self._content).as_posix()
        known = self._cache.source(file) is not None
        stat = _settled(path) if known else _stat(path)
        if stat is None and not known and not self._cache.holds_below(file):
            return None  # an editor's trial, gone again
        if not known or stat is None or not S_ISREG(stat.st_mode) or not file.startswith(f"{ARTICLES}/"):
            raise Outdated
        return Found(file, ARTICLES, Stamp.of(stat), file)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _settled(path: Path) -> os.stat_result | None:
    """The state of a file when it is no longer just being written or put in the place of the old one."""
    end = time.monotonic() + _MOMENT
    while True:
        stat = _stat(path)
        if (stat and stat.st_size) or time.monotonic() > end:
            return stat
        time.sleep(_PAUSE)
