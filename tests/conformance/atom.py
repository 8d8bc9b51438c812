"""Atom 1.0 (RFC 4287): its grammar (``tests/data/atom.rng``) and the rules that its prose adds.

Owns: the prose rules, and what every feed of ours keeps beyond them (one self link, a language, an alternate).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from tests.conformance import values
from tests.conformance.extensions import DUBLIN_CORE, MEDIA, extension, link, repeated
from tests.conformance.xml import NAMESPACES, attributes, children, name, read, text

GRAMMAR = Path(__file__).parents[1] / "data/atom.rng"
_LANG = f"{{{NAMESPACES['xml']}}}lang"
_EXTENSIONS = {"fh:archive", "fh:complete", *DUBLIN_CORE, *MEDIA}


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR))


def faults(data: bytes) -> list[str]:
    """Every rule that the document breaks, in words."""
    root, found = read(data)
    if root is None:
        return found
    grammar = _grammar()
    if not grammar.validate(root):
        found += [f"grammar: line {error.line}: {error.message}" for error in grammar.error_log]
    if name(root) != "atom:feed":
        return [*found, "the root is no feed"]
    return [*found, *_feed(root), *_values(root)]


def _feed(feed: etree._Element) -> Iterator[str]:
    if not feed.get(_LANG):
        yield "feed: no xml:lang"
    own = [one for one in _links(feed) if one.get("rel") == "self"]
    if len(own) != 1:
        yield f"feed: {len(own)} links with rel=self"
    if any(one.get("type") != "application/atom+xml" for one in own):
        yield "feed: rel=self is no application/atom+xml"
    yield from _level(feed, "feed")
    entries = [element for tag, element in children(feed) if tag == "atom:entry"]
    ids = Counter(_text(entry, "id") for entry in entries)
    yield from (f"the id {one} stands {count} times" for one, count in ids.items() if count > 1)
    if _text(feed, "id") in ids:
        yield "feed: an entry has the same id"
    signed = _has(feed, "author")
    for number, entry in enumerate(entries, 1):
        yield from (f"entry {number}: {fault}" for fault in _entry(entry, signed=signed))


def _entry(entry: etree._Element, *, signed: bool) -> Iterator[str]:
    source = entry.find(f"{{{NAMESPACES['atom']}}}source")
    if not (signed or _has(entry, "author") or (source is not None and _has(source, "author"))):
        yield "no author, and the feed has none"
    yield from _level(entry, "entry")
    content = entry.find(f"{{{NAMESPACES['atom']}}}content")
    if content is None:
        if not any(one.get("rel", "alternate") == "alternate" for one in _links(entry)):
            yield "neither content nor an alternate link"
    elif (src := content.get("src")) is not None:
        if wrong := values.web(src):
            yield f"content src: {wrong}"
        if not _has(entry, "summary"):
            yield "content elsewhere needs a summary"


def _level(parent: etree._Element, where: str) -> Iterator[str]:
    """What feed and entry have in common."""
    if not _text(parent, "title").strip():
        yield f"{where}: no title"
    links = _links(parent)
    alternates = Counter(
        (one.get("type", ""), one.get("hreflang", "")) for one in links if one.get("rel", "alternate") == "alternate"
    )
    if not alternates:
        yield f"{where}: no alternate link"
    yield from (f"{where}: {count} alternate links of {kind}" for kind, count in alternates.items() if count > 1)
    yield from repeated(parent)
    categories = Counter(
        (element.get("scheme", ""), element.get("term", ""))
        for tag, element in children(parent)
        if tag == "atom:category"
    )
    yield from (f"{where}: category {one} stands {count} times" for one, count in categories.items() if count > 1)


def _values(feed: etree._Element) -> Iterator[str]:
    """The form of every value, wherever it stands."""
    for element in feed.iter(etree.Element):
        tag = name(element)
        kind, _, local = tag.partition(":")
        if kind == "atom":
            yield from _FORMS.get(local, _nothing)(element)
        elif (above := element.getparent()) is not None and name(above) in ("atom:feed", "atom:entry"):
            if tag not in _EXTENSIONS and not tag.startswith("{"):
                yield f"<{tag}> has no place here"
            yield from extension(tag, element)


def _nothing(element: etree._Element) -> Iterator[str]:
    yield from ()


def _said(check: Callable[[str], str]) -> Callable[[etree._Element], Iterator[str]]:
    """``check`` of an element's text."""

    def form(element: etree._Element) -> Iterator[str]:
        if wrong := check(text(element)):
            yield f"{name(element).removeprefix('atom:')}: {wrong}"

    return form


def _html(element: etree._Element) -> Iterator[str]:
    if element.get("type") == "html":
        yield from (f"{name(element).removeprefix('atom:')}: {fault}" for fault in values.html(text(element)))


def _category(element: etree._Element) -> Iterator[str]:
    if wrong := values.filled(element.get("term", "")):
        yield f"category term: {wrong}"
    if (scheme := element.get("scheme")) is not None and (wrong := values.absolute(scheme)):
        yield f"category scheme: {wrong}"


_FORMS: dict[str, Callable[[etree._Element], Iterator[str]]] = {
    "link": link,
    "category": _category,
    "name": _said(values.filled),
    **dict.fromkeys(("updated", "published"), _said(values.rfc3339)),
    **dict.fromkeys(("id", "icon", "logo", "uri"), _said(values.absolute)),
    **dict.fromkeys(("title", "subtitle", "summary", "rights", "content"), _html),
}


def _links(parent: etree._Element) -> list[dict[str, str]]:
    return [attributes(element) for tag, element in children(parent) if tag == "atom:link"]


def _has(parent: etree._Element, local: str) -> bool:
    return parent.find(f"{{{NAMESPACES['atom']}}}{local}") is not None


def _text(parent: etree._Element, local: str) -> str:
    element = parent.find(f"{{{NAMESPACES['atom']}}}{local}")
    return "" if element is None else "".join(map(str, element.itertext()))
