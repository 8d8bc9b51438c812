"""Pictures: their size and kind, and other widths and formats of them.

Owns: reading and writing image files (``PIL``, which ``cards`` and ``demo`` draw with).
Must not know: where a picture is shown, which widths are published.

The same picture gives the same bytes: one thread, fixed settings, and nothing of the file but its pixels.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from site_gen.encoded import Store
from site_gen.metadata import stripped
from site_gen.variants import LARGEST, MOVING, OTHER, STILL

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
_ORIENTATION = 0x0112
_FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "GIF", "AVIF": "AVIF"}
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # what ``Image.transpose`` calls the ways that EXIF numbers
_LYING = (5, 6, 7, 8)  # those that swap width and height
_MOST_PIXELS = 100_000_000  # that are decoded; of a larger JPEG picture a smaller one can be
BROKEN, LARGE, FOREIGN = "broken", "large", "foreign"  # of ``Look.fault``
_SETTINGS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 4},
    "AVIF": {"quality": 75, "max_threads": 1},
}


class BrokenPicture(ValueError):
    """The file is no picture that can be read."""


class _TooLarge(BrokenPicture):
    """The picture has more pixels than are opened at all."""


@dataclass(frozen=True, slots=True)
class Look:
    """Width and height in pixels as a reader sees them (0 where they are not known); ``picture`` as in
    :class:`site_gen.model.Media`; ``fault`` is why a picture cannot be published in other widths: it is broken, too
    large, or of a format that is not for the web. One that can at least be freed of what it tells is ``moving``."""

    width: int
    height: int
    picture: str = ""
    fault: str = ""


def look(raw: bytes) -> Look:
    """What the file is. A picture is read to its end, so that a broken one is known before anything is published."""
    drawing = _SVG.match(raw[:_HEAD])
    if drawing:
        return Look(*_svg_size(drawing[1]))
    try:
        with _opened(raw) as image:
            width, height = image.size
            picture, fault = _kind(image, raw)
            if picture == STILL and _orientation(image) in _LYING:
                width, height = height, width
            return Look(width, height, picture, fault)
    except _TooLarge:
        return Look(0, 0, _as_it_is(raw), LARGE)
    except BrokenPicture:
        picture = _as_it_is(raw)
        return Look(0, 0, picture, BROKEN) if picture == MOVING else Look(0, 0)


def original(raw: bytes) -> bytes:
    """The picture in its own format, with nothing but the picture in it: the same pixels where it need be neither
    turned nor made smaller nor, as AVIF must, written anew. Raises BrokenPicture."""
    try:
        return _own_format(raw)
    except BrokenPicture as wrong:  # its pixels cannot be read, what it tells can be taken out all the same
        try:
            return stripped(raw, lenient=True)
        except ValueError:
            raise wrong from None


def _own_format(raw: bytes) -> bytes:
    with _opened(raw) as image:
        if image.format not in _FORMATS:
            raise BrokenPicture("the format is not for the web")
        if image.format == "GIF" or _moves(image) or _too_large(image):
            return stripped(raw, lenient=True)
    with _opened(raw) as image:  # anew, since it may have been made ready to be read smaller
        name = _FORMATS[image.format]
        upright = _orientation(image) == 1
        small = image.width <= LARGEST if upright else max(image.size) <= LARGEST
        if upright and small and name != "AVIF":
            with suppress(ValueError):
                return stripped(raw)
        return _written(_ready(image, LARGEST), name)


def published(raw: bytes, name: str, width: int, store: Store) -> bytes:
    """:func:`original` of a picture of that ``width``; kept in ``store`` under ``name`` where it is made smaller, which
    is dear."""
    if width <= LARGEST:
        return original(raw)
    return store.kept(name, recipe(), partial(original, raw))


def resized(raw: bytes, width: int, ending: str) -> bytes:
    """The picture at ``width`` as ``webp``, or as ``jpg`` on white. Raises BrokenPicture."""
    with _opened(raw) as image:
        few = image.mode in ("1", "L", "P") and _FORMATS.get(image.format) in ("PNG", "GIF")
        ready = _ready(image, width)
        if ending == "webp" and few:  # a drawing may be smaller, and is sharper, without loss
            return min(_written(ready, "WEBP", lossless=True), _written(ready, "WEBP"), key=len)
        if ending == "webp":
            return _written(ready, "WEBP")
        return _written(_on_white(ready), "JPEG")


@cache
def recipe() -> str:
    """What the bytes of a resized picture depend on besides the picture: this code and Pillow."""
    from PIL import __version__  # noqa: PLC0415

    return blake2b(Path(__file__).read_bytes() + __version__.encode(), digest_size=8).hexdigest()


@contextmanager
def _opened(raw: bytes) -> Iterator[Any]:
    """The picture, open; whatever goes wrong with it, of which Pillow names no end, becomes BrokenPicture."""
    from PIL import Image  # noqa: PLC0415  slow to import, seldom needed

    logging.getLogger("PIL").addHandler(_QUIET)  # else Python prints what Pillow logs
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS  # twice as many are not opened
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _open(raw) as image:
                yield image
    except BrokenPicture:
        raise
    except Image.DecompressionBombError as wrong:
        raise _TooLarge(str(wrong)) from wrong
    except Exception as wrong:  # RuntimeError, struct.error, TypeError ...: as the damage will have it
        raise BrokenPicture(str(wrong) or type(wrong).__name__) from wrong


def _open(raw: bytes) -> Any:
    """The picture; where what it tells is damaged and keeps it from being opened, the picture without that."""
    from PIL import Image  # noqa: PLC0415

    try:
        return Image.open(io.BytesIO(raw))
    except Image.DecompressionBombError:
        raise
    except Exception:
        with suppress(ValueError):
            return Image.open(io.BytesIO(stripped(raw)))
        raise


def _orientation(image: Any) -> int:
    """Which way up the picture lies, as EXIF numbers it; 1 where it does not say, or says it wrongly."""
    if image.format == "GIF":
        return 1
    try:
        told = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # damaged EXIF makes no picture a broken one
        return 1
    return told if isinstance(told, int) and told in _TURNS else 1


def _kind(image: Any, raw: bytes) -> tuple[str, str]:
    """Whether the picture can be published in other widths, as it moves, or only as it is, and why."""
    if image.format not in _FORMATS:
        return OTHER, FOREIGN
    if _moves(image):
        picture = _as_it_is(raw)
        return picture, "" if picture == MOVING else BROKEN
    if _too_large(image):
        return _as_it_is(raw), LARGE
    try:
        image.load()
    except Exception:  # see _opened
        return _as_it_is(raw), BROKEN
    return STILL, ""


def _too_large(image: Any) -> bool:
    image.draft(None, (LARGEST, LARGEST))
    return bool(image.width * image.height > _MOST_PIXELS)


def _as_it_is(raw: bytes) -> str:
    """Whether the file can be freed of what it tells without its pixels being read."""
    try:
        stripped(raw, lenient=True)
    except ValueError:
        return OTHER
    return MOVING


def _moves(image: Any) -> bool:
    return image.format != "MPO" and getattr(image, "is_animated", False)


def _ready(image: Any, width: int) -> Any:
    """The picture upright, in sRGB, at most ``width`` pixels wide."""
    from PIL import Image  # noqa: PLC0415

    orientation = _orientation(image)
    turned = orientation in _LYING
    across = image.height if turned else image.width
    share = min(1.0, width / across)
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    image.draft(None, (2 * size[0], 2 * size[1]))  # a JPEG picture need not be decoded in full to be made smaller
    image.load()
    profile = image.info.get("icc_profile")
    way = _TURNS.get(orientation)
    upright = _srgb(image if way is None else image.transpose(Image.Transpose(way)), profile)
    if turned:
        size = size[1], size[0]
    if upright.size != size:
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    if upright is image:
        upright = upright.copy()
    upright.info = {}  # whatever is in it would be written
    return upright


def _srgb(image: Any, profile: bytes | None) -> Any:
    """The picture in grey, RGB or RGBA of the colour space that every screen takes for granted."""
    if image.mode.startswith("I"):  # 16 bits
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("1", "P"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode in ("LA", "PA", "La", "RGBa") or (image.mode in ("L", "RGB") and "transparency" in image.info):
        image = image.convert("RGBA")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        image = _converted(image, profile)
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


def _converted(image: Any, profile: bytes) -> Any:
    from PIL import ImageCms  # noqa: PLC0415

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except Exception:  # see _opened
        return image  # a profile of another kind of picture, or a broken one


def _on_white(image: Any) -> Any:
    from PIL import Image  # noqa: PLC0415

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, (255, 255, 255))
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _written(image: Any, name: str, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **{**_SETTINGS[name], **more})
    return out.getvalue()


def is_drawing(raw: bytes) -> bool:
    """Whether the file is an SVG picture."""
    return _SVG.match(raw[:_HEAD]) is not None


def _svg_size(attributes: bytes) -> tuple[int, int]:
    """The size that an SVG picture gives itself in pixels, else that of its view box."""
    width, height = _WIDTH.search(attributes), _HEIGHT.search(attributes)
    box = _VIEW_BOX.search(attributes)
    pair = (width[1], height[1]) if width and height else box.groups() if box else (b"0", b"0")
    across, down = (round(float(length)) for length in pair)
    return (across, down) if across and down else (0, 0)
