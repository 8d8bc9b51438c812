"""Pictures in other widths that were made before, by content: they outlive the output folder and a change of the code.

Owns: the folder ``.cache/pictures/``. It may be deleted at any time; a file in it that is not whole is made again.
Must not know: how a picture is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_SEAL = 16  # bytes at the head of each file that tell whether the rest is whole, and of which recipe


@dataclass(frozen=True, slots=True)
class Store:
    """The files in ``folder``. A name says what picture it is, and a recipe what code and library it comes from."""

    folder: Path

    def kept(self, name: str, recipe: str, make: Callable[[], bytes]) -> bytes:
        """The file ``name``, made by ``make`` where it is not there yet, or of another recipe."""
        path = self.folder / name
        with suppress(OSError):
            raw = path.read_bytes()
            if raw[:_SEAL] == _seal(recipe, raw[_SEAL:]):
                return raw[_SEAL:]
        data = make()
        temporary = self.folder / f".{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_seal(recipe, data) + data)
            temporary.replace(path)
        except OSError:  # a full disk, perhaps: the site can do without
            with suppress(OSError):
                temporary.unlink()
        return data

    def lacks(self, name: str) -> bool:
        """Whether there is no file ``name``, whole or not."""
        return not (self.folder / name).exists()

    def clear(self) -> None:
        """Forgets everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def prune(self, names: Iterable[str]) -> None:
        """Removes what is none of ``names``."""
        wanted = frozenset(names)
        with suppress(OSError):
            for entry in list(os.scandir(self.folder)):
                if entry.name not in wanted:
                    os.unlink(entry)


def _seal(recipe: str, data: bytes) -> bytes:
    return blake2b(recipe.encode() + data, digest_size=_SEAL).digest()
