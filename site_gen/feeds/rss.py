"""RSS 2.0 (https://www.rssboard.org/rss-specification) with the RSS Advisory Board's profile.

Full content is ``content:encoded``, authors are ``dc:creator`` (``author`` takes an e-mail address only), a digested
article's original is ``dc:source``, a picture is ``enclosure`` and ``media:content``. The feed names itself with
``atom:link``; archives are those of RFC 5005. Nothing in it moves unless its items do: there is no build date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape as html_escape

from markupsafe import Markup

from site_gen import dates
from site_gen.feeds.formats import RSS
from site_gen.feeds.view import GENERATOR, Enclosure, FeedItem, FeedView
from site_gen.feeds.xml import around, document, element, html
from site_gen.text import clean

# Prefix, namespace, whether an item uses it; ``atom`` is in every feed, ``fh`` in archives.
_NAMESPACES: tuple[tuple[str, str, Callable[[FeedItem], bool]], ...] = (
    ("content", "http://purl.org/rss/1.0/modules/content/", lambda item: item.content is not None),
    ("dc", "http://purl.org/dc/elements/1.1/", lambda item: bool(item.authors or item.source)),
    ("dcterms", "http://purl.org/dc/terms/", lambda item: item.modified is not None),
    ("media", "http://search.yahoo.com/mrss/", lambda item: item.image is not None),
)
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


def render(feed: FeedView, write: Callable[[FeedItem], bytes]) -> bytes:
    """The feed as RSS 2.0; ``write`` gives each item as :func:`item` does."""
    namespaces = {f"xmlns_{name}": url for name, url, used in _NAMESPACES if any(map(used, feed.items))}
    if feed.current:
        namespaces["xmlns_fh"] = _HISTORY
    root = around("rss", version="2.0", xmlns_atom=_ATOM, **namespaces)
    return document(feed.publisher.stylesheet, [root, around("channel")], [*_channel(feed)], map(write, feed.items))


def _plain(tag: str, text: str, **attributes: str) -> Markup:
    """An element of plain text. Programs that take it for HTML read these references right too (the profile)."""
    escaped = clean(text).replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")
    return element(tag, Markup(escaped), **attributes)  # noqa: S704


def _channel(feed: FeedView) -> Iterator[Markup]:
    site = feed.publisher
    yield _plain("title", feed.title)
    yield element("link", feed.page)
    yield _plain("description", feed.description)
    yield element("language", site.language)
    yield element("generator", GENERATOR)
    yield element("atom:link", rel="self", type_=RSS.type, href=feed.url)
    yield element("atom:link", rel="alternate", type_="text/html", href=feed.page)
    if feed.current:
        yield element("fh:archive")
        yield element("atom:link", rel="current", type_=RSS.type, href=feed.current)
    else:
        yield element("ttl", str(site.ttl))
        if site.icon:
            yield element(
                "image", *(element("url", site.icon), _plain("title", feed.title), element("link", feed.page))
            )
        if site.hub:
            yield element("atom:link", rel="hub", href=site.hub)
    if feed.previous:
        yield element("atom:link", rel="prev-archive", type_=RSS.type, href=feed.previous)


def item(item: FeedItem, content: Callable[[FeedItem], bytes]) -> bytes:
    """An item of a feed; ``content`` gives it in full, as HTML."""
    parts = "\n".join(("<item>", *_parts(item))).encode()
    full = content(item)
    if not full:
        return parts + b"\n</item>"
    return b"".join((parts, b"\n<content:encoded>", html(full), b"</content:encoded>\n</item>"))


def _parts(item: FeedItem) -> Iterator[Markup]:
    yield _plain("title", item.title)
    yield element("link", item.url)
    yield element("guid", item.guid, isPermaLink="false")
    if item.date.precision >= dates.DAY:
        yield element("pubDate", dates.rfc822(item.date))
    if item.modified:
        yield element("dcterms:modified", item.modified.text)
    for author in item.authors:
        yield _creator(author.name)
    for name, domain in item.categories:
        yield _category(name, domain)
    if item.source:
        yield element("dc:source", item.source.url)
    # What a reader takes for HTML is escaped twice: a summary is plain text.
    yield element("description", html_escape("\n".join((item.summary, *item.notes)).strip(), quote=False))
    image = item.image
    if image:
        yield element("enclosure", url=image.url, length=str(image.length), type_=image.type)
        yield _media(image)


# Many items have the same.
@lru_cache(4096)
def _creator(name: str) -> Markup:
    return _plain("dc:creator", name)


@lru_cache(16_384)
def _category(name: str, domain: str) -> Markup:
    return _plain("category", name, domain=domain)


def _media(image: Enclosure) -> Markup:
    size = {"width": str(image.width), "height": str(image.height)} if image.width else {}
    caption = [_plain("media:description", image.caption, type_="plain")] if image.caption else []
    known = {"fileSize": str(image.length), "type_": image.type, "medium": "image", **size}
    return element("media:content", *caption, url=image.url, **known)
