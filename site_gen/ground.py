"""What a build stands on: settings, theme, cache and sources; and the report on what it did.

Owns: opening the cache for a site, the text of all that a site depends on besides its sources.
Must not know: how anything is built. What is imported here, a build without changes pays for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from site_gen import lock, read, snapshot, theme
from site_gen.cache import FILE as CACHE_FILE
from site_gen.cache import Cache
from site_gen.config import Config
from site_gen.errors import CacheFault, Problem, Problems, UsageError
from site_gen.options import Options
from site_gen.snapshot import Snapshot
from site_gen.version import code_version

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did. ``rendered`` counts every output that was made again, ``written`` those that changed."""

    articles: int
    rendered: int
    unchanged: int
    written: int
    removed: int
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a build stands on: settings, theme, cache and sources."""

    config: Config
    options: Options
    look: theme.Theme
    cache: Cache
    sources: read.Sources
    problems: Problems

    @property
    def settings(self) -> str:
        """All that the site depends on besides its sources and the time."""
        config, options = self.config, self.options
        folders = str(config.content), str(config.root / "static")
        told = repr(self.problems.sorted())
        return snapshot.of_settings(
            (*config.settings(), *folders, repr((options.drafts, options.future)), self.look.digest, told)
        )


@dataclass(frozen=True, slots=True)
class Produced:
    """How many outputs were made again, how many of them changed, how many were removed."""

    rendered: int
    written: int
    removed: int


def ground_of(config: Config, options: Options, cache: Cache) -> Ground:
    """What a build stands on now. Raises UsageError where there is no content."""
    look = theme.load(config.root, config.theme, config.language)
    problems = Problems()
    sources = read.sources(config.content, config.root / "static", problems)
    return Ground(config, options, look, cache, sources, problems)


def last_build(config: Config, cache: Cache) -> Snapshot | None:
    """The last build, where one was finished into the same folder."""
    last: Snapshot | None = cache.snapshot() if cache.is_output(str(config.output.resolve())) else None
    return last


def opened_cache(config: Config, options: Options) -> Cache:
    """The cache of the site, empty where it cannot be used. Its records depend on the settings named here."""
    dialect = config.typographic_quotes, config.language.startswith("vi")
    parsing = repr((config.timezone, dialect, str(config.content.resolve())))
    return Cache(config.cache / CACHE_FILE, version=code_version(), parsing=parsing, fresh=options.clean)


def report(articles: int, produced: Produced, pages: int, problems: Iterable[Problem]) -> Report:
    """The report on a build of so many articles and pages, of which those ``produced`` were made."""
    return Report(
        articles=articles,
        rendered=produced.rendered,
        unchanged=pages - produced.rendered,
        written=produced.written,
        removed=produced.removed,
        problems=list(problems),
    )


def alone(config: Config, options: Options, work: Callable[[Config, Options], Result]) -> Result:
    """What ``work`` gives while no other build runs; once more with an empty cache where that cannot be used."""
    with lock.alone(config.cache):
        try:
            return work(config, options)
        except (CacheFault, sqlite3.Error):
            try:
                return work(config, replace(options, clean=True))
            except (CacheFault, sqlite3.Error) as wrong:
                raise UsageError(f"{config.cache}: the cache cannot be used: {wrong} (is the disk full?)") from wrong
