"""Which forms of a picture are published: its widths in WebP, the file for those without WebP, the one for a card.

Owns: the widths, and what is told of a picture in a page.
Must not know: how a picture is read or written (``images``), which page shows it.
"""

from __future__ import annotations

from site_gen.model import Media
from site_gen.urls import Urls

WIDTHS = (480, 800, 1200)  # beside the picture's own, up to
WIDEST = 1600  # the text column on a screen of twice the pixels
LARGEST = 1920  # what is wider in its own format is made smaller
SMALLEST = 320  # what is narrower stands as it is: there is nothing to save
_NEAR = 0.85  # a width as near to the picture's own is left out
_TALLEST = 16_383  # what WebP can hold

STILL, MOVING, OTHER = "still", "moving", "other"  # of ``Media.picture``

# A card's picture: as large as social media show it, of a shape that they do not cut a face from.
CARD_WIDTH = 1200
_CARD_LEAST, _CARD_SHAPES = 600, (0.75, 3.0)


def published_size(media: Media) -> tuple[int, int]:
    """Width and height of the picture in its own format."""
    if media.picture != STILL or media.width <= LARGEST:
        return media.width, media.height
    return LARGEST, scaled(media, LARGEST)


def scaled(media: Media, width: int) -> int:
    """The height at that width."""
    return max(1, round(media.height * width / media.width))


def widths(media: Media) -> tuple[int, ...]:
    """The widths that the picture is published in as WebP, the smallest first; none of a drawing or an animation."""
    if media.picture != STILL or media.width < SMALLEST:
        return ()
    own = min(media.width, WIDEST)
    below = (width for width in WIDTHS if width <= own * _NEAR)
    return tuple(width for width in (*below, own) if scaled(media, width) <= _TALLEST)


def srcset(media: Media, urls: Urls) -> str:
    """The ``srcset`` of a picture, all its widths in WebP; empty where there are none."""
    return ", ".join(f"{urls.variant(media.path, media.digest, width)} {width}w" for width in widths(media))


def card_width(media: Media) -> int:
    """The width of the picture on a card in social media; 0 where it is too small, too long or no photograph."""
    if media.picture != STILL or media.width < _CARD_LEAST:
        return 0
    least, most = _CARD_SHAPES
    return min(media.width, CARD_WIDTH) if least <= media.width / media.height <= most else 0
