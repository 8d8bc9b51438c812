"""Pictures: their size.

Owns: reading image files. The only importer of ``PIL``.
Must not know: where a picture is shown.
"""

from __future__ import annotations

import io


def size(raw: bytes) -> tuple[int, int]:
    """Width and height in pixels as a reader sees them (EXIF orientation applied); (0, 0) where it is no picture."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  slow to import, seldom needed

    try:
        with Image.open(io.BytesIO(raw)) as image:
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
    return (height, width) if turned else (width, height)
