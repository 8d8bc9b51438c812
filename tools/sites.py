"""What the tools look at: the demo of 300 made-up articles, built as on one fixed day so that it is always the same.

Owns: building it, and which of its pages stand for their kinds.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOW, SEED = "2026-06-01", "12"
SEARCH = "tim-kiem"
_FOLDERS = {"article": "tin/*/*", "organization": "co-quan/*", "person": "can-bo/*"}
_LEAD = re.compile(r'<article class="lead">\s*<h2><a href="([^"]+)"')


def demo(folder: Path) -> Path:
    """Builds the demo in ``folder``; gives its output folder."""
    _run("demo", folder, "--seed", SEED)
    _run("build", "--root", folder, "--now", NOW)
    return folder / "public"


def largest(output: Path, kind: str) -> str:
    """The address of the page of a kind that has the most to show."""
    page = max(sorted(output.glob(f"{_FOLDERS[kind]}/index.html")), key=lambda page: page.stat().st_size)
    return f"/{page.parent.relative_to(output).as_posix()}/"


def lead(output: Path) -> str:
    """The address of the lead story."""
    found = _LEAD.search((output / "index.html").read_text("utf-8"))
    if found is None:
        raise LookupError("the demo's first page has no lead story")
    return found[1]


def _run(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, ROOT / "build.py", *arguments], check=True, capture_output=True)
