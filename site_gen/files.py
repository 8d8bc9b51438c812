"""New files for maintainers: written whole, never over another.

Owns: creating files outside the output folder.
"""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path

from site_gen.errors import UsageError


def create(path: Path, text: str) -> None:
    """Writes ``text`` to the new file ``path``. Raises UsageError when there is one, or it cannot be written."""
    whole = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(text, encoding="utf-8", newline="\n")
        _name(whole, path)
    except FileExistsError as exists:
        raise UsageError(f"{exists.filename2 or exists.filename}: is there already, and is not overwritten") from exists
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be written: {wrong.strerror}") from wrong
    finally:
        with suppress(OSError):
            whole.unlink()


def _name(whole: Path, path: Path) -> None:
    """Gives a file its name, unless another bears it."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        path.touch(exist_ok=False)
        os.replace(whole, path)
