"""The edits that rebuilds are measured with: the same in the content of each tool, another one for each run.

Owns: which article and organization are edited, and how.
Must not know: who builds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.extract import Corpus

BODY, TITLE, ORGANIZATION, THEME = "body", "title", "organization", "theme"
_ADDED = re.compile(r"\n\nĐoạn thêm số \d+\.\n\Z")
_MARKED = re.compile(r" bản \d+$")
_USUAL = 150  # articles of the organization that is renamed, or the next number there is
_FILE = "targets.json"


@dataclass(frozen=True, slots=True)
class Targets:
    """What is edited: files below our own ``content/``, and where they are published."""

    article: str
    article_url: str
    titled: str
    titled_url: str
    organization: str
    organization_url: str
    articles_of_organization: int


@dataclass(frozen=True, slots=True)
class Files:
    """A tool's files that hold what is edited, with the key of its front matter that holds an organization's name."""

    article: Path
    titled: Path
    organization: Path
    name_key: str
    template: Path


def choose(corpus: Corpus, content: Path) -> Targets:
    """An article in the middle, the one after it, and an organization with a middling number of articles."""
    listed: dict[str, int] = {}
    for article in corpus.articles:
        for slug in article.organizations:
            listed[slug] = listed.get(slug, 0) + 1
    plain = [
        entity
        for entity in corpus.entities
        if entity.kind == "organizations" and entity.path and "other_names" not in (content / entity.path).read_text()
    ]
    chosen = min(plain, key=lambda entity: (abs(listed.get(entity.slug, 0) - _USUAL), entity.slug))
    ends_plainly = [article for article in corpus.articles if "[^" not in article.body and article.organizations]
    place = len(ends_plainly) // 2
    one, other = ends_plainly[place], ends_plainly[place + 1]
    count = listed.get(chosen.slug, 0)
    return Targets(one.path, one.url, other.path, other.url, chosen.path, chosen.url, count)


def save(targets: Targets, base: Path) -> None:
    """Keeps the choice beside the corpus."""
    (base / _FILE).write_text(json.dumps(asdict(targets), ensure_ascii=False), "utf-8")


def load(base: Path) -> Targets:
    """The choice that was kept."""
    return Targets(**json.loads((base / _FILE).read_text("utf-8")))


def change_body(files: Files, number: int) -> None:
    """Puts a paragraph at the article's end."""
    files.article.write_text(with_paragraph(files.article.read_text("utf-8"), number), "utf-8")


def with_paragraph(text: str, number: int) -> str:
    """A content file's text with another paragraph at its end, in the place of an earlier one."""
    return f"{_ADDED.sub('', text).rstrip()}\n\nĐoạn thêm số {number}.\n"


def change_title(files: Files, number: int) -> None:
    """Gives an article another title."""
    _rewrite(files.titled, "title", number)


def rename(files: Files, number: int) -> None:
    """Gives the organization another name; in our content the old one stays known, since articles name it."""
    before = _rewrite(files.organization, files.name_key, number)
    text = files.organization.read_text("utf-8")
    if files.name_key == "name" and "other_names" not in text:
        head, rest = text.removeprefix("---\n").split("\n---\n", 1)
        old = json.dumps(before, ensure_ascii=False)
        files.organization.write_text(f"---\n{head}\nother_names:\n  - {old}\n---\n{rest}", "utf-8")


def change_theme(files: Files, number: int) -> None:
    """Changes the template of articles."""
    text = files.template.read_text("utf-8")
    files.template.write_text(re.sub(r"<article[^>]*>", f'<article data-ban="{number}">', text, count=1), "utf-8")


CHANGES: Mapping[str, Callable[[Files, int], None]] = {
    BODY: change_body,
    TITLE: change_title,
    ORGANIZATION: rename,
    THEME: change_theme,
}


def shown(public: Path, targets: Targets, kind: str, number: int) -> bool:
    """Whether the site in ``public`` shows the edit."""
    url, text = {
        BODY: (targets.article_url, f"Đoạn thêm số {number}."),
        TITLE: (targets.titled_url, f" bản {number}</h1>"),
        ORGANIZATION: (targets.organization_url, f" bản {number}</h1>"),
        THEME: (targets.article_url, f'data-ban="{number}"'),
    }[kind]
    return text in (public / url.strip("/") / "index.html").read_text("utf-8")


def _rewrite(path: Path, key: str, number: int) -> str:
    """Numbers the text that the front matter has for ``key``; gives the text without a number."""
    lines = path.read_text("utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if line.startswith(f"{key}: "))
    text = _plain(lines[place].removeprefix(f"{key}: "))
    bare = _MARKED.sub("", text)
    lines[place] = f"{key}: {json.dumps(f'{bare} bản {number}', ensure_ascii=False)}"
    path.write_text("\n".join(lines), "utf-8")
    return bare


def _plain(text: str) -> str:
    """A YAML scalar on one line as the text that it means."""
    if text.startswith('"'):
        return str(json.loads(text))
    return text[1:-1].replace("''", "'") if text.startswith("'") else text
