"""Where links lead: files of the demo and the anchors that are in them.

Owns: what can be linked to, and the forms of a link between content files.
Must not know: what the linked files say beside their anchors.
"""

from __future__ import annotations

import posixpath
from collections import deque
from dataclasses import dataclass
from random import Random

from site_gen.demo.chance import Popular, pick
from site_gen.demo.registry import Registry

# Anchors that every file of a kind has.
BODY_ANCHOR = "lich-su"
PERSON_ANCHOR = "qua-trinh-cong-tac"
PAPER_ANCHOR = "pham-vi"
ABOUT_ANCHOR = "cach-lam-viec"
ABOUT_PATH = "pages/gioi-thieu.md"
CONTACT_PATH = "pages/lien-he.md"
_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Target:
    """A content file: its path under ``content/``, what a link to it says, and its anchors."""

    path: str
    text: str
    anchors: tuple[str, ...] = ()


def href(folder: str, path: str, from_root: bool) -> str:
    """A link from a file in ``folder`` to the one at ``path``, both under ``content/``."""
    return f"/{path}" if from_root else posixpath.relpath(path, folder)


class Library:
    """All files that articles link to; of the articles only the latest that a build publishes."""

    def __init__(self, registry: Registry) -> None:
        bodies = [Target(f"organizations/{body.stem}.md", body.name, (BODY_ANCHOR,)) for body in registry.bodies]
        people = [Target(f"people/{who.stem}.md", who.name, (PERSON_ANCHOR,)) for who in registry.people]
        papers = [Target(f"documents/{paper.stem}.md", paper.name, (PAPER_ANCHOR,)) for paper in registry.papers]
        topics = [Target(f"topics/{topic.stem}.md", topic.name) for topic in registry.topics]
        writers = [Target(f"authors/{writer.stem}.md", writer.name) for writer in registry.writers]
        pages = [Target(ABOUT_PATH, "trang giới thiệu", (ABOUT_ANCHOR,)), Target(CONTACT_PATH, "trang liên hệ")]
        self._shelves = [Popular(shelf) for shelf in (bodies, people, papers, topics, writers, pages)]
        self._articles: deque[Target] = deque(maxlen=_REMEMBERED)

    def entry(self, rng: Random) -> Target:
        """A file of any kind but articles."""
        return pick(rng, self._shelves).pick(rng)

    def article(self, rng: Random) -> Target | None:
        """An earlier article, if there is one."""
        return pick(rng, self._articles) if self._articles else None

    def remember(self, article: Target) -> None:
        """Lets later articles link to this one."""
        self._articles.append(article)
