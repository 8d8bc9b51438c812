"""A whole site in one string, built for real.

site = Site(tmp_path, '''
-- content/articles/2018/a.md --
---
title: A
date: 2018
---
Text.
''')
site.build()
assert "A" in site.read("tin/2018/a/index.html")
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

from site_gen import config, pipeline
from site_gen.errors import ContentError, Problem
from site_gen.ground import Report
from site_gen.options import Options

NOW = 1_790_000_000  # 2026-09-21, so that tests do not depend on the day
SETTINGS = 'title = "Điểm tin"\nbase_url = "https://example.org/"\n'
_SECTION = re.compile(r"^-- (\S.*?) --\n", re.MULTILINE)


class Site:
    """A site in ``root``, its files written from an archive text. ``site.toml`` is added where it is missing."""

    def __init__(self, root: Path, archive: str = "") -> None:
        self.root = root
        self.output = root / "public"
        self.write(archive)
        (root / "content").mkdir(parents=True, exist_ok=True)
        if not (root / "site.toml").exists():
            (root / "site.toml").write_text(SETTINGS, encoding="utf-8")

    def write(self, archive: str) -> None:
        """Writes the files of ``archive``."""
        parts = _SECTION.split(textwrap.dedent(archive).lstrip("\n"))
        for path, text in zip(parts[1::2], parts[2::2], strict=True):
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())

    def build(self, *, jobs: int = 1, overrides: dict[str, Any] | None = None, **options: Any) -> Report:
        """Builds; raises ContentError as the command would."""
        settings = config.load(self.root, **(overrides or {}))
        self.output = settings.output
        return pipeline.build(settings, Options(**{"now": NOW, "jobs": jobs, **options}))

    def problems(self, **options: Any) -> list[Problem]:
        """All problems of a build, whether it went well or not."""
        try:
            return self.build(**options).problems
        except ContentError as wrong:
            return wrong.problems

    def read(self, path: str) -> str:
        """An output file as text."""
        return (self.output / path).read_text(encoding="utf-8")

    def exists(self, path: str) -> bool:
        """Whether there is such an output file."""
        return (self.output / path).is_file()

    def files(self) -> dict[str, bytes]:
        """Every output file by its path."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }
