"""Lighthouse's marks for the demo: ``.venv/bin/python -m tools.lighthouse`` (needs Node.js and Chromium).

Builds the demo of 300 made-up articles in a temporary folder, serves it compressed on this machine alone, and has
Lighthouse judge the first page, an article and an organization as on a phone. The exit status is 1 where a mark is
below 100 for accessibility, best practices or SEO, or below 99 for performance. It is no part of ``make test``:
npm fetches Lighthouse, and a busy machine spoils the mark for performance.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.sites import BROWSERS, demo, largest
from tools.webserver import serving

LIGHTHOUSE = "lighthouse@12"
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> int:
    """Judges each page; 1 where a mark is too low or a program is missing."""
    parser = argparse.ArgumentParser(description="Lighthouse's marks for the demo (needs Node.js and Chromium).")
    parser.add_argument("--reports", type=Path, metavar="DIR", help="where to leave Lighthouse's reports (nowhere)")
    options = parser.parse_args()
    npx, browser = shutil.which("npx"), next(filter(None, map(shutil.which, BROWSERS)), None)
    if npx is None or browser is None:
        print("lighthouse.py: npx (Node.js) and chromium must be installed", file=sys.stderr)
        return 1
    low = 0
    with tempfile.TemporaryDirectory() as folder:
        reports = options.reports or Path(folder)
        reports.mkdir(parents=True, exist_ok=True)
        output = demo(Path(folder) / "site")
        with serving(output) as origin:
            pages = {"home": "/", **{kind: largest(output, kind) for kind in ("article", "organization")}}
            for name, path in pages.items():
                report = reports / f"{name}.json"
                _judge(npx, browser, origin + path, report)
                low += _tell(name, path, json.loads(report.read_text("utf-8")))
    return int(low > 0)


def _judge(npx: str, browser: str, url: str, report: Path) -> None:
    """Has Lighthouse write its report on ``url``."""
    command = [npx, "--yes", "--loglevel=error", LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={_FLAGS}", f"--only-categories={','.join(LEAST)}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    subprocess.run(command, check=True, env=environment, timeout=300)


def _tell(name: str, path: str, report: dict[str, Any]) -> int:
    """Prints the marks of a page, and what each that is too low was lowered by; how many are too low."""
    marks = {kind: round(100 * report["categories"][kind]["score"]) for kind in LEAST}
    print(name, path, " ".join(f"{kind} {mark}" for kind, mark in marks.items()))
    low = [kind for kind in LEAST if marks[kind] < LEAST[kind]]
    for kind in low:
        for part in report["categories"][kind]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {kind}: {audit['title']} {audit.get('displayValue', '')}")
    return len(low)


if __name__ == "__main__":
    sys.exit(main())
