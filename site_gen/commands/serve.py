"""``serve``: the site at an address of this machine, rebuilt and reloaded at every saved change."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
import time
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from site_gen import cli, pipeline, read, theme
from site_gen.commands.build import build_options, building, configured, present
from site_gen.commands.progress import progress
from site_gen.commands.reloading import Served, Server
from site_gen.commands.sheets import Sheets
from site_gen.commands.watching import Watch
from site_gen.config import Config
from site_gen.errors import EXIT_OK, UsageError
from site_gen.ground import Report
from site_gen.session import Outdated, Session


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
    builder = _Builder(options, settings)
    watch = Watch(_watched(settings), builder.changed)
    watch.begin()
    builder.build()
    if not settings.output.is_dir():
        raise UsageError("there is nothing to serve yet: mend the errors above first")
    address = f"http://{options.host}:{options.port}{settings.urls.home()}"
    builder.server = server = Server(Served(settings.output, settings.urls.prefix, builder.sheets.at))
    Thread(target=builder.work, daemon=True).start()
    greeting = partial(print, f"Serving {settings.output} at {address} (stop: Ctrl+C)", flush=True)
    try:
        server.run(options.host, options.port, greeting)
    except OSError as wrong:
        if wrong.errno == errno.EADDRNOTAVAIL:
            raise UsageError(f"--host: “{options.host}” is no address of this machine") from wrong
        raise UsageError(
            f"port {options.port} cannot be used: {wrong.strerror} (choose another with --port)"
        ) from wrong
    return EXIT_OK


def _watched(settings: Config) -> tuple[Path, ...]:
    """All that a site is made of."""
    root = settings.root
    return (settings.content, root / "static", root / "site.toml", *theme.places(root))


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


class _Builder:
    """Rebuilds once for all that changed since it last began, and has browsers reload if that went well."""

    def __init__(self, options: argparse.Namespace, settings: Config) -> None:
        self._options, self._settings = options, settings
        self._session: Session | None = None
        self._standing = False  # whether a whole build went well since
        self._unseen = False  # whether pages were written since browsers were last told to load theirs again
        self._changes: SimpleQueue[frozenset[Path]] = SimpleQueue()
        self.sheets = Sheets()
        self.server: Server | None = None

    def changed(self, paths: frozenset[Path]) -> None:
        """Notes a change. One of style sheets alone is shown at once, before any page is made again."""
        told = frozenset(path for path in paths if not self._is_leftover(path))
        if told and self.sheets.all(told) and self.server:
            self.server.restyle()
        if told:
            self._changes.put(told)

    def _is_leftover(self, path: Path) -> bool:
        """Whether a file or one of its folders bears a name by which it is no part of the site."""
        root, content = self._settings.root.absolute(), self._settings.content.absolute()
        for folder in (content, *(place.absolute() for place in theme.places(root))):
            if path.is_relative_to(folder):
                return any(map(read.is_leftover, path.relative_to(folder).parts))
        return False

    def work(self) -> None:
        """Rebuilds whenever something changed, for ever."""
        while True:
            self._attend()
            paths = self._changes.get()
            while not self._changes.empty():
                paths |= self._changes.get()
            try:
                self.build(paths)
            except Exception:  # a fault of ours: the next change may go well
                traceback.print_exc()

    def build(self, paths: frozenset[Path] = frozenset()) -> None:
        """Builds once after changes at ``paths``; whatever is wrong is told, and the last good site stays."""
        done = cli.guarded(partial(self._build, paths), self._options.root) == EXIT_OK
        if not done:
            print("The site stays as it was until this is mended.", file=sys.stderr)

    def _build(self, paths: frozenset[Path]) -> int:
        started = time.perf_counter()
        report = self._edited(paths) if self._session else self._whole()
        seconds = time.perf_counter() - started
        # The build of a style sheet may have found what else was saved meanwhile: then the next has nothing to write.
        if self.server and report and report.written + report.removed:
            self._unseen = True
        if self.server and self._unseen and not self.sheets.all(paths):
            self.server.reload()
            self._unseen = False
        if report is None:
            return EXIT_OK
        cli.tell(report.problems, self._options.root)
        print(f"{report.rendered} pages made, {report.written} files written in {seconds:.2f} s", flush=True)
        return EXIT_OK

    def _edited(self, paths: frozenset[Path]) -> Report | None:
        """What is made again of what is at hand, or else of all; None where nothing of the site was changed."""
        session, self._session = self._session, None
        if session:
            try:
                report = session.edited(paths, present(self._options.now, self._settings))
                self._session, session = session, None
                return report
            except Outdated:
                pass
            finally:
                if session:
                    session.close()
        return self._whole()

    def _whole(self) -> Report:
        options = self._options
        self._settings = settings = configured(options)
        with progress() as tick:
            report = pipeline.build(settings, build_options(options, settings, tick))
        options.clean = False  # only the first build ignores the cache
        self.sheets.know(theme.load(settings.root, settings.theme, settings.language))
        self._standing = True
        return report

    def _attend(self) -> None:
        """Has all at hand that the next edit needs, where the last build went well."""
        if self._session or not self._standing:
            return
        self._standing = False
        with suppress(Outdated, UsageError, OSError):  # the next build tells what is wrong
            settings = self._settings
            self._session = Session(settings, build_options(self._options, settings, lambda *_: None))
