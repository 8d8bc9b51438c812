"""RFC 5005: a feed walked from its newest document to its oldest, in RSS, Atom and (by ``next_url``) JSON.

Owns: the order of the documents and what each must say of its place. What a document is else, its own oracle judges.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tests.conformance.xml import NAMESPACES, attributes, children, name, read

Fetch = Callable[[str], bytes]
_ATOM = f"{{{NAMESPACES['atom']}}}"


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed: the addresses it names by relation, whose it is, and the ids in it.

    ``feed`` is what all documents of one feed share: Atom's id, and the page it is about in RSS and JSON.
    """

    url: str
    kind: str
    links: dict[str, tuple[str, ...]]
    archive: bool
    complete: bool
    feed: str
    ids: tuple[str, ...]

    @property
    def before(self) -> str:
        """The document before this one; empty where it is the oldest."""
        return next(iter(self.links.get("prev-archive", ())), "")


def walk(fetch: Fetch, url: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each document's address and the ids in it, newest first."""
    return [(one.url, one.ids) for one in documents(fetch, url)]


def documents(fetch: Fetch, url: str) -> list[Document]:
    """All documents of the feed at ``url``, newest first. A loop ends the walk; ``faults`` tells of it."""
    found: list[Document] = []
    while url and all(one.url != url for one in found):
        found.append(document(url, fetch(url)))
        url = found[-1].before
    return found


def faults(fetch: Fetch, url: str) -> list[str]:
    """Every rule that the feed at ``url`` breaks, in words."""
    try:
        chain = documents(fetch, url)
    except (LookupError, OSError, ValueError) as wrong:
        return [f"{type(wrong).__name__}: {wrong}"]
    first = chain[0]
    found = [f"{url}: the newest document says that it is an archive"] if first.archive else []
    if chain[-1].before:
        found.append(f"{chain[-1].url}: leads back to {chain[-1].before}")
    if first.complete and len(chain) > 1:
        found.append(f"{url}: says that it is complete, and has archives")
    for one in chain:
        found += [f"{one.url}: {fault}" for fault in _document(one, first)]
    return found


def _document(one: Document, first: Document) -> list[str]:
    found = [f"{len(told)} links with rel={rel}" for rel, told in one.links.items() if len(set(told)) > 1]
    if one.kind != first.kind:
        return [*found, f"is {one.kind}, the feed is {first.kind}"]
    if one.feed != first.feed:
        found.append(f"is of another feed: {one.feed}, not {first.feed}")
    own = one.links.get("self", ())
    if one is first:
        if own != (one.url,):
            found.append(f"names itself {', '.join(own) or 'nothing'}")
        return found
    if one.kind == "json":  # feed_url is the name of the whole feed as well as an address
        return found if own in ((one.url,), (first.url,)) else [*found, f"feed_url is {', '.join(own) or 'missing'}"]
    if own != (one.url,):
        found.append(f"names itself {', '.join(own) or 'nothing'}")
    if not one.archive:
        found.append("does not say that it is an archive")
    if one.links.get("current") != (first.url,):
        found.append(f"current is {', '.join(one.links.get('current', ())) or 'missing'}")
    return found


def document(url: str, data: bytes) -> Document:
    """The document ``data``, found at ``url``. Raises ValueError where it is no feed."""
    if data.lstrip().startswith(b"{"):
        return _json(url, json.loads(data))
    root, wrong = read(data)
    if root is None:
        raise ValueError(f"{url}: {wrong[0]}")
    if name(root) == "rss":
        channel = root[0]
        about = channel.findtext("link") or ""
        ids = tuple(item.findtext("guid") or "" for item in channel.iterchildren("item"))
        return _xml(url, "rss", channel, about, ids)
    if name(root) == "atom:feed":
        ids = tuple(entry.findtext(f"{_ATOM}id") or "" for entry in root.iterchildren(f"{_ATOM}entry"))
        return _xml(url, "atom", root, root.findtext(f"{_ATOM}id") or "", ids)
    raise ValueError(f"{url}: <{name(root)}> is no feed")


def _xml(url: str, kind: str, top: etree._Element, about: str, ids: tuple[str, ...]) -> Document:
    links: dict[str, tuple[str, ...]] = {}
    for tag, element in children(top):
        if tag == "atom:link":
            told = attributes(element)
            rel = told.get("rel", "alternate")
            if rel in ("self", "current", "prev-archive", "next-archive"):
                links[rel] = (*links.get(rel, ()), told.get("href", ""))
    marks = {tag for tag, _ in children(top) if tag.startswith("fh:")}
    return Document(url, kind, links, "fh:archive" in marks, "fh:complete" in marks, about, ids)


def _json(url: str, feed: dict[str, Any]) -> Document:
    links = {"self": (str(feed.get("feed_url", "")),)}
    if "next_url" in feed:
        links["prev-archive"] = (str(feed["next_url"]),)
    about = str(feed.get("home_page_url"))
    ids = tuple(str(item.get("id")) for item in feed.get("items", ()))
    return Document(url, "json", links, archive=False, complete=False, feed=about, ids=ids)
