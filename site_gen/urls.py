"""Slugs, permalinks, and the output file behind a URL: the only place where a URL is made.

Owns: the form of every address of the site.
Must not know: what is published at an address.

A URL here is root-relative, ends in ``/`` for a page, and begins with the path of ``base_url``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote, unquote, urlsplit

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_USUAL = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?:/[!-~]*)?")  # a URL that need not be taken apart
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LONGEST = 150  # file systems take 255 bytes for a name
_LONGEST_FILE = 200  # bytes of a name that is made of another
WEB_SCHEMES = ("http", "https", "mailto")

# DESIGN section 2: the words of the URLs, each changed by [urls] in site.toml.
WORDS = {
    "articles": "tin",
    "organizations": "co-quan",
    "people": "can-bo",
    "topics": "chu-de",
    "documents": "van-ban",
    "authors": "tac-gia",
    "editions": "diem-tin",
    "corrections": "dinh-chinh",
    "search": "tim-kiem",
    "feeds": "nguon-tin",
    "glossary": "thuat-ngu",
    "network": "mang-luoi",
    "data": "data",
    "page": "trang",
    "month": "thang",
    "year": "nam",
}
BELOW = ("page", "month", "year")  # words that stand below others, and so are free to be the same as any


def is_slug(text: str) -> bool:
    """Whether ``text`` can stand in a URL as it is."""
    return len(text) <= _LONGEST and _SLUG.fullmatch(text) is not None


@lru_cache(maxsize=100_000)
def slugify(text: str) -> str:
    """``text`` in lower-case ASCII letters, digits and hyphens ("Đổi mới" becomes ``doi-moi``); may be empty."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text):
        return text
    from slugify import slugify as transliterate  # noqa: PLC0415  its tables cost every start otherwise

    return str(transliterate(text, max_length=_LONGEST, word_boundary=True))


def is_web(url: str) -> bool:
    """Whether ``url`` is an absolute URL of a scheme that may stand in the content."""
    if _USUAL.fullmatch(url):
        return True
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if any(char.isspace() for char in url):
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in WEB_SCHEMES and bool(parts.hostname)


def has_scheme(url: str) -> bool:
    """Whether ``url`` leads out of the site: it names a scheme or a host."""
    return _SCHEME.match(url) is not None or url.startswith("//")


def _named(path: str, ending: str) -> str:
    """``path`` with the ``ending``; a name that would be too long for a file system is cut, and told by its digest."""
    folder, slash, name = path.rpartition("/")
    raw = name.encode()
    if len(raw) + len(ending) > _LONGEST_FILE:
        tail = f".{blake2b(raw, digest_size=4).hexdigest()}{ending}"
        return folder + slash + raw[: _LONGEST_FILE - len(tail)].decode(errors="ignore") + tail
    return path + ending


@dataclass(frozen=True, slots=True)
class Urls:
    """Makes the site's URLs. ``origin`` is ``https://host``, ``prefix`` the path of ``base_url`` without its slash."""

    origin: str
    prefix: str
    words: dict[str, str] = field(default_factory=lambda: dict(WORDS))

    def absolute(self, url: str) -> str:
        """The absolute form of a root-relative ``url``."""
        return url if has_scheme(url) else self.origin + url

    def home(self) -> str:
        """The first page."""
        return self.prefix + "/"

    def file(self, path: str) -> str:
        """A file at ``path`` under the site's root; whatever its name holds, the URL leads to it alone."""
        return f"{self.prefix}/{quote(path)}"

    def section(self, kind: str) -> str:
        """The index of a kind, or a page that has a word of its own, such as ``corrections``."""
        return f"{self.prefix}/{self.words[kind]}/"

    def entity(self, kind: str, slug: str) -> str:
        """A person's, organization's, topic's, document's or author's page."""
        return f"{self.prefix}/{self.words[kind]}/{slug}/"

    def article(self, year: int, slug: str) -> str:
        """An article."""
        return f"{self.prefix}/{self.words['articles']}/{year:04}/{slug}/"

    def archive(self, year: int, month: int = 0) -> str:
        """The articles of a year or of one of its months."""
        below = f"{self.words['month']}-{month:02}/" if month else ""
        return f"{self.prefix}/{self.words['articles']}/{year:04}/{below}"

    def edition(self, period: str) -> str:
        """The digest of a week (``2018-w05``) or month (``2018-01``)."""
        return f"{self.prefix}/{self.words['editions']}/{period}/"

    def year(self, url: str, year: int) -> str:
        """The articles of one year among those listed at ``url``."""
        return f"{url}{self.words['year']}-{year:04}/"

    def page(self, slug: str) -> str:
        """A page of the maintainers' own."""
        return f"{self.prefix}/{slug}/"

    def search_files(self, shape: str) -> str:
        """The folder of the files that the search page fetches; ``shape`` says how they are divided."""
        return f"{self.section('search')}{shape}/"

    def search_file(self, shape: str, group: str, number: int) -> str:
        """One of these files."""
        return f"{self.search_files(shape)}{group}/{number:x}.txt"

    def last(self, url: str) -> str:
        """The last word of a page's URL, its slug."""
        return url.rstrip("/").rpartition("/")[2]

    def feed(self, url: str, name: str) -> str:
        """The file ``name`` beside the page at ``url``: its feed in a format, an archive of it, a list of feeds."""
        return url + name

    def pair(self, organization: str, topic: str) -> str:
        """What the organization with the page ``organization`` and the topic with the slug ``topic`` have in common."""
        return f"{organization}{topic}/"

    def feed_in_folder(self, name: str) -> str:
        """A feed at the path that readers know from newspapers."""
        return f"{self.prefix}/rss/{name}.rss"

    def data(self, url: str, name: str = "data.json") -> str:
        """What the open data say of the page at ``url``, as a file beside it."""
        return url + name

    def media(self, path: str) -> str:
        """A file of ``content/media/``."""
        return self.file(path)

    def variant(self, path: str, digest: str, width: int, ending: str = "webp") -> str:
        """A media file in another width or format; a browser may keep it for ever, since its name holds a digest."""
        return self.file(_named(f"assets/{path}", f".{digest[:10]}.{width}.{ending}"))

    def card(self, url: str, digest: str) -> str:
        """The card that social media show for the page at ``url``; ``digest`` tells it from what it was before."""
        name = self.output(url).removesuffix("index.html").rstrip("/") or "site"
        return self.file(_named(f"assets/cards/{name}", f".{digest[:10]}.png"))

    def output(self, url: str) -> str:
        """The output file, relative to the output folder, that is served at ``url``."""
        path = unquote(url.removeprefix(self.prefix)).lstrip("/")
        return path + "index.html" if not path or path.endswith("/") else path
