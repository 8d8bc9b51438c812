"""Sites with every feed there can be, and their feeds found again by what they are, not by what planned them.

Owns: the settings that switch everything on which the generator knows, and which output file is which format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from site_gen.feed_settings import KINDS, PAIRS
from site_gen.feeds.formats import FORMATS

HUB = "https://hub.example.org/"
_ROOTS = {"rss": re.compile(rb"<rss[ >]"), "atom": re.compile(rb"<feed[ >]"), "opml": re.compile(rb"<opml[ >]")}
_NAMED = {
    "rss": re.compile(r"(^|/)feed\.xml$|(^|/)feed/[0-9-]+\.xml$|\.rss$"),
    "atom": re.compile(r"(^|/)atom\.xml$|(^|/)atom/[0-9-]+\.xml$|\.atom(\.xml)?$"),
    "json": re.compile(r"(^|/)feed\.json$|(^|/)feed/[0-9-]+\.json$"),
    "opml": re.compile(r"\.opml$"),
}


def everything(items: int = 20, full: bool = True, pairs: Iterable[tuple[str, str]] = ()) -> str:
    """The ``[feeds]`` table with every kind in every format, archives for all, and all else that can be switched on."""
    kinds, every = str(list(KINDS)), str([*KINDS, PAIRS])
    lines = [
        "[feeds]",
        f"items = {items}",
        f"kinds = {kinds}",
        f"formats = {list(FORMATS)}",
        f"full = {every if full else []}",
        f"archives = {every}",
        f'hub = "{HUB}"',
        "rss_folder = true",
        *(f'[[feeds.pairs]]\norganization = "{one}"\ntopic = "{topic}"' for one, topic in pairs),
    ]
    return "\n".join(lines) + "\n"


def with_everything(root: Path, **options: Any) -> None:
    """Switches everything on in the ``site.toml`` of ``root``, whatever its own ``[feeds]`` says."""
    path = root / "site.toml"
    kept = re.sub(r"^\[\[?feeds\b.*\n(?:[^\[].*\n|\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(kept.rstrip("\n") + "\n\n" + everything(**options), encoding="utf-8")


def format_of(path: str, data: bytes) -> str:
    """``rss``, ``atom``, ``json`` or ``opml``, as the file's content says; empty where it is no feed."""
    if path.endswith((".xml", ".rss", ".atom", ".opml")):
        head = data[:2000]
        return next((name for name, root in _ROOTS.items() if root.search(head)), "")
    if path.endswith(".json") and b"https://jsonfeed.org/version/" in data[:200]:
        return "json"
    return ""


def format_by_name(path: str) -> str:
    """The format that the file's name promises; empty where it promises none."""
    return next((name for name, form in _NAMED.items() if form.search(path)), "")


def feeds(output: Path) -> dict[str, dict[str, bytes]]:
    """Every feed and list of feeds below ``output``: format to path to bytes."""
    found: dict[str, dict[str, bytes]] = {name: {} for name in ("rss", "atom", "json", "opml")}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and path.suffix in (".xml", ".rss", ".atom", ".json", ".opml"):
            data = path.read_bytes()
            if kind := format_of(name, data):
                found[kind][name] = data
    return found
