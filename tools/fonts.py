#!/usr/bin/env python3
"""Makes the fonts of the cards anew: cuts Noto down to the letters of Vietnamese and of western Europe.

Needs fontTools (``pip install fonttools`` in an environment of its own; a site does without it) and the Noto fonts
(Debian: ``fonts-noto-core``). Then::

    python tools/fonts.py /usr/share/fonts/truetype/noto

The fonts in ``site_gen/fonts/`` are under the SIL Open Font License beside them, as is Noto, which reserves no name.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[1] / "site_gen/fonts"
FONTS = ("NotoSerif-Bold", "NotoSans-Regular", "NotoSans-Bold")
LETTERS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A: đ, ă, ĩ, ũ
    (0x01A0, 0x01A1),  # ơ
    (0x01AF, 0x01B0),  # ư
    (0x0300, 0x0304),  # marks on their own
    (0x0306, 0x0309),
    (0x031B, 0x031B),
    (0x0323, 0x0323),
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2010, 0x2015),  # dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2026),  # bullet, ellipsis
    (0x2030, 0x2030),  # per mille
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x20AB, 0x20AC),  # đồng, euro
    (0x2116, 0x2116),  # №
    (0x2122, 0x2122),
    (0x2212, 0x2212),  # minus
)


def main() -> None:
    """Writes each font of ``FONTS`` found in the folder that is given."""
    parser = argparse.ArgumentParser(description="Cuts the fonts of the cards out of Noto.")
    parser.add_argument("folder", type=Path, help="where NotoSerif-Bold.ttf and its like lie")
    folder: Path = parser.parse_args().folder
    # Pillow's basic layout, the same on every machine, reads no tables of OpenType layout.
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    for name in FONTS:
        font = TTFont(folder / f"{name}.ttf", recalcTimestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
        cutter.subset(font)
        target = FOLDER / f"{name}.ttf"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
