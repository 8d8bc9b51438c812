"""``demo``: a made-up content folder of any size."""

from __future__ import annotations

import argparse
from pathlib import Path

from site_gen import demo
from site_gen.errors import EXIT_OK, UsageError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``demo``."""
    parser.epilog = (
        "The newest articles are dated June 2026. Build with a present from July 2026 on (see build --now): "
        "before, articles link to others that are not published yet, and that is an error."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--articles", type=int, default=300, metavar="N", help="how many articles (300)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number, other content (1)")


def run(options: argparse.Namespace) -> int:
    """Writes the folder; the same N and seed give the same bytes."""
    folder: Path = options.folder
    if options.articles < 1:
        raise UsageError(f"--articles: {options.articles} is less than 1")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder}: is not an empty folder, and nothing is overwritten")
        for path, data in demo.files(options.articles, options.seed):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as wrong:
        raise UsageError(f"{folder}: cannot be written: {wrong.strerror}") from wrong
    print(f"{options.articles} made-up articles are in {folder}. To build them: build.py --root {folder}")
    return EXIT_OK
