"""The sites that browsers are shown: the project's own content (the seed site) and the demo of 300 articles.

Owns: building each once in a whole test run, and the choice of pages that together show all there is to see.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import lxml.html
import pytest

from site_gen import lock
from site_gen.demo import files
from site_gen.newsletter import letter
from site_gen.plan import planners
from site_gen.plan.page import Page, Plan
from tests.sites import Site

HERE = Path(__file__).parents[2]
TEMPLATES = HERE / "themes/default/templates"
ARTICLES = 300
_MAKERS = "makers.json"
_NAMED = re.compile(r"""{%-? *(?:extends|include|from|import) "([^"]+)\"""")


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: its output folder, and which template or row of ``render.MAKERS`` made each of its files."""

    output: Path
    makers: dict[str, str]

    def made_by(self, maker: str) -> tuple[str, ...]:
        """The paths of the files that ``maker`` made, in the order they were planned in."""
        return tuple(path for path, name in self.makers.items() if name == maker)

    def pages(self) -> tuple[str, ...]:
        """The paths of all HTML pages."""
        return tuple(path for path in self.makers if path.endswith(".html"))


def seed(root: Path) -> None:
    """Writes the project's own content into ``root``."""
    shutil.copytree(HERE / "content", root / "content")
    shutil.copy(HERE / "site.toml", root)


# An organization and a topic of the demo, which have a page and a feed of what they have in common.
PAIR = ("bo-thu-nghiem-vuon-hoa-003", "an-toan-mau")


def demo(root: Path) -> None:
    """Writes the demo into ``root``, with a pair."""
    for path, data in files(ARTICLES):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    organization, topic = PAIR
    with (root / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[feeds.pairs]]\norganization = "{organization}"\ntopic = "{topic}"\n')


MADE = {"seed": seed, "demo": demo}


def shared(base: Path, name: str, make: Callable[[Path], None] | None = None) -> Built:
    """The site ``name``, built in ``base`` by whichever process comes first; the others wait for it.

    ``make`` writes another site than the two of ``MADE``.
    """
    root = base / f"{name}-site"
    with lock.alone(base / f"{name}-lock", patience=300):
        if not (root / _MAKERS).exists():
            shutil.rmtree(root, ignore_errors=True)
            (make or MADE[name])(root)
            _build(root)
    return Built(root / "public", json.loads((root / _MAKERS).read_text("utf-8")))


def base_of(factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all processes of this test run have in common."""
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


def _build(root: Path) -> None:
    """Builds the site in ``root`` and notes what made each file."""
    makers: dict[str, str] = {}
    planning = planners.plan_pages

    def noted(planned: Plan) -> list[Page]:
        pages = planning(planned)
        makers.update({planned.urls.output(page.url): page.maker for page in pages})
        return pages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planners, "plan_pages", noted)
        Site(root).build()
    (root / _MAKERS).write_text(json.dumps(makers), encoding="utf-8")


def templates() -> tuple[str, ...]:
    """The templates that make pages of their own: all that no other builds upon, but the one of mails, which are no
    pages. A new kind of page is in by itself."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.iterdir())}
    named = {name for text in texts.values() for name in _NAMED.findall(text)}
    return tuple(name for name in texts if name.endswith(".html") and name not in {*named, letter.HTML})


@cache
def telling(output: Path, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The fewest of ``paths`` that together show every element with every class that any of them shows."""
    shown = {path: _features(output / path) for path in paths}
    chosen: list[str] = []
    while best := max(shown, key=lambda path: (len(shown[path]), path), default=None):
        seen = shown[best]
        chosen.append(best)
        shown = {path: rest for path, own in shown.items() if (rest := own - seen)}
    return tuple(chosen)


def _features(page: Path) -> frozenset[str]:
    """Each kind of element a page shows: its name, its classes, and what else changes how it looks or is told."""
    found = set()
    for element in lxml.html.fromstring(page.read_bytes()).body.iter():
        if isinstance(element.tag, str):
            marks = [name for name in element.attrib if name.startswith("aria-") or name in ("role", "type")]
            found.add(f"{element.tag}.{element.get('class', '')} {sorted(marks)}")
    return frozenset(found)
