"""Atom 1.0 (RFC 4287), with archives as RFC 5005 has them.

A date of reduced precision is no ``published``; the mandatory ``updated`` is then the last change that is told, else
the first instant of the period. Nothing in it moves unless its items do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from markupsafe import Markup

from site_gen import dates
from site_gen.feeds.formats import ATOM
from site_gen.feeds.view import GENERATOR, FeedItem, FeedView
from site_gen.feeds.xml import around, document, element, html

_NAMESPACE = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_NEVER = "1970-01-01T00:00:00Z"  # of a feed without entries, which must say a time too


def render(feed: FeedView, write: Callable[[FeedItem], bytes]) -> bytes:
    """The feed as Atom 1.0; ``write`` gives each entry as :func:`item` does."""
    history = {"xmlns_fh": _HISTORY} if feed.current else {}
    root = around("feed", xmlns=_NAMESPACE, xml_lang=feed.publisher.language, **history)
    return document(feed.publisher.stylesheet, [root], [*_head(feed)], map(write, feed.items))


def _head(feed: FeedView) -> Iterator[Markup]:
    site = feed.publisher
    newest = max(feed.items, key=lambda item: item.changed.start, default=None)
    yield element("id", feed.id)
    yield element("title", feed.title)
    yield element("subtitle", feed.description)
    yield element("updated", dates.rfc3339(newest.changed) if newest else _NEVER)
    yield element("author", element("name", site.name), element("uri", site.home))
    yield element("generator", GENERATOR)
    yield element("link", rel="self", type_=ATOM.type, href=feed.url)
    yield element("link", rel="alternate", type_="text/html", href=feed.page)
    if feed.current:
        yield element("fh:archive")
        yield element("link", rel="current", type_=ATOM.type, href=feed.current)
    else:
        if site.icon:
            yield element("icon", site.icon)
        if site.card:
            yield element("logo", site.card)
        if site.hub:
            yield element("link", rel="hub", href=site.hub)
    if feed.previous:
        yield element("link", rel="prev-archive", type_=ATOM.type, href=feed.previous)


def item(item: FeedItem, content: Callable[[FeedItem], bytes]) -> bytes:
    """An entry of a feed; ``content`` gives it in full, as HTML."""
    parts = "\n".join(("<entry>", *_parts(item))).encode()
    full = content(item)
    if not full:
        return parts + b"\n</entry>"
    return b"".join((parts, b'\n<content type="html">', html(full), b"</content>\n</entry>"))


def _parts(item: FeedItem) -> Iterator[Markup]:
    yield element("id", item.guid)
    yield element("title", item.title)
    yield element("link", rel="alternate", type_="text/html", href=item.url)
    if item.date.precision >= dates.DAY:
        yield element("published", dates.rfc3339(item.date))
    yield element("updated", dates.rfc3339(item.changed))
    for author in item.authors:
        uri = [element("uri", author.url)] if author.url else []
        yield element("author", element("name", author.name), *uri)
    for name, scheme in item.categories:
        yield _category(name, scheme)
    if item.source:
        yield element("link", rel="via", href=item.source.url, title=item.source.name)
    image = item.image
    if image:
        yield element("link", rel="enclosure", type_=image.type, length=str(image.length), href=image.url)
    yield element("summary", "\n".join((item.summary, *item.notes)).strip())


@lru_cache(16_384)  # many items have the same
def _category(name: str, scheme: str) -> Markup:
    return element("category", term=name, scheme=scheme)
