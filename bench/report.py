"""``RESULTS.md``: what was measured, as it was kept beside the corpora.

Owns: the form of the results, on disk and as a page.
Must not know: how they were measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench import tables
from bench.counts import Count
from bench.measure import Cost

HERE = Path(__file__).parent
STANDING = HERE / "standing.md"
Names = Sequence[tuple[str, str]]


def keep(folder: Path, size: int, part: str, value: object, beside: str = "") -> None:
    """Keeps one part of the results of a size; parts that were measured before stay.

    Within a part, what was measured of the tool ``beside`` stays too: it is compared with none of the others, whose
    runs belong together.
    """
    path = folder / f"{size}.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    value = _joined(known.get(part, {}), value, beside) if beside else value
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known | {part: value}, ensure_ascii=False, indent=1), "utf-8")


def _joined(before: Any, now: Any, beside: str) -> Any:
    """``now`` with what ``before`` has of the tool ``beside``, or, where ``now`` has that alone, of the others."""
    if "costs" in now:
        return {key: _joined(before.get(key, {}), now[key], beside) for key in now}
    left = before if set(now) == {beside} else {name: own for name, own in before.items() if name == beside}
    return left | now


def kept(folder: Path) -> dict[int, dict[str, Any]]:
    """All results by size."""
    found = {int(path.stem): json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    return dict(sorted(found.items()))


def costs(found: dict[str, list[Cost]], memory: dict[str, int]) -> dict[str, Any]:
    """The runs of a scenario as they are kept."""
    return {"costs": {name: [[one.wall, one.cpu] for one in own] for name, own in found.items()}, "memory": memory}


def scenario(names: Names, value: dict[str, Any], ours: str) -> str:
    """The runs of a scenario as a table."""
    found = {name: [Cost(*one) for one in own] for name, own in value["costs"].items()}
    return tables.costs(names, found, value["memory"], ours)


def count_table(names: Names, value: dict[str, dict[str, list[int]]]) -> str:
    """What each tool wrote as a table."""
    own = ((title, {kind: Count(*one) for kind, one in value[name].items()}) for name, title in names if name in value)
    return tables.counted(own)


def serve_table(names: Names, value: dict[str, list[float]]) -> str:
    """How soon each server shows an edit."""
    rows = [
        [title, *(f"{found * 1000:.0f}" for found in (median(own), min(own), max(own))), str(len(own))]
        for name, title in names
        if (own := value.get(name))
    ]
    return tables.table(("", "median, ms", "least", "most", "edits"), rows)


def page(results: dict[int, dict[str, Any]], names: Names, scenarios: Sequence[str], ours: str) -> str:
    """The whole page."""
    parts = [_HEAD]
    for size, found in results.items():
        parts.append(f"## {size:,} articles\n\n{_circumstances(found.get('circumstances', {}))}")
        if "counts" in found:
            parts.append(f"What each wrote in a cold build:\n\n{count_table(names, found['counts'])}")
        parts += [_section(name, names, found[name], ours) for name in scenarios if name in found]
        parts += [f"### {title}\n\n{draw(names, found[key])}" for key, title, draw in EXTRA if key in found]
    parts.append(f"## What stands in the way\n\n{STANDING.read_text('utf-8').strip() or 'Nothing is noted yet.'}")
    return "\n\n".join(parts) + "\n"


def _section(name: str, names: Names, found: dict[str, Any], ours: str) -> str:
    """A scenario with its heading."""
    runs = max((len(own) for own in found["costs"].values()), default=0)
    return f"### {name}\n\n{_EXPLAINED.get(name, '')} Runs: {runs}.\n\n{scenario(names, found, ours)}"


def _circumstances(found: dict[str, dict[str, str]]) -> str:
    told = {title: ", ".join(f"{name} {value}" for name, value in found[title].items()) for title in found}
    return "\n".join(f"- {title}: {text}" for title, text in told.items())


_HEAD = """\
# What the benchmark measured

Written by `make bench`; [what is measured, and how](../docs/benchmarks.md) is told apart. Wall and CPU are medians; CPU
is that of all processes together. A ratio is this project's figure over the other's, run by run: the median of the
ratios, then the least and the most of them. Below 1, this project takes less. Peak memory is that of all processes
together, what they share counted once, in a run of its own that was not timed."""
_EXPLAINED = {
    "cold": "A build into a new folder with a new cache.",
    "no change": "A build of a finished site, nothing changed.",
    "body": "A paragraph was added to one article.",
    "title": "One article got another title.",
    "organization": "One organization got another name.",
    "theme": "The template of articles was changed.",
    "body at once": "A paragraph was added to one article, and the build began at once, not 2.1 seconds later.",
}
# Parts that are not scenarios: key, title, what draws them.
EXTRA: list[tuple[str, str, Callable[[Names, Any], str]]] = [
    ("serve", "serve: from a saved edit to the served page", serve_table),
    ("verify", "Do they say the same?", lambda _, lines: "```text\n" + "\n".join(lines) + "\n```"),
]
