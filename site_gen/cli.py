"""The command line: arguments in, exit status out.

Owns: the options that all commands share, and how errors are told. A command is a file in ``commands/`` and a row
in ``COMMANDS``; its module is imported only when it is called.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from site_gen import __version__
from site_gen.errors import EXIT_CONTENT, EXIT_USAGE, ContentError, Place, Problem, UsageError, did_you_mean

# Name, module, what it does in one line.
COMMANDS = (
    ("build", "build", "build the site (the default)"),
    ("serve", "serve", "build, serve at http://127.0.0.1:8000/, and rebuild at every saved change"),
    ("new", "new", "write a draft article with its front matter"),
    ("import", "import_text", "turn a plain-text article into Markdown with front matter"),
    ("edition", "edition", "write an edition as a mail, or send it to the addresses in a file"),
    ("demo", "demo", "write a made-up content folder of any size, to try things on"),
)
_INTERRUPTED = 130
_TERMINATED = 143


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit status: 0 done, 1 the content has errors, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_anything()
    names = {name for name, _, _ in COMMANDS}
    parser, commands = _parser()
    if given and not given[0].startswith("-") and given[0] not in names:
        hint = did_you_mean(given[0], names) or f"there are: {', '.join(name for name, _, _ in COMMANDS)}"
        return _refuse(f"there is no command “{given[0]}” ({hint})")
    if not given or (given[0] not in names and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "build")
    chosen = next((module for name, module, _ in COMMANDS if name == given[0]), "")
    command = import_module(f"site_gen.commands.{chosen}") if chosen else None
    if command:
        command.arguments(commands[given[0]])
    options = parser.parse_args(given)
    return _carry_out(command, options)


def _write_anything() -> None:
    """What a terminal has no letters for is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _carry_out(command: Any, options: argparse.Namespace) -> int:
    """Runs a command until it is done or interrupted."""
    try:
        with _terminable():
            return guarded(lambda: int(command.run(options)), getattr(options, "root", Path()))
    except KeyboardInterrupt:
        return _INTERRUPTED


@contextmanager
def _terminable() -> Iterator[None]:
    """Has SIGTERM end the command and its workers at once.

    That is safe at any time, as every file is replaced whole; an exception that is raised wherever the program just
    is, as Ctrl+C does it, may be lost in a callback.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(*_: object) -> None:
    processes = sys.modules.get("multiprocessing")  # where it was never imported, there are none
    for worker in processes.active_children() if processes else ():
        worker.kill()
    os._exit(_TERMINATED)


def guarded(work: Callable[[], int], root: Path) -> int:
    """The exit status that ``work`` gives; whatever goes wrong is told without a traceback."""
    try:
        return work()
    except ContentError as wrong:
        tell(wrong.problems, root)
        return wrong.exit_code
    except UsageError as wrong:
        return _refuse(str(wrong))
    except BrokenPipeError:
        return EXIT_CONTENT
    except OSError as wrong:
        where = wrong.filename2 or wrong.filename or "the output or the cache"
        return _refuse(f"{where}: {wrong.strerror or wrong}")


def _refuse(message: str) -> int:
    print(f"{_program()}: {message}", file=sys.stderr)
    return EXIT_USAGE


def _program() -> str:
    return "diemtin" if Path(sys.argv[0]).name.startswith("diemtin") else "build.py"


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = argparse.ArgumentParser(
        prog=_program(), description="Builds a digest of policy news: pages and feeds from Markdown."
    )
    parser.add_argument("--version", action="version", version=f"diemtin {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    return parser, {name: subparsers.add_parser(name, help=line, description=line) for name, _, line in COMMANDS}


def common(parser: argparse.ArgumentParser) -> None:
    """The options of every command that reads a site."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="where site.toml is (this folder)")
    parser.add_argument("--content", type=Path, metavar="DIR", help="the content (ROOT/content)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the site is written (ROOT/public)")
    parser.add_argument("--base-url", metavar="URL", help="the address of the site, instead of site.toml's")
    parser.add_argument("--theme", metavar="NAME", help="the theme, instead of site.toml's")


def tell(problems: Iterable[Problem], root: Path) -> None:
    """Prints problems to stderr, each with a path that leads there from the current folder."""
    for problem in problems:
        place = _from_here(problem.place, root)
        print(Problem(place, problem.severity, problem.message, problem.hint), file=sys.stderr)


def _from_here(place: Place, root: Path) -> Place:
    full = (root / place.path).resolve()
    here = Path.cwd()
    path = full.relative_to(here) if full.is_relative_to(here) else full
    return Place(str(path), place.line, place.column)


if __name__ == "__main__":
    sys.exit(main())
