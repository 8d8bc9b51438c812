"""Problems in what a maintainer wrote, and the exceptions that end a command.

Owns: the form of a message, the collector that gathers all of them, and the exit statuses.
Must not know: what a site, a page or a command is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

EXIT_OK = 0
EXIT_CONTENT = 1
EXIT_USAGE = 2

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path as the maintainer knows it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where, how grave (``error`` or ``warning``), what is wrong, and what to do about it."""

    place: Place
    severity: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        where = f"{self.place.path}:{self.place.line}:{self.place.column}"
        return f"{where}: {self.severity}: {self.message}{hint}"


@dataclass(slots=True)
class Problems:
    """Collects every fault of a run, so that all of them can be told at once."""

    found: list[Problem] = field(default_factory=list)

    def error(self, place: Place, message: str, hint: str = "") -> None:
        """Notes an error: the build will stop before its first write."""
        self.found.append(Problem(place, ERROR, message, hint))

    def warning(self, place: Place, message: str, hint: str = "") -> None:
        """Notes a warning: the build goes on (with ``--strict`` it does not)."""
        self.found.append(Problem(place, WARNING, message, hint))

    def extend(self, problems: Iterable[Problem], below: str = "") -> None:
        """Takes over problems found elsewhere, whose paths begin in the folder ``below``."""
        for problem in problems:
            place = replace(problem.place, path=below + problem.place.path)
            self.found.append(replace(problem, place=place))

    def sorted(self) -> list[Problem]:
        """Every problem once, by path, line and column."""
        return sorted(set(self.found))

    def errors(self) -> list[Problem]:
        """The errors among them, sorted."""
        return [problem for problem in self.sorted() if problem.severity == ERROR]

    def warnings(self) -> list[Problem]:
        """The warnings among them, sorted."""
        return [problem for problem in self.sorted() if problem.severity == WARNING]


class ContentError(Exception):
    """The content has errors; nothing of the output was touched. Exit status 1."""

    exit_code = EXIT_CONTENT

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(f"{len(self.problems)} problem(s) in the content")


class FrontMatterError(Exception):
    """The front matter cannot be read; ``line`` and ``column`` say where, ``hint`` what to do."""

    def __init__(self, message: str, line: int = 1, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.column, self.hint = line, column, hint


class UsageError(Exception):
    """The command cannot be carried out as it was given. Exit status 2."""

    exit_code = EXIT_USAGE


class CacheFault(Exception):
    """The cache does not hold what it should: it was damaged, or removed while it was in use."""


def did_you_mean(word: str, known: Iterable[str], near: float = 0.6) -> str:
    """``did you mean “x”?`` for the nearest of ``known``, or an empty text when none is ``near`` (0 to 1)."""
    import difflib  # noqa: PLC0415  only where there is a fault

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=near)
    return f"did you mean “{close[0]}”?" if close else ""
