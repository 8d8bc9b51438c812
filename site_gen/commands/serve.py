"""``serve``: the site at an address of this machine, rebuilt and reloaded at every saved change.

The only importer of ``livereload`` (and of ``tornado``, which it stands on).
"""

from __future__ import annotations

import argparse
import errno
import logging
import re
import socket
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import livereload
from livereload.handlers import ForceReloadHandler, LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web

from site_gen import cli, pipeline
from site_gen.commands.build import build_options, building, configured
from site_gen.commands.progress import progress
from site_gen.config import Config
from site_gen.errors import EXIT_OK, UsageError

_HEAD_END = b"</head>"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``serve``."""
    cli.common(parser)
    building(parser)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")


def run(options: argparse.Namespace) -> int:
    """Builds, then serves until it is interrupted."""
    settings = configured(options)
    _check_address(options.host, options.port)
    _rebuild(options)
    if not settings.output.is_dir():
        raise UsageError("there is nothing to serve yet: mend the errors above first")
    watcher = _Watcher(options)
    server = _Server(watcher=watcher)
    server.prefix = settings.urls.prefix
    for path in (settings.content, settings.root / "static", settings.root / "themes", settings.root / "site.toml"):
        watcher.watch(str(path))
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # each build ends in one reload, however soon after the last
    address = f"http://{options.host}:{options.port}{settings.urls.home()}"
    server.greeting = f"Serving {settings.output} at {address} (stop: Ctrl+C)"
    try:
        server.serve(port=options.port, host=options.host, root=str(settings.output), restart_delay=0)
    except OSError as wrong:
        if wrong.errno == errno.EADDRNOTAVAIL:
            raise UsageError(f"--host: “{options.host}” is no address of this machine") from wrong
        raise UsageError(
            f"port {options.port} cannot be used: {wrong.strerror} (choose another with --port)"
        ) from wrong
    return EXIT_OK


def _check_address(host: str, port: int) -> None:
    """Raises UsageError where nothing can be listened at."""
    if not 1 <= port <= 65535:
        raise UsageError(f"--port: {port} is not from 1 to 65535")
    try:
        socket.getaddrinfo(host, port)
    except (OSError, UnicodeError) as wrong:
        raise UsageError(
            f"--host: “{host}” is no address (127.0.0.1 is this machine alone, 0.0.0.0 all it has)"
        ) from wrong


def _rebuild(options: argparse.Namespace) -> bool:
    """Builds once; whatever is wrong is told, and the last good site stays."""
    done = cli.guarded(partial(_build, options), options.root) == EXIT_OK
    if not done:
        print("The site stays as it was until this is mended.", file=sys.stderr)
    return done


def _build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    settings: Config = configured(options)
    with progress() as tick:
        report = pipeline.build(settings, build_options(options, settings, tick))
    options.clean = False  # only the first build ignores the cache
    cli.tell(report.problems, options.root)
    seconds = time.perf_counter() - started
    print(f"{report.rendered} pages made, {report.written} files written in {seconds:.2f} s", flush=True)
    return EXIT_OK


class _Watcher(Watcher):  # type: ignore[misc]
    """Rebuilds once for all that changed, and has the browser reload if that went well."""

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__()
        self._options = options

    def examine(self) -> tuple[str | None, object]:
        """What livereload asks every 0.8 seconds: which file changed, and how long to wait before the reload."""
        path, _ = super().examine()
        if path is None or path == "__livereload__":
            return None, None
        return (path, None) if _rebuild(self._options) else (None, None)


class _Files(web.StaticFileHandler):
    """The output folder, with the site's own page for a missing address."""

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

    prefix = ""
    greeting = ""

    def _setup_logging(self) -> None:
        """Only what an editor has to know; the requests of a browser are not among it."""
        for name in ("livereload", "tornado.access"):
            logging.getLogger(name).setLevel(logging.ERROR)

    def application(self, port: int, host: str, **_: Any) -> None:
        """Listens, and says so; called by ``serve``."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        handlers: list[Any] = [
            (r"/livereload", LiveReloadHandler),
            (r"/forcereload", ForceReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (re.escape(self.prefix) + r"/(.*)", _Files, {"path": self.root, "default_filename": "index.html"}),
        ]
        if self.prefix:
            handlers.append((r"/", web.RedirectHandler, {"url": self.prefix + "/", "permanent": False}))
        script = f'<script src="/livereload.js?port={port}"></script>'.encode()

        class Injector(web.OutputTransform):
            """Puts the script into HTML pages as they are sent; the files stay as they are."""

            def transform_first_chunk(self, status_code: int, headers: Any, chunk: bytes, finishing: bool) -> Any:
                if "html" in headers.get("Content-Type", "") and _HEAD_END in chunk:
                    chunk = chunk.replace(_HEAD_END, script + _HEAD_END, 1)
                    if "Content-Length" in headers:
                        headers["Content-Length"] = str(int(headers["Content-Length"]) + len(script))
                return status_code, headers, chunk

        web.Application(handlers=handlers, transforms=[Injector]).listen(port, address=host)
        print(self.greeting, flush=True)
