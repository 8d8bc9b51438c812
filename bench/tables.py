"""Figures as text: medians, ratios run by run, Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from bench.counts import KINDS, Count
from bench.measure import Cost

# What is not compared with the others: its runs are its own.
ALONE = ("full",)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Ours over theirs run by run: the median, then the least and the most."""
    found = [one / other for one, other in zip(ours, theirs, strict=True) if other]
    return f"{_short(median(found))} ({_short(min(found))}–{_short(max(found))})" if found else "–"


def costs(names: Sequence[tuple[str, str]], found: dict[str, list[Cost]], memory: dict[str, int], ours: str) -> str:
    """The runs of one scenario as a table, each tool beside ours."""
    rows = []
    for name, title in names:
        if name not in found:
            continue
        own = found[name]
        cells = [title, seconds(median(cost.wall for cost in own)), seconds(median(cost.cpu for cost in own))]
        cells.append(mebibytes(memory[name]) if name in memory else "–")
        mine = found.get(ours, [])
        if name != ours and len(own) == len(mine) > 0 and name not in ALONE:
            cells.append(ratio([cost.wall for cost in mine], [cost.wall for cost in own]))
            cells.append(ratio([cost.cpu for cost in mine], [cost.cpu for cost in own]))
            both = name in memory and ours in memory and memory[name]
            cells.append(_short(memory[ours] / memory[name]) if both else "–")
        else:
            cells += ["", "", ""]
        rows.append(cells)
    head = ("", "wall, s", "CPU, s", "peak memory, MiB", "ours ÷ it: wall", "CPU", "memory")
    return table(head, rows)


def counted(found: Iterable[tuple[str, dict[str, Count]]]) -> str:
    """Files and bytes of each tool's site by kind."""
    rows = []
    for title, kinds in found:
        whole = sum(kinds.values(), Count())
        own = [*(kinds[kind] for kind in KINDS), whole]
        rows.append([title, *(f"{one.files:,} files, {one.size / 1e6:,.1f} MB" for one in own)])
    return table(("", *KINDS, "all"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, the first column text, the others figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(value: float) -> str:
    """Seconds with three figures that count."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def mebibytes(value: float) -> str:
    """Bytes as whole MiB."""
    return f"{value / 2**20:,.0f}"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}" if value >= 100 else f"{value:.1f}"
