"""A page's view to the bytes of its output file.

Owns: the table of makers, what templates can call.
Must not know: where views come from, where bytes go.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from site_gen import cards, images, linked_data, opensearch, sitemap
from site_gen.bodies import SIZES, fill
from site_gen.charts import charts
from site_gen.encoded import Store
from site_gen.errors import CacheFault, UsageError
from site_gen.feeds import atom, content, json_feed, opml, rss
from site_gen.feeds.formats import ATOM, JSON, RSS
from site_gen.feeds.fragments import Fragments
from site_gen.feeds.view import FeedItem, FeedView
from site_gen.fingerprint import Fingerprints
from site_gen.i18n import Words
from site_gen.model import Reference
from site_gen.netmap import network_map
from site_gen.opendata import articles, entity, form, popolo
from site_gen.search.postings import served
from site_gen.styles import compact
from site_gen.theme import TEMPLATES, Theme
from site_gen.views import Body, Chrome, Picture

# DESIGN section 4.4: nothing but the site's own files, no inline script or style.
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a renderer fetches what no view holds: a compiled body by its digest, a file of words by its number, the
    bytes of a file, pictures in other widths; ``templates`` is the folder where compiled templates are kept."""

    body: Callable[[str], tuple[bytes, tuple[Reference, ...]]]
    words: Callable[[int], str]
    file: Callable[[Path], bytes]
    pictures: Store
    templates: Path


@dataclass(frozen=True)
class Renderer:
    """Renders views."""

    theme: Theme
    words: Words
    chrome: Chrome
    stores: Stores

    def base(self, maker: str) -> str:
        """What a maker's output depends on besides its view: for a template the theme and the page's surroundings."""
        return maker if maker in MAKERS else f"{maker} {self.around}"

    @cached_property
    def around(self) -> str:
        """The theme and the page's surroundings, as a digest of each."""
        return f"{self.theme.digest} {Fingerprints().of('', self.chrome).hex()}"

    def render(self, maker: str, view: object) -> bytes:
        """The bytes of an output file."""
        make = MAKERS.get(maker)
        return make(self, view) if make else self._template(maker, view)

    def _template(self, name: str, view: object) -> bytes:
        made: bytes = self._guarded(name, lambda: self._templates.render(name, view))
        return made

    def _guarded(self, name: str, work: Callable[[], Any]) -> Any:
        """What ``work`` gives; any fault in a template becomes one line that names its file and line."""
        try:
            return work()
        except CacheFault:
            raise
        except Exception as wrong:
            raise UsageError(f"{self._fault_place(name, wrong)}: {type(wrong).__name__}: {wrong}") from wrong

    def _fault_place(self, name: str, wrong: Exception) -> str:
        folders = tuple(str(folder) for folder in self.theme.folders)
        filename, line = getattr(wrong, "filename", None), getattr(wrong, "lineno", None)
        if filename and line:
            return f"{filename}:{line}"
        frames = [frame for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename.startswith(folders)]
        return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else f"the template {name}"

    def body(self, body: Body, page: str = "", origin: str = "", sizes: str = SIZES) -> bytes:
        """A body as it is shown, in UTF-8; nothing where it is empty."""
        if not body.digest:
            return b""
        html, references = self.stores.body(body.digest)
        return fill(html, references, body, page=page, origin=origin, sizes=sizes)

    def feed(self, form: str, view: FeedView) -> bytes:
        """A document of a feed in the format of that name."""
        made: bytes = _FEEDS[form].render(view, self._items[form])
        return made

    @cached_property
    def _items(self) -> dict[str, Fragments]:
        return {form: Fragments(partial(module.item, content=self._content)) for form, module in _FEEDS.items()}

    def _content(self, item: FeedItem) -> bytes:
        return content.html(item, self.chrome.origin, self.body)

    def picture(self, view: Picture) -> bytes:
        """A picture in the width and format of ``view``. Raises UsageError where the file broke since it was read."""

        def resized() -> bytes:
            return images.resized(self.stores.file(Path(view.file)), view.width, view.ending)

        try:
            if view.width:
                return self.stores.pictures.kept(view.name, images.recipe(), resized)
            raw = self.stores.file(Path(view.file))
            return images.published(raw, view.name, view.full_width, self.stores.pictures)
        except images.BrokenPicture as wrong:
            raise UsageError(f"{view.file}: cannot be read as a picture: {wrong} (build again)") from wrong

    @cached_property
    def _templates(self) -> Any:
        from markupsafe import Markup  # noqa: PLC0415

        from site_gen.templates import Templates  # noqa: PLC0415  slow to import, and not every build needs it

        names = {
            "linked_data": lambda view: [Markup(text) for text in linked_data.scripts(view, self.chrome)],  # noqa: S704
            "site": self.chrome,
            "csp": CSP,
            "charts": charts,
            "network_map": network_map,
            "asset": dict(self.chrome.assets).__getitem__,
            "body": _Shown(self),
            "text_sizes": SIZES,
        }
        filters = {
            "date": self.words.date,
            "date_long": self.words.date_long,
            "number": self.words.number,
            "css": lambda text: Markup(_css_string(text)),  # noqa: S704  nothing in it ends a string
            "absolute": lambda url: self.chrome.origin + url if url.startswith("/") else url,
        }
        folders = {name: folder / TEMPLATES for name, folder in zip(self.theme.names, self.theme.folders, strict=True)}
        return Templates(folders, self.stores.templates, self.words, names, filters)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What templates call for a body."""

    renderer: Renderer

    def __call__(self, body: Body, sizes: str = SIZES, page: str = "") -> Any:
        """The body as it is shown."""
        from markupsafe import Markup  # noqa: PLC0415

        return Markup(self.encoded(body, sizes, page).decode())  # noqa: S704  sanitised when compiled

    def encoded(self, body: Body, sizes: str = SIZES, page: str = "") -> bytes:
        """The same in UTF-8."""
        return self.renderer.body(body, page=page, origin=self.renderer.chrome.origin if page else "", sizes=sizes)


def _style(file: str, raw: bytes) -> bytes:
    try:
        return compact(raw.decode("utf-8-sig")).encode()
    except UnicodeDecodeError as wrong:
        raise UsageError(f"{file}: the style sheet is not UTF-8 (save it as UTF-8)") from wrong


def _css_string(text: str) -> str:
    """``text`` as a string of a style sheet (CSS Syntax 3, section 4.3.5)."""
    kept = "".join(char if char.isalnum() or char in " .,:;/-" else f"\\{ord(char):x} " for char in text)
    return f'"{kept}"'


# How each format of a feed is written.
_FEEDS: dict[str, Any] = {RSS.name: rss, ATOM.name: atom, JSON.name: json_feed}

# What is made without a template: a row for each format.
MAKERS: dict[str, Callable[[Renderer, Any], bytes]] = {
    "copy": lambda renderer, view: renderer.stores.file(Path(view.file)),
    "style": lambda renderer, view: _style(view.file, renderer.stores.file(Path(view.file))),
    "picture": lambda renderer, view: renderer.picture(view),
    "card": lambda _, view: cards.draw(view),
    RSS.name: lambda renderer, view: renderer.feed(RSS.name, view),
    ATOM.name: lambda renderer, view: renderer.feed(ATOM.name, view),
    JSON.name: lambda renderer, view: renderer.feed(JSON.name, view),
    "opml": lambda _, view: opml.render(view),
    "sitemap": lambda _, view: sitemap.render(view).encode(),
    "sitemap index": lambda _, view: sitemap.index(view).encode(),
    "news sitemap": lambda _, view: sitemap.news(view).encode(),
    "text": lambda _, view: view.text.encode(),
    "words": lambda renderer, view: served(renderer.stores.words(view.number)).encode(),
    "opensearch": lambda _, view: opensearch.render(view).encode(),
    "popolo": lambda _, view: form.utf8(popolo.render(view)),
    "ndjson": lambda _, view: form.utf8(articles.ndjson(view)),
    "csv": lambda _, view: form.utf8(articles.table(view)),
    "entity data": lambda _, view: form.utf8(entity.render(view)),
    "robots": lambda _, view: sitemap.robots(view).encode(),
}
