"""Finds and reads the source files: content, media, static files, themes.

Owns: which files are sources, the stamp by which an unchanged file is known, bytes to text.
Must not know: what the files say.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from site_gen.errors import Place, Problems, did_you_mean
from site_gen.schema import MEDIA, SCHEMAS

GLOSSARY = "glossary.yml"
STATIC = "../static/"  # how paths of static files begin, seen from the content folder
_MARKDOWN = (".md", ".markdown")
_LEFTOVERS = (".", "~", "#")  # beginnings and endings of what editors and systems leave behind


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file's unchanged state is known by. The times are nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Stamp:
        """The stamp of a stat result."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


@dataclass(frozen=True, slots=True)
class Found:
    """A source file: ``path`` relative to its folder with forward slashes, ``kind`` the top folder it lies in."""

    path: str
    kind: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Sources:
    """All source files of a site, and when they were looked at (nanoseconds since 1970)."""

    content: list[Found]
    static: list[Found]
    scanned: int


class BadBytes(Exception):
    """A file is not UTF-8; ``line`` is where."""

    def __init__(self, line: int) -> None:
        super().__init__("the bytes are not UTF-8")
        self.line = line


def _ignored(name: str) -> bool:
    return name.startswith(_LEFTOVERS) or name.endswith(_LEFTOVERS) or name.endswith((".swp", ".tmp", ".bak"))


def _walk(folder: Path, below: str, problems: Problems, hidden: bool = False) -> Iterator[Found]:
    """Every file under ``folder``/``below``, in the order of their names."""
    try:
        entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if _ignored(entry.name) and not (hidden and entry.name.startswith(".")):
            continue
        if entry.is_symlink() and not _inside(Path(entry.path), folder):
            problems.error(Place(path), "the symbolic link leads out of its folder", "put a copy of the file here")
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, path, problems, hidden)
        elif entry.is_file():
            yield Found(path, path.split("/", 1)[0], Stamp.of(entry.stat()))


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def sources(content_folder: Path, static_folder: Path, problems: Problems) -> Sources:
    """Every source file; what is wrong with any is noted, its path seen from the content folder."""
    scanned = time.time_ns()
    found = content(content_folder, problems)
    wrong = Problems()
    static = files(static_folder, wrong, hidden=True)
    problems.extend(wrong.found, STATIC)
    return Sources(found, static, scanned)


def content(folder: Path, problems: Problems) -> list[Found]:
    """The source files of the content ``folder``; files that would not be published are noted as warnings."""
    sources = []
    for found in _walk(folder, "", problems):
        place = Place(found.path)
        if found.path == GLOSSARY or (found.kind == MEDIA and found.path != MEDIA):
            sources.append(found)
        elif found.kind not in SCHEMAS or "/" not in found.path:
            hint = did_you_mean(found.kind, (*SCHEMAS, MEDIA, GLOSSARY)) or f"folders: {', '.join(SCHEMAS)}, {MEDIA}"
            problems.warning(place, "this file is not published", hint)
        elif found.path.lower().endswith(_MARKDOWN):
            sources.append(found)
        else:
            problems.warning(place, "this file is not published", "only .md files are; pictures go to content/media/")
    return sources


def files(folder: Path, problems: Problems, *, hidden: bool = False) -> list[Found]:
    """Every file under ``folder`` (none where it is missing), with names that begin with a dot if ``hidden``."""
    return list(_walk(folder, "", problems, hidden))


def data(path: Path) -> tuple[bytes, str]:
    """A file's bytes and their digest (32 hexadecimal digits)."""
    raw = path.read_bytes()
    return raw, digest(raw)


def digest(raw: bytes) -> str:
    """The digest by which bytes are known everywhere here."""
    return blake2b(raw, digest_size=16).hexdigest()


def text(raw: bytes) -> str:
    """UTF-8 bytes as text with ``\\n`` as line end. Raises BadBytes."""
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadBytes(raw.count(b"\n", 0, wrong.start) + 1) from wrong
    return decoded.replace("\r\n", "\n").replace("\r", "\n")
