"""Themes: where a theme's files are, and which of its parent's it overrides.

Owns: the lookup of templates, assets and catalogues along the chain from child to parent.
Must not know: what a template shows.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from site_gen import read
from site_gen.errors import Problems, UsageError, did_you_mean

TEMPLATES, ASSETS, LOCALE = "templates", "assets", "locale"
DEFAULT = "default"
_HERE = Path(__file__).parent


class NoTheme(UsageError):
    """There is no theme of the name that was given."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} ({hint})")
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and its parents, the child first; ``digest`` is that of all their files."""

    names: tuple[str, ...]
    folders: tuple[Path, ...]
    assets: tuple[tuple[str, Path, str], ...]  # path under assets/, file, digest
    catalogues: tuple[Path, ...]
    digest: str


def places(root: Path) -> tuple[Path, ...]:
    """Where themes are looked for: the site's own, the installed package's, the source checkout's."""
    return root / "themes", _HERE / "themes", _HERE.parent / "themes"


def find(root: Path, name: str) -> Path:
    """The folder of the theme ``name``. Raises NoTheme when there is none."""
    for place in places(root):
        if (place / name).is_dir():
            return place / name
    known = sorted({entry.name for place in places(root) if place.is_dir() for entry in place.iterdir()})
    hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
    raise NoTheme(f"there is no theme “{name}” in {root / 'themes'}", hint)


def load(root: Path, name: str, language: str) -> Theme:
    """The theme ``name`` with its parents. Raises UsageError when one is missing or they form a circle."""
    names: list[str] = []
    folders: list[Path] = []
    following = name
    while following:
        if following in names:
            raise UsageError(f"the themes {', '.join(names)} are each other's parents (mend “parent” in theme.toml)")
        folder = find(root, following)
        names.append(following)
        folders.append(folder)
        following = _parent(folder, following)
    problems = Problems()
    assets: dict[str, tuple[str, Path, str]] = {}
    digests: list[str] = []
    for folder in folders:
        for found in read.files(folder, problems):
            path = folder / found.file
            digest = read.data(path)[1]
            digests.append(f"{folder.name}/{found.path} {digest}")
            kind, _, below = found.path.partition("/")
            if kind == ASSETS and not any(map(read.is_leftover, below.split("/"))):
                assets.setdefault(below, (below, path, digest))
    if problems.errors():
        raise UsageError(str(problems.errors()[0]))
    catalogues = tuple(
        path for folder in folders if (path := folder / LOCALE / language / "LC_MESSAGES" / "messages.po").is_file()
    )
    whole = read.digest("\n".join([*names, *digests]).encode())
    return Theme(tuple(names), tuple(folders), tuple(sorted(assets.values())), catalogues, whole)


def _parent(folder: Path, name: str) -> str:
    """What ``theme.toml`` names as parent; the default theme where it says nothing."""
    try:
        settings = tomllib.loads((folder / "theme.toml").read_text("utf-8"))
    except FileNotFoundError:
        settings = {}
    except (ValueError, RecursionError) as wrong:
        raise UsageError(f"{folder / 'theme.toml'}: {wrong}") from wrong
    parent = settings.get("parent", "" if name == DEFAULT else DEFAULT)
    if not isinstance(parent, str) or Path(parent).name != parent:
        raise UsageError(f"{folder / 'theme.toml'}: parent must be the name of a theme")
    return parent


def published(path: str, digest: str) -> str:
    """Where an asset is published: its digest in its name, so that a browser may keep it for ever."""
    stem, dot, ending = path.rpartition(".")
    return f"assets/{stem}.{digest[:10]}.{ending}" if dot else f"assets/{path}.{digest[:10]}"
