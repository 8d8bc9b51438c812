"""Gathers every record of the content: from the cache where the source is unchanged, else read and parsed.

Owns: which sources are known, and the parsing of the others in workers.
Must not know: what records mean to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from site_gen import images, packed, parse, read, workers
from site_gen.cache import Cache, Compiled
from site_gen.encoded import Store
from site_gen.errors import Place, Problem, Problems
from site_gen.model import Filed, Glossary, Media, Record
from site_gen.read import STATIC, Found
from site_gen.variants import MOVING, STILL
from site_gen.views import Picture

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the content says: articles, which are not opened, the other records, the rest, each by path.
    ``failed`` are the files that could not be read."""

    articles: tuple[Filed, ...]
    records: tuple[Record, ...]
    glossary: tuple[tuple[str, str], ...]
    media: dict[str, Media]
    failed: tuple[str, ...]


class Same(NamedTuple):
    """A file that was touched but is the same."""

    path: str


class Read(NamedTuple):
    """A file that was read: its record packed (nothing where there is none), and its compiled body by digest, what
    stands in it packed, and HTML. Packed where it was made, so that it crosses from a worker and goes to the cache as
    it is. Its text begins on ``first_line``."""

    path: str
    digest: str
    record: bytes
    body: tuple[str, bytes, bytes] | None
    problems: tuple[Problem, ...]
    first_line: int = 1


_Result = Read | Same
_Task = tuple[str, str, str, str]  # path, kind, name on disk, the digest it had


@dataclass(frozen=True, slots=True)
class Desk:
    """Where sources lie, the rules they are read by, where pictures are kept that were made smaller."""

    folder: Path
    rules: parse.Rules
    pictures: Store


def _work(desk: Desk, batch: Sequence[_Task]) -> list[_Result]:
    return [look(desk, task) for task in batch]


def look(desk: Desk, task: _Task) -> _Result:
    """What a file of the content says: (path, kind, name on disk, the digest it had or nothing)."""
    path, kind, file, known = task
    try:
        raw, digest = read.data(f"{desk.folder}/{file}")
    except OSError as wrong:
        place = Place(path)
        problem = Problem(place, "error", f"cannot be read: {wrong.strerror}", "check the file's permissions")
        return Read(path, "", b"", None, (problem,))
    if digest == known:
        return Same(path)
    parsed = parse.parse(path, kind, raw, digest, desk.rules)
    record, compiled = parsed.record, parsed.compiled
    if isinstance(record, Media):
        record = replace(record, size=_published_size(record, raw, desk.pictures))
    body = None
    if compiled and record:
        body = compiled.outline.digest, packed.inside(compiled.inside), compiled.utf8
    return Read(path, parsed.digest, packed.dump(record), body, parsed.problems, parsed.first_line)


def _published_size(media: Media, raw: bytes, pictures: Store) -> int:
    """The length of a file as it is published; 0 where that cannot be made."""
    if media.picture not in (STILL, MOVING):
        return len(raw)
    try:
        return len(images.published(raw, Picture("", media.digest).name, media.width, pictures))
    except images.BrokenPicture:
        return 0


def gather(desk: Desk, sources: read.Sources, cache: Cache, problems: Problems, *, jobs: int, tick: Tick) -> Gathered:
    """Every record of the ``sources`` in the content folder; faults go to ``problems``."""
    found = sources.content
    known = cache.sources()
    todo = [one for one in found if one.path not in known or known[one.path].stamp != one.stamp]
    tasks = [(one.path, one.kind, one.file, known[one.path].digest if one.path in known else "") for one in todo]
    stamps = {one.path: read.trusted(one.stamp, sources.scanned) for one in todo}
    kept = {one.path: known[one.path].held for one in found if one.path in known}
    failed: list[str] = []  # too little of them could be read to make a record
    faulty: list[str] = []  # read again the next time, so that their faults are told again
    for batch in workers.run(_work, tasks, desk, jobs=jobs, size=64):
        rows, bodies = [], []
        for result in batch:
            if isinstance(result, Same):
                old = known[result.path]
                rows.append((result.path, stamps[result.path], old.digest, old.raw))
                continue
            problems.extend(result.problems)
            kept.pop(result.path, None)
            if result.problems:
                faulty.append(result.path)
            if not result.record:
                failed.append(result.path)
                continue
            kept[result.path] = _held(result)
            if not result.problems:
                rows.append((result.path, stamps[result.path], result.digest, result.record))
            if result.body:
                bodies.append(result.body)
        with cache.at_once():
            cache.save_bodies(bodies)
            cache.save_sources(rows, ())
        tick(len(batch), len(tasks))
    gone = _gone(known, found, faulty)
    if gone:
        cache.save_sources((), gone)
    in_order = [kept[path] for path in sorted(kept)]
    articles = tuple(one for one in in_order if isinstance(one, Filed))
    records = tuple(one for one in in_order if isinstance(one, Record))
    if tasks or gone:
        needed = {one.body for one in articles} | {one.outline.digest for one in records} | cache.searched_bodies()
        cache.forget_bodies(cache.known_bodies() - needed)
    glossary = kept.get(read.GLOSSARY)
    on_disk = {one.path: one.file for one in found}
    media = {path: replace(record, file=on_disk[path]) for path, record in kept.items() if isinstance(record, Media)}
    terms = glossary.terms if isinstance(glossary, Glossary) else ()
    return Gathered(articles, records, terms, media, tuple(failed))


def _held(result: Read) -> object:
    """A record that was read; what is stored of an article is fetched when it is asked for."""
    held = packed.held(result.record, stored=not result.problems)
    return replace(held, raw=b"") if isinstance(held, Filed) and held.stored else held


def _gone(known: dict[str, Compiled], found: Iterable[Found], faulty: Iterable[str]) -> list[str]:
    here = {one.path for one in found}
    lost = [path for path in known if path not in here]
    return [*lost, *(path for path in faulty if path in known)]


def digests(folder: Path, sources: read.Sources, cache: Cache) -> list[tuple[str, str, str]]:
    """Path, name on disk and digest of every file of the static ``folder``."""
    known = cache.sources_below(STATIC)
    rows, result = [], []
    for one in sources.static:
        old = known.get(STATIC + one.path)
        digest = old.digest if old and old.stamp == one.stamp else read.data(f"{folder}/{one.file}")[1]
        if not old or old.stamp != one.stamp:
            rows.append((STATIC + one.path, read.trusted(one.stamp, sources.scanned), digest, b""))
        result.append((one.path, one.file, digest))
    here = {STATIC + path for path, _, _ in result}
    if rows or here != set(known):
        cache.save_sources(rows, [path for path in known if path not in here])
    return result
