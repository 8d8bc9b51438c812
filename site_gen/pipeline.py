"""The pipeline, in order: sources → records → site (``loading``) → pages → stale pages → files.

Owns: the order, and what is handed from one stage to the next.
Must not know: how any stage does its work.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_gen import amend, check, collector, edits, encoded, gate, gather, lock, read, render, snapshot, theme, write
from site_gen.cache import FILE as CACHE_FILE
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.errors import CacheFault, ContentError, Problem, Problems, UsageError
from site_gen.feed_settings import SITE
from site_gen.feeds.formats import RSS
from site_gen.i18n import Words, named_words
from site_gen.loading import Loaded, Options, dialect, indexed, load, rules
from site_gen.outputs import Disk, Outputs
from site_gen.plan import planners
from site_gen.plan.page import Asset, Page, Plan, plan_of
from site_gen.plan.pictures import names
from site_gen.produce import Job, Produced, produce, stale
from site_gen.search.index import Index
from site_gen.site import Site
from site_gen.snapshot import Snapshot
from site_gen.surroundings import chrome
from site_gen.version import code_version
from site_gen.views import Chrome

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
class Planned:
    """A site before anything of it is written."""

    site: Site
    pages: tuple[Page, ...]
    renderer: render.Renderer


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is known when everything is planned and nothing is in the way of writing it."""

    loaded: Loaded
    plan: Plan
    pages: tuple[Page, ...]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Ground:
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


def build(config: Config, options: Options) -> Report:
    """Builds the site; a cache that cannot be used is thrown away.

    Raises ContentError before the first write when the content has errors, UsageError when the site cannot be built
    as it is set up.
    """
    return _alone(config, options, _attempt)


def planned(config: Config, options: Options, use: Callable[[Planned], Result]) -> Result:
    """What ``use`` makes of the site as a build would plan it now; the output is not looked at. Raises as ``build``."""
    return _alone(config, options, partial(_outlined, use))


def _alone(config: Config, options: Options, work: Callable[[Config, Options], Result]) -> Result:
    """What ``work`` gives while no other build runs; once more with an empty cache where that cannot be used."""
    with lock.alone(config.cache):
        try:
            return work(config, options)
        except (CacheFault, sqlite3.Error):
            try:
                return work(config, replace(options, clean=True))
            except (CacheFault, sqlite3.Error) as wrong:
                raise UsageError(f"{config.cache}: the cache cannot be used: {wrong} (is the disk full?)") from wrong


def _outlined(use: Callable[[Planned], Result], config: Config, options: Options) -> Result:
    look = theme.load(config.root, config.theme, config.language)
    with closing(_open_cache(config, options)) as cache:
        problems = Problems()
        sources = read.sources(config.content, config.root / "static", problems)
        outline = _outline(_Ground(config, options, look, cache, sources, problems))
        with closing(Bodies(cache.path)) as bodies:
            plan, pictures = outline.plan, encoded.Store(config.pictures)
            renderer = _renderer(config, look, plan.words, plan.chrome, bodies, pictures)
            return use(Planned(outline.loaded.site, outline.pages, renderer))


def _attempt(config: Config, options: Options) -> Report:
    look = theme.load(config.root, config.theme, config.language)
    with closing(_open_cache(config, options)) as cache:
        outputs = Outputs(config.output, cache, jobs=options.jobs)
        problems = Problems()
        sources = read.sources(config.content, config.root / "static", problems)
        ground = _Ground(config, options, look, cache, sources, problems)
        digest = snapshot.of_sources(sources)
        last: Snapshot | None = cache.snapshot() if cache.is_output(str(config.output.resolve())) else None
        if last and last.concerns(ground.settings, options.now) and not (options.strict and last.problems):
            if last.holds(ground.settings, digest, options.now) and outputs.untouched:
                return _report(last.articles, Produced(0, 0, 0), last.pages, last.problems)
            amended = _amended(ground, outputs, last, digest)
            if amended:
                return amended
        _check_folder(config, outputs)
        return _build(ground, outputs, digest)


def _amended(ground: _Ground, outputs: Outputs, last: Snapshot, digest: str) -> Report | None:
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
    words = _words(ground.look)
    made = amend.amended(config, options, words, found.edited, cache)
    if made is None:
        return None
    paths = tuple(config.urls.output(page.url) for page in made.pages)
    before = {path: known for path in paths if (known := cache.output(path))}
    disk = {path: (known.size, known.mtime) for path, known in before.items()}
    with closing(Bodies(cache.path)) as bodies:
        job = Job(
            config.output, made.pages, paths, _renderer(config, ground.look, words, made.chrome, bodies, pictures)
        )
        cache.save_snapshot(None)
        cache.save_sources((*(edit.row for edit in found.edited), *found.touched), ())
        produced = produce(job, tuple(stale(job, before, disk)), before, disk, cache, jobs=1, tick=lambda *_: None)
    cache.save_snapshot(replace(last, sources=digest))
    return _report(last.articles, produced, last.pages, last.problems)


def _build(ground: _Ground, outputs: Outputs, digest: str) -> Report:
    """Builds what is not known to be as it should be."""
    config, options, cache = ground.config, ground.options, ground.cache
    before, disk = outputs.before, outputs.disk
    cache.for_output(str(config.output.resolve()))
    pictures = encoded.Store(config.pictures)
    if options.clean:
        pictures.clear()
    outline = _outline(ground)
    loaded, pages, problems = outline.loaded, outline.pages, outline.problems
    paths = tuple(config.urls.output(page.url) for page in pages)
    tick = partial(options.tick, "write")
    with closing(Bodies(cache.path)) as bodies:
        renderer = _renderer(config, ground.look, outline.plan.words, outline.plan.chrome, bodies, pictures)
        job = Job(config.output, pages, paths, renderer)
        places = tuple(stale(job, before, disk))
        if not options.allow_new_ids:
            kept = frozenset(paths).difference(paths[place] for place in places)
            _stop_at_new_ids(ground, loaded, problems, disk, kept)
        cache.save_snapshot(None)
        produced = produce(job, places, before, disk, cache, jobs=options.jobs, tick=tick)
        pictures.prune(names(pages))
    articles = len(loaded.site.stories)
    amend.keep(cache, outline.plan)
    told = tuple(problems)
    done = Snapshot(ground.settings, digest, options.now, loaded.until, articles, len(pages), told)
    cache.save_snapshot(done)
    return _report(articles, produced, len(pages), problems)


def _outline(ground: _Ground) -> _Outline:
    """Loads and plans the site. Raises ContentError where the content has errors."""
    config, options, cache = ground.config, ground.options, ground.cache
    with collector.resting():
        loaded = load(config, options, cache, ground.sources, ground.problems)
        language = _words(ground.look)
        around = chrome(config, loaded.site, language, ground.look)
        found = indexed(config, options, cache, loaded.site)
        plan = _plan(ground, loaded, language, around, found)
        pages = tuple(planners.plan_pages(plan))
        problems = _stop_at_errors(config, loaded, pages, strict=options.strict)
    return _Outline(loaded, plan, pages, problems)


def _renderer(
    config: Config, look: theme.Theme, words: Words, around: Chrome, bodies: Bodies, pictures: encoded.Store
) -> render.Renderer:
    templates = config.cache / "templates" / code_version()
    stores = render.Stores(bodies.read, bodies.shard, Path.read_bytes, pictures, templates)
    return render.Renderer(look, words, around, stores)


def _open_cache(config: Config, options: Options) -> Cache:
    parsing = repr((config.timezone, dialect(config), str(config.content.resolve())))
    return Cache(config.cache / CACHE_FILE, version=code_version(), parsing=parsing, fresh=options.clean)


def _check_folder(config: Config, outputs: Outputs) -> None:
    """Raises UsageError when the output folder is not ours to change."""
    disk, before = outputs.disk, outputs.before
    kept = (config.content, config.root / "static", config.root / "themes", config.root / "site.toml")
    marks = write.OWN[:1] if RSS in config.feeds.of(SITE) else write.OWN
    known = any(disk.get(name) == (one.size, one.mtime) for name in write.OWN if (one := before.get(name)))
    write.check_folder(config.output, kept, marks, known=known)


def _report(articles: int, produced: Produced, pages: int, problems: Iterable[Problem]) -> Report:
    return Report(
        articles=articles,
        rendered=produced.rendered,
        unchanged=pages - produced.rendered,
        written=produced.written,
        removed=produced.removed,
        problems=list(problems),
    )


def _words(look: theme.Theme) -> Words:
    return named_words((str(path), path.read_bytes()) for path in look.catalogues) if look.catalogues else Words()


def _plan(ground: _Ground, loaded: Loaded, language: Words, around: Chrome, search: Index | None) -> Plan:
    config = ground.config
    folder = config.root / "static"
    static = gather.digests(folder, ground.sources, ground.cache)
    assets = ((theme.published(path, digest), str(file), digest) for path, file, digest in ground.look.assets)
    return plan_of(
        config,
        loaded.site,
        language,
        around,
        now=ground.options.now,
        assets=tuple(Asset(*asset) for asset in assets),
        static=tuple(Asset(path, str(folder / file), digest) for path, file, digest in static),
        search=search,
    )


def _stop_at_errors(config: Config, loaded: Loaded, pages: Sequence[Page], *, strict: bool) -> list[Problem]:
    """All problems; raises ContentError where there is an error among them."""
    findings = [*loaded.findings.found, *check.collisions(pages, config.urls)]
    findings += check.broken(loaded.references.awaited, pages, loaded.failed)
    below = [*loaded.problems.found, *check.located(findings, config.content)]
    whole = check.from_root(below, config.content, config.root)
    if whole.errors() or (strict and whole.found):
        raise ContentError(whole.sorted())
    return whole.sorted()


def _stop_at_new_ids(
    ground: _Ground, loaded: Loaded, problems: Iterable[Problem], disk: Disk, kept: frozenset[str]
) -> None:
    """Raises ContentError where readers of feeds would see articles again that they have seen; ``kept`` are the outputs
    that stay as they are."""
    config = ground.config

    def read_output(path: str) -> str:
        try:
            return (config.output / path).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    published = gate.Published(disk, kept, read_output)
    found = gate.renamed(loaded.site.stories, published, config.urls.output, config.site_id)
    if found:
        raise ContentError(sorted([*problems, *check.from_root(found, config.content, config.root).sorted()]))


def now() -> int:
    """The present instant, in seconds since 1970."""
    return int(time.time())
