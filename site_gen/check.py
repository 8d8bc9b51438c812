"""What can only be checked once everything is planned, and where in its file a finding stands.

Owns: collisions of URLs, links to pages that are not planned, looking up lines, paths in messages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from site_gen import frontmatter, markup, read
from site_gen.errors import ERROR, FrontMatterError, Place, Problem, Problems, did_you_mean
from site_gen.link.findings import Finding
from site_gen.plan.page import Page
from site_gen.urls import Urls, slugify


def collisions(pages: Iterable[Page], urls: Urls) -> list[Finding]:
    """Two pages with one output file, or a page where another needs a folder; each pair of sources once."""
    first: dict[str, Page] = {}
    pairs: list[tuple[Page, Page]] = []
    for page in pages:
        other = first.setdefault(urls.output(page.url), page)
        if other is not page:
            pairs.append((page, other))
    folders: dict[str, Page] = {}
    for path, page in first.items():
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folders[folder] = page
            folder = posixpath.dirname(folder)
    pairs += [(page, folders[path]) for path, page in first.items() if path in folders]
    told: dict[tuple[object, ...], Finding] = {}
    for page, other in pairs:
        named, second = (page, other) if page.path else (other, page)
        told.setdefault((named.path, named.keys, second.path or second.url), _collision(named, second, page.url))
    return list(told.values())


def _collision(page: Page, other: Page, url: str) -> Finding:
    if page.path == other.path and page.path:
        what = "stands twice" if page.keys == other.keys else "is the address of the page itself"
        return Finding(page.path, ERROR, f"the alias {url} {what}", "remove it", ("aliases",))
    names = f"{_source(other)} and {_source(page)}"
    hint = "give one of them another slug (a line such as slug: …)"
    return Finding(page.path, ERROR, f"{url} is the URL of both {names}", hint, page.keys)


def _source(page: Page) -> str:
    return page.path.removeprefix("../") or "a page of the site itself"


def broken(awaited: Iterable[tuple[str, str, Finding]], pages: Iterable[Page], failed: Iterable[str]) -> list[Finding]:
    """The faults of those awaited URLs (with their anchors) that are no planned page's.

    Links to a page that could not be read are forgiven.
    """
    planned = {unquote(page.url): page.anchors for page in pages}
    forgiven = tuple(f"/{slugify(Path(path).stem)}/" for path in failed)
    found = []
    for url, anchor, finding in awaited:
        plain = unquote(url)
        if plain not in planned:
            if not (forgiven and plain.endswith(forgiven)):
                found.append(finding)
            continue
        anchors = planned[plain]
        if anchor and anchors is not None and unquote(anchor) not in anchors:
            hint = did_you_mean(unquote(anchor), anchors)
            found.append(replace(finding, message=f"{plain} has no anchor “{unquote(anchor)}”", hint=hint))
    return found


def located(findings: Iterable[Finding], content: Path) -> Iterator[Problem]:
    """The findings as problems: each file is read again for the line and column."""
    texts: dict[str, str] = {}
    for finding in findings:
        if finding.path not in texts:
            texts[finding.path] = _text(content / finding.path)
        line, column = _position(finding, texts[finding.path])
        yield Problem(Place(finding.path, line, column), finding.severity, finding.message, finding.hint)


def _text(path: Path) -> str:
    try:
        return read.text(read.data(path)[0])
    except (OSError, read.BadBytes):
        return ""


def _position(finding: Finding, text: str) -> tuple[int, int]:
    if finding.needle is None:
        return frontmatter.locate(text, finding.keys)
    try:
        _, body, first_line = frontmatter.split(text)
    except FrontMatterError:
        return 1, 1
    return markup.locate(body, first_line, finding.needle)


def from_root(problems: Iterable[Problem], content: Path, root: Path) -> Problems:
    """``problems`` of files below ``content``, and of those beside it, with their paths from the site's ``root``."""
    whole = Problems()
    for problem in problems:
        outside, _, path = problem.place.path.partition("../")
        if path and not outside:
            whole.extend([replace(problem, place=replace(problem.place, path=path))])
        else:
            whole.extend([problem], _shown(content, root))
    return whole


def _shown(content: Path, root: Path) -> str:
    """How messages name the content folder, from the site's root."""
    try:
        return content.resolve().relative_to(root.resolve()).as_posix() + "/"
    except ValueError:
        return str(content) + "/"
