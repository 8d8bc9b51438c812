"""Files that are copied, and those that machines ask for: robots.txt, sitemap.xml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from site_gen.plan.page import Asset, Page, Plan
from site_gen.variants import MOVING, STILL


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to copy: where it lies, and its digest."""

    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``sitemap.xml``: absolute URLs, each with its last change as a W3C date or an empty text."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Robots:
    """``robots.txt``."""

    sitemap: str


def copies(plan: Plan) -> Iterator[Page]:
    """Theme assets, static files, and the media files that published content shows."""
    for asset in plan.assets:
        yield _copy(plan, asset)
    for asset in plan.static:
        yield _copy(plan, asset, f"../static/{asset.path}")
    for media in plan.site.media.values():
        if media.picture not in (STILL, MOVING):  # those are planned by ``pictures``
            yield _copy(plan, Asset(media.path, f"{plan.content}/{media.file}", media.digest), media.path)


def _copy(plan: Plan, asset: Asset, path: str = "") -> Page:
    return Page(plan.urls.file(asset.path), "copy", partial(Copy, asset.file, asset.digest), path)


def robots(plan: Plan) -> Iterator[Page]:
    """``robots.txt``, unless ``static/`` has one."""
    if not any(asset.path == "robots.txt" for asset in plan.static):
        sitemap = plan.urls.absolute(plan.urls.file("sitemap.xml"))
        yield Page(plan.urls.file("robots.txt"), "robots", partial(Robots, sitemap))


def sitemap(plan: Plan, pages: Iterable[Page]) -> Page:
    """``sitemap.xml`` of those ``pages`` that search engines shall know."""
    entries = sorted((plan.urls.absolute(page.url), page.lastmod) for page in pages if page.lastmod is not None)
    return Page(plan.urls.file("sitemap.xml"), "sitemap", partial(Sitemap, tuple(entries)))
