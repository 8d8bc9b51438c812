"""Sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt (RFC 9309)."""

from __future__ import annotations

from site_gen.feeds.xml import DECLARATION, element, lines
from site_gen.plan.files import Robots, Sitemap

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render(view: Sitemap) -> str:
    """The sitemap as XML."""
    urls = [
        element("url", element("loc", url), *((element("lastmod", date),) if date else ()))
        for url, date in view.entries
    ]
    return DECLARATION + element("urlset", "\n", lines(urls), "\n", xmlns=_NAMESPACE) + "\n"


def robots(view: Robots) -> str:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {view.sitemap}\n"
