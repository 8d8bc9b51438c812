"""The server of ``serve``: the output folder over HTTP, and the word to browsers that a page is new.

Owns: what is sent, and the script that reloads. The only importer of ``livereload`` (and of ``tornado``, which it
stands on). Must not know: how a site is built, what is watched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import livereload
from livereload.handlers import ForceReloadHandler, LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.ioloop import IOLoop

_HEAD_END = b"</head>"
_PAGE, _STYLE = "*", "style.css"  # what the script in the browser takes for one and the other


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: the output folder below the path ``prefix``, but for what ``instead`` gives for a path."""

    output: Path
    prefix: str
    instead: Callable[[str], bytes | None]


class Server:
    """Serves until it is interrupted. Browsers may be told to reload from any thread."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._loop = IOLoop.current()

    def run(self, host: str, port: int, begun: Callable[[], None]) -> None:
        """Listens, says so by ``begun``, and serves. Raises OSError where nothing can be listened at."""
        server = _Server(watcher=_Watcher())
        server.served, server.begun = self._served, begun
        server.serve(port=port, host=host, root=str(self._served.output), restart_delay=0)

    def reload(self) -> None:
        """Has every browser load its page again."""
        self._loop.add_callback(LiveReloadHandler.reload_waiters, _PAGE)

    def restyle(self) -> None:
        """Has every browser fetch its style sheets again, and keep its page."""
        self._loop.add_callback(LiveReloadHandler.reload_waiters, _STYLE)


class _Watcher(Watcher):  # type: ignore[misc]
    """Watches nothing: what was changed is told by others."""

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[str, object] = {"": None}  # or livereload would watch the current folder

    def start(self, callback: object) -> bool:
        """Whether no polling is needed."""
        return True


class _Files(web.StaticFileHandler):
    """The output folder, with the site's own page for a missing address; each file as it is at one instant, since it
    may be replaced at any time."""

    def initialize(self, served: Served) -> None:  # type: ignore[override]
        super().initialize(str(served.output), "index.html")
        self._instead = served.instead
        self._data: bytes | None = None

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        self._data = self._instead(self.path)
        if self._data is not None:
            return absolute_path
        found: str | None = super().validate_absolute_path(root, absolute_path)
        return found

    def get_content_size(self) -> int:
        if self._data is None:
            try:
                self._data = Path(str(self.absolute_path)).read_bytes()
            except OSError as wrong:
                raise web.HTTPError(404) from wrong
        return len(self._data)

    def get_content(self, abspath: str, start: int | None = None, end: int | None = None) -> bytes:  # type: ignore[override]
        return (self._data or b"")[start:end]

    def get_modified_time(self) -> None:
        return None  # nothing is ever said to be as it was

    def compute_etag(self) -> None:
        return None

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")
        if path.endswith((".xml", ".opml")):
            self.set_header("Content-Type", "application/xml; charset=utf-8")

    def write_error(self, status_code: int, **details: Any) -> None:
        page = Path(self.root) / "404.html"
        if status_code == 404 and page.is_file():
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page.read_bytes())
        else:
            super().write_error(status_code, **details)


class _Server(livereload.Server):  # type: ignore[misc]
    """livereload's server with a script of our own origin: the pages' policy allows no inline script."""

    served: Served
    begun: Callable[[], None]

    def _setup_logging(self) -> None:
        """Only what an editor has to know; the requests of a browser are not among it."""
        for name in ("livereload", "tornado.access"):
            logging.getLogger(name).setLevel(logging.ERROR)

    def application(self, port: int, host: str, **_: Any) -> None:
        """Listens, and says so; called by ``serve``."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        prefix = self.served.prefix
        handlers: list[Any] = [
            (r"/livereload", LiveReloadHandler),
            (r"/forcereload", ForceReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (re.escape(prefix) + r"/(.*)", _Files, {"served": self.served}),
        ]
        if prefix:
            handlers.append((r"/", web.RedirectHandler, {"url": prefix + "/", "permanent": False}))
        web.Application(handlers=handlers, transforms=[_injector(port)]).listen(port, address=host)
        self.begun()


def _injector(port: int) -> type[web.OutputTransform]:
    script = f'<script src="/livereload.js?port={port}"></script>'.encode()

    class Injector(web.OutputTransform):
        """Puts the script into HTML pages as they are sent; the files stay as they are."""

        def transform_first_chunk(self, status_code: int, headers: Any, chunk: bytes, finishing: bool) -> Any:
            if "html" in headers.get("Content-Type", "") and _HEAD_END in chunk:
                chunk = chunk.replace(_HEAD_END, script + _HEAD_END, 1)
                if "Content-Length" in headers:
                    headers["Content-Length"] = str(int(headers["Content-Length"]) + len(script))
            return status_code, headers, chunk

    return Injector
