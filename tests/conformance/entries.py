"""What a feed of any format holds, in the same words, so that formats can be compared."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.conformance.xml import NAMESPACES, read

_ATOM = f"{{{NAMESPACES['atom']}}}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its lasting id, the page it leads to, its title."""

    id: str
    url: str
    title: str


def entries(kind: str, data: bytes) -> list[Entry]:
    """The entries of a feed of the format ``kind``, in its order."""
    if kind == "json":
        return [Entry(item["id"], item.get("url", ""), item.get("title", "")) for item in json.loads(data)["items"]]
    root, wrong = read(data)
    if root is None:
        raise ValueError(wrong[0])
    if kind == "rss":
        return [
            Entry(item.findtext("guid") or "", item.findtext("link") or "", item.findtext("title") or "")
            for item in root.iter("item")
        ]
    found = []
    for entry in root.iterchildren(f"{_ATOM}entry"):
        links = entry.iterchildren(f"{_ATOM}link")
        url = next((one.get("href", "") for one in links if one.get("rel", "alternate") == "alternate"), "")
        found.append(Entry(entry.findtext(f"{_ATOM}id") or "", url, entry.findtext(f"{_ATOM}title") or ""))
    return found
