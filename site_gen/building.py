"""A whole build, in order: sources → records → site (``loading``) → pages → stale pages → files.

Owns: the order, and what is handed from one stage to the next.
Must not know: how any stage does its work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from site_gen import amend, check, collector, encoded, gate, gather, stamps, theme, workshop, write
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.errors import ContentError, Problem
from site_gen.feed_settings import SITE
from site_gen.feeds.formats import FORMATS, RSS
from site_gen.fingerprint import Fingerprints
from site_gen.ground import Ground, Report, alone, ground_of, opened_cache, report
from site_gen.i18n import Words
from site_gen.loading import FOLLOWED, Loaded, indexed, load
from site_gen.options import Options
from site_gen.outputs import Outputs
from site_gen.plan import pictures, planners
from site_gen.plan.page import Asset, Page, Plan, plan_of
from site_gen.produce import Job, drawing, produce, try_templates
from site_gen.render import Renderer
from site_gen.search.index import Index
from site_gen.site import Site
from site_gen.snapshot import Digests, Snapshot
from site_gen.surroundings import chrome
from site_gen.views import Chrome

Result = TypeVar("Result")
_GUIDS = "guids"  # of all articles that the last build published


@dataclass(frozen=True, slots=True)
class Planned:
    """A site before anything of it is written."""

    site: Site
    pages: tuple[Page, ...]
    renderer: Renderer


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A linked site and what its pages are planned from and made with."""

    loaded: Loaded
    plan: Plan
    renderer: Renderer


def built(ground: Ground, outputs: Outputs, sources: Digests) -> Report:
    """Builds what is not known to be as it should be; ``sources`` are the digests of all there are."""
    config, options, cache = ground.config, ground.options, ground.cache
    _check_folder(config, outputs)
    cache.for_output(str(config.output.resolve()))
    if options.clean:
        encoded.Store(config.pictures).clear()
    with closing(Bodies(cache.path)) as bodies:
        sketch = _sketch(ground, bodies)
        loaded, renderer = sketch.loaded, sketch.renderer
        with drawing(pictures.pages(sketch.plan), renderer, jobs=options.jobs):
            pages, problems = _pages(ground, sketch)
            fingerprints = Fingerprints(stamps.told(loaded.site))
            around = f"{ground.settings} {renderer.around}"
            before = outputs.before
            job = Job(config.output, pages, config.urls, renderer, before, outputs.disk, fingerprints, around)
            guids = frozenset(story.guid for story in loaded.site.stories)
            if not options.allow_new_ids and not (before and (cache.kept(_GUIDS) or {""}) <= guids):
                _stop_at_new_ids(ground, loaded, problems, job)
            try_templates(job)
        cache.save_snapshot(None)
        produced = produce(job, cache, jobs=options.jobs, tick=partial(options.tick, "write"))
        renderer.stores.pictures.prune(pictures.names(pages))
    articles = len(loaded.site.stories)
    amend.keep(cache, sketch.plan)
    cache.keep(_GUIDS, guids)
    cache.keep(FOLLOWED, loaded.followed)
    told = tuple(problems)
    done = Snapshot(ground.settings, sources, options.now, loaded.until, articles, len(pages), told)
    cache.save_snapshot(done)
    return report(articles, produced, len(pages), problems)


def planned(config: Config, options: Options, use: Callable[[Planned], Result]) -> Result:
    """What ``use`` makes of the site as a build would plan it now; the output is not looked at. Raises as ``build``."""
    return alone(config, options, partial(_outlined, use))


def _outlined(use: Callable[[Planned], Result], config: Config, options: Options) -> Result:
    with closing(opened_cache(config, options)) as cache:
        ground = ground_of(config, options, cache)
        with closing(Bodies(cache.path)) as bodies:
            sketch = _sketch(ground, bodies)
            pages, _ = _pages(ground, sketch)
            return use(Planned(sketch.loaded.site, pages, sketch.renderer))


def _sketch(ground: Ground, bodies: Bodies) -> _Sketch:
    """Loads and links the site."""
    config, options, cache = ground.config, ground.options, ground.cache
    with collector.resting():
        loaded = load(config, options, cache, bodies, ground.sources, ground.problems)
        language = workshop.words_of(ground.look)
        around = chrome(config, loaded.site, language, ground.look)
        found = indexed(config, options, cache, bodies, loaded.site)
        plan = _plan(ground, loaded, language, around, found)
        ground.sources.forget()
        kept = encoded.Store(config.pictures)
        return _Sketch(loaded, plan, workshop.renderer(config, ground.look, language, around, bodies, kept))


def _pages(ground: Ground, sketch: _Sketch) -> tuple[tuple[Page, ...], list[Problem]]:
    """All pages of the site, and what is wrong with it. Raises ContentError where the content has errors."""
    with collector.resting():
        pages = tuple(planners.plan_pages(sketch.plan))
        sketch.loaded.named()  # also where the build stops: the next one need not look for them again
        return pages, _stop_at_errors(ground.config, sketch.loaded, pages, strict=ground.options.strict)


def _check_folder(config: Config, outputs: Outputs) -> None:
    """Raises UsageError when the output folder is not ours to change."""
    kept = (config.content, config.root / "static", config.root / "themes", config.root / "site.toml")
    marks = write.OWN[:1] if RSS in config.feeds.of(SITE) else write.OWN
    write.check_folder(config.output, kept, marks, known=outputs.holds_any(write.OWN))


def _plan(ground: Ground, loaded: Loaded, language: Words, around: Chrome, search: Index | None) -> Plan:
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
    findings += check.broken(loaded.followed.awaited, pages, loaded.failed)
    below = [*loaded.problems.found, *check.located(findings, config.content)]
    whole = check.from_root(below, config.content, config.root)
    if whole.errors() or (strict and whole.found):
        raise ContentError(whole.sorted())
    return whole.sorted()


def _stop_at_new_ids(ground: Ground, loaded: Loaded, problems: Iterable[Problem], job: Job) -> None:
    """Raises ContentError where readers of feeds would see articles again that they have seen."""
    config = ground.config
    feeds = (place for place, page in enumerate(job.pages) if page.maker in FORMATS)
    kept = frozenset(job.path(place) for place in feeds if not job.is_stale(place))

    def read_output(path: str) -> str:
        try:
            return (config.output / path).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    published = gate.Published(job.disk, kept, read_output)
    found = gate.renamed(loaded.site.stories, published, config.urls.output, config.site_id)
    if found:
        raise ContentError(sorted([*problems, *check.from_root(found, config.content, config.root).sorted()]))
