"""``build``: the content to a site."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from site_gen import cli, config, dates, pipeline, workers
from site_gen.commands.progress import progress
from site_gen.config import Config
from site_gen.errors import ERROR, EXIT_CONTENT, EXIT_OK, WARNING, ContentError, Problem, UsageError
from site_gen.ground import Report
from site_gen.options import Options, Tick


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``build``."""
    cli.common(parser)
    building(parser)
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    parser.add_argument("--json", action="store_true", help="print what was done as one JSON object")


def building(parser: argparse.ArgumentParser) -> None:
    """The options that ``build`` and ``serve`` share."""
    parser.add_argument("--drafts", action="store_true", help="publish drafts too")
    parser.add_argument("--future", action="store_true", help="publish articles with a later date too")
    parser.add_argument("--clean", action="store_true", help="build everything again, ignoring the cache")
    parser.add_argument("--allow-new-ids", action="store_true", help="let published articles be shown as new once more")
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes (as many as processors)")
    parser.add_argument("--now", metavar="ISO-8601", help="build as at this time (the present)")


def run(options: argparse.Namespace) -> int:
    """Builds; the exit status is 1 when the content has errors."""
    started = time.perf_counter()
    try:
        settings = configured(options)
        with progress() as tick:
            report = pipeline.build(settings, build_options(options, settings, tick))
    except ContentError as wrong:
        return _failed(options, wrong.problems, started)
    cli.tell(report.problems, options.root)
    seconds = time.perf_counter() - started
    if options.json:
        print(json.dumps(_summary(report, seconds)))
    else:
        print(_sentence(report, settings, seconds))
    return EXIT_OK


def configured(options: argparse.Namespace) -> Config:
    """The settings, with what the command line says instead."""
    return config.load(
        options.root,
        content=options.content,
        output=options.output,
        base_url=options.base_url,
        theme=options.theme,
    )


def build_options(options: argparse.Namespace, settings: Config, tick: Tick) -> Options:
    """How to build. Raises UsageError for a value that cannot be."""
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs: {options.jobs} is less than 1")
    return Options(
        now=present(options.now, settings),
        drafts=options.drafts,
        future=options.future,
        clean=options.clean,
        strict=getattr(options, "strict", False),
        allow_new_ids=options.allow_new_ids,
        jobs=options.jobs or workers.default_jobs(),
        tick=tick,
    )


def present(text: str | None, settings: Config) -> int:
    """The time of ``--now``, or the present. Raises UsageError for what is no time."""
    if text is None:
        return pipeline.now()
    try:
        return dates.parse(text, dates.zone(settings.timezone)).start
    except ValueError as wrong:
        raise UsageError(f"--now: {wrong} (write 2018-01-17 or 2018-01-17T08:30:00+07:00)") from wrong


def _failed(options: argparse.Namespace, found: Iterable[Problem], started: float) -> int:
    problems = [replace(problem, severity=ERROR) if options.strict else problem for problem in found]
    cli.tell(problems, options.root)
    if options.json:
        empty = Report(articles=0, rendered=0, unchanged=0, written=0, removed=0, problems=problems)
        print(json.dumps(_summary(empty, time.perf_counter() - started)))
    errors = sum(problem.severity == ERROR for problem in problems)
    strict = " (with --strict, warnings are errors)" if options.strict else ""
    print(f"{errors} error(s): nothing was written{strict}", file=sys.stderr)
    return EXIT_CONTENT


def _summary(report: Report, seconds: float) -> dict[str, int | float]:
    return {
        "articles": report.articles,
        "pages_rendered": report.rendered,
        "pages_unchanged": report.unchanged,
        "files_written": report.written,
        "files_removed": report.removed,
        "warnings": sum(problem.severity == WARNING for problem in report.problems),
        "errors": sum(problem.severity == ERROR for problem in report.problems),
        "seconds": round(seconds, 3),
    }


def _sentence(report: Report, settings: Config, seconds: float) -> str:
    output = settings.output
    shown = output.relative_to(Path()) if not output.is_absolute() else output
    made = f"{report.articles} articles: {report.rendered} pages made, {report.unchanged} unchanged"
    files = f"{report.written} files written, {report.removed} removed in {seconds:.2f} s"
    root = "" if settings.root == Path() else f" --root {settings.root}"
    return f"{made}; {files}.\nThe site is in {shown}/. To look at it: {_program()} serve{root}"


def _program() -> str:
    return "diemtin" if Path(sys.argv[0]).name.startswith("diemtin") else ".venv/bin/python build.py"
