"""Makes the pictures of the README anew: ``.venv/bin/python -m tools.screenshots`` (needs Chromium).

Builds the demo of 300 made-up articles in a temporary folder, serves it on this machine alone, and has Chromium draw
its pages into ``docs/images/``: light and dark, wide and as on a phone.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools.sites import BROWSERS, ROOT, SEARCH, demo, largest, lead
from tools.webserver import serving

_LARGEST = 200_000  # bytes of a picture in the repository
_WIDE, _PHONE = (1200, 900), (390, 780)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page it shows, the size of the window, the scheme."""

    name: str
    page: str
    size: tuple[int, int] = _WIDE
    scheme: str = "light"


SHOTS = (
    Shot("home", "home"),
    Shot("article", "article"),
    Shot("organization", "organization"),
    Shot("person-dark", "person", scheme="dark"),
    Shot("search", "search"),
    Shot("home-phone", "home", _PHONE),
    Shot("article-phone-dark", "article", _PHONE, "dark"),
    Shot("organization-phone", "organization", _PHONE),
    Shot("search-phone-dark", "search", _PHONE, "dark"),
)


def main() -> int:
    """Draws all pictures; 1 where there is no browser or a picture grows too large."""
    parser = argparse.ArgumentParser(description="Makes the pictures of the README anew (needs Chromium).")
    parser.add_argument("--browser", help=f"the browser's program (the first of {', '.join(BROWSERS)})")
    parser.add_argument("--output", type=Path, default=ROOT / "docs/images", metavar="DIR", help="docs/images")
    options = parser.parse_args()
    program = options.browser or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print(f"screenshots.py: none of {', '.join(BROWSERS)} is installed", file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = demo(Path(folder) / "site")
        pages = _pages(output)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        with serving(output) as origin:
            sizes = [
                _draw(browser, shot, origin + pages[shot.page], options.output) for shot in SHOTS if shot.page in pages
            ]
        browser.close()
    return int(max(sizes) > _LARGEST)


def _pages(output: Path) -> dict[str, str]:
    """The address of each page that a picture shows; without search there is none of it."""
    pages = {"home": "/", "article": lead(output)}
    pages |= {kind: largest(output, kind) for kind in ("organization", "person")}
    if (output / SEARCH).is_dir():
        pages["search"] = f"/{SEARCH}/?q=thu+tuc"  # without diacritics, as many type
    return pages


def _draw(browser: Browser, shot: Shot, url: str, folder: Path) -> int:
    """Has the browser draw the page at ``url``; gives the picture's size in bytes."""
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="vi-VN",
    )
    page.goto(url, wait_until="networkidle")
    data = page.screenshot()
    page.close()
    target = folder / f"{shot.name}.png"
    with Image.open(io.BytesIO(data)) as image:
        image.convert("RGB").quantize(128).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size} bytes")
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
