"""One build at a time on one site.

Owns: the lock file in the cache folder. The system frees the lock however its holder ends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_gen.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows: two builds at once are the maintainer's own care
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 60.0  # seconds
_PAUSE = 0.1


@contextmanager
def alone(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Waits up to ``patience`` seconds for another build on ``folder`` to end. Raises UsageError when it does not."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        end = time.monotonic() + patience
        while fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as held:
                if time.monotonic() > end:
                    raise UsageError(f"{folder}: another build of this site is running (wait, or stop it)") from held
                time.sleep(_PAUSE)
        yield
