"""Sites with every feed there can be, and their feeds found again by what they are, not by what planned them.

Owns: the settings that switch everything on which the generator knows, and which output file is which format.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from site_gen import config
from site_gen.config import FeedSettings

HUB = "https://hub.example.org/"
_ROOTS = {"rss": re.compile(rb"<rss[ >]"), "atom": re.compile(rb"<feed[ >]"), "opml": re.compile(rb"<opml[ >]")}
_NAMED = {
    "rss": re.compile(r"(^|/)feed\.xml$|(^|/)feed/[0-9-]+\.xml$|\.rss$"),
    "atom": re.compile(r"(^|/)atom\.xml$|(^|/)atom/[0-9-]+\.xml$|\.atom(\.xml)?$"),
    "json": re.compile(r"(^|/)feed\.json$|(^|/)feed/[0-9-]+\.json$"),
    "opml": re.compile(r"\.opml$"),
}
# What ``[feeds]`` may say beside its lists; a key that the generator does not know yet is left out.
_MORE = {"hub": f'"{HUB}"', "ttl": "60", "rss_folder": "true"}


def everything(items: int = 20, full: bool = True) -> str:
    """The ``[feeds]`` table with every kind in every format, archives for all, and all else that can be switched on."""
    known = {field.name for field in dataclasses.fields(FeedSettings)}
    kinds = str(list(config.FEED_KINDS))
    lines = [
        "[feeds]",
        f"items = {items}",
        f"kinds = {kinds}",
        f"formats = {list(config.FEED_FORMATS)}",
        f"full = {kinds if full else []}",
        f"archives = {kinds}",
        *(f"{key} = {value}" for key, value in _MORE.items() if key in known),
    ]
    return "\n".join(lines) + "\n"


def with_everything(root: Path, **options: int) -> None:
    """Switches everything on in the ``site.toml`` of ``root``, whatever its own ``[feeds]`` says."""
    path = root / "site.toml"
    kept = re.sub(r"^\[feeds\]\n(?:[^\[].*\n|\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
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
