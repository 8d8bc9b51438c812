"""Planned pages to files: which are stale, and the rendering and writing of those in workers.

Owns: staleness, the order of writing, what is removed.
Must not know: what any page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_gen import render, workers, write
from site_gen.cache import Cache, Written
from site_gen.fingerprint import Fingerprints
from site_gen.ground import Produced
from site_gen.outputs import Disk
from site_gen.plan.page import Page


@dataclass(frozen=True, slots=True)
class Job:
    """All pages of a site, and what makes them; workers share it. ``paths`` are those of the pages, in order."""

    output: Path
    pages: tuple[Page, ...]
    paths: tuple[str, ...]
    renderer: render.Renderer
    fingerprints: Fingerprints = field(default_factory=Fingerprints)

    def fingerprint(self, place: int, view: object) -> bytes:
        """What the page at ``place`` is made of."""
        return self.fingerprints.of(self.renderer.base(self.pages[place].maker), view)


@dataclass(frozen=True, slots=True)
class _Done:
    path: str
    changed: bool
    entry: Written


def produce(
    job: Job,
    stale: Sequence[int],
    before: Mapping[str, Written],
    disk: Disk,
    cache: Cache,
    *,
    jobs: int,
    tick: Callable[[int, int], None],
) -> Produced:
    """Makes the pages at the places ``stale``, new ones first, so that none ever links to one that is not there yet.

    In an empty folder the files come first by which it is known as ours, should this build not come to its end.
    """
    links = [path for path, stat in disk.items() if stat == write.LINK]  # nothing is ever written through one
    disk = {path: stat for path, stat in disk.items() if stat != write.LINK}
    _try_templates(job, stale)
    own = [place for place in stale if not disk and job.paths[place] in write.OWN]
    fresh = [place for place in stale if job.paths[place] not in disk and place not in own]
    old = [place for place in stale if job.paths[place] in disk]
    changed, removed = 0, write.prune(job.output, links)
    for places, make in ((own, _make_anew), (fresh, _make_anew), (old, _make)):
        for done in workers.run(make, places, job, jobs=jobs, size=48):
            cache.save_outputs((one.path, one.entry) for one in done)
            changed += sum(one.changed for one in done)
            tick(len(done), len(stale))
    planned = set(job.paths)
    removed += write.prune(job.output, [path for path in disk if path not in planned])
    cache.forget_outputs(path for path in before if path not in planned)
    return Produced(len(stale), changed, removed)


def _try_templates(job: Job, stale: Sequence[int]) -> None:
    """Renders one page of each kind, so that most faults of a theme are told before anything is written."""
    for place in {job.pages[place].maker: place for place in stale}.values():
        page = job.pages[place]
        if page.maker not in render.MAKERS or page.maker == "style":
            job.renderer.render(page.maker, page.view())


def stale(job: Job, before: Mapping[str, Written], disk: Disk) -> Iterator[int]:
    """The places of the pages that are missing, were changed by another hand, or are made of something new."""
    for place, page in enumerate(job.pages):
        known = before.get(job.paths[place])
        if known is None or disk.get(job.paths[place]) != (known.size, known.mtime):
            yield place
            continue
        if job.fingerprint(place, page.view()) != known.fingerprint:
            yield place


def _make_anew(job: Job, batch: Sequence[int]) -> list[_Done]:
    return _make(job, batch, new=True)


def _make(job: Job, batch: Sequence[int], *, new: bool = False) -> list[_Done]:
    """Makes the pages at those places; with ``new``, there is no file yet where they go."""
    done = []
    for place in batch:
        page, path = job.pages[place], job.paths[place]
        view = page.view()
        data = job.renderer.render(page.maker, view)
        changed, size, mtime = write.write(job.output, path, data, new=new)
        entry = Written(job.fingerprint(place, view), size, mtime)
        done.append(_Done(path, changed, entry))
    return done
