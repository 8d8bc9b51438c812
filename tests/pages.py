"""Reads built pages as a browser would, to check them: links, anchors, validity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import lxml.html
from lxml import etree

_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src"}
# html5lib is older than these parts of the standard.
_FORGIVEN: frozenset[str] = frozenset()


def faults(page: bytes) -> list[str]:
    """What a strict HTML parser complains of, repeated ids, and what the content policy forbids."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), strict=False, namespaceHTMLElements=False)
    tree = parser.parse(page).getroot()
    found = [f"{place}: {code} {details}" for place, code, details in parser.errors if code not in _FORGIVEN]
    found += _structure(tree)
    ids = [element.get("id", "") for element in tree.iter(etree.Element) if element.get("id") is not None]
    found += [f"the id “{name}” is empty or holds white space" for name in ids if len(name.split()) != 1 or " " in name]
    found += [f"the id {name} stands {ids.count(name)} times" for name in sorted({i for i in ids if ids.count(i) > 1})]
    for element in tree.iter(etree.Element):
        if element.get("style") is not None or element.tag == "style":
            found.append(f"style at <{element.tag}>")
        if any(name.startswith("on") for name in element.attrib):
            found.append(f"a handler at <{element.tag}>")
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json":
            found.append("an inline script")
        if any(str(value).startswith("data:") for value in element.attrib.values()):
            found.append(f"a data: URL at <{element.tag}>")
    return found


def _structure(tree: etree._Element) -> Iterator[str]:
    """What a screen reader stumbles over, and what a parser lets pass: headings, words for pictures, nested links."""
    if len(list(tree.iter("h1"))) != 1:
        yield f"{len(list(tree.iter('h1')))} h1"
    for main in tree.iter("main"):
        level = 1
        for heading in main.iter("h1", "h2", "h3", "h4", "h5", "h6"):
            if int(heading.tag[1]) > level + 1:
                yield f"<{heading.tag}> after h{level}"
            level = int(heading.tag[1])
    for image in tree.iter("img"):
        if image.get("alt") is None or not image.get("src"):
            yield "a picture without alt or src"
    for link in tree.iter("a"):
        if any(above.tag == "a" for above in link.iterancestors()):
            yield "a link in a link"
    shared = {meta.get("property") for meta in tree.iter("meta")}
    if "og:title" in shared and "og:type" not in shared:
        yield "no og:type"


def broken_links(files: Mapping[str, bytes], base_url: str) -> Iterator[str]:
    """Every link of the built ``files`` that leads to the site and to nothing in it, anchors included."""
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for path, data in files.items():
        if path.endswith(".html"):
            url = base_url + path.removesuffix("index.html")
            tree = lxml.html.fromstring(data)
            anchors[url] = {e.get("id", "") for e in tree.iter(etree.Element) if e.get("id")}
            links += [(path, urljoin(url, link)) for link in _links(tree) if _is_ours(link, base_url)]
    known = {base_url + path for path in files} | set(anchors)
    for path, link in links:
        plain, _, fragment = unquote(link).partition("#")
        if plain not in known:
            yield f"{path}: {link}"
        elif fragment and plain in anchors and fragment not in anchors[plain]:
            yield f"{path}: {link} (no such anchor)"


def _is_ours(link: str, base_url: str) -> bool:
    """Whether a link says that it leads into the site; a root-relative one does, whatever the site's path."""
    return link.startswith(base_url) or not urlsplit(link).scheme


def _links(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.iter(*_LINKS):
        value = element.get(_LINKS[element.tag])
        if value:
            yield value
