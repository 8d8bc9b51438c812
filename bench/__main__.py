"""``python -m bench``: makes the corpora, runs the tools in turn, prints and writes what came out."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import corpus, counts, machine, report, runs, serving, tools, verify
from bench.corpus import Folders
from bench.tools import Tool

WORK = Path(__file__).parent / "work"
KEPT = WORK / "results"
SERVE, VERIFY = "serve", "verify"
SAMPLE = 1000  # pages and feeds that are compared
LARGE = 20_000  # articles; above, runs are fewer


def main() -> int:
    """The whole benchmark, or what the options choose of it."""
    options = _options()
    for size in options.sizes:
        _size(size, options)
    if options.results:
        found = report.kept(KEPT)
        options.results.write_text(report.page(found, tools.TITLES, runs.SCENARIOS, tools.DIEMTIN), "utf-8")
    for size in options.sizes if not options.keep else ():  # last: building is slower after much was deleted
        shutil.rmtree(Folders(WORK / str(size)).cold, ignore_errors=True)
    return 0


def _size(size: int, options: argparse.Namespace) -> None:
    """Everything that is measured with so many articles."""
    folders = corpus.make(WORK / str(size), size, tell)
    known = tools.tools(folders)
    large = size > LARGE
    names = options.tools or ((tools.DIEMTIN, tools.HUGO) if large else tools.NAMES)
    chosen = [known[name] for name in names]
    circumstances = {"versions": machine.versions(), "machine": machine.machine(folders.base)}
    report.keep(KEPT, size, "circumstances", circumstances)
    for done in runs.measured(folders, chosen, options.scenarios, options.runs or (2 if large else 5), tell):
        value = report.costs(done.costs, done.memory)
        report.keep(KEPT, size, done.scenario, value, tools.FULL)
        print(
            f"\n{size:,} articles, {done.scenario}\n\n{report.scenario(tools.TITLES, value, tools.DIEMTIN)}", flush=True
        )
        if done.scenario == runs.COLD:
            latest = {tool.name: _newest(folders, tool) for tool in chosen}
            found = {name: counts.plain(counts.count(output)) for name, output in latest.items() if output}
            report.keep(KEPT, size, "counts", found, tools.FULL)
            print(f"\n{report.count_table(tools.TITLES, found)}", flush=True)
    if SERVE in options.scenarios:
        found = {
            one.name: serving.measured(one, options.edits, tell) for one in tools.servers(folders) if one.name in names
        }
        report.keep(KEPT, size, SERVE, found)
        print(f"\n{size:,} articles, {SERVE}\n\n{report.serve_table(tools.TITLES, found)}", flush=True)
    if VERIFY in options.scenarios:
        _verify(size, folders, chosen)


def _verify(size: int, folders: Folders, chosen: Sequence[Tool]) -> None:
    """Whether the newest cold builds of the tools say the same as ours."""
    newest = {
        tool.name: _newest(folders, tool) for tool in chosen if tool.name in (tools.DIEMTIN, tools.HUGO, tools.PELICAN)
    }
    ours = newest.pop(tools.DIEMTIN, None)
    lines = [
        line
        for name, output in newest.items()
        if ours and output
        for line in verify.told(dict(tools.TITLES)[name], verify.compare(ours, output, SAMPLE))
    ]
    if lines:
        report.keep(KEPT, size, VERIFY, lines)
        print("\n" + "\n".join(lines), flush=True)


def _newest(folders: Folders, tool: Tool) -> Path | None:
    return max((path for path in folders.cold.glob(f"*-{tool.name}")), key=_number, default=None)


def _number(output: Path) -> int:
    return int(output.name.partition("-")[0])


def tell(text: str) -> None:
    """Says what is being done."""
    print(text, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000], metavar="N", help="numbers of articles")
    _listed(parser, "--tools", tools.NAMES, (), f"this project and Hugo alone above {LARGE:,} articles")
    every = (*runs.SCENARIOS, SERVE, VERIFY)
    _listed(parser, "--scenarios", every, every, "all")
    parser.add_argument("--runs", type=int, default=0, metavar="N", help=f"paired runs (5; 2 above {LARGE:,})")
    parser.add_argument("--edits", type=int, default=10, metavar="N", help="edits of each server (10)")
    parser.add_argument("--keep", action="store_true", help="leave the outputs of cold builds where they are")
    parser.add_argument("--results", type=Path, metavar="FILE", help="write all results so far as a page")
    return parser.parse_args()


def _listed(
    parser: argparse.ArgumentParser, option: str, names: Sequence[str], default: Sequence[str], usual: str
) -> None:
    told = f"of {','.join(names)} ({usual})"
    parser.add_argument(option, type=_some_of(names), default=default, metavar="A,B", help=told)


def _some_of(names: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """A reader of names between commas."""

    def read(text: str) -> tuple[str, ...]:
        found = tuple(text.split(","))
        if wrong := [name for name in found if name not in names]:
            raise argparse.ArgumentTypeError(f"“{wrong[0]}” is none of {', '.join(names)}")
        return found

    return read


if __name__ == "__main__":
    sys.exit(main())
