"""Finds and reads the source files: content, media, static files, themes.

Owns: which files are sources, the stamp by which an unchanged file is known, bytes to text.
Must not know: what the files say.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from sys import intern
from typing import NamedTuple

from site_gen.errors import Place, Problems, UsageError, did_you_mean
from site_gen.fields import MEDIA
from site_gen.schema import SCHEMAS

GLOSSARY = "glossary.yml"
STATIC = "../static/"  # how paths of static files begin, seen from the content folder
_PART = 1 << 16  # bytes read at once; few sources have more
_MARKDOWN = (".md", ".markdown")
_LEFTOVERS = (".", "~", "#")  # beginnings and endings of what editors and systems leave behind
_YOUNG = 2_000_000_000  # nanoseconds, for file systems with the coarsest clocks
_NEVER = (".git", ".DS_Store", "Thumbs.db")  # in static/, where everything else is published as it is


class Stamp(NamedTuple):  # as Found: there are as many as files, and tuples are made in a fraction of the time
    """What a file's unchanged state is known by. The times are nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Stamp:
        """The stamp of a stat result."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


class Found(NamedTuple):
    """A source file: ``path`` relative to its folder with forward slashes, ``kind`` the top folder it lies in.

    ``path`` is NFC like all text; ``file`` is the same as the file system writes it.
    """

    path: str
    kind: str
    stamp: Stamp
    file: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All source files of a site, and when they were looked at (nanoseconds since 1970)."""

    content: list[Found]
    static: list[Found]
    scanned: int

    def forget(self) -> None:
        """Lets go of the files: once all are gathered, a build that goes on for long needs to hold none of them."""
        self.content.clear()
        self.static.clear()


class BadBytes(Exception):
    """A file is not UTF-8; ``line`` is where."""

    def __init__(self, line: int) -> None:
        super().__init__("the bytes are not UTF-8")
        self.line = line


def is_leftover(name: str) -> bool:
    """Whether a file of that name is what an editor or the system left behind."""
    return name.startswith(_LEFTOVERS) or name.endswith(_LEFTOVERS) or name.endswith((".swp", ".tmp", ".bak"))


class _Walk:
    """Every file under a folder, in the order of their names; what cannot be taken is noted."""

    def __init__(self, folder: Path, problems: Problems, skipped: Callable[[str], bool]) -> None:
        self.folder, self.problems, self.skipped = folder, problems, skipped

    def files(self, below: str = "", path: str = "") -> Iterator[Found]:
        """The files below ``below`` (as the file system writes it), which is ``path`` in NFC."""
        with os.scandir(self.folder / below) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        first: dict[str, str] = {}
        for entry in entries:
            name = unicodedata.normalize("NFC", entry.name)
            inside = path + name
            if self.skipped(entry.name) or not self._usable(entry, inside):
                continue
            if first.setdefault(name, entry.name) != entry.name:
                self.problems.error(
                    Place(inside), "two files bear this name, written in two Unicode forms", "rename one"
                )
            elif entry.is_dir(follow_symlinks=False):
                yield from self.files(f"{below}{entry.name}/", f"{inside}/")
            elif entry.is_file():
                kind, file = intern(inside.partition("/")[0]), below + entry.name
                same = file == inside  # then one text serves for both
                yield Found(inside, kind, Stamp.of(entry.stat()), inside if same else file)

    def _usable(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether the name of the entry at ``path`` is text and it is no link that leads astray."""
        if not entry.name.isascii() and not self._readable(entry.name, path):
            return False
        return not entry.is_symlink() or self._leads_well(entry, Place(path))

    def _readable(self, name: str, path: str) -> bool:
        try:
            name.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "backslashreplace").decode()
            self.problems.error(Place(shown), "the file's name is not UTF-8", "rename it")
            return False
        return True

    def _leads_well(self, entry: os.DirEntry[str], place: Place) -> bool:
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            self.problems.warning(place, "the symbolic link leads nowhere", "remove it")
            return False
        if not target.is_relative_to(self.folder.resolve()):
            self.problems.error(place, "the symbolic link leads out of its folder", "put a copy of the file here")
            return False
        if target.is_dir():
            self.problems.warning(place, "links to folders are not followed", "put the files here")
            return False
        return True


def sources(content_folder: Path, static_folder: Path, problems: Problems) -> Sources:
    """Every source file; what is wrong with any is noted, its path seen from the content folder.

    Raises UsageError when there is no content folder: an empty site must not take the place of a full one.
    """
    if not content_folder.is_dir():
        raise UsageError(f"{content_folder}: there is no such folder of content (name it with --content, or make it)")
    scanned = time.time_ns()
    found = content(content_folder, problems)
    wrong = Problems()
    static = files(static_folder, wrong)
    problems.extend(wrong.found, STATIC)
    return Sources(found, static, scanned)


def content(folder: Path, problems: Problems) -> list[Found]:
    """The source files of the content ``folder``; files that would not be published are noted as warnings."""
    sources = []
    for found in _Walk(folder, problems, is_leftover).files():
        if _is_source(found):
            sources.append(found)
        elif found.path in (*SCHEMAS, MEDIA):
            message = f"“{found.path}” must be a folder"
            problems.error(Place(found.path), message, "remove the file and make a folder of that name")
        else:
            hint = "only .md files are; pictures go to content/media/"
            if found.kind not in SCHEMAS:
                folders = f"folders: {', '.join(SCHEMAS)}, {MEDIA}"
                hint = did_you_mean(found.kind, (*SCHEMAS, MEDIA, GLOSSARY)) or folders
            problems.warning(Place(found.path), "this file is not published", hint)
    return sources


def _is_source(found: Found) -> bool:
    if found.path == found.kind:
        return found.path == GLOSSARY
    return found.kind == MEDIA or (found.kind in SCHEMAS and found.path.lower().endswith(_MARKDOWN))


def files(folder: Path, problems: Problems) -> list[Found]:
    """Every file under ``folder`` as it is, hidden ones such as ``.well-known`` too; none where it is missing."""
    if not folder.is_dir():
        return []
    return list(_Walk(folder, problems, _NEVER.__contains__).files())


def folder_of(path: str) -> str:
    """The folder that the file at ``path`` lies in; empty at the top."""
    return path.rpartition("/")[0]


def data(path: Path | str) -> tuple[bytes, str]:
    """A file's bytes and their digest (32 hexadecimal digits)."""
    file = os.open(path, os.O_RDONLY)
    try:
        parts = list(iter(partial(os.read, file, _PART), b""))
    finally:
        os.close(file)
    raw = parts[0] if len(parts) == 1 else b"".join(parts)
    return raw, digest(raw)


def digest(raw: bytes) -> str:
    """The digest by which bytes are known everywhere here."""
    return blake2b(raw, digest_size=16).hexdigest()


def text(raw: bytes) -> str:
    """UTF-8 bytes as text with ``\\n`` as line end. Raises BadBytes."""
    try:
        decoded = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        raise BadBytes(raw.count(b"\n", 0, wrong.start) + 1) from wrong
    return decoded.replace("\r\n", "\n").replace("\r", "\n") if "\r" in decoded else decoded


def is_young(stamp: Stamp, scanned: int) -> bool:
    """Whether the file was so new when its stamp was taken that it may change again without a new stamp."""
    return scanned - max(stamp.mtime, stamp.ctime) <= _YOUNG


def trusted(stamp: Stamp, scanned: int) -> Stamp:
    """``stamp``, or one that fits no file where it is too young to be trusted."""
    return Stamp(-1, -1, -1, -1) if is_young(stamp, scanned) else stamp
