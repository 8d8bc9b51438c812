"""How the oracles read XML: strictly, without entities, and with names that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {url: prefix for prefix, url in NAMESPACES.items()}


def read(data: bytes) -> tuple[etree._Element | None, list[str]]:
    """The root element, or none and what the parser says. The bytes must be UTF-8 and say so."""
    try:
        data.decode("utf-8")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as wrong:
        return None, [f"no XML: {wrong}"]
    info = root.getroottree().docinfo
    found = [] if (info.encoding or "utf-8").lower() == "utf-8" else [f"the declared encoding is {info.encoding}"]
    if info.doctype:
        found.append("a document type declaration")
    return root, found


def name(element: etree._Element) -> str:
    """``title``, ``atom:link``; a namespace of which nothing is known stays written out."""
    return called(element.tag)


def called(tag: str) -> str:
    """The same of a tag or an attribute's name."""
    if not tag.startswith("{"):
        return tag
    url, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[url]}:{local}" if url in _PREFIXES else tag


def children(parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements below ``parent`` with their names, comments left out."""
    for element in parent.iterchildren(etree.Element):
        yield name(element), element


def text(element: etree._Element) -> str:
    """All text of ``element`` itself."""
    return element.text or ""


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of ``element`` by their names."""
    return {called(str(key)): str(value) for key, value in element.attrib.items()}
