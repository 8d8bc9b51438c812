"""The floor: a program that only reads the same inputs and writes the same outputs, with nothing in between.

``python floor.py LIST OUTPUT PROCESSES``: LIST is JSON, ``{"inputs": [path], "outputs": [[path, length]]}``. What is
written are bytes of the right number, not those of a page: a builder has them in memory when it writes.

Owns: the least that any builder must do.
Must not know: this project; it is started as a program of its own.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence


def read(paths: Sequence[str]) -> int:
    """Reads the files, one after another; gives the number of bytes."""
    total = 0
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            total += len(file.read())
    return total


def write(folder: str, files: Sequence[tuple[str, int]]) -> None:
    """Writes files of these lengths below ``folder``."""
    filling = memoryview(b"x" * max((length for _, length in files), default=0))
    made: set[str] = set()
    for path, length in files:
        above = os.path.dirname(f"{folder}/{path}")
        if above not in made:
            os.makedirs(above, exist_ok=True)
            made.add(above)
        with open(f"{folder}/{path}", "wb", buffering=0) as file:
            file.write(filling[:length])


def run(listed: str, output: str, processes: int) -> None:
    """Does the whole job in so many processes."""
    with open(listed, encoding="utf-8") as file:
        work = json.load(file)
    children = []
    for part in range(1, processes):
        child = os.fork()
        if not child:
            _part(work, output, part, processes)
            os._exit(0)
        children.append(child)
    _part(work, output, 0, processes)
    if any(os.waitpid(child, 0)[1] for child in children):
        raise SystemExit("a process of the floor failed")


def _part(work: dict[str, list], output: str, part: int, processes: int) -> None:
    """One process' share: a run of neighbours, so that two processes seldom write into one folder."""
    inputs, outputs = work["inputs"], work["outputs"]
    read(inputs[len(inputs) * part // processes : len(inputs) * (part + 1) // processes])
    write(output, outputs[len(outputs) * part // processes : len(outputs) * (part + 1) // processes])


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], int(sys.argv[3]))
