"""From sources to a linked site: sources → records → site, and the index of what can be searched in it.

Owns: what of the records is published, and what is handed from one of these stages to the next.
Must not know: pages, how any stage does its work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from site_gen import due, gather, read, spotting
from site_gen.cache import Cache
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.dates import zone
from site_gen.encoded import Store
from site_gen.errors import Problems
from site_gen.link import pairs
from site_gen.link.findings import Findings
from site_gen.link.linking import Material, link
from site_gen.link.mentions import known_names, meanings
from site_gen.link.references import Followed
from site_gen.link.registry import Registry
from site_gen.markup import FOOTNOTE_BACK, Dialect
from site_gen.model import Filed, Record
from site_gen.options import Options
from site_gen.parse import Rules
from site_gen.search import documents, index
from site_gen.search.index import Index
from site_gen.site import Site

File = TypeVar("File", Record, Filed)
FOLLOWED = "followed"  # what came of the references in bodies


@dataclass(frozen=True, slots=True)
class Loaded:
    """The linked site, with all that was found wrong so far; ``named`` waits until the names in all bodies are found,
    without which no body can be shown."""

    site: Site
    followed: Followed
    findings: Findings
    problems: Problems
    failed: tuple[str, ...]
    until: int
    named: Callable[[], None]


def dialect(config: Config) -> Dialect:
    """How this site writes Markdown."""
    back = "Trở lại chỗ ghi chú thích %d" if config.language.startswith("vi") else FOOTNOTE_BACK
    return Dialect(config.typographic_quotes, back)


def rules(config: Config) -> Rules:
    """What of the settings a record depends on."""
    return Rules(zone(config.timezone), dialect(config))


def desk_of(config: Config) -> gather.Desk:
    """Where the sources of this site are read, and by which rules."""
    return gather.Desk(config.content, rules(config), Store(config.pictures))


def load(
    config: Config, options: Options, cache: Cache, bodies: Bodies, sources: read.Sources, problems: Problems
) -> Loaded:
    """The site as the content says it, linked; faults are collected, not raised. ``bodies`` are those of ``cache``."""
    tick = partial(options.tick, "read")
    gathered = gather.gather(desk_of(config), sources, cache, problems, jobs=options.jobs, tick=tick)
    findings = Findings()
    published, hidden = published_of(gathered.records, options)
    articles, undue = published_of(gathered.articles, options)
    incomplete = frozenset(path.partition("/")[0] for path in gathered.failed)
    drafts = (record for record in gathered.records if record.path in hidden)
    registry = Registry(published, config.urls, findings, incomplete=incomplete, drafts=drafts)
    search = spotting.Search(bodies, meanings(known_names(registry)), dict(gathered.glossary))
    digests = chain((record.outline.digest for record in published), (one.body for one in articles))
    found = spotting.find(search, digests, cache, jobs=options.jobs, tick=partial(options.tick, "names"))

    def named() -> None:
        found()
        bodies.learn()

    material = Material(
        articles=articles,
        records=published,
        hidden=hidden | undue,
        media=gathered.media,
        glossary=gathered.glossary,
        bodies=bodies,
        followed=cache.kept(FOLLOWED),
        link_names=config.link_names,
        editions=config.editions,
        site_id=config.site_id,
        now=options.now,
        timezone=zone(config.timezone),
        failed=frozenset(gathered.failed),
    )
    site, followed = link(material, registry, config.urls, findings)
    site = replace(site, pairs=pairs.resolve(config.feeds.pairs, registry, site.listed, problems))
    until = due.until((*gathered.records, *gathered.articles), options.now, zone(config.timezone))
    return Loaded(site, followed, findings, problems, gathered.failed, until, named)


def indexed(config: Config, options: Options, cache: Cache, bodies: Bodies, site: Site) -> Index | None:
    """The search index, brought up to date; None where the site has no search."""
    if not config.search:
        cache.for_search("")
        return None
    numbers = documents.numbered(site)
    found = documents.documents(site, numbers)
    tick = partial(options.tick, "search")
    digests = index.update(found, numbers.shape.files, cache, bodies, jobs=options.jobs, tick=tick)
    return Index(numbers, digests)


def published_of(files: Iterable[File], options: Options) -> tuple[tuple[File, ...], dict[str, str]]:
    """What is published now, and of the rest by path why it is not."""
    published, hidden = [], {}
    for one in files:
        if one.draft and not options.drafts:
            hidden[one.path] = "a draft"
        elif isinstance(one, Filed) and one.date.start > options.now and not options.future:
            hidden[one.path] = "not published before its date"
        else:
            published.append(one)
    return tuple(published), hidden
