"""What the search page is given, and the files that its script fetches."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views import Head, Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """``search.html``. ``files`` is the address below which the script finds its files, and the numbers are those by
    which it finds a document's and a word's (:class:`site_gen.search.places.Shape`); ``articles`` are all there are."""

    head: Head
    files: str
    bits: int
    words: int
    cards: int
    entity_cards: int
    articles: int
    indexes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file of words: its number, and the digest of what it holds."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A small file of text as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """``opensearch.xml``: how a browser searches here; all addresses are absolute."""

    name: str
    long_name: str
    description: str
    language: str
    icon: str
    page: str
    url: str
