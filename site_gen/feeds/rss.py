"""RSS 2.0 (https://www.rssboard.org/rss-specification) with the RSS Advisory Board's profile.

Full content is ``content:encoded``, authors are ``dc:creator`` (``author`` takes an e-mail address only), the
feed names itself with ``atom:link``. Nothing in it moves unless its articles do: there is no build date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from markupsafe import Markup

from site_gen import dates
from site_gen.feeds.view import GENERATOR, FeedItem, FeedView
from site_gen.feeds.xml import DECLARATION, element, lines
from site_gen.views import Body

_NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom",
    "xmlns_content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
}

# (body, absolute URL of its page, the site's origin) to HTML with absolute URLs
BodyMaker = Callable[[Body, str, str], str]


def render(feed: FeedView, body: BodyMaker) -> str:
    """The feed as RSS 2.0."""
    used = {"xmlns_atom"}
    if any(item.body for item in feed.items):
        used.add("xmlns_content")
    if any(item.card.authors for item in feed.items):
        used.add("xmlns_dc")
    channel = [
        element("title", feed.title),
        element("link", feed.page),
        element("description", feed.description),
        element("language", feed.language),
        element("generator", GENERATOR),
        element("atom:link", rel="self", type_="application/rss+xml", href=feed.url),
        *(_item(item, feed.origin, body) for item in feed.items),
    ]
    namespaces = {name: url for name, url in _NAMESPACES.items() if name in used}
    rss = element("rss", "\n", element("channel", "\n", lines(channel), "\n"), "\n", version="2.0", **namespaces)
    return DECLARATION + rss + "\n"


def _item(item: FeedItem, origin: str, body: BodyMaker) -> Markup:
    return element("item", "\n", lines(_parts(item, origin, body)), "\n")


def _parts(item: FeedItem, origin: str, body: BodyMaker) -> Iterator[Markup]:
    card = item.card
    url = origin + card.url
    yield element("title", card.title)
    yield element("link", url)
    yield element("guid", card.guid, isPermaLink="false")
    if card.date.precision >= dates.DAY:
        yield element("pubDate", dates.rfc822(card.date))
    for author in card.authors:
        yield element("dc:creator", author.name)
    for name, domain in item.categories:
        yield element("category", name, domain=domain)
    yield element("description", escape(card.summary, quote=False))
    if item.body and item.body.digest:
        yield element("content:encoded", str(body(item.body, url, origin)))
