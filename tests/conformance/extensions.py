"""Elements of other vocabularies in RSS and Atom: Atom links, Dublin Core, Media RSS, feed history."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from tests.conformance import values
from tests.conformance.xml import attributes, children, text

DUBLIN_CORE = {
    *(f"dc:{one}" for one in ("creator", "date", "language", "publisher", "rights", "subject", "source", "type")),
    *(f"dcterms:{one}" for one in ("modified", "created", "issued", "isReplacedBy", "replaces", "references")),
}
MEDIA = {
    f"media:{one}"
    for one in ("content", "thumbnail", "title", "description", "credit", "group", "keywords", "copyright", "rating")
}
_DATES = {"dc:date", "dcterms:modified", "dcterms:created", "dcterms:issued"}
_MEDIUMS = ("image", "audio", "video", "document", "executable")
_MEDIA_CONTENT: dict[str, Callable[[str], str]] = {
    "url": values.web,
    "fileSize": values.digits,
    "type": values.media_type,
    "medium": lambda value: "" if value in _MEDIUMS else f"“{value}” is no medium",
    "isDefault": lambda value: "" if value in ("true", "false") else f"“{value}” is neither true nor false",
    "expression": lambda value: "" if value in ("sample", "full", "nonstop") else f"“{value}” is no expression",
    "width": values.digits,
    "height": values.digits,
    "lang": values.language,
    "duration": values.digits,
}
_LINK = {"href", "rel", "type", "hreflang", "title", "length"}
_SINGLE = {"prev-archive", "next-archive", "current", "self", "first", "last", "next", "previous"}


def extension(tag: str, element: etree._Element) -> Iterator[str]:
    """What is wrong with one element of another vocabulary."""
    if tag == "atom:link":
        yield from link(element)
    elif tag == "content:encoded":
        if len(element):
            yield "content:encoded holds elements, not text"
        yield from (f"content:encoded: {fault}" for fault in values.html(text(element)))
    elif tag in _DATES:
        if wrong := values.w3cdtf(text(element)):
            yield f"{tag}: {wrong}"
    elif tag in DUBLIN_CORE:
        if wrong := values.filled(text(element)):
            yield f"{tag}: {wrong}"
    elif tag.startswith("media:"):
        yield from _media(tag, element)
    elif tag.startswith("fh:") and (len(element) or text(element)):
        yield f"{tag} is not empty"


def link(element: etree._Element) -> Iterator[str]:
    """An ``atom:link``, in RSS as in Atom."""
    told = attributes(element)
    if extra := sorted(key for key in told if key not in _LINK and ":" not in key):
        yield f"atom:link has no attribute {extra[0]}"
    if wrong := values.absolute(told.get("href", "")):
        yield f"atom:link: {wrong}"
    checks = {"type": values.media_type, "hreflang": values.language, "length": values.digits}
    for attribute, check in checks.items():
        if attribute in told and (wrong := check(told[attribute])):
            yield f"atom:link {attribute}: {wrong}"


def repeated(parent: etree._Element) -> Iterator[str]:
    """Relations of which a document has one at most."""
    told = [element.get("rel", "") for tag, element in children(parent) if tag == "atom:link"]
    yield from (f"{told.count(rel)} links with rel={rel}" for rel in sorted(_SINGLE) if told.count(rel) > 1)


def _media(tag: str, element: etree._Element) -> Iterator[str]:
    if tag not in MEDIA:
        yield f"Media RSS knows no <{tag}>"
    if tag in ("media:content", "media:thumbnail"):
        told = attributes(element)
        if "url" not in told:
            yield f"{tag} has no url"
        for attribute, value in told.items():
            check = _MEDIA_CONTENT.get(attribute)
            if check is None:
                yield f"{tag} has no attribute {attribute}"
            elif wrong := check(value):
                yield f"{tag} {attribute}: {wrong}"
    for below, child in children(element):
        yield from _media(below, child)
    if tag in ("media:title", "media:description"):
        if element.get("type", "plain") not in ("plain", "html"):
            yield f"{tag} type: “{element.get('type')}” is neither plain nor html"
        if wrong := values.filled(text(element)):
            yield f"{tag}: {wrong}"
