"""OPML 2.0 (http://opml.org/spec2.opml): feeds, grouped, for readers to import at once."""

from __future__ import annotations

from site_gen.feeds.view import Outlines
from site_gen.feeds.xml import around, document, element, lines


def render(view: Outlines) -> bytes:
    """The list as OPML 2.0."""
    groups = [
        element(
            "outline",
            "\n",
            lines(
                element(
                    "outline",
                    type_="rss",
                    text=page.name,
                    title=feed.name,
                    xmlUrl=view.origin + feed.url,
                    htmlUrl=view.origin + page.url,
                )
                for page, feed in feeds
            ),
            "\n",
            text=name,
        )
        for name, feeds in view.groups
    ]
    head = element("head", element("title", view.title))
    body = element("body", "\n", lines(groups), "\n")
    return document("", [around("opml", version="2.0")], [head, body])
