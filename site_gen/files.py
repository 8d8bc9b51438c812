"""New files for maintainers: written whole, never over another.

Owns: creating files outside the output folder.
"""

from __future__ import annotations

from pathlib import Path

from site_gen.errors import UsageError


def create(path: Path, text: str) -> None:
    """Writes ``text`` to the new file ``path``. Raises UsageError when there is one, or it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as exists:
        raise UsageError(f"{path}: is there already, and is not overwritten") from exists
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be written: {wrong.strerror}") from wrong
