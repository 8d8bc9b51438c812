"""Carrying out edits of words: the pages that show them are made again, and the cache brought up to date.

Owns: the order of that. Must not know: what was edited, which pages show it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from site_gen import amend, edits, encoded, theme, workshop
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.edits import Edits
from site_gen.ground import Ground, Produced
from site_gen.loading import desk_of
from site_gen.options import Options
from site_gen.outputs import Outputs
from site_gen.produce import Job, produce
from site_gen.snapshot import Digests, Snapshot


def retouched(ground: Ground, outputs: Outputs, last: Snapshot, sources: Digests) -> Produced | None:
    """What was made since the build ``last``, where nothing but the words of a few articles were edited; None where
    there is more to do."""
    config, options, cache = ground.config, ground.options, ground.cache
    if options.clean:
        return None
    found = edits.since(desk_of(config), ground.sources, last.differing(sources), cache)
    if found is None or any(last.tells_of(one.article.path, one.first_line) for one in found.edited):
        return None
    with closing(Retouch(config, options, ground.look, cache)) as at_hand:
        return at_hand.publish(found, last, sources, outputs)


class Retouch:
    """Carries out edits of one site, with what is made for the first of them kept for the others."""

    def __init__(self, config: Config, options: Options, look: theme.Theme, cache: Cache) -> None:
        """Raises CacheFault where no whole build kept anything in ``cache``."""
        words = workshop.words_of(look)
        self._config, self._cache = config, cache
        self._bodies = Bodies(cache.path)
        self._around = amend.Around(config, options, words, cache, self._bodies)
        pictures = encoded.Store(config.pictures)
        self._renderer = workshop.renderer(config, look, words, self._around.chrome, self._bodies, pictures)

    def make_ready(self) -> None:
        """Makes now what else the first edit would wait for."""
        self._around.make_ready()

    def publish(
        self, found: Edits, last: Snapshot, sources: Digests | None, outputs: Outputs | None = None
    ) -> Produced | None:
        """Makes again what the edits touch since the build ``last``, of which all ``sources`` are now (their digests;
        None where these are unknown). None, and nothing is written, where there is more to do, or where ``outputs``,
        if they are given, are not as they were left."""
        amended = self._around.amended(found.edited)
        if amended is None or (outputs and not outputs.untouched):  # what takes longest is waited for last
            return None
        config, cache, pages = self._config, self._cache, amended.pages
        paths = (config.urls.output(page.url) for page in pages)
        before = {path: known for path in paths if (known := cache.output(path))}
        disk = {path: (known.size, known.mtime) for path, known in before.items()}
        job = Job(config.output, pages, config.urls, self._renderer, before, disk)
        cache.save_snapshot(None)
        cache.save_sources((*(edit.row for edit in found.edited), *found.touched), ())
        if amended.index:
            amended.index.save(cache)
        produced = produce(job, cache, jobs=1, tick=lambda *_: None)
        cache.save_snapshot(replace(last, sources=sources))
        return produced

    def close(self) -> None:
        """Closes what it opened."""
        self._bodies.close()
