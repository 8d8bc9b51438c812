"""``opensearch.xml``: how a browser or another program searches this site (OpenSearch 1.1)."""

from __future__ import annotations

from site_gen.feeds.xml import DECLARATION, element, lines
from site_gen.views.search import OpenSearch

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_TERMS = "{searchTerms}"


def render(view: OpenSearch) -> str:
    """The description as XML."""
    parts = [
        element("ShortName", view.name),
        element("LongName", view.long_name),
        element("Description", view.description),
        *((element("Image", view.icon, height="16", width="16", type_="image/svg+xml"),) if view.icon else ()),
        element("Url", type_="text/html", method="get", template=f"{view.page}?q={_TERMS}"),
        element("Url", type_="application/opensearchdescription+xml", rel="self", template=view.url),
        element("Language", view.language),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
    ]
    return DECLARATION + element("OpenSearchDescription", "\n", lines(parts), "\n", xmlns=_NAMESPACE) + "\n"
