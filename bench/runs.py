"""The measured runs: tools in turn, each scenario so many times.

Owns: the order of runs, what is done between them untimed.
Must not know: how results are shown.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import edits, measure
from bench.corpus import Folders
from bench.measure import Cost
from bench.tools import Tool

COLD, NOTHING, AT_ONCE = "cold", "no change", " at once"
# In the order in which they are run. An edit "at once" is built without the pause that all others are given.
SCENARIOS = (COLD, NOTHING, *edits.CHANGES, edits.BODY + AT_ONCE)
# This project does not trust the time stamp of a file that was changed in the last two seconds, and reads it.
PAUSE = 2.1


@dataclass(frozen=True, slots=True)
class Runs:
    """What was measured in a scenario: for each tool its runs, in order; run by run they belong together."""

    scenario: str
    costs: dict[str, list[Cost]]
    memory: dict[str, int]


def measured(
    folders: Folders, tools: Sequence[Tool], scenarios: Sequence[str], runs: int, tell: Callable[[str], None]
) -> Iterator[Runs]:
    """The scenarios one after another."""
    standing = False
    for scenario in SCENARIOS:
        if scenario not in scenarios:
            continue
        if scenario == COLD:
            yield _cold(folders, tools, runs, tell)
            continue
        able = [tool for tool in tools if tool.files and _can(tool, scenario)]
        if not able:
            continue
        if not standing:
            _stand(able, tell)
            standing = True
        yield _rebuilds(folders, able, scenario, runs, tell)


def _can(tool: Tool, scenario: str) -> bool:
    return scenario != edits.THEME or (tool.files is not None and tool.files.template.is_file())


def _cold(folders: Folders, tools: Sequence[Tool], runs: int, tell: Callable[[str], None]) -> Runs:
    """Cold builds, each into a new folder with a new cache; then one more of each, to look at its memory."""
    folders.cold.mkdir(exist_ok=True)
    first = sum(1 for _ in folders.cold.iterdir())
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in tools}
    memory: dict[str, int] = {}
    for number in range(runs + 1):
        for tool in tools:
            if number in range(tool.most, runs):
                continue
            output = folders.cold / f"{first + number}-{tool.name}"
            _put_away(tool, folders.cold / f"{output.name}-cache")
            os.sync()
            if number == runs:
                memory[tool.name] = measure.peak_memory(tool.command(output), tool.root)
                continue
            cost = measure.timed(tool.command(output), tool.root)
            costs[tool.name].append(cost)
            tell(f"  {COLD} {number + 1}/{runs} {tool.title}: {cost.wall:.2f} s, {cost.cpu:.2f} s of processors")
    return Runs(COLD, costs, memory)


def _put_away(tool: Tool, folder: Path) -> None:
    """Moves what the tool keeps between builds: removing it now would slow down the builds that follow."""
    for name in tool.cache:
        if (tool.root / name).exists():
            folder.mkdir(exist_ok=True)
            (tool.root / name).rename(folder / name)


def _stand(tools: Sequence[Tool], tell: Callable[[str], None]) -> None:
    """Finishes the site of each tool, from which it rebuilds."""
    for tool in tools:
        tell(f"  finishing the site of {tool.title}")
        for _ in range(2):
            measure.timed(tool.command(tool.public), tool.root)


def _rebuilds(folders: Folders, tools: Sequence[Tool], scenario: str, runs: int, tell: Callable[[str], None]) -> Runs:
    """Builds after the same edit in each tool's content, another one for each run."""
    targets = edits.load(folders.base)
    kind, pause = scenario.removesuffix(AT_ONCE), 0 if scenario.endswith(AT_ONCE) else PAUSE
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in tools}
    memory: dict[str, int] = {}
    for number in range(runs + 1):
        for tool in tools:
            if number in range(tool.most, runs):
                continue
            edit = time.time_ns() // 1_000_000 % 1_000_000_000
            os.sync()
            if kind in edits.CHANGES and tool.files:
                edits.CHANGES[kind](tool.files, edit)
            time.sleep(pause)
            if number == runs:
                memory[tool.name] = measure.peak_memory(tool.command(tool.public), tool.root)
            else:
                cost = measure.timed(tool.command(tool.public), tool.root)
                costs[tool.name].append(cost)
                tell(
                    f"  {scenario} {number + 1}/{runs} {tool.title}: {cost.wall:.3f} s, {cost.cpu:.3f} s of processors"
                )
            if kind in edits.CHANGES and not edits.shown(tool.public, targets, kind, edit):
                raise measure.CommandFailed(f"{tool.title} does not show the edit “{kind}” {edit}")
    return Runs(scenario, costs, memory)
