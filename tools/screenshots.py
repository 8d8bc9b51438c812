#!/usr/bin/env python3
"""Makes the pictures of the README anew: ``.venv/bin/python -m tools.screenshots``.

Builds the demo of 300 made-up articles in a temporary folder, serves it on this machine alone, and has Chromium
draw the first page and its lead story into ``docs/images/``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
NOW, SEED = "2026-06-01", "12"  # so that the same articles stand in the pictures whenever they are made
SIZE = "1200,1000"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    f"--window-size={SIZE}",
)
_LEAD = re.compile(r'<article class="lead">\s*<h2><a href="([^"]+)"')
_LARGEST = 200_000  # bytes of a picture in the repository


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main() -> int:
    """Draws both pictures; 1 where there is no browser or a picture grows too large."""
    parser = argparse.ArgumentParser(description="Makes the pictures of the README anew (needs Chromium).")
    parser.add_argument("--browser", help=f"the browser's program (the first of {', '.join(BROWSERS)})")
    parser.add_argument("--output", type=Path, default=ROOT / "docs/images", metavar="DIR", help="docs/images")
    options = parser.parse_args()
    browser = options.browser or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"screenshots.py: none of {', '.join(BROWSERS)} is installed", file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _build("demo", site, "--seed", SEED)
        _build("build", "--root", site, "--now", NOW)
        lead = _LEAD.search((site / "public/index.html").read_text("utf-8"))
        addresses = {"home": "/", "article": lead[1] if lead else "/tin/"}
        with _serving(site / "public") as port:
            sizes = [
                _draw(browser, f"http://127.0.0.1:{port}{path}", options.output / f"{name}.png", Path(folder))
                for name, path in addresses.items()
            ]
    return int(max(sizes) > _LARGEST)


def _build(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, ROOT / "build.py", *arguments], check=True, capture_output=True)  # noqa: S603


@contextmanager
def _serving(folder: Path) -> Iterator[int]:
    """Serves ``folder`` at a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


def _draw(browser: str, url: str, target: Path, folder: Path) -> int:
    """Has ``browser`` draw the page at ``url``; gives the picture's size in bytes."""
    rough = folder / "rough.png"
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [browser, *FLAGS, profile, f"--screenshot={rough}", url]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    with Image.open(rough) as image:
        image.convert("RGB").quantize(128).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size} bytes")
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
