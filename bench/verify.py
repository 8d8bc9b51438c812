"""Whether the sites of two tools say the same: which files there are, and what a reader sees on a sample of pages.

Owns: what is left out of the comparison, each with its reason.
Must not know: how either site was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from bench import counts

# Elements whose text is not compared, by tag or class:
LEFT_OUT = {
    "details": "raw HTML in a body, which Hugo leaves out unless it is told to trust it",
    "figcaption": "the title of a picture in a body is its caption here, a title elsewhere",
    "footnote-backref": "the arrow back from a footnote is drawn in several ways",
    "footnote-backlink": "the same",
}
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SPACE = re.compile(r"\s+")
_MADE = re.compile(r"^assets/media/|_hu_[0-9a-f]+\.\w+$")  # pictures in several widths: each tool names them in its way
_MOST = 3  # differences that are told in full


class _Text(HTMLParser):
    """The text of the main part, without what is left out; of a page without one, its title."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self._main, self._title, self._within = [], [], ""
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("main", "title"):
            self._within = tag
        if tag in _EMPTY:
            return
        classes = (dict(attrs).get("class") or "").split()
        hidden = tag in LEFT_OUT or any(name in LEFT_OUT for name in classes)
        self._open.append((tag, hidden))
        self._hidden += hidden

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, hidden = self._open.pop()
            self._hidden -= hidden
            if name == tag:
                break
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and not self._hidden:
            (self._main if self._within == "main" else self._title).append(data)

    def text(self) -> str:
        """What was found, without a difference in white space."""
        return _SPACE.sub("", "".join(self._main)) or _SPACE.sub("", "".join(self._title))


@dataclass(frozen=True, slots=True)
class Compared:
    """How two sites agree: files that one has alone, pages looked at, those that say something else, with examples."""

    ours_alone: tuple[str, ...]
    theirs_alone: tuple[str, ...]
    pages: int
    different: tuple[str, ...] = ()
    examples: tuple[str, ...] = field(default=())


def compare(ours: Path, theirs: Path, sample: int) -> Compared:
    """Compares all names of files, and the text of about ``sample`` pages and feeds, evenly taken."""
    mine, other = (set(_named_alike(folder)) for folder in (ours, theirs))
    both = sorted(path for path in mine & other if path.endswith(".html") or counts.kind_of(path) == "feeds")
    chosen = both[:: max(1, len(both) // sample)] if sample else both
    different, examples = [], []
    for path in chosen:
        one, two = text(ours / path), text(theirs / path)
        if one != two:
            different.append(path)
            if len(examples) < _MOST:
                examples.append(f"{path}: {_difference(one, two)}")
    alone = tuple(sorted(mine - other)), tuple(sorted(other - mine))
    return Compared(*alone, len(chosen), tuple(different), tuple(examples))


def _named_alike(folder: Path) -> Iterator[str]:
    return (path for path, _ in counts.files(folder) if not _MADE.search(path))


def text(path: Path) -> str:
    """What a reader sees of a page or a feed."""
    if path.suffix == ".xml":
        return "\n".join(_items(path.read_bytes()))
    parser = _Text()
    parser.feed(path.read_text("utf-8"))
    return parser.text()


def _items(data: bytes) -> Iterator[str]:
    """Each item of a feed by its title and address."""
    for item in ElementTree.fromstring(data).iter("item"):  # noqa: S314  made here, a moment ago
        link = (item.findtext("link") or "").partition("://")[2].partition("/")[2]
        yield f"{_SPACE.sub('', item.findtext('title') or '')} {link}"


def _difference(one: str, two: str) -> str:
    """Where two texts part, with what follows in each."""
    place = next((at for at, (left, right) in enumerate(zip(one, two, strict=False)) if left != right), len(two))
    start = max(0, place - 20)
    return f"“{one[start : place + 40]}” here, “{two[start : place + 40]}” there"


def told(title: str, found: Compared) -> Iterable[str]:
    """The comparison in lines."""
    yield (
        f"{title}: {found.pages - len(found.different):,} of {found.pages:,} pages and feeds looked at say the same; "
        f"{len(found.ours_alone)} files are only ours, {len(found.theirs_alone)} only its"
    )
    yield from (f"  only ours: {path}" for path in _first(found.ours_alone))
    yield from (f"  only its: {path}" for path in _first(found.theirs_alone))
    yield from (f"  {example}" for example in found.examples)


def _first(paths: Sequence[str]) -> Sequence[str]:
    return [*paths[:12], "…"] if len(paths) > 12 else paths
