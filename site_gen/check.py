"""What can only be checked once everything is planned, and where in its file a finding stands.

Owns: collisions of URLs, links to pages that are not planned, looking up lines.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from site_gen import frontmatter, markup, read
from site_gen.errors import ERROR, Place, Problem
from site_gen.link.findings import Finding
from site_gen.plan.page import Page
from site_gen.urls import Urls, slugify


def collisions(pages: Iterable[Page], urls: Urls) -> Iterator[Finding]:
    """Two pages with one output file, or a page where another needs a folder."""
    first: dict[str, Page] = {}
    for page in pages:
        path = urls.output(page.url)
        other = first.setdefault(path, page)
        if other is not page:
            yield _collision(page, other, page.url)
    folders: dict[str, Page] = {}
    for path, page in first.items():
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folders[folder] = page
            folder = posixpath.dirname(folder)
    for path, page in first.items():
        if path in folders:
            yield _collision(page, folders[path], page.url)


def _collision(page: Page, other: Page, url: str) -> Finding:
    if not page.path:
        page, other = other, page
    names = f"{_source(other)} and {_source(page)}"
    hint = "give one of them another slug (a line such as slug: …)"
    return Finding(page.path or "", ERROR, f"{url} is the URL of both {names}", hint, page.keys)


def _source(page: Page) -> str:
    return page.path.removeprefix("../") or "a page of the site itself"


def broken(awaited: Iterable[tuple[str, Finding]], pages: Iterable[Page], failed: Iterable[str]) -> list[Finding]:
    """The faults of those awaited URLs that are no planned page's; a page that could not be read is forgiven."""
    planned = {unquote(page.url) for page in pages}
    forgiven = tuple(f"/{slugify(Path(path).stem)}/" for path in failed)
    return [
        finding
        for url, finding in awaited
        if unquote(url) not in planned and not (forgiven and unquote(url).endswith(forgiven))
    ]


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
    except frontmatter.FrontMatterError:
        return 1, 1
    return markup.locate(body, first_line, finding.needle)
