"""Runs a command and says what it cost: seconds by the clock, processor seconds, memory, children included.

Owns: how time and memory are measured.
Must not know: what the command is for.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05  # seconds between two looks at the memory
_PROC = Path("/proc")


class CommandFailed(Exception):
    """A measured command did not end well; its output is the message."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost, in seconds."""

    wall: float
    cpu: float


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Runs the command in ``folder`` and waits for it. Raises CommandFailed where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None  # noqa: S101  it is a pipe
    with process.stderr as stream:
        told = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)}: exit status {process.returncode}\n{told.decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """The most bytes that the command and all that it starts hold together, looked at every 50 ms.

    What processes share is counted once (PSS), so forked workers are not charged twice for what they inherited.
    """
    peak = 0
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(_held(pid) for pid in tree(process.pid)))
            time.sleep(_PAUSE)
        if process.returncode:
            raise CommandFailed(f"{' '.join(command)}: exit status {process.returncode}")
    return peak


def tree(root: int) -> list[int]:
    """The process and all below it."""
    found = [root]
    for pid in found:
        for thread in _listed(_PROC / str(pid) / "task"):
            found += map(int, _read(_PROC / str(pid) / "task" / thread / "children").split())
    return found


def _held(pid: int) -> int:
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _listed(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
