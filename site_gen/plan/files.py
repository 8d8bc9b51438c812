"""Files that are copied, the manifest by which a phone keeps the site on its first screen, the feeds' style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from site_gen.plan.page import FEED_STYLESHEET, Asset, Page, Plan
from site_gen.variants import MOVING, STILL
from site_gen.views.pages import FeedStyleView, ManifestView


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to copy: where it lies, and its digest."""

    file: str
    digest: str


def copies(plan: Plan) -> Iterator[Page]:
    """Theme assets, static files, and the media files that published content shows."""
    for asset in plan.assets:
        page = _copy(plan, asset)
        yield replace(page, maker="style") if asset.path.endswith(".css") else page
    for asset in plan.static:
        yield _copy(plan, asset, f"../static/{asset.path}")
    for media in plan.site.media.values():
        if media.picture not in (STILL, MOVING):  # those are planned by ``pictures``
            yield _copy(plan, Asset(media.path, f"{plan.content}/{media.file}", media.digest), media.path)


def _copy(plan: Plan, asset: Asset, path: str = "") -> Page:
    return Page(plan.urls.file(asset.path), "copy", partial(Copy, asset.file, asset.digest), path)


def feed_stylesheet(plan: Plan) -> Iterator[Page]:
    """What a browser shows a feed by. Its name is fixed, so that a change of style makes no feed anew."""
    yield Page(
        plan.urls.file(FEED_STYLESHEET),
        "feed.css",
        partial(FeedStyleView, plan.urls.absolute(plan.urls.section("feeds"))),
    )


def manifest(plan: Plan) -> Iterator[Page]:
    """The web manifest, unless ``static/`` has one."""
    if not any(plan.urls.file(asset.path) == plan.chrome.manifest for asset in plan.static):
        yield Page(plan.chrome.manifest, "site.webmanifest", ManifestView)
