"""Knowing that nothing changed without looking at what the content says.

Owns: what a finished build depended on, as digests.
Must not know: how a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_gen import read
from site_gen.errors import Problem
from site_gen.read import Sources


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished build: the digests of its settings and of its sources, the instants between which it holds, what it
    told."""

    settings: str
    sources: str
    since: int
    until: int
    articles: int
    pages: int
    problems: tuple[Problem, ...]

    def concerns(self, settings: str, now: int) -> bool:
        """Whether a build with those ``settings`` at ``now`` would make the same of the same sources."""
        return self.settings == settings and self.since <= now < self.until

    def tells_of(self, path: str, line: int) -> bool:
        """Whether a problem was told of the content file at ``path``, on that line or below."""
        places = (problem.place for problem in self.problems)
        return any(place.path.endswith("/" + path) and place.line >= line for place in places)

    def holds(self, settings: str, sources: str, now: int) -> bool:
        """Whether a build of them at ``now`` would make the same."""
        return bool(sources) and self.sources == sources and self.concerns(settings, now)


def of_settings(settings: Iterable[str]) -> str:
    """A digest of all that a build depends on besides its sources and the time."""
    return read.digest("\n".join(settings).encode("utf-8", "surrogateescape"))


def of_sources(sources: Sources) -> str:
    """A digest of the stamps of all sources; empty where one is too young to be trusted."""
    parts = []
    for found in (sources.content, sources.static):
        for one in found:
            stamp = one.stamp
            if read.is_young(stamp, sources.scanned):
                return ""
            parts.append(f"{one.path} {stamp.size} {stamp.mtime} {stamp.ctime} {stamp.inode}")
        parts.append("")
    return read.digest("\n".join(parts).encode("utf-8", "surrogateescape"))
