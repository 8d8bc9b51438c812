"""A build after nothing changed but the words of a few articles: what ``amend`` says, rendered and written.

Owns: when that is all there is to do; the order in which it is stored, so that a build that is killed is completed.
Must not know: which outputs a few words touch.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from site_gen import amend, edits, encoded, gather
from site_gen.compiled import Bodies
from site_gen.ground import Ground, Report, report
from site_gen.loading import rules
from site_gen.outputs import Outputs
from site_gen.produce import Job, produce
from site_gen.rendering import renderer_of, words_of
from site_gen.snapshot import Snapshot


def amended(ground: Ground, outputs: Outputs, last: Snapshot, digest: str) -> Report | None:
    """Builds what a few edited words touch; None where there is more to do."""
    config, options, cache = ground.config, ground.options, ground.cache
    if options.clean or config.search:
        return None
    pictures = encoded.Store(config.pictures)
    found = edits.since(gather.Desk(config.content, rules(config), pictures), ground.sources, cache)
    if (
        found is None
        or any(last.tells_of(one.article.path, one.first_line) for one in found.edited)
        or not outputs.untouched
    ):
        return None
    words = words_of(ground.look)
    made = amend.amended(config, options, words, found.edited, cache)
    if made is None:
        return None
    paths = tuple(config.urls.output(page.url) for page in made.pages)
    before = {path: known for path in paths if (known := cache.output(path))}
    disk = {path: (known.size, known.mtime) for path, known in before.items()}
    with closing(Bodies(cache.path)) as bodies:
        renderer = renderer_of(config, ground.look, words, made.chrome, bodies, pictures)
        job = Job(config.output, made.pages, paths, renderer, before, disk)
        cache.save_snapshot(None)
        cache.save_sources((*(edit.row for edit in found.edited), *found.touched), ())
        produced = produce(job, cache, jobs=1, tick=lambda *_: None)
    cache.save_snapshot(replace(last, sources=digest))
    return report(last.articles, produced, last.pages, last.problems)
