"""Knowing that nothing changed without looking at what the content says.

Owns: what a finished build depended on, as digests.
Must not know: how a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_gen import read
from site_gen.errors import Problem
from site_gen.read import STATIC, Sources, folder_of

Digests = Mapping[str, str]  # of the stamps of the sources in each folder; empty where one is too young to be trusted


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished build: the digests of its settings and of its sources (None where these are not known), the instants
    between which it holds, what it told."""

    settings: str
    sources: Digests | None
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

    def holds(self, settings: str, sources: Digests, now: int) -> bool:
        """Whether a build of them at ``now`` would make the same."""
        return self.sources == sources and all(sources.values()) and self.concerns(settings, now)

    def differing(self, sources: Digests) -> set[str]:
        """The folders in which a source may have come or gone, or may be another than it was."""
        before = self.sources or {}
        return {folder for folder, digest in sources.items() if not digest or before.get(folder) != digest} | (
            before.keys() - sources.keys()
        )


def of_settings(settings: Iterable[str]) -> str:
    """A digest of all that a build depends on besides its sources and the time."""
    return _digest(settings)


def of_sources(sources: Sources) -> Digests:
    """A digest of the stamps of all sources in each folder."""
    lines: dict[str, list[str]] = {}
    young = set()
    for above, found in (("", sources.content), (STATIC, sources.static)):
        for one in found:
            stamp, folder = one.stamp, folder_of(above + one.path)
            lines.setdefault(folder, []).append(f"{one.path} {stamp.size} {stamp.mtime} {stamp.ctime} {stamp.inode}")
            if read.is_young(stamp, sources.scanned):
                young.add(folder)
    return {folder: "" if folder in young else _digest(own) for folder, own in lines.items()}


def _digest(lines: Iterable[str]) -> str:
    return read.digest("\n".join(lines).encode("utf-8", "surrogateescape"))
