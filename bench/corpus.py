"""The corpus on disk: the demo generator's site, and the same for every other tool, each in a folder of its own.

Owns: what is made before anything is timed.
Must not know: how tools are run.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import counts, edits, extract, hugo, pelican
from site_gen import config, demo, pipeline, workers

HERE = Path(__file__).parent
SETTINGS = """\
title = "Điểm tin Mẫu"
base_url = "https://diemtin-mau.example.org/"
site_id = "https://diemtin-mau.example.org/"
language = "vi"
timezone = "Asia/Ho_Chi_Minh"
per_page = 20
"""
# What no other tool has is off, and feeds are those that the others make too.
SLIM = """\
theme = "bench"
search = false
editions = false
data = false
cards = "off"

[feeds]
kinds = ["site", "organizations"]
formats = ["rss"]
archives = []
"""
COPIED = ("CNAME", ".well-known/security.txt", "robots.txt", "feed.css", "site.webmanifest")
DONE = "made"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the sites of one size are."""

    base: Path

    @property
    def diemtin(self) -> Path:
        """This project's, with the slim theme."""
        return self.base / "diemtin"

    @property
    def full(self) -> Path:
        """This project's, with all defaults."""
        return self.base / "full"

    @property
    def hugo(self) -> Path:
        """Hugo's."""
        return self.base / "hugo"

    @property
    def pelican(self) -> Path:
        """Pelican's."""
        return self.base / "pelican"

    @property
    def floor(self) -> Path:
        """The list of what the floor reads and writes."""
        return self.base / "floor"

    @property
    def cold(self) -> Path:
        """Outputs and caches of cold builds, each in a folder of its own; nothing in it is removed between runs."""
        return self.base / "cold"


def make(base: Path, articles: int, tell: Callable[[str], None]) -> Folders:
    """The sites of all tools with so many articles; those that are made already are taken as they are."""
    folders = Folders(base)
    mark, stamp = base / DONE, _stamp()
    if mark.is_file() and mark.read_text("utf-8") == stamp:
        return folders
    if base.exists():
        shutil.rmtree(base)
    tell(f"{articles:,} articles: making the corpus")
    _demo(folders, articles)
    tell(f"{articles:,} articles: a first build, from which the other tools' content is taken")
    pipeline.build(config.load(folders.diemtin), extract.options(workers.default_jobs()))
    found = extract.corpus(folders.diemtin)
    tell(f"{articles:,} articles: writing the other tools' content")
    public = folders.diemtin / "public"
    hugo.write(found, folders.diemtin / "content", folders.hugo)
    _static(public, folders.hugo / "static", made="assets/media/")
    shutil.copytree(folders.hugo / "static/media", folders.hugo / "assets/media")
    pelican.write(found, folders.diemtin / "content", folders.pelican, COPIED)
    _static(public, folders.pelican / "content", extra="extra/")
    edits.save(edits.choose(found, folders.diemtin / "content"), base)
    _floor(folders)
    mark.write_text(stamp, "utf-8")
    return folders


def _demo(folders: Folders, articles: int) -> None:
    """Our own site: once slim, once with all defaults."""
    for path, data in demo.files(articles, 1):
        for root in (folders.diemtin, folders.full):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    (folders.diemtin / "site.toml").write_text(SETTINGS + SLIM, "utf-8")
    (folders.full / "site.toml").write_text(SETTINGS, "utf-8")
    shutil.copytree(HERE / "themes" / "diemtin", folders.diemtin / "themes" / "bench")


def _static(public: Path, folder: Path, extra: str = "", made: str = "-") -> None:
    """What the other tools publish as it is: media, in the widths that we make of pictures, style sheets, icons. What
    lies below ``made`` they make themselves."""
    for path, _ in counts.files(public):
        if (path.startswith(("assets/", "media/")) and not path.startswith(made)) or path in COPIED:
            target = folder / (f"{extra}{path}" if path in COPIED else path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(public / path, target)


def _floor(folders: Folders) -> None:
    """The list of what our own cold build reads and writes."""
    root = folders.diemtin
    read = [
        str(path) for above in ("content", "static") for path in sorted((root / above).rglob("*")) if path.is_file()
    ]
    folders.floor.mkdir()
    listed = {"inputs": read, "outputs": list(counts.files(root / "public"))}
    (folders.floor / "list.json").write_text(json.dumps(listed), "utf-8")


def _stamp() -> str:
    """What the folders are made of: they are made anew where a program or template has changed."""
    own = (HERE / name for name in ("corpus.py", "edits.py", "extract.py", "hugo.py", "pelican.py"))
    files = [*own, *sorted(path for path in (HERE / "themes").rglob("*") if path.is_file())]
    return "\n".join(f"{file.relative_to(HERE)} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
