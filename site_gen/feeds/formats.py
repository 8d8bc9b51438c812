"""The formats that a feed can be published in: a row each.

Owns: what each is called, its media type, the names of its files beside the page a feed belongs to.
Must not know: how a format is written (a file of its own), which feeds there are.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``name`` in ``site.toml`` and in ``render.MAKERS``, the ``label`` for readers, its media type, the
    ``file`` of a feed, and the file of an archive of it, with ``{}`` for the period."""

    name: str
    label: str
    type: str
    file: str
    archive: str


RSS = Format("rss", "RSS", "application/rss+xml", "feed.xml", "feed/{}.xml")
ATOM = Format("atom", "Atom", "application/atom+xml", "atom.xml", "atom/{}.xml")
JSON = Format("json", "JSON", "application/feed+json", "feed.json", "feed/{}.json")
FORMATS = {one.name: one for one in (RSS, ATOM, JSON)}
