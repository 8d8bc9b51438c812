"""Cards: the pictures that social media and messengers show beside a link to the site.

Owns: how a card looks; its fonts, which come with the package. Imports ``PIL`` for drawing, as ``images`` does for
reading.
Must not know: which page a card is for, what its URL is.

The same words give the same bytes: letters are set one after the other by Pillow's basic layout, which needs no
library of the machine, and colours are a fixed palette.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from site_gen.text import cut, one_line

WIDTH, HEIGHT = 1200, 630
LOOK = 1  # counts how often the look changed: a card of another look has another URL
_FONTS = Path(__file__).parent / "fonts"
_SERIF, _SANS, _SANS_BOLD = "NotoSerif-Bold.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"

# The default theme's colours.
_PAPER, _SOFT, _LINE, _INK, _QUIET, _ACCENT, _GOLD = (
    (0xFF, 0xFE, 0xFB),
    (0xF5, 0xF2, 0xEA),
    (0xD8, 0xD3, 0xC8),
    (0x1D, 0x1B, 0x19),
    (0x53, 0x4F, 0x49),
    (0x9A, 0x1B, 0x1E),
    (0xFF, 0xD9, 0xA0),
)
_STEPS = 16  # shades between a colour of letters and what is behind it
_LEFT, _RIGHT = 88, WIDTH - 72
_FOOT = 508  # where the band with the site's name begins
_MOST_LINES = 4
_SIZES = (76, 70, 64, 58, 52, 46)
_LEADING = 1.4  # stacked marks of capitals need room above and below


@dataclass(frozen=True, slots=True)
class Design:
    """The words of a card: ``kicker`` above the ``title``, ``note`` below it, ``brand`` and ``remark`` at its foot."""

    title: str
    kicker: str = ""
    note: str = ""
    brand: str = ""
    remark: str = ""


def draw(words: Design) -> bytes:
    """The card as a PNG picture of 1200 × 630 pixels."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  slow to import, and a build without new cards needs none

    words = Design(*(_known(getattr(words, field.name)) for field in fields(words)))
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    colours = _Palette()
    image.putpalette(colours.flat())
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 27, HEIGHT), fill=colours.solid(_ACCENT))
    pen.rectangle((28, _FOOT, WIDTH, HEIGHT), fill=colours.solid(_SOFT))
    pen.rectangle((28, _FOOT, WIDTH, _FOOT + 1), fill=colours.solid(_LINE))
    canvas = _Canvas(image, colours)
    top = 64
    if words.kicker:
        canvas.line(_one_line(words.kicker, _SANS_BOLD, 32, _RIGHT - _LEFT), _SANS_BOLD, 32, (_LEFT, top), _ACCENT)
    _headline(canvas, words, top + (54 if words.kicker else 0))
    _sign(canvas, _LEFT, _FOOT + 33, 56)
    canvas.line(_one_line(words.brand, _SERIF, 34, 620), _SERIF, 34, (_LEFT + 76, _FOOT + 33), _INK, _SOFT)
    if words.remark:
        remark = _one_line(words.remark, _SANS, 28, 340)
        left = _RIGHT - _width(remark, _SANS, 28)
        canvas.line(remark, _SANS, 28, (left, _FOOT + 38), _QUIET, _SOFT)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)  # a tenth larger than the most, in a tenth of the time
    return out.getvalue()


def _headline(canvas: _Canvas, words: Design, top: int) -> None:
    """The title as large as it fits, its note below it, both in the middle of what is free."""
    note = _one_line(words.note, _SANS, 31, _RIGHT - _LEFT) if words.note else ""
    room = _FOOT - 24 - top - (68 if note else 0)
    size, lines = _fitted(words.title, room)
    step = round(size * _LEADING)
    at = top + max(0, (room - step * len(lines)) // 2)
    for line in lines:
        canvas.line(line, _SERIF, size, (_LEFT, at), _INK)
        at += step
    if note:
        canvas.line(note, _SANS, 31, (_LEFT, at + 20), _QUIET)


def _sign(canvas: _Canvas, left: int, top: int, side: int) -> None:
    """The theme's mark, a sheet of news with a seal, in the 36 units a side of its ``icon.svg``."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    unit = side * _FINE / 36
    layers = ((_SOFT, _ACCENT, _GROUND), (_ACCENT, _PAPER, _STROKES), (_ACCENT, _GOLD, _SEAL))
    for ground, ink, shapes in layers:
        mask = Image.new("L", (side * _FINE, side * _FINE), 0)
        pen = ImageDraw.Draw(mask)
        for x, y, right, bottom, radius, fill in shapes:
            box = (x * unit, y * unit, right * unit - 1, bottom * unit - 1)
            pen.rounded_rectangle(box, radius * unit, fill=fill)
        canvas.put(mask.reduce(_FINE), (left, top), ink, ground)


# Left, top, right, bottom, radius; drawn or taken away again.
_FINE = 4  # how much larger it is drawn, for smooth edges
_GROUND = ((0, 0, 36, 36, 7, 255),)
_STROKES = (
    *((6.8, middle - 1.2, 29.2, middle + 1.2, 1.2, 255) for middle in (8.5, 12.5)),
    *((7.1, middle - 0.9, 15.9, middle + 0.9, 0.9, 255) for middle in (18, 22.5, 27)),
)
_SEAL = ((16.5, 16, 29.5, 29, 6.5, 255), (18.3, 17.8, 27.7, 27.2, 4.7, 0), (20.9, 20.4, 25.1, 24.6, 2.1, 255))


class _Palette:
    """Every colour of a card: paper first, then each pair of letters and ground in steps from one to the other."""

    _PAIRS = (
        *((_PAPER, ink) for ink in (_INK, _ACCENT, _QUIET)),
        *((_SOFT, ink) for ink in (_INK, _ACCENT, _QUIET)),
        *((_ACCENT, ink) for ink in (_PAPER, _GOLD)),
    )
    _PLAIN = (_PAPER, _SOFT, _LINE, _ACCENT)

    def flat(self) -> list[int]:
        """The palette as Pillow takes it."""
        steps = [
            tuple(round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(ground, ink, strict=True))
            for ground, ink in self._PAIRS
            for step in range(_STEPS)
        ]
        return [channel for colour in (*self._PLAIN, *steps) for channel in colour]

    def solid(self, colour: tuple[int, int, int]) -> int:
        """The place of a colour that surfaces have."""
        return self._PLAIN.index(colour)

    def shades(self, ground: tuple[int, int, int], ink: tuple[int, int, int]) -> list[int]:
        """For each of 256 strengths of ``ink`` on ``ground``, the place of its colour."""
        first = len(self._PLAIN) + self._PAIRS.index((ground, ink)) * _STEPS
        return [first + (strength * (_STEPS - 1) + 127) // 255 for strength in range(256)]


@dataclass(frozen=True, slots=True)
class _Canvas:
    image: Any
    colours: _Palette

    def line(
        self,
        text: str,
        font: str,
        size: int,
        at: tuple[int, int],
        ink: tuple[int, int, int],
        ground: tuple[int, int, int] = _PAPER,
    ) -> None:
        """Sets one line of text; ``at`` is the upper left corner of the room for its letters, marks and all."""
        from PIL import Image, ImageDraw  # noqa: PLC0415

        mask = Image.new("L", (WIDTH, size * 2), 0)
        ImageDraw.Draw(mask).text((at[0], size // 3), text, fill=255, font=_font(font, size))
        shown = mask.getbbox()
        if shown is None:
            return
        self.put(mask.crop(shown), (shown[0], at[1] + shown[1] - size // 3), ink, ground)

    def put(self, mask: Any, corner: tuple[int, int], ink: tuple[int, int, int], ground: tuple[int, int, int]) -> None:
        """Lays ``ink`` on the ``ground``, as strong as ``mask`` says."""
        shades = mask.point(self.colours.shades(ground, ink))
        self.image.paste(shades, (*corner, corner[0] + shades.width, corner[1] + shades.height), mask.point(_ANY))


_ANY = [0] + [255] * 255  # a mask of all that is not bare


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> Any:
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def _known(text: str) -> str:
    """``text`` without the letters that the fonts have not: they would be empty boxes."""
    return one_line("".join(char for char in text if char == " " or _has(char)))


@lru_cache(maxsize=4096)
def _has(char: str) -> bool:
    font = _font(_SANS, 32)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))


def _width(text: str, font: str, size: int) -> int:
    """The width of ``text``: that of its words and spaces, since the fonts set no two letters closer together."""
    words = text.split(" ")
    return round(sum(_advance(word, font, size) for word in words) + (len(words) - 1) * _advance(" ", font, size))


@lru_cache(maxsize=4096)
def _advance(word: str, font: str, size: int) -> float:
    return float(_font(font, size).getlength(word))


def _one_line(text: str, font: str, size: int, room: int) -> str:
    """``text``, cut at a word where it is wider than ``room``."""
    length = len(text)
    shown = text
    while _width(shown, font, size) > room and length > 1:
        length = length * 9 // 10
        shown = cut(text, length)
    return shown


def _fitted(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size at which ``title`` fits, and its lines; what does not fit the smallest is cut."""
    for size in _SIZES:
        lines = _wrapped(title, size)
        most = min(_MOST_LINES, int(room // (size * _LEADING)))
        if len(lines) <= most and all(_width(line, _SERIF, size) <= _RIGHT - _LEFT for line in lines):
            return size, _balanced(title, size, len(lines))
    length = len(title)
    while len(lines) > most and length > 1:
        length = length * 9 // 10
        lines = _wrapped(cut(title, length), size)
    return size, [_one_line(line, _SERIF, size, _RIGHT - _LEFT) for line in lines]


def _wrapped(text: str, size: int, room: int = _RIGHT - _LEFT) -> list[str]:
    """``text`` in lines no wider than ``room``, but for single words that are."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, _SERIF, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(text: str, size: int, count: int) -> list[str]:
    """The same number of lines, as even as they can be: no last line of one word."""
    narrow, wide = 0, _RIGHT - _LEFT
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        if len(_wrapped(text, size, middle)) <= count:
            wide = middle
        else:
            narrow = middle
    return _wrapped(text, size, wide)
