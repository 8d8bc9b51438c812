"""Builds: whether there is anything to do, and who does it.

Owns: the order of looking, and which way is taken: nothing changed (``snapshot``), the words of a few articles did
(``retouch``), or more (``building``).
Must not know: how a site is built. What only a change needs is imported when there is one.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, closing

from site_gen import collector, snapshot
from site_gen.config import Config
from site_gen.ground import Produced, Report, alone, ground_of, last_build, opened_cache, report
from site_gen.options import Options
from site_gen.outputs import Outputs


def build(config: Config, options: Options) -> Report:
    """Builds the site; a cache that cannot be used is thrown away.

    Raises ContentError before the first write when the content has errors, UsageError when the site cannot be built
    as it is set up.
    """
    return alone(config, options, _attempt)


def _attempt(config: Config, options: Options) -> Report:
    with ExitStack() as within:
        cache = within.enter_context(closing(opened_cache(config, options)))
        outputs = within.enter_context(closing(Outputs(config.output, cache, jobs=options.jobs)))
        with collector.resting():
            ground = ground_of(config, options, cache)
            digests = snapshot.of_sources(ground.sources)
        last = last_build(config, cache)
        if last and last.concerns(ground.settings, options.now) and not (options.strict and last.problems):
            if last.holds(ground.settings, digests, options.now) and outputs.untouched:
                return report(last.articles, Produced(0, 0, 0), last.pages, last.problems)
            from site_gen import retouch  # noqa: PLC0415  a build without changes needs none of it

            produced = retouch.retouched(ground, outputs, last, digests)
            if produced:
                return report(last.articles, produced, last.pages, last.problems)
        from site_gen import building  # noqa: PLC0415  nor any of this

        return building.built(ground, outputs, digests)


def now() -> int:
    """The present instant, in seconds since 1970."""
    return int(time.time())
