"""The pictures that published content shows: each in its own format without what it tells of its place, in a few
widths in WebP, and, where a card in social media shows it, in one more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from site_gen import variants
from site_gen.model import Media
from site_gen.plan.page import Page, Plan
from site_gen.views import Picture


def pages(plan: Plan) -> Iterator[Page]:
    """A file for each picture, width and format."""
    on_cards = {picture.src for story in plan.site.stories if (picture := story.picture)}
    for media in plan.site.media.values():
        if media.picture not in (variants.STILL, variants.MOVING):
            continue
        yield _page(plan, media, plan.urls.media(media.path))
        for width in variants.widths(media):
            yield _page(plan, media, plan.urls.variant(media.path, media.digest, width), width, "webp")
        width = variants.card_width(media) if media.path in on_cards else 0
        if width:
            yield _page(plan, media, plan.urls.variant(media.path, media.digest, width, "jpg"), width, "jpg")


def names(planned: Iterable[Page]) -> Iterator[str]:
    """The names of all pictures among the ``planned`` files, as they are kept for another build."""
    for page in planned:
        view = page.view() if page.maker == "picture" else None
        if isinstance(view, Picture):
            yield view.name


def _page(plan: Plan, media: Media, url: str, width: int = 0, ending: str = "") -> Page:
    view = Picture(f"{plan.content}/{media.file}", media.digest, media.width, width, ending)
    return Page(url, "picture", partial(_same, view), media.path)


def _same(view: Picture) -> Picture:
    return view
