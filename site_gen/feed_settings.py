"""``[feeds]`` of ``site.toml`` as a frozen :class:`FeedSettings`.

Owns: which feeds there can be, their defaults, and how the settings say it.
Must not know: what a feed holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_gen import toml_values
from site_gen.feeds.formats import FORMATS, Format
from site_gen.model import ORGANIZATIONS, TERM_KINDS, TOPICS
from site_gen.toml_values import Door, Reader

SITE, EDITIONS, CORRECTIONS, PAIRS = "site", "editions", "corrections", "pairs"
KINDS = (SITE, *TERM_KINDS, EDITIONS, CORRECTIONS)
_EVERY = (*KINDS, PAIRS)  # a pair that is named is wanted, so there is nothing to switch on
_TABLE = "feeds"
_ALL, _PLAIN = tuple(FORMATS), ("rss",)
_FORMATS = {kind: _ALL if kind in (SITE, TOPICS) else _PLAIN for kind in _EVERY}


@dataclass(frozen=True, slots=True)
class Pair:
    """An organization and a topic whose common articles have a page and a feed, as the settings name them; ``line`` is
    where."""

    organization: str
    topic: str
    line: int


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """How many items, which kinds have feeds, in which ``formats`` each, which with full text and archives; the address
    of a WebSub ``hub``; ``ttl`` in minutes; whether feeds stand under ``/rss/`` too."""

    items: int = 20
    kinds: tuple[str, ...] = KINDS
    formats: tuple[tuple[str, tuple[str, ...]], ...] = tuple(_FORMATS.items())
    full: tuple[str, ...] = (SITE, ORGANIZATIONS, TOPICS, EDITIONS)
    archives: tuple[str, ...] = (SITE,)
    pairs: tuple[Pair, ...] = ()
    hub: str = ""
    ttl: int = 60
    rss_folder: bool = False

    def of(self, kind: str) -> tuple[Format, ...]:
        """The formats in which that kind has feeds; none where it has no feeds."""
        on = kind in self.kinds or kind == PAIRS
        return tuple(FORMATS[name] for name in dict(self.formats)[kind]) if on else ()


def _formats(raw: Any) -> dict[str, tuple[str, ...]]:
    """One list for all kinds, or a table with a list for some."""
    read = toml_values.some_of(*FORMATS)
    if not isinstance(raw, dict):
        return dict.fromkeys(_EVERY, _ordered(read(raw)))
    if wrong := [kind for kind in raw if kind not in _EVERY]:
        raise ValueError(f"“{wrong[0]}” is none of {', '.join(_EVERY)}")
    return _FORMATS | {kind: _ordered(read(names)) for kind, names in raw.items()}


def _ordered(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in FORMATS if name in names)


def _pairs(raw: Any) -> list[dict[str, str]]:
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        raise ValueError("must be tables, each begun by [[feeds.pairs]]")
    for one in raw:
        if set(one) != {"organization", "topic"}:
            raise ValueError("each must name an organization and a topic, and nothing else")
    return [{key: toml_values.as_filled(value) for key, value in one.items()} for one in raw]


_READERS: dict[str, Reader] = {
    "items": toml_values.as_count,
    "kinds": toml_values.some_of(*KINDS),
    "formats": _formats,
    "full": toml_values.some_of(*_EVERY),
    "archives": toml_values.some_of(*_EVERY),
    "pairs": _pairs,
    "hub": toml_values.web_page("https://pubsubhubbub.appspot.com/"),
    "ttl": toml_values.as_count,
    "rss_folder": toml_values.as_flag,
}


def read(data: Mapping[str, Any], door: Door) -> FeedSettings:
    """The settings that the table holds; faults are noted at the ``door``."""
    values = door.table(data, _READERS, _TABLE)
    if "formats" in values:
        values["formats"] = tuple(values["formats"].items())
    pairs = (Pair(**one, line=door.place("pairs", _TABLE).line) for one in values.pop("pairs", ()))
    return FeedSettings(**values, pairs=tuple(dict.fromkeys(pairs)))
