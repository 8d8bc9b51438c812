"""The content model: what a file in ``content/`` says, typed, with names still as the maintainer wrote them.

Owns: one record per kind of content, and what a Markdown body compiled to.
Must not know: files, URLs, other records; ``link`` finds who is meant. People and bodies follow Popolo
(https://www.popoloproject.com/specs/), articles Dublin Core and schema.org.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from site_gen.dates import Date

ARTICLES = "articles"
PEOPLE = "people"
ORGANIZATIONS = "organizations"
TOPICS = "topics"
DOCUMENTS = "documents"
AUTHORS = "authors"
PAGES = "pages"
EDITIONS = "editions"
# The kinds that an article can be listed under, each with an index, entity pages and feeds.
TERM_KINDS = (ORGANIZATIONS, PEOPLE, TOPICS, DOCUMENTS, AUTHORS)


@dataclass(frozen=True, slots=True)
class Named:
    """A person or body as an article names it: a name or id, and the title as it was printed that day."""

    name: str
    rank: str = ""
    role: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class AltName:
    """One of Popolo's ``other_names``."""

    name: str
    start_date: Date | None = None
    end_date: Date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A post that a person holds or held in an organization (Popolo Membership)."""

    organization: str
    role: str = ""
    start_date: Date | None = None
    end_date: Date | None = None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A URL with a word for it (Popolo Link; also an article's ``source``)."""

    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or code that another register gives (Popolo Identifier)."""

    scheme: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the front matter; ``src`` is a path under ``content/media/``.

    ``alt`` is empty where the picture is said to be decoration, None where nothing is said.
    """

    src: str
    alt: str | None = None
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One of an article's ``corrections``."""

    date: Date
    text: str


class Reference(NamedTuple):  # many are unpacked, which is cheapest for tuples
    """A link or picture in a body, not yet resolved.

    ``start`` and ``end`` span the bytes of the compiled HTML, in UTF-8, that the URL takes the place of. ``bare`` is a
    picture without words that is not said to be decoration.
    """

    start: int
    end: int
    value: str
    picture: bool = False
    bare: bool = False


# (start, end, what was found), by byte of the compiled body
Spot = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Spots:
    """What was found in one body: each name where it stands first, each term everywhere."""

    names: tuple[Spot, ...] = ()
    terms: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands in a compiled body besides its text: its headings, all that can be led to, all that it leads to."""

    contents: tuple[tuple[int, str, str], ...] = ()  # level, anchor, text
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What other pages need to know of a compiled body, without its text. ``lead`` is empty where nothing shows it."""

    digest: str = ""
    words: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A Markdown body as sanitised HTML in UTF-8, its references still empty."""

    utf8: bytes
    outline: Outline
    inside: Inside

    @property
    def html(self) -> str:
        """The same as text."""
        return self.utf8.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every kind has. ``path`` is relative to ``content/``, with forward slashes; ``digest`` is that of the
    file there."""

    path: str
    kind: str
    slug: str
    digest: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    outline: Outline = field(default_factory=Outline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """A news article."""

    title: str
    date: Date
    author: tuple[str, ...] = ()
    topic: str = ""
    officials: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()
    documents: tuple[str, ...] = ()
    summary: str = ""
    image: Picture | None = None
    source: WebLink | None = None
    updated: Date | None = None
    corrections: tuple[Amendment, ...] = ()
    featured: bool = False
    link_names: bool = True


@dataclass(frozen=True, slots=True)
class Filed:
    """An article that is not opened: what is asked of every article of a site. ``digest`` is that of its file, ``body``
    that of its compiled body. It is packed as ``raw``, which is empty where only the cache has it; ``stored`` says
    whether that has it."""

    path: str
    slug: str
    digest: str
    aliases: tuple[str, ...]
    draft: bool
    date: Date
    body: str
    raw: bytes
    stored: bool


class Naming(NamedTuple):
    """What an article is linked by: all that its front matter names, and the dates on which it told something new."""

    path: str
    date: Date
    id: str
    author: tuple[str, ...]
    topic: str
    officials: tuple[Named, ...]
    organizations: tuple[Named, ...]
    documents: tuple[str, ...]
    image: Picture | None
    updated: Date | None
    corrections: tuple[Amendment, ...]


class Told(NamedTuple):
    """What pages show of an article besides what it is linked with; ``lead`` is the beginning of its body."""

    id: str
    title: str
    summary: str
    lead: str
    words: int
    updated: Date | None
    source: WebLink | None
    draft: bool
    featured: bool
    link_names: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """An official, or anyone else who is named (Popolo Person)."""

    name: str
    other_names: tuple[AltName, ...] = ()
    honorific_prefix: str = ""
    sort_name: str = ""
    memberships: tuple[Membership, ...] = ()
    links: tuple[WebLink, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    image: Picture | None = None
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    """A ministry, an office, any body (Popolo Organization)."""

    name: str
    other_names: tuple[AltName, ...] = ()
    abbreviation: str = ""
    classification: str = ""
    parent: str = ""
    founding_date: Date | None = None
    dissolution_date: Date | None = None
    successor: str = ""
    links: tuple[WebLink, ...] = ()
    old_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """What articles are about."""

    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A resolution, a decree, a coordination programme."""

    name: str
    number: str = ""
    issued: Date | None = None
    issuer: str = ""
    links: tuple[WebLink, ...] = ()

    @property
    def unsaid_number(self) -> str:
        """The number, where the name does not hold it already."""
        return "" if self.number in self.name else self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Record):
    """Who wrote an article."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A page of the maintainers' own, such as the one about the site."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """A word by the editors before the digest of a week or month."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """``glossary.yml``: each term with its meaning."""

    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A file under ``content/media/``; width and height are 0 where it is no picture that can be read.

    ``picture`` is ``still`` for what is published in a few widths, ``moving`` for what has one size (animated, broken
    or too large), both without what they tell of place and camera; ``other`` for a picture of an unknown form; empty
    for drawings (SVG), documents, and pictures that are published as they are. ``size``
    is its length in bytes as it is published in its own format.
    """

    path: str
    digest: str
    width: int = 0
    height: int = 0
    picture: str = ""
    size: int = 0
    file: str = ""  # the path as the file system writes it
