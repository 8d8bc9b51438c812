"""What the figures were measured with and on; nothing by which the machine could be told."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

from bench.tools import PROJECT, VENV, hugo_binary

LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "pyyaml", "ahocorasick-rs", "pillow", "babel")


def versions() -> dict[str, str]:
    """The programs that were run, by name."""
    found = {"this project": _commit(), "Python": platform.python_version()}
    found |= {name: metadata.version(name) for name in LIBRARIES}
    hugo = subprocess.run([hugo_binary(), "version"], capture_output=True, text=True, check=True).stdout
    found["Hugo"] = hugo.split()[1].split("-")[0].removeprefix("v")
    pelican = sorted(VENV.glob("lib/python*/site-packages/pelican-*.dist-info"))
    if pelican:
        found["Pelican"] = pelican[0].name.removeprefix("pelican-").removesuffix(".dist-info")
    return found


def _commit() -> str:
    """The version of this checkout; with a plus where files were changed since."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],  # noqa: S607
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"


def machine(folder: Path) -> dict[str, str]:
    """Processor, memory, kernel, and the kind of file system that ``folder`` is on."""
    model = re.search(r"model name\s*:\s*(.+)", _read("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", _read("/proc/meminfo"))
    return {
        "processor": model[1].strip() if model else platform.machine(),
        "processors for this process": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(memory[1]) / 2**20:.1f} GiB" if memory else "unknown",
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "file system": _file_system(folder),
        "load average before": f"{os.getloadavg()[0]:.1f}",
    }


def _file_system(folder: Path) -> str:
    """The kind of the file system that the folder is on: the longest mount point above it."""
    best, kind = "", "unknown"
    for line in _read("/proc/mounts").splitlines():
        _, point, found, *_ = line.split()
        above = point.rstrip("/") + "/"
        if f"{folder.resolve()}/".startswith(above) and len(above) >= len(best):
            best, kind = above, found
    return kind


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", errors="replace")
    except OSError:
        return ""
