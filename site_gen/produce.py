"""Planned pages to files: which are stale, and the rendering and writing of those in workers.

Owns: staleness, the order of writing, what is removed.
Must not know: what any page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from site_gen import render, workers, write
from site_gen.cache import Cache, Written
from site_gen.fingerprint import Fingerprints
from site_gen.ground import Produced
from site_gen.outputs import Disk
from site_gen.plan.page import Page
from site_gen.urls import Urls
from site_gen.views import Picture

_LIFE = 24_000  # pages that a set of workers makes
_SAVED = 4_000  # outputs that are stored together: should the build be killed, so many are made once more
_FEW = 4  # pictures that are made with the pages
_FIRST = 1 << 62  # for pages of no time, such as pictures: some take long, and no worker is to wait in the end


@dataclass(frozen=True, slots=True)
class Job:
    """All pages of a site, and what makes them; workers share it. ``urls`` tells where the output of each lies;
    ``before`` is what the last build wrote, ``disk`` what lies in the output folder; ``around`` tells of all that
    every page depends on, and is empty where not the whole site is linked."""

    output: Path
    pages: tuple[Page, ...]
    urls: Urls
    renderer: render.Renderer
    before: Mapping[str, Written]
    disk: Disk
    fingerprints: Fingerprints = field(default_factory=Fingerprints)
    around: str = ""

    def path(self, place: int) -> str:
        """The output of the page at ``place``. Not kept: all of a large site take much room."""
        return self.urls.output(self.pages[place].url)

    def stamp(self, place: int) -> bytes:
        """What all that the page at ``place`` is made of is now; nothing where it is not known."""
        of = self.pages[place].of
        return self.fingerprints.of(self.around, of()) if of is not None and self.around else b""

    def fingerprint(self, place: int, view: object) -> bytes:
        """What the page at ``place`` is made of."""
        return self.fingerprints.of(self.renderer.base(self.pages[place].maker), view)

    def known(self, place: int) -> Written | None:
        """The output at ``place`` as it was made; None where it is missing or was changed by another hand."""
        path = self.path(place)
        known = self.before.get(path)
        return known if known and self.disk.get(path) == (known.size, known.mtime) else None

    def is_stale(self, place: int) -> bool:
        """Whether the output at ``place`` has to be made."""
        known = self.known(place)
        if known is None:
            return True
        if known.stamp and known.stamp == self.stamp(place):
            return False
        return self.fingerprint(place, self.pages[place].view()) != known.fingerprint


class _Done(NamedTuple):  # many cross from a worker, which is cheapest for tuples
    path: str
    made: bool
    changed: bool
    entry: Written


def produce(job: Job, cache: Cache, *, jobs: int, tick: Callable[[int, int], None]) -> Produced:
    """Makes the pages that are stale, new ones first, so that none that stood there links to one that does not yet.

    Those that show the same articles are made one after the other, whatever lists they belong to.
    In an empty folder the files come first by which it is known as ours, should this build not come to its end.
    """
    links = [path for path, stat in job.disk.items() if stat == write.LINK]  # nothing is ever written through one
    removed = write.prune(job.output, links)
    there = job.disk.keys() - links
    places = sorted(range(len(job.pages)), key=lambda place: job.pages[place].newest or _FIRST, reverse=True)
    own: list[int] = []
    fresh: list[int] = []
    old: list[int] = []
    gone = there | job.before.keys()
    for place in places:
        path = job.path(place)
        some = old if path in there else own if not there and path in write.OWN else fresh
        some.append(place)
        gone.discard(path)
    rendered = changed = 0
    unsaved: list[tuple[str, Written]] = []
    for some in (own, fresh, old):
        for looked, done in workers.run(_renew, some, job, jobs=jobs, size=96, life=_LIFE):
            unsaved += [(one.path, one.entry) for one in done]
            if len(unsaved) > _SAVED:
                cache.save_outputs(unsaved)
                unsaved.clear()
            rendered += sum(one.made for one in done)
            changed += sum(one.changed for one in done)
            tick(looked, len(places))
    cache.save_outputs(unsaved)
    removed += write.prune(job.output, gone & there)
    cache.forget_outputs(gone & job.before.keys())
    return Produced(rendered, changed, removed)


def drawing(pictures: Iterable[Page], renderer: render.Renderer, *, jobs: int) -> AbstractContextManager[None]:
    """Within it, those of the ``pictures`` that are not kept yet are made beside all else, as far as time allows, the
    last first: making pages begins with the first."""
    views = [view for page in pictures if isinstance(view := page.view(), Picture) and view.width]
    lacking = [view for view in views if renderer.stores.pictures.lacks(view.name)]
    lacking.reverse()
    return workers.beside(partial(_draw, lacking, renderer), jobs=jobs if len(lacking) > _FEW else 1)


def _draw(pictures: Iterable[Picture], renderer: render.Renderer) -> None:
    for picture in pictures:
        renderer.picture(picture)


def try_templates(job: Job) -> None:
    """Renders one page of each kind, so that most faults of a theme are told before anything is written."""
    for place in {page.maker: place for place, page in enumerate(job.pages)}.values():
        page = job.pages[place]
        if page.maker not in render.MAKERS or page.maker == "style":
            job.renderer.render(page.maker, page.view())


_Batch = tuple[int, list[_Done]]  # how many pages were looked at, those of which there is something to keep


def _renew(job: Job, batch: Sequence[int]) -> _Batch:
    """Makes those of the pages at those places that are stale."""
    return len(batch), [done for place in batch if (done := _renewed(job, place))]


def _renewed(job: Job, place: int) -> _Done | None:
    """Makes the page at ``place`` where it is stale. A new page that has a stamp gets its fingerprint, which is dear,
    when it is met again with another: few are before they change."""
    page, path = job.pages[place], job.path(place)
    known, stamp = job.known(place), job.stamp(place)
    if known and stamp and known.stamp == stamp:
        return None
    view = page.view()
    fingerprint = job.fingerprint(place, view) if known or not stamp else b""
    if known and known.fingerprint == fingerprint:
        return _Done(path, False, False, known._replace(stamp=stamp)) if known.stamp != stamp else None
    data = job.renderer.render(page.maker, view)
    changed, size, mtime = write.write(job.output, path, data, new=path not in job.disk)
    made = changed or known is None or bool(known.fingerprint)
    return _Done(path, made, changed, Written(fingerprint, size, mtime, stamp))
