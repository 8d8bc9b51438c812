"""``site.toml`` as a frozen :class:`Config`.

Owns: the settings, their defaults and types, and where the site's folders are.
Must not know: what the settings do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from site_gen import dates, feed_settings, theme, toml_values
from site_gen.errors import ContentError, Place, Problems, UsageError
from site_gen.feed_settings import FeedSettings
from site_gen.newsletter import settings as newsletter_settings
from site_gen.newsletter.settings import NewsletterSettings
from site_gen.toml_values import Door, Reader
from site_gen.urls import BELOW, WORDS, Urls

FILE = "site.toml"
CARDS = ("site", "articles", "off")
_IN_PATH = "/%!$&()*+,;=:@"  # what stands in the path of a URL as it is, beside letters and digits


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
    license: str = ""
    cards: str = "site"
    link_names: bool = True
    typographic_quotes: bool = False
    feeds: FeedSettings = field(default_factory=FeedSettings)
    newsletter: NewsletterSettings = field(default_factory=NewsletterSettings)
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

    @property
    def pictures(self) -> Path:
        """The folder in the cache where pictures are kept that were made smaller."""
        return self.cache / "pictures"

    def settings(self) -> str:
        """Every setting that the output can depend on, as one text; the folders and the mails are left out."""
        known = (f for f in fields(self) if f.type not in ("Path", "NewsletterSettings"))
        return repr([(f.name, getattr(self, f.name)) for f in known])


def _base_url(raw: Any) -> str:
    text = toml_values.as_text(raw)
    parts = urlsplit(text)
    plain = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    if not plain or re.search(r"[\s<>\"'\\]|/\.\.?(/|$)|//", text.split("://", 1)[-1]):
        raise ValueError("must be a URL such as https://example.org/")
    return f"{parts.scheme}://{parts.netloc}{quote(parts.path, _IN_PATH).rstrip('/')}/"


def _timezone(raw: Any) -> str:
    dates.zone(toml_values.as_filled(raw))
    return toml_values.as_text(raw)


def _folder_name(raw: Any) -> str:
    text = toml_values.as_filled(raw)
    if re.fullmatch(r"[\w-]+(\.[\w-]+)*", text) is None:
        raise ValueError("must be the name of a folder in themes/")
    return text


def _language(raw: Any) -> str:
    text = toml_values.as_filled(raw)
    if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text) is None:
        raise ValueError("must be a language tag such as vi or en")
    return text


_SETTINGS: dict[str, Reader] = {
    "title": toml_values.as_filled,
    "base_url": _base_url,
    "site_id": toml_values.as_filled,
    "description": toml_values.as_text,
    "language": _language,
    "timezone": _timezone,
    "theme": _folder_name,
    "per_page": toml_values.as_count,
    "search": toml_values.as_flag,
    "editions": toml_values.as_flag,
    "data": toml_values.as_flag,
    "license": toml_values.web_page("https://creativecommons.org/licenses/by/4.0/"),
    "cards": toml_values.one_of(*CARDS),
    "link_names": toml_values.as_flag,
    "typographic_quotes": toml_values.as_flag,
    "feeds": toml_values.as_table,
    "newsletter": toml_values.as_table,
    "urls": toml_values.as_table,
}
_URLS: dict[str, Reader] = dict.fromkeys(WORDS, toml_values.as_word)


def parse(text: str, path: str = FILE) -> Config:
    """The settings that ``text`` (TOML) holds. Raises ContentError with every fault."""
    problems = Problems()
    data = toml_values.load(text, path, problems)
    door = Door(path, text, problems)
    values = door.table(data, _SETTINGS)
    for name in ("title", "base_url"):
        if name not in data:
            problems.error(Place(path), f"{name} is missing", f'add a line such as {name} = "…"')
    feeds = feed_settings.read(values.pop("feeds", {}), door)
    newsletter = newsletter_settings.read(values.pop("newsletter", {}), door)
    words = WORDS | door.table(values.pop("urls", {}), _URLS, "urls")
    _distinct(words, door)
    if problems.errors():
        raise ContentError(problems.sorted())
    given = {"site_id": values["base_url"], **values}
    return Config(**given, feeds=feeds, newsletter=newsletter, words=tuple(words.items()))


def _distinct(words: Mapping[str, str], door: Door) -> None:
    first: dict[str, str] = {}
    for key, word in words.items():
        if key not in BELOW and first.setdefault(word, key) != key:
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
        _theme_there(root, config.theme, Door(FILE, text, Problems()))
    folders = {"root": root, "content": root / "content", "output": root / "public"}
    return replace(config, **{**folders, **given})


def _theme_there(root: Path, name: str, door: Door) -> None:
    try:
        theme.find(root, name)
    except theme.NoTheme as missing:
        door.error("theme", "", missing.message, missing.hint)
        raise ContentError(door.problems.sorted()) from missing
