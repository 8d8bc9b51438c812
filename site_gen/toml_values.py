"""The values of a TOML file, read by type, with the place of every key for messages.

Owns: where a key stands, which values a type takes, what broken TOML is told as.
Must not know: which settings there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from site_gen.errors import ContentError, Place, Problems, did_you_mean
from site_gen.text import clean
from site_gen.urls import is_slug, is_web

Reader = Callable[[Any], Any]


def load(text: str, path: str, problems: Problems) -> dict[str, Any]:
    """The tables and values that ``text`` holds. Raises ContentError with the line where it is broken."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(wrong))
        place = Place(path, int(where[1]), int(where[2])) if where else Place(path, len(text.splitlines()) or 1)
        hint = "each setting stands once, texts between quotes"
        problems.error(place, f"broken TOML: {str(wrong).split(' (at')[0]}", hint)
        raise ContentError(problems.sorted()) from wrong
    except (ValueError, RecursionError) as wrong:
        what = "brackets stand too deep" if isinstance(wrong, RecursionError) else "the number has too many digits"
        problems.error(Place(path, _unreadable(text)), f"broken TOML: {what}")
        raise ContentError(problems.sorted()) from wrong


def _unreadable(text: str) -> int:
    """The line up to which ``text`` is no broken TOML, but more than can be read."""
    lines = text.split("\n")
    for number in range(1, len(lines)):
        try:
            tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        except (ValueError, RecursionError):
            return number
    return len(lines)


class Door:
    """Reads tables, noting every fault with its line."""

    def __init__(self, path: str, text: str, problems: Problems) -> None:
        self.path, self.text, self.problems = path, text, problems

    def place(self, key: str, table: str = "") -> Place:
        """Where ``key`` stands, else its table, else the file."""
        path = (table, key) if table else (key,)
        return self._places.get(path) or self._places.get(path[:1]) or Place(self.path)

    @cached_property
    def _places(self) -> dict[tuple[str, ...], Place]:
        """Where each key, and each key of a table, first stands, however it is written: the lines are read one by
        one below the header of their table, and a value of several lines is done when it can be read."""
        places: dict[tuple[str, ...], Place] = {}
        header, statement, begun = "", "", 1
        for number, line in enumerate(self.text.split("\n"), 1):
            if not statement:
                begun = number
                header = "" if line.lstrip().startswith("[") else header
            statement += line + "\n"
            try:
                data = tomllib.loads(f"{header}\n{statement}")
            except tomllib.TOMLDecodeError:
                continue
            for path in _paths(data):
                if path not in places:
                    places[path] = Place(self.path, begun, _column(statement.split("\n", 1)[0], path[-1]))
            header = statement if statement.lstrip().startswith("[") else header
            statement = ""
        return places

    def error(self, key: str, table: str, message: str, hint: str = "") -> None:
        """Notes a fault of ``key``."""
        name = f"{table}.{key}" if table else key
        self.problems.error(self.place(key, table), f"{name}: {message}", hint)

    def table(self, data: Mapping[str, Any], readers: Mapping[str, Reader], table: str = "") -> dict[str, Any]:
        """The values of ``data`` as their ``readers`` take them, without those that have a fault."""
        found = {}
        for key, raw in data.items():
            if key not in readers:
                self.error(key, table, "there is no such setting", did_you_mean(key, readers))
                continue
            try:
                found[key] = readers[key](raw)
            except ValueError as wrong:
                self.error(key, table, str(wrong))
        return found


def _paths(data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    inner = [(key, below) for key, value in data.items() if isinstance(value, dict) for below in value]
    return [*((key,) for key in data), *inner]


def _column(line: str, key: str) -> int:
    found = re.search(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[.=\]]", line)
    return (found.start() if found else len(line) - len(line.lstrip())) + 1


def as_text(raw: Any) -> str:
    """A text, cleaned. Raises ValueError for anything else."""
    if not isinstance(raw, str):
        raise ValueError("must be a text between quotes")
    return clean(raw).strip()


def as_filled(raw: Any) -> str:
    """A text that is not empty. Raises ValueError for anything else."""
    text = as_text(raw)
    if not text:
        raise ValueError("must not be empty")
    return text


def as_flag(raw: Any) -> bool:
    """True or false. Raises ValueError for anything else."""
    if not isinstance(raw, bool):
        raise ValueError("must be true or false")
    return raw


def as_count(raw: Any) -> int:
    """A whole number from 1 to 10,000. Raises ValueError for anything else."""
    if not isinstance(raw, int) or isinstance(raw, bool) or not 1 <= raw <= 10_000:
        raise ValueError("must be a whole number from 1 to 10000")
    return raw


def as_word(raw: Any) -> str:
    """A word of a URL. Raises ValueError for anything else."""
    text = as_filled(raw)
    if not is_slug(text):
        raise ValueError("must be lower-case letters, digits and hyphens")
    return text


def web_page(example: str) -> Reader:
    """A reader that takes the URL of something on the web, such as ``example``, or an empty text."""

    def read(raw: Any) -> str:
        text = as_text(raw)
        if text and not (is_web(text) and urlsplit(text).scheme in ("http", "https")):
            raise ValueError(f"must be a URL such as {example}")
        return text

    return read


def one_of(*words: str) -> Reader:
    """A reader that takes one of ``words``."""

    def read(raw: Any) -> str:
        if raw not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(raw)

    return read


def some_of(*words: str) -> Reader:
    """A reader that takes a list of some of ``words``, each once."""

    def read(raw: Any) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise ValueError('must be a list such as ["site"]')
        for item in raw:
            if item not in words:
                near = did_you_mean(str(item), words)
                raise ValueError(f"“{item}” is none of {', '.join(words)}" + (f" ({near})" if near else ""))
        return tuple(dict.fromkeys(raw))

    return read


def as_table(raw: Any) -> dict[str, Any]:
    """A table. Raises ValueError for anything else."""
    if not isinstance(raw, dict):
        raise ValueError("must be a table")
    return raw
