"""Builds: whether there is anything to do, and who does it.

Owns: the order of looking, and which way is taken: nothing changed (``snapshot``), the words of a few articles did
(``amending``), or more (``building``).
Must not know: how a site is built. What only a change needs is imported when there is one.
"""

from __future__ import annotations

import time
from contextlib import closing

from site_gen import read, snapshot, theme
from site_gen.config import Config
from site_gen.errors import Problems
from site_gen.ground import Ground, Produced, Report, alone, opened_cache, report
from site_gen.options import Options
from site_gen.outputs import Outputs
from site_gen.snapshot import Snapshot


def build(config: Config, options: Options) -> Report:
    """Builds the site; a cache that cannot be used is thrown away.

    Raises ContentError before the first write when the content has errors, UsageError when the site cannot be built
    as it is set up.
    """
    return alone(config, options, _attempt)


def _attempt(config: Config, options: Options) -> Report:
    look = theme.load(config.root, config.theme, config.language)
    with closing(opened_cache(config, options)) as cache:
        outputs = Outputs(config.output, cache, jobs=options.jobs)
        problems = Problems()
        sources = read.sources(config.content, config.root / "static", problems)
        ground = Ground(config, options, look, cache, sources, problems)
        digest = snapshot.of_sources(sources)
        last: Snapshot | None = cache.snapshot() if cache.is_output(str(config.output.resolve())) else None
        if last and last.concerns(ground.settings, options.now) and not (options.strict and last.problems):
            if last.holds(ground.settings, digest, options.now) and outputs.untouched:
                return report(last.articles, Produced(0, 0, 0), last.pages, last.problems)
            from site_gen import amending  # noqa: PLC0415  a build without changes needs none of it

            amended = amending.amended(ground, outputs, last, digest)
            if amended:
                return amended
        from site_gen import building  # noqa: PLC0415  nor any of this

        return building.built(ground, outputs, digest)


def now() -> int:
    """The present instant, in seconds since 1970."""
    return int(time.time())
