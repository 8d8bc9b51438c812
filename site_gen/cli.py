"""The command line: arguments in, exit status out.

Owns: the options that all commands share, and how errors are told. A command is a file in ``commands/`` and a row
in ``COMMANDS``; its module is imported only when it is called.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
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
    ("demo", "demo", "write a made-up content folder of any size, to try things on"),
)
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit status: 0 done, 1 the content has errors, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    names = {name for name, _, _ in COMMANDS}
    parser, commands = _parser()
    if given and not given[0].startswith("-") and given[0] not in names:
        hint = did_you_mean(given[0], names) or f"there are: {', '.join(name for name, _, _ in COMMANDS)}"
        return _refuse(parser.prog, f"there is no command “{given[0]}” ({hint})")
    if not given or (given[0] not in names and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "build")
    chosen = next((module for name, module, _ in COMMANDS if name == given[0]), "")
    command = import_module(f"site_gen.commands.{chosen}") if chosen else None
    if command:
        command.arguments(commands[given[0]])
    options = parser.parse_args(given)
    return _carry_out(command, options, parser.prog)


def _carry_out(command: Any, options: argparse.Namespace, program: str) -> int:
    """Runs a command; whatever went wrong is told without a traceback."""
    try:
        return int(command.run(options))
    except ContentError as wrong:
        tell(wrong.problems, getattr(options, "root", Path()))
        return wrong.exit_code
    except UsageError as wrong:
        return _refuse(program, str(wrong))
    except BrokenPipeError:
        return EXIT_CONTENT
    except OSError as wrong:
        return _refuse(program, f"{wrong.filename or 'a file'}: {wrong.strerror or wrong}")
    except KeyboardInterrupt:
        return _INTERRUPTED


def _refuse(program: str, message: str) -> int:
    print(f"{program}: {message}", file=sys.stderr)
    return EXIT_USAGE


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    program = "diemtin" if Path(sys.argv[0]).name.startswith("diemtin") else "build.py"
    parser = argparse.ArgumentParser(
        prog=program, description="Builds a digest of policy news: pages and feeds from Markdown."
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
