"""A progress bar on a terminal, and none in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from site_gen.options import Tick

_WIDTH = 30
_PATIENCE = 0.5  # seconds before anything is shown


@contextmanager
def progress() -> Iterator[Tick]:
    """Gives a ``tick(stage, done, of)``; what was drawn is wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda stage, done, of: None
        return
    counts: dict[str, int] = {}
    began = time.monotonic()
    drawn = False

    def tick(stage: str, done: int, of: int) -> None:
        nonlocal drawn
        counts[stage] = counts.get(stage, 0) + done
        if time.monotonic() - began < _PATIENCE:
            return
        drawn = True
        filled = _WIDTH * counts[stage] // max(of, 1)
        bar = "█" * filled + "·" * (_WIDTH - filled)
        sys.stderr.write(f"\r{stage:<6} {bar} {counts[stage]}/{of}\x1b[K")
        sys.stderr.flush()

    try:
        yield tick
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
