"""How to build, as the command line says it.

Owns: which ways there are. Must not know: what any of them does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Tick = Callable[[str, int, int], None]  # stage, how many just done, of how many


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build. ``now`` is seconds since 1970: what is dated later is not published."""

    now: int
    drafts: bool = False
    future: bool = False
    clean: bool = False
    strict: bool = False
    allow_new_ids: bool = False
    jobs: int = 1
    tick: Tick = lambda stage, done, of: None
