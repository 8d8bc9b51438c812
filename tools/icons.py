#!/usr/bin/env python3
"""Makes the theme's icons for phones anew from the shape of its ``icon.svg``: ``.venv/bin/python tools/icons.py``."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).resolve().parents[1] / "themes/default/assets"
RED, WHITE, GOLD = (0x9A, 0x1B, 0x1E), (0xFF, 0xFF, 0xFF), (0xFF, 0xD9, 0xA0)
# Name, pixels, share of the side that the shape takes. Phones cut corners, or a circle, out of the red ground.
ICONS = (
    ("icon-192.png", 192, 0.8),
    ("icon-512.png", 512, 0.8),
    ("apple-touch-icon.png", 180, 0.9),
    ("feed-icon.png", 144, 0.9),  # the most that RSS allows
)
FINE = 4  # how much larger it is drawn, for smooth edges
COLOURS = 32


def drawn(side: int, share: float) -> Image.Image:
    """The shapes of ``icon.svg``, whose own units are 36 a side, on a red ground without corners."""
    unit = side * FINE / 36 * share
    margin = side * FINE * (1 - share) / 2
    image = Image.new("RGB", (side * FINE, side * FINE), RED)
    pen = ImageDraw.Draw(image)

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return margin + left * unit, margin + top * unit, margin + right * unit, margin + bottom * unit

    def stroke(left: float, right: float, middle: float, thick: float) -> None:
        half = thick / 2
        pen.rounded_rectangle(box(left - half, middle - half, right + half, middle + half), half * unit, fill=WHITE)

    for middle in (8.5, 12.5):
        stroke(8, 28, middle, 2.4)
    for middle in (18, 22.5, 27):
        stroke(8, 15, middle, 1.8)
    pen.ellipse(box(16.5, 16, 29.5, 29), outline=GOLD, width=round(1.8 * unit))
    pen.ellipse(box(20.9, 20.4, 25.1, 24.6), fill=GOLD)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def main() -> None:
    """Writes the icons into the theme."""
    for name, side, share in ICONS:
        image = drawn(side, share).quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        image.save(ASSETS / name, "PNG", optimize=True)
        print(f"{name}: {(ASSETS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
