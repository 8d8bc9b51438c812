"""OPML 2.0 (http://opml.org/spec2.opml) as a list of subscriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from tests.conformance import values
from tests.conformance.xml import attributes, children, name, read, text

_HEAD: dict[str, Callable[[str], str]] = {
    "title": values.filled,
    "dateCreated": values.rfc822,
    "dateModified": values.rfc822,
    "ownerName": values.filled,
    "ownerEmail": values.filled,
    "ownerId": values.web,
    "docs": values.web,
    "expansionState": lambda value: "",
    "vertScrollState": values.digits,
    **dict.fromkeys(("windowTop", "windowLeft", "windowBottom", "windowRight"), values.digits),
}
_OUTLINE: dict[str, Callable[[str], str]] = {
    "text": values.filled,
    "type": lambda value: "" if value in ("rss", "link", "include") else f"“{value}” is no type of a subscription",
    "created": values.rfc822,
    "category": values.filled,
    "isComment": lambda value: "" if value in ("true", "false") else f"“{value}” is neither true nor false",
    "isBreakpoint": lambda value: "" if value in ("true", "false") else f"“{value}” is neither true nor false",
    "xmlUrl": values.web,
    "htmlUrl": values.web,
    "url": values.web,
    "description": values.filled,
    "language": values.language,
    "title": values.filled,
    "version": lambda value: "" if value in ("RSS", "RSS1", "RSS2", "scriptingNews") else f"“{value}” is no version",
}


def faults(data: bytes) -> list[str]:
    """Every rule that the document breaks, in words."""
    root, found = read(data)
    if root is None:
        return found
    if name(root) != "opml" or root.get("version") != "2.0":
        return [*found, "the root is no <opml version=2.0>"]
    if [tag for tag, _ in children(root)] != ["head", "body"]:
        return [*found, "an opml holds a head and a body"]
    return [*found, *_head(root[0]), *_body(root[1])]


def feeds(data: bytes) -> list[str]:
    """The addresses of all feeds that the list names, in its order."""
    root, _ = read(data)
    return [] if root is None else [one.get("xmlUrl", "") for one in root.iter("outline") if one.get("type") == "rss"]


def _head(head: etree._Element) -> Iterator[str]:
    tags = [tag for tag, _ in children(head)]
    if "title" not in tags:
        yield "head: no title"
    for tag, element in children(head):
        if tag not in _HEAD:
            yield f"head: OPML knows no <{tag}> here"
        elif wrong := _HEAD[tag](text(element)):
            yield f"head {tag}: {wrong}"
    yield from (f"head: <{tag}> stands {tags.count(tag)} times" for tag in sorted(set(tags)) if tags.count(tag) > 1)


def _body(body: etree._Element) -> Iterator[str]:
    if not len(body):
        yield "body: no outline"
    for element in body.iterdescendants(etree.Element):
        if element.tag != "outline":
            yield f"body: OPML knows no <{name(element)}> here"
            continue
        told = attributes(element)
        if "text" not in told:
            yield "outline: no text"
        for key, value in told.items():
            if key not in _OUTLINE:
                yield f"outline: OPML knows no {key} here"
            elif wrong := _OUTLINE[key](value):
                yield f"outline {key}: {wrong}"
        if told.get("type") == "rss":
            if "xmlUrl" not in told:
                yield "outline: a feed without xmlUrl"
            if len(element):
                yield "outline: a feed holds outlines"
        elif "xmlUrl" in told:
            yield "outline: xmlUrl without type=rss"
        elif "type" not in told and not len(element):
            yield f"outline: the group {told.get('text')} is empty"
    groups = Counter(
        (above, one.get("xmlUrl")) for one in body.iter("outline") if one.get("xmlUrl") for above in [one.getparent()]
    )
    yield from (f"outline: {url} stands {count} times in a group" for (_, url), count in groups.items() if count > 1)
