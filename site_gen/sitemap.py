"""Sitemaps (https://www.sitemaps.org/protocol.html), with Google's pictures and news, and robots.txt (RFC 9309)."""

from __future__ import annotations

from markupsafe import Markup

from site_gen.feeds.xml import DECLARATION, element, lines
from site_gen.plan.sitemaps import Entry, NewsSitemap, Robots, Sitemap, SitemapIndex

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def render(view: Sitemap) -> str:
    """A sitemap as XML."""
    with_images = any(entry.images for entry in view.entries)
    namespaces = {"xmlns": _NAMESPACE} | ({"xmlns_image": _IMAGES} if with_images else {})
    return _document("urlset", [_entry(entry) for entry in view.entries], **namespaces)


def _entry(entry: Entry) -> Markup:
    lastmod = (element("lastmod", entry.lastmod),) if entry.lastmod else ()
    images = (element("image:image", element("image:loc", url)) for url in entry.images)
    return element("url", element("loc", entry.url), *lastmod, *images)


def index(view: SitemapIndex) -> str:
    """The list of sitemaps as XML."""
    return _document("sitemapindex", [element("sitemap", element("loc", url)) for url in view.urls], xmlns=_NAMESPACE)


def news(view: NewsSitemap) -> str:
    """The sitemap of the newest articles for Google News."""
    publication = element("news:publication", element("news:name", view.name), element("news:language", view.language))
    urls = [
        element(
            "url",
            element("loc", url),
            element(
                "news:news",
                publication,
                element("news:publication_date", date),
                element("news:title", title),
            ),
        )
        for url, date, title in view.articles
    ]
    return _document("urlset", urls, xmlns=_NAMESPACE, xmlns_news=_NEWS)


def _document(tag: str, children: list[Markup], **namespaces: str) -> str:
    return DECLARATION + element(tag, "\n", lines(children), "\n", **namespaces) + "\n"


def robots(view: Robots) -> str:
    """Everything may be read."""
    return "User-agent: *\nAllow: /\n\n" + "".join(f"Sitemap: {url}\n" for url in view.sitemaps)
