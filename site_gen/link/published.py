"""Where the page of each file of the content is.

Owns: the URL of a record's page. Must not know: what is on it.
"""

from __future__ import annotations

from typing import NamedTuple

from site_gen.model import EDITIONS, PAGES, Filed, Record
from site_gen.urls import Urls


class Published(NamedTuple):  # there is one for each article
    """A file that has a page: where it lies below ``content/``, the URL of the page, the digest of its compiled body
    (empty where it has none)."""

    path: str
    url: str
    body: str


def of_article(filed: Filed, urls: Urls) -> Published:
    """The page of an article."""
    return Published(filed.path, urls.article(filed.date.year, filed.slug), filed.body)


def of_record(record: Record, urls: Urls) -> Published:
    """The page of anything else; that of an editor's note is the edition's."""
    return Published(record.path, _url(record, urls), record.outline.digest)


def _url(record: Record, urls: Urls) -> str:
    if record.kind == PAGES:
        return urls.page(record.slug)
    if record.kind == EDITIONS:
        return urls.edition(record.slug)
    return urls.entity(record.kind, record.slug)
