"""Pictures: their size.

Owns: reading image files. The only importer of ``PIL``.
Must not know: where a picture is shown.
"""

from __future__ import annotations

import io
import logging
import re
import warnings

_QUIET = logging.NullHandler()
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+<svg(\s[^>]*)>",
    re.DOTALL,
)
_LENGTH = rb"\s%s\s*=\s*[\"']\s*(\d{1,6}(?:\.\d+)?)(?:px)?\s*[\"']"
_WIDTH, _HEIGHT = re.compile(_LENGTH % b"width"), re.compile(_LENGTH % b"height")
_VIEW_BOX = re.compile(
    rb"\sviewBox\s*=\s*[\"'](?:\s*-?[\d.]+[\s,]+){2}(\d{1,6}(?:\.\d+)?)[\s,]+(\d{1,6}(?:\.\d+)?)\s*[\"']"
)
_HEAD = 4096  # bytes of an SVG picture that are looked at


def size(raw: bytes) -> tuple[int, int]:
    """Width and height in pixels as a reader sees them (EXIF orientation applied); (0, 0) where it is no picture."""
    drawing = _SVG.match(raw[:_HEAD])
    if drawing:
        return _svg_size(drawing[1])
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  slow to import, seldom needed

    logging.getLogger("PIL").addHandler(_QUIET)  # else Python prints what Pillow logs
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw)) as image:
                turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
    return (height, width) if turned else (width, height)


def _svg_size(attributes: bytes) -> tuple[int, int]:
    """The size that an SVG picture gives itself in pixels, else that of its view box."""
    width, height = _WIDTH.search(attributes), _HEIGHT.search(attributes)
    box = _VIEW_BOX.search(attributes)
    pair = (width[1], height[1]) if width and height else box.groups() if box else (b"0", b"0")
    across, down = (round(float(length)) for length in pair)
    return (across, down) if across and down else (0, 0)
