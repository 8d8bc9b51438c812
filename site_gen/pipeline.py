"""The pipeline, in order: sources → records → site (``loading``) → pages → stale pages → files.

Owns: the order, and what is handed from one stage to the next.
Must not know: how any stage does its work.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from site_gen import check, collector, encoded, gate, gather, lock, plan, read, render, snapshot, theme, write
from site_gen.cache import FILE as CACHE_FILE
from site_gen.cache import Cache, Written
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.errors import CacheFault, ContentError, Problem, Problems, UsageError
from site_gen.feed_settings import SITE
from site_gen.feeds.formats import RSS
from site_gen.i18n import Words, named_words
from site_gen.loading import Loaded, Options, dialect, indexed, load
from site_gen.plan.entries import Items
from site_gen.plan.page import Asset, Page, Plan
from site_gen.plan.pictures import names
from site_gen.produce import Disk, Job, Produced, produce, stale
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
    language: Words
    around: Chrome
    pages: list[Page]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a build stands on: settings, theme, cache, sources, and the output as it is."""

    config: Config
    options: Options
    look: theme.Theme
    cache: Cache
    sources: read.Sources
    problems: Problems
    before: dict[str, Written]
    disk: Disk


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
        outline = _outline(_Ground(config, options, look, cache, sources, problems, {}, {}))
        with closing(Bodies(cache.path)) as bodies:
            renderer = _renderer(config, look, outline, bodies, encoded.Store(config.pictures))
            return use(Planned(outline.loaded.site, tuple(outline.pages), renderer))


def _attempt(config: Config, options: Options) -> Report:
    look = theme.load(config.root, config.theme, config.language)
    cache = _open_cache(config, options)
    try:
        ground = _ground(config, options, look, cache)
        inputs = _inputs(ground)
        last: Snapshot | None = cache.snapshot()
        if last and last.holds(inputs, options.now) and _untouched(ground) and not (options.strict and last.problems):
            return _report(last.articles, Produced(0, 0, 0), last.pages, last.problems)
        return _build(ground, inputs)
    finally:
        cache.close()


def _build(ground: _Ground, inputs: str) -> Report:
    """Builds what is not known to be as it should be."""
    config, options, cache = ground.config, ground.options, ground.cache
    pictures = encoded.Store(config.pictures)
    if options.clean:
        pictures.clear()
    outline = _outline(ground)
    loaded, pages, problems = outline.loaded, outline.pages, outline.problems
    bodies = Bodies(cache.path)
    renderer = _renderer(config, ground.look, outline, bodies, pictures)
    paths = tuple(config.urls.output(page.url) for page in pages)
    job = Job(config.output, tuple(pages), paths, renderer)
    tick = partial(options.tick, "write")
    with closing(bodies):
        places = tuple(stale(job, ground.before, ground.disk))
        if not options.allow_new_ids:
            _stop_at_new_ids(ground, loaded, problems, frozenset(paths).difference(paths[place] for place in places))
        cache.save_snapshot(None)
        produced = produce(job, places, ground.before, ground.disk, cache, jobs=options.jobs, tick=tick)
        pictures.prune(names(pages))
    articles = len(loaded.site.stories)
    cache.save_snapshot(Snapshot(inputs, options.now, loaded.until, articles, len(pages), tuple(problems)))
    return _report(articles, produced, len(pages), problems)


def _outline(ground: _Ground) -> _Outline:
    """Loads and plans the site. Raises ContentError where the content has errors."""
    config, options, cache = ground.config, ground.options, ground.cache
    with collector.resting():
        loaded = load(config, options, cache, ground.sources, ground.problems)
        language = _words(ground.look)
        around = chrome(config, loaded.site, language, ground.look)
        found = indexed(config, options, cache, loaded.site)
        pages = _plan(ground, loaded, language, around, found)
        problems = _stop_at_errors(config, loaded, pages, strict=options.strict)
    return _Outline(loaded, language, around, pages, problems)


def _renderer(
    config: Config, look: theme.Theme, outline: _Outline, bodies: Bodies, pictures: encoded.Store
) -> render.Renderer:
    templates = config.cache / "templates" / code_version()
    stores = render.Stores(bodies.read, bodies.shard, Path.read_bytes, pictures, templates)
    return render.Renderer(look, outline.language, outline.around, stores)


def _open_cache(config: Config, options: Options) -> Cache:
    parsing = repr((config.timezone, dialect(config), str(config.content.resolve())))
    return Cache(config.cache / CACHE_FILE, version=code_version(), parsing=parsing, fresh=options.clean)


def _ground(config: Config, options: Options, look: theme.Theme, cache: Cache) -> _Ground:
    """Looks at the sources and the output. Raises UsageError when the output folder is not ours to change."""
    folder = str(config.output.resolve())
    disk = write.existing(config.output)
    before = cache.outputs() if cache.is_output(folder) else {}
    kept = (config.content, config.root / "static", config.root / "themes", config.root / "site.toml")
    marks = write.OWN[:1] if RSS in config.feeds.of(SITE) else write.OWN
    known = any(disk.get(name) == (one.size, one.mtime) for name in write.OWN if (one := before.get(name)))
    write.check_folder(config.output, kept, marks, known=known)
    cache.for_output(folder)
    problems = Problems()
    sources = read.sources(config.content, config.root / "static", problems)
    return _Ground(config, options, look, cache, sources, problems, before, disk)


def _inputs(ground: _Ground) -> str:
    config, options = ground.config, ground.options
    settings = (config.settings(), repr((options.drafts, options.future)), ground.look.digest)
    found = {str(config.content): ground.sources.content, str(config.root / "static"): ground.sources.static}
    told = repr(ground.problems.sorted())
    return snapshot.inputs((*settings, told), found, ground.sources.scanned)


def _untouched(ground: _Ground) -> bool:
    """Whether the output is as the last build left it."""
    return {path: (one.size, one.mtime) for path, one in ground.before.items()} == ground.disk


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


def _plan(ground: _Ground, loaded: Loaded, language: Words, around: Chrome, search: Index | None) -> list[Page]:
    config = ground.config
    folder = config.root / "static"
    static = gather.digests(folder, ground.sources, ground.cache)
    assets = ((theme.published(path, digest), str(file), digest) for path, file, digest in ground.look.assets)
    planned = Plan(
        site=loaded.site,
        urls=config.urls,
        words=language,
        chrome=around,
        feeds=config.feeds,
        site_id=config.site_id,
        per_page=config.per_page,
        editions=config.editions,
        now=ground.options.now,
        cards=config.cards,
        content=str(config.content),
        assets=tuple(Asset(*asset) for asset in assets),
        static=tuple(Asset(path, str(folder / file), digest) for path, file, digest in static),
        items=Items(config.urls, language, loaded.site.media),
        search=search,
        data=config.data,
        license=config.license,
    )
    return plan.plan_pages(planned)


def _stop_at_errors(config: Config, loaded: Loaded, pages: list[Page], *, strict: bool) -> list[Problem]:
    """All problems; raises ContentError where there is an error among them."""
    findings = [*loaded.findings.found, *check.collisions(pages, config.urls)]
    findings += check.broken(loaded.references.awaited, pages, loaded.failed)
    below = [*loaded.problems.found, *check.located(findings, config.content)]
    whole = check.from_root(below, config.content, config.root)
    if whole.errors() or (strict and whole.found):
        raise ContentError(whole.sorted())
    return whole.sorted()


def _stop_at_new_ids(ground: _Ground, loaded: Loaded, problems: Iterable[Problem], kept: frozenset[str]) -> None:
    """Raises ContentError where readers of feeds would see articles again that they have seen; ``kept`` are the outputs
    that stay as they are."""
    config = ground.config

    def read_output(path: str) -> str:
        try:
            return (config.output / path).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    published = gate.Published(ground.disk, kept, read_output)
    found = gate.renamed(loaded.site.stories, published, config.urls.output, config.site_id)
    if found:
        raise ContentError(sorted([*problems, *check.from_root(found, config.content, config.root).sorted()]))


def now() -> int:
    """The present instant, in seconds since 1970."""
    return int(time.time())
