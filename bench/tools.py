"""The programs that are compared, each with its command for a build.

Owns: how each is started, and where its own folders are.
Must not know: what is measured.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import edits
from bench.corpus import Folders
from bench.edits import Files, Targets
from bench.extract import NOW
from bench.serving import Server

HERE = Path(__file__).parent
PROJECT = HERE.parent
VENV = HERE / "work" / "venv"
DIEMTIN, HUGO, PELICAN, FLOOR, FLOOR_2, FULL = "diemtin", "hugo", "pelican", "floor", "floor-2", "full"
# In the order in which they take turns.
TITLES = (
    (DIEMTIN, "this project"),
    (HUGO, "Hugo"),
    (PELICAN, "Pelican"),
    (FLOOR, "floor, 1 process"),
    (FLOOR_2, "floor, 2 processes"),
    (FULL, "this project, full site"),
)
NAMES = tuple(name for name, _ in TITLES)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: ``command`` gives how it builds its site into a folder, ``cache`` names the folders below ``root``
    that it keeps between builds. One with ``files`` is also measured with those changed. ``most`` is how many
    times it is run at most."""

    name: str
    title: str
    root: Path
    command: Callable[[Path], Sequence[str]]
    cache: tuple[str, ...] = ()
    files: Files | None = None
    most: int = 100

    @property
    def public(self) -> Path:
        """Its finished site, which rebuilds are of."""
        return self.root / "public"


def tools(folders: Folders) -> dict[str, Tool]:
    """All of them by name, in the order in which they take turns."""
    python, targets = sys.executable, edits.load(folders.base)
    listed = str(folders.floor / "list.json")

    def diemtin(root: Path) -> Callable[[Path], Sequence[str]]:
        build = (python, str(PROJECT / "build.py"), "--root", str(root), "--now", NOW)
        return lambda output: (*build, "--output", str(output))

    def own(root: Path) -> Files:
        content, template = root / "content", root / "themes" / "bench" / "templates" / "article.html"
        edited = (content / path for path in (targets.article, targets.titled, targets.organization))
        return Files(*edited, "name", template)

    def floor(processes: int) -> Callable[[Path], Sequence[str]]:
        return lambda output: (python, str(HERE / "floor.py"), listed, str(output), str(processes))

    titles = dict(TITLES)
    found = (
        Tool(DIEMTIN, titles[DIEMTIN], folders.diemtin, diemtin(folders.diemtin), (".cache",), own(folders.diemtin)),
        Tool(HUGO, titles[HUGO], folders.hugo, _hugo, ("resources",), _hugo_files(folders, targets)),
        Tool(PELICAN, titles[PELICAN], folders.pelican, _pelican),
        Tool(FLOOR, titles[FLOOR], folders.floor, floor(1)),
        Tool(FLOOR_2, titles[FLOOR_2], folders.floor, floor(2)),
        Tool(FULL, titles[FULL], folders.full, diemtin(folders.full), (".cache",), own(folders.full), most=2),
    )
    return {tool.name: tool for tool in found}


def _hugo(output: Path) -> Sequence[str]:
    return (
        str(hugo_binary()),
        "build",
        "--logLevel",
        "error",
        "--noBuildLock",
        "--clock",
        NOW,
        "--destination",
        str(output),
    )


def servers(folders: Folders) -> list[Server]:
    """The servers that rebuild by themselves."""
    known, url = tools(folders), edits.load(folders.base).article_url
    ours = (sys.executable, str(PROJECT / "build.py"), "serve", "--root", str(folders.diemtin), "--now", NOW)
    hugo = (str(hugo_binary()), "server", "--logLevel", "error", "--noBuildLock", "--clock", NOW, "--bind", "127.0.0.1")
    commands = {DIEMTIN: ours, HUGO: hugo}
    return [
        Server(name, tool.root, partial(_at_port, commands[name]), tool.files, url)
        for name, tool in known.items()
        if name in commands and tool.files
    ]


def _at_port(command: Sequence[str], port: int) -> Sequence[str]:
    return (*command, "--port", str(port))


def _pelican(output: Path) -> Sequence[str]:
    python = str(VENV / "bin" / "python")
    return (python, "-m", "pelican", "--settings", "pelicanconf.py", "--output", str(output), "--quiet")


def _hugo_files(folders: Folders, targets: Targets) -> Files:
    content = folders.hugo / "content"

    def page(url: str) -> Path:
        return content / f"{url.strip('/')}.md"

    organization = content / targets.organization_url.strip("/") / "_index.md"
    template = folders.hugo / "layouts" / "page.html"
    return Files(page(targets.article_url), page(targets.titled_url), organization, "title", template)


def hugo_binary() -> Path:
    """Hugo itself: what the package puts on the path is a Python program that starts it, and would be timed too."""
    override = os.environ.get("BENCH_HUGO")
    found = [Path(override)] if override else sorted(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found or not found[0].is_file():
        raise FileNotFoundError(f"Hugo is not below {VENV} (run `make bench`, which installs it)")
    return found[0]
