"""Writes output files, each whole or not at all, and removes what is not planned.

Owns: everything that changes the output folder; whether a folder is ours to change.
Must not know: what the files hold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISLNK
from zlib import crc32

from site_gen.errors import UsageError

_MARK = re.compile(rb"<generator>diemtin\b|<meta name=\"generator\" content=\"diemtin\b")
OWN = ("feed.xml", "index.html")  # they name the tool as the maker of a folder
LINK = (-1, -1)
_TEMPORARY = ".diemtin-tmp-"
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def check_folder(output: Path, sources: Iterable[Path], marks: Iterable[str], *, known: bool) -> None:
    """Raises UsageError unless ``output`` may be wholly the tool's: new, empty, its own, or ``known`` as such.

    It is its own when one of the files ``marks`` names the tool as its generator. It must hold none of ``sources``
    and lie in none of them.
    """
    resolved = output.resolve()
    for source in sources:
        if source.resolve().is_relative_to(resolved):
            raise UsageError(f"{output}: the output folder would hold {source}, and all else in it is removed")
        if resolved.is_relative_to(source.resolve()):
            raise UsageError(f"{output}: the output folder would lie in {source}, and be read as a part of it")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is not a folder")
    if known or not output.is_dir() or all(entry.name.startswith(_TEMPORARY) for entry in output.iterdir()):
        return
    for name in marks:
        with suppress(OSError), (output / name).open("rb") as file:
            if _MARK.search(file.read(20_000)):
                return
    raise UsageError(
        f"{output}: is not empty and was not made by this tool; everything in it would be removed "
        "(name another folder with --output, or empty it)"
    )


def existing(output: Path, share: int = 0, shares: int = 1) -> dict[str, tuple[int, int]]:
    """Every file in the output folder: path to (size, mtime in nanoseconds); a symbolic link has ``LINK`` for both. Of
    several ``shares``, which together are all of it, one alone."""

    def enter(path: str) -> bool:
        return path.count("/") != 1 or crc32(os.fsencode(path)) % shares == share

    found = _walk(str(output), "", enter)
    return dict(found if share == 0 else (one for one in found if one[0].count("/") > 1))


def state(output: Path, path: str) -> tuple[int, int] | None:
    """The file at ``path`` as :func:`existing` tells it; None where there is none."""
    try:
        stat = os.lstat(output / path)
    except OSError:
        return None
    return LINK if S_ISLNK(stat.st_mode) else (stat.st_size, stat.st_mtime_ns)


def _walk(folder: str, below: str, enter: Callable[[str], bool]) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if enter(path):
                yield from _walk(entry.path, f"{path}/", enter)
        elif entry.is_symlink():
            yield path, LINK
        else:
            stat = entry.stat(follow_symlinks=False)
            yield path, (stat.st_size, stat.st_mtime_ns)


def write(output: Path, path: str, data: bytes, *, new: bool = False) -> tuple[bool, int, int]:
    """Puts ``data`` at ``path`` unless it stands there already: (whether it wrote, size, mtime in nanoseconds). ``new``
    says that there was no such file a moment ago, so that none is looked for."""
    target = f"{output}/{path}"
    known = None if new else _same(target, data)
    if known:
        return False, known.st_size, known.st_mtime_ns
    temporary = f"{target.rpartition('/')[0]}/{_TEMPORARY}{os.getpid()}"
    try:
        descriptor = os.open(temporary, _CREATE, 0o666)
    except (FileNotFoundError, NotADirectoryError):
        _make_folder(output, path)
        descriptor = os.open(temporary, _CREATE, 0o666)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            stat = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return True, stat.st_size, stat.st_mtime_ns


def _same(target: str, data: bytes) -> os.stat_result | None:
    """The state of the file at ``target`` where it holds just ``data``."""
    with suppress(OSError):
        stat = os.lstat(target)
        if stat.st_size == len(data) and not os.path.islink(target):
            with open(target, "rb") as file:
                if file.read() == data:
                    return stat
    return None


def _replace(temporary: str, target: str) -> None:
    try:
        os.replace(temporary, target)
    except OSError:
        if not os.path.isdir(target) or os.path.islink(target):
            raise
        import shutil  # noqa: PLC0415  it imports every way of packing files

        shutil.rmtree(target)  # an earlier build had pages below this address
        os.replace(temporary, target)


def _make_folder(output: Path, path: str) -> None:
    """Makes the folders above ``path``; a file of an earlier build that stands in the way is removed."""
    with suppress(OSError):
        os.mkdir(f"{output}/{path.rpartition('/')[0]}")  # most often it alone is missing
        return
    for above in reversed(Path(path).parents):
        folder = output / above
        if folder.is_file() or folder.is_symlink():
            folder.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def prune(output: Path, paths: Iterable[str]) -> int:
    """Removes the files at ``paths`` and every folder that is left empty; gives the number of files."""
    folders: set[str] = set()
    count = 0
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(f"{output}/{path}")
            count += 1
        folders.update(str(above) for above in Path(path).parents if str(above) != ".")
    for folder in sorted(folders, key=len, reverse=True):
        with suppress(OSError):
            os.rmdir(f"{output}/{folder}")
    return count
