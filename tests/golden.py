"""Golden pages of the seed site: what a reader and a subscriber get, byte for byte.

``python -m tests.golden`` writes them anew; the diff is then read and committed.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from tests.sites import Site

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
PAGES = (
    "tin/2018/hieu-qua-trong-phoi-hop/index.html",
    "co-quan/bo-cong-an/index.html",
    "co-quan/bo-cong-an/feed.xml",
    "can-bo/nguyen-van-son/index.html",
    "can-bo/index.html",
    "mang-luoi/index.html",
    "index.html",
    "co-quan/bo-cong-an/data.json",
    "data/popolo.json",
)


def pages() -> dict[str, str]:
    """The golden pages as the code makes them now; digests in the names of assets are left out."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "s"
        shutil.copytree(HERE.parent / "content", root / "content")
        shutil.copy(HERE.parent / "site.toml", root)
        site = Site(root)
        site.build()
        return {path: re.sub(r"(/assets/[\w/-]+)\.[0-9a-f]{10}\.", r"\1.", site.read(path)) for path in PAGES}


def file_of(path: str) -> Path:
    """Where a golden page is kept."""
    return GOLDEN / path.replace("/", "--")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in pages().items():
        file_of(name).write_text(text, encoding="utf-8")
