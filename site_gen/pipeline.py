"""The pipeline, in order: sources → records → site → pages → stale pages → files.

Owns: the order, and what is handed from one stage to the next.
Must not know: how any stage does its work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path

from site_gen import check, gather, plan, read, render, theme, workers, write
from site_gen.cache import Cache, Written
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.dates import zone
from site_gen.errors import ContentError, Place, Problem, Problems
from site_gen.fingerprint import Fingerprints
from site_gen.i18n import Words, words
from site_gen.link.findings import Finding, Findings
from site_gen.link.linking import Material, link
from site_gen.link.mentions import known_names
from site_gen.link.references import References
from site_gen.link.registry import Registry
from site_gen.markup import FOOTNOTE_BACK, Dialect
from site_gen.model import Article, Record
from site_gen.names import Finder, Spots
from site_gen.parse import Rules
from site_gen.plan.page import Asset, Items, Page, Plan
from site_gen.site import Site
from site_gen.surroundings import chrome
from site_gen.version import code_version
from site_gen.views import Chrome

Tick = Callable[[str, int, int], None]  # stage, how many just done, of how many


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build. ``now`` is seconds since 1970: what is dated later is not published."""

    now: int
    drafts: bool = False
    future: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int = 1
    tick: Tick = lambda stage, done, of: None


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
class Loaded:
    """The linked site, with all that was found wrong so far."""

    site: Site
    references: References
    findings: Findings
    problems: Problems
    failed: tuple[str, ...]


def build(config: Config, options: Options) -> Report:
    """Builds the site. Raises ContentError before the first write when the content has errors."""
    look = theme.load(config.root, config.theme, config.language)
    cache = _open_cache(config, options)
    try:
        cache.for_output(str(config.output.resolve()))
        before = cache.outputs()
        sources = (config.content, config.root / "static", config.root / "themes", config.root / "site.toml")
        write.check_folder(config.output, sources, known=bool(before))
        loaded = load(config, options, cache)
        language = _words(look, config.language)
        around = chrome(config, loaded.site, language, look)
        pages = _plan(config, loaded, language, around, look, cache)
        _stop_at_errors(config, loaded, pages, options)
        renderer = render.Renderer(
            look, language, config.urls, around, Bodies(cache.path).read, Path.read_bytes, config.cache / "templates"
        )
        return _produce(config, options, cache, _Job(config.output, tuple(pages), renderer), before, loaded)
    finally:
        cache.close()


def load(config: Config, options: Options, cache: Cache) -> Loaded:
    """The site as the content says it, linked; faults are collected, not raised."""
    problems = Problems()
    rules = Rules(zone(config.timezone), _dialect(config))
    tick = partial(options.tick, "read")
    gathered = gather.gather(config.content, rules, cache, problems, jobs=options.jobs, tick=tick)
    findings = Findings()
    published, hidden = _published(gathered.records, options)
    incomplete = frozenset(path.partition("/")[0] for path in gathered.failed)
    registry = Registry(published, config.urls, findings, incomplete)
    names = known_names(registry)
    finder = _Search(cache.path, tuple(sorted(names)), tuple(sorted(term for term, _ in gathered.glossary)))
    spots = _find_spots(finder, published, cache, options)
    material = Material(
        records=published,
        hidden=hidden,
        media=gathered.media,
        glossary=gathered.glossary,
        spots=spots,
        link_names=config.link_names,
        site_id=config.site_id,
        now=options.now,
        failed=frozenset(gathered.failed),
    )
    site, references = link(material, registry, config.urls, findings)
    return Loaded(site, references, findings, problems, gathered.failed)


def _open_cache(config: Config, options: Options) -> Cache:
    parsing = repr((config.timezone, _dialect(config), str(config.content.resolve())))
    return Cache(config.cache / "build.sqlite", version=code_version(), parsing=parsing, fresh=options.clean)


def _dialect(config: Config) -> Dialect:
    back = "Trở lại chỗ ghi chú thích %d" if config.language.startswith("vi") else FOOTNOTE_BACK
    return Dialect(config.typographic_quotes, back)


def _words(look: theme.Theme, language: str) -> Words:
    return words(path.read_bytes() for path in look.catalogues) if look.catalogues else Words()


def _published(records: Iterable[Record], options: Options) -> tuple[tuple[Record, ...], dict[str, str]]:
    """What is published now, and of the rest by path why it is not."""
    published, hidden = [], {}
    for record in records:
        if record.draft and not options.drafts:
            hidden[record.path] = "a draft"
        elif isinstance(record, Article) and record.date.start > options.now and not options.future:
            hidden[record.path] = "not published before its date"
        else:
            published.append(record)
    return tuple(published), hidden


# --- names and terms in bodies -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Search:
    """What a worker needs to search bodies."""

    cache: Path
    names: tuple[str, ...]
    terms: tuple[str, ...]


@lru_cache(maxsize=1)
def _finder(search: _Search) -> tuple[Bodies, Finder]:
    return Bodies(search.cache), Finder(search.names, search.terms)


def _search(search: _Search, batch: Sequence[str]) -> list[tuple[str, Spots]]:
    bodies, finder = _finder(search)
    return [(digest, finder.find(bodies.read(digest)[0])) for digest in batch]


def _find_spots(search: _Search, records: Iterable[Record], cache: Cache, options: Options) -> Mapping[str, Spots]:
    """The spots of every published body; only those that were not searched for these names are searched."""
    cache.for_names(read.digest(repr((search.names, search.terms)).encode()))
    known: dict[str, Spots] = cache.mentions()
    digests = {record.outline.digest for record in records if record.outline.digest}
    todo = sorted(digests - set(known))
    for found in workers.run(_search, todo, search, jobs=options.jobs, size=64):
        cache.save_mentions(found)
        known.update(found)
        options.tick("names", len(found), len(todo))
    _finder.cache_clear()
    return known


# --- planning ----------------------------------------------------------------------------------------------


def _plan(
    config: Config, loaded: Loaded, language: Words, around: Chrome, look: theme.Theme, cache: Cache
) -> list[Page]:
    static = gather.digests(config.root / "static", cache, loaded.problems)
    planned = Plan(
        site=loaded.site,
        urls=config.urls,
        words=language,
        chrome=around,
        feeds=config.feeds,
        per_page=config.per_page,
        content=str(config.content),
        assets=tuple(Asset(theme.published(path, digest), str(file), digest) for path, file, digest in look.assets),
        items=Items(config.urls),
        static=tuple(Asset(path, str(config.root / "static" / path), digest) for path, digest in static),
    )
    return plan.plan_pages(planned)


def _stop_at_errors(config: Config, loaded: Loaded, pages: list[Page], options: Options) -> None:
    """Gathers all problems into ``loaded.problems``; raises ContentError where there is an error among them."""
    findings: list[Finding] = [*loaded.findings.found, *check.collisions(pages, config.urls)]
    findings += check.broken(loaded.references.awaited, pages, loaded.failed)
    below = Problems()
    below.extend(loaded.problems.found)
    below.extend(check.located(findings, config.content))
    prefix = _shown(config.content, config.root)
    loaded.problems.found.clear()
    for problem in below.sorted():
        static = problem.place.path.startswith(gather.STATIC)
        place = replace(problem.place, path=problem.place.path.removeprefix("../")) if static else problem.place
        loaded.problems.extend([replace(problem, place=place)], "" if static else prefix)
    if loaded.problems.errors() or (options.strict and loaded.problems.found):
        raise ContentError(loaded.problems.sorted())


def _shown(content: Path, root: Path) -> str:
    """How messages name the content folder, from the site's root."""
    try:
        return content.resolve().relative_to(root.resolve()).as_posix() + "/"
    except ValueError:
        return str(content) + "/"


# --- rendering and writing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    """What a rendering worker needs."""

    output: Path
    pages: tuple[Page, ...]
    renderer: render.Renderer

    def base(self, chrome_digest: str, page: Page) -> str:
        return render.base(page.maker, self.renderer.theme, chrome_digest)


@dataclass(frozen=True, slots=True)
class _Done:
    """An output that was made again."""

    path: str
    written: bool
    entry: Written


def _make(job: _Job, batch: Sequence[int]) -> list[_Done]:
    fingerprints = Fingerprints()
    around = _chrome_digest(job.renderer.chrome)
    done = []
    for place in batch:
        page = job.pages[place]
        view = page.view()
        path = _path(page, job.renderer)
        data = job.renderer.render(page.maker, view)
        changed, size, mtime = write.write(job.output, path, data)
        entry = Written(fingerprints.of(job.base(around, page), view), size, mtime)
        done.append(_Done(path, changed, entry))
    return done


def _chrome_digest(around: Chrome) -> str:
    return Fingerprints().of("", around).hex()


def _path(page: Page, renderer: render.Renderer) -> str:
    return renderer.urls.output(page.url)


def _produce(
    config: Config, options: Options, cache: Cache, job: _Job, before: dict[str, Written], loaded: Loaded
) -> Report:
    """Makes what is stale: what is new first, so that no page ever links to one that is not there yet."""
    disk = write.existing(config.output)
    paths = [_path(page, job.renderer) for page in job.pages]
    stale = list(_stale(job, paths, before, disk))
    fresh = [place for place in stale if paths[place] not in disk]
    old = [place for place in stale if paths[place] in disk]
    if not disk:
        fresh.sort(key=lambda place: paths[place] not in ("feed.xml", "index.html"))  # they name us as the owner
    written = 0
    for places in (fresh, old):
        for done in workers.run(_make, places, job, jobs=options.jobs, size=48):
            cache.save_outputs((one.path, one.entry) for one in done)
            written += sum(one.written for one in done)
            options.tick("write", len(done), len(stale))
    planned = set(paths)
    gone = [path for path in disk if path not in planned]
    removed = write.prune(config.output, gone)
    cache.forget_outputs(path for path in before if path not in planned)
    return Report(
        articles=len(loaded.site.stories),
        rendered=len(stale),
        unchanged=len(paths) - len(stale),
        written=written,
        removed=removed,
        problems=loaded.problems.sorted(),
    )


def _stale(
    job: _Job, paths: list[str], before: Mapping[str, Written], disk: Mapping[str, tuple[int, int]]
) -> Iterator[int]:
    """The places of the pages that are missing, were changed by another hand, or are made of something new."""
    fingerprints = Fingerprints()
    around = _chrome_digest(job.renderer.chrome)
    for place, page in enumerate(job.pages):
        known = before.get(paths[place])
        if known is None or disk.get(paths[place]) != (known.size, known.mtime):
            yield place
            continue
        if fingerprints.of(job.base(around, page), page.view()) != known.fingerprint:
            yield place


def now() -> int:
    """The present instant, in seconds since 1970."""
    return int(time.time())


def place_of(problem: Problem, root: Path) -> Place:
    """A problem's place as a path that leads there from the current folder."""
    full = root / problem.place.path
    try:
        path = str(full.resolve().relative_to(Path.cwd()))
    except ValueError:
        path = str(full)
    return Place(path, problem.place.line, problem.place.column)
