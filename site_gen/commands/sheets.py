"""The theme's style sheets as they are being edited, under every name that an open page may know them by.

Owns: which changes are of nothing but style sheets, what is served for one meanwhile.
Must not know: how pages are made again with the new name.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from site_gen import theme
from site_gen.styles import compact

_ENDING = ".css"


class Sheets:
    """The style sheets of the themes that were in use since the server began."""

    def __init__(self) -> None:
        self._assets: dict[str, str] = {}  # each name that one was published under: its path below assets/
        self._files: dict[str, Path] = {}  # its path: the file it is made of now

    def know(self, look: theme.Theme) -> None:
        """Notes the style sheets of a theme that pages were just made with."""
        found = [(path, file, digest) for path, file, digest in look.assets if path.endswith(_ENDING)]
        files = {path: file for path, file, _ in found}
        names = {theme.published(path, digest): path for path, _, digest in found}
        self._files, self._assets = files, {**self._assets, **names}

    def all(self, paths: Iterable[Path]) -> bool:
        """Whether all these changed files are style sheets of the theme that are still there."""
        own = {file.absolute() for file in self._files.values()}
        return all(path in own and path.is_file() for path in paths)

    def at(self, name: str) -> bytes | None:
        """What is served at that path of the site; None where no style sheet ever was."""
        file = self._files.get(self._assets.get(name, ""))
        if file:
            with suppress(OSError, UnicodeDecodeError):
                return compact(file.read_bytes().decode("utf-8-sig")).encode()
        return None
