"""``site.toml`` as a frozen :class:`Config`.

Owns: the settings, their defaults and types, and where the site's folders are.
Must not know: what the settings do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from site_gen import dates, theme
from site_gen.errors import ContentError, Place, Problems, UsageError, did_you_mean
from site_gen.model import TERM_KINDS
from site_gen.text import clean
from site_gen.urls import WORDS, Urls, is_slug

FILE = "site.toml"
FEED_KINDS = ("site", *TERM_KINDS, "editions")
FEED_FORMATS = ("rss", "atom", "json")
CARDS = ("site", "articles", "off")
_IN_PATH = "/%!$&()*+,;=:@"  # what stands in the path of a URL as it is, beside letters and digits


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """``[feeds]``: how many items, which kinds have feeds, in which formats, which with full text and archives."""

    items: int = 20
    kinds: tuple[str, ...] = FEED_KINDS
    formats: tuple[str, ...] = ("rss",)
    full: tuple[str, ...] = ("site", "organizations", "topics", "editions")
    archives: tuple[str, ...] = ("site",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one site, and its folders."""

    title: str
    base_url: str
    site_id: str = ""
    description: str = ""
    language: str = "vi"
    timezone: str = "Asia/Ho_Chi_Minh"
    theme: str = "default"
    per_page: int = 20
    search: bool = True
    editions: bool = True
    data: bool = True
    cards: str = "site"
    link_names: bool = True
    typographic_quotes: bool = False
    feeds: FeedSettings = field(default_factory=FeedSettings)
    words: tuple[tuple[str, str], ...] = tuple(WORDS.items())
    root: Path = Path()
    content: Path = Path("content")
    output: Path = Path("public")

    @property
    def urls(self) -> Urls:
        """The maker of this site's URLs."""
        parts = urlsplit(self.base_url)
        return Urls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"), dict(self.words))

    @property
    def cache(self) -> Path:
        """The folder of the cache, which may be deleted at any time."""
        return self.root / ".cache"

    def settings(self) -> str:
        """Every setting that the output can depend on, as one text; the folders are left out."""
        return repr([(f.name, getattr(self, f.name)) for f in fields(self) if f.type != "Path"])


class _Door:
    """Reads one table of ``site.toml``, noting every fault with its line."""

    def __init__(self, path: str, text: str, problems: Problems) -> None:
        self.path, self.text, self.problems = path, text, problems

    def place(self, key: str, table: str = "") -> Place:
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
        name = f"{table}.{key}" if table else key
        self.problems.error(self.place(key, table), f"{name}: {message}", hint)

    def table(self, data: Mapping[str, Any], readers: Mapping[str, _Reader], table: str = "") -> dict[str, Any]:
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


_Reader = Callable[[Any], Any]


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise ValueError("must be a text between quotes")
    return clean(raw).strip()


def _filled(raw: Any) -> str:
    text = _text(raw)
    if not text:
        raise ValueError("must not be empty")
    return text


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError("must be true or false")
    return raw


def _count(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 1 <= raw <= 10_000:
        raise ValueError("must be a whole number from 1 to 10000")
    return raw


def _base_url(raw: Any) -> str:
    text = _text(raw)
    parts = urlsplit(text)
    plain = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    if not plain or re.search(r"[\s<>\"'\\]|/\.\.?(/|$)|//", text.split("://", 1)[-1]):
        raise ValueError("must be a URL such as https://example.org/")
    return f"{parts.scheme}://{parts.netloc}{quote(parts.path, _IN_PATH).rstrip('/')}/"


def _timezone(raw: Any) -> str:
    dates.zone(_filled(raw))
    return _text(raw)


def _folder_name(raw: Any) -> str:
    text = _filled(raw)
    if re.fullmatch(r"[\w-]+(\.[\w-]+)*", text) is None:
        raise ValueError("must be the name of a folder in themes/")
    return text


def _language(raw: Any) -> str:
    text = _filled(raw)
    if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text) is None:
        raise ValueError("must be a language tag such as vi or en")
    return text


def _word(raw: Any) -> str:
    text = _filled(raw)
    if not is_slug(text):
        raise ValueError("must be lower-case letters, digits and hyphens")
    return text


def _one_of(*words: str) -> _Reader:
    def read(raw: Any) -> str:
        if raw not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(raw)

    return read


def _some_of(*words: str) -> _Reader:
    def read(raw: Any) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise ValueError('must be a list such as ["site"]')
        for item in raw:
            if item not in words:
                near = did_you_mean(str(item), words)
                raise ValueError(f"“{item}” is none of {', '.join(words)}" + (f" ({near})" if near else ""))
        return tuple(dict.fromkeys(raw))

    return read


def _table(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise ValueError("must be a table")
    return raw


_SETTINGS: dict[str, _Reader] = {
    "title": _filled,
    "base_url": _base_url,
    "site_id": _filled,
    "description": _text,
    "language": _language,
    "timezone": _timezone,
    "theme": _folder_name,
    "per_page": _count,
    "search": _flag,
    "editions": _flag,
    "data": _flag,
    "cards": _one_of(*CARDS),
    "link_names": _flag,
    "typographic_quotes": _flag,
    "feeds": _table,
    "urls": _table,
}
_FEEDS: dict[str, _Reader] = {
    "items": _count,
    "kinds": _some_of(*FEED_KINDS),
    "formats": _some_of(*FEED_FORMATS),
    "full": _some_of(*FEED_KINDS),
    "archives": _some_of(*FEED_KINDS),
}
_URLS: dict[str, _Reader] = dict.fromkeys(WORDS, _word)


def parse(text: str, path: str = FILE) -> Config:
    """The settings that ``text`` (TOML) holds. Raises ContentError with every fault."""
    problems = Problems()
    try:
        data = tomllib.loads(text)
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
    door = _Door(path, text, problems)
    values = door.table(data, _SETTINGS)
    for name in ("title", "base_url"):
        if name not in data:
            problems.error(Place(path), f"{name} is missing", f'add a line such as {name} = "…"')
    feeds = FeedSettings(**door.table(values.pop("feeds", {}), _FEEDS, "feeds"))
    words = WORDS | door.table(values.pop("urls", {}), _URLS, "urls")
    _distinct(words, door)
    if problems.errors():
        raise ContentError(problems.sorted())
    return Config(**{"site_id": values["base_url"], **values}, feeds=feeds, words=tuple(words.items()))


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


def _distinct(words: Mapping[str, str], door: _Door) -> None:
    first: dict[str, str] = {}
    for key, word in words.items():
        if key not in ("page", "month") and first.setdefault(word, key) != key:
            door.error(key, "urls", f"“{word}” is the word of {first[word]} already")


def load(root: Path, **overrides: Any) -> Config:
    """The settings of the site in ``root``; ``overrides`` (from the command line) replace fields.

    Raises UsageError when there is no ``site.toml``, ContentError when it has faults.
    """
    path = root / FILE
    try:
        raw = path.read_bytes()
    except OSError as missing:
        raise UsageError(
            f"{path}: there is no site here: no {FILE} (go to the site's folder, or name it with --root)"
        ) from missing
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        problems = Problems()
        problems.error(Place(FILE, line), "the bytes are not UTF-8", "save the file as UTF-8")
        raise ContentError(problems.sorted()) from wrong
    text = text.replace("\r\n", "\n")
    config = parse(text)
    given = {name: value for name, value in overrides.items() if value is not None}
    if "base_url" in given:
        try:
            given["base_url"] = _base_url(given["base_url"])
        except ValueError as wrong:
            raise UsageError(f"--base-url: {wrong}") from wrong
    if "theme" in given:
        try:
            given["theme"] = _folder_name(given["theme"])
        except ValueError as wrong:
            raise UsageError(f"--theme: {wrong}") from wrong
    else:
        _theme_there(root, config.theme, _Door(FILE, text, Problems()))
    folders = {"root": root, "content": root / "content", "output": root / "public"}
    return replace(config, **{**folders, **given})


def _theme_there(root: Path, name: str, door: _Door) -> None:
    try:
        theme.find(root, name)
    except theme.NoTheme as missing:
        door.error("theme", "", missing.message, missing.hint)
        raise ContentError(door.problems.sorted()) from missing
