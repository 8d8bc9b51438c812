"""Draws the demo's pictures: gradients, bars and steps, without any font.

Owns: how they look, and the only import of the imaging library in the demo.
Must not know: which articles show them.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from site_gen.demo.chance import stream
from site_gen.demo.media import Picture

_Colour = tuple[int, int, int]


def draw(picture: Picture, seed: int) -> bytes:
    """The file of ``picture``, as its path's ending wants it."""
    rng = stream(seed, "picture", picture.number)
    dark: _Colour = (rng.randrange(20, 90), rng.randrange(30, 110), rng.randrange(60, 150))
    light: _Colour = (rng.randrange(190, 250), rng.randrange(190, 250), rng.randrange(170, 240))
    slope = Image.linear_gradient("L").rotate(90 * (picture.number % 4)).resize((picture.width, picture.height))
    image = ImageOps.colorize(slope, dark, light)
    heights = [rng.randrange(15, 80) for _ in range(8)]
    _bars(image, heights, dark, light, steps=bool(picture.number % 3))
    out = BytesIO()
    if picture.path.endswith(".png"):
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _bars(image: Image.Image, heights: list[int], dark: _Colour, light: _Colour, steps: bool) -> None:
    """Bars over the background: standing on its lower edge, or lying from its left."""
    pen = ImageDraw.Draw(image)
    wide = image.width // (2 * len(heights) + 1)
    high = image.height // (2 * len(heights) + 1)
    for place, share in enumerate(heights):
        if steps:
            left = wide * (2 * place + 1)
            box = (left, image.height * (100 - share) // 100, left + wide, image.height - high)
        else:
            top = high * (2 * place + 1)
            box = (wide, top, image.width * share // 100, top + high)
        pen.rectangle(box, fill=light if place % 2 else dark, outline=light, width=3)
