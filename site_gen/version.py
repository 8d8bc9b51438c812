"""What of the program itself an output depends on: its code and the libraries beside it.

Owns: one text that changes when any of them does.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path

from site_gen import __version__


def code_version() -> str:
    """A digest of this package's files (by stamp) and of the installed libraries' names and versions."""
    parts = [__version__, sys.version]
    here = Path(__file__).parent
    for folder, folders, files in os.walk(here):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "themes"))
        for name in sorted(files):
            if name.endswith((".py", ".ttf")):
                stat = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                parts.append(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}")
    for entry in sys.path:
        if entry.endswith(("site-packages", "dist-packages")) and os.path.isdir(entry):  # the latter is Debian's
            names = os.listdir(entry)  # noqa: PTH208
            parts += sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
