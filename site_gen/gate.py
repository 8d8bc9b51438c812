"""Whether readers of feeds would be shown articles again that they have seen: published articles with new ids.

Owns: the ids in the feeds that are published, and which of the planned articles were published under another.
Must not know: how a page is made. It decides whether to write, never what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from site_gen.dates import DAY, Date, rfc822, rfc3339
from site_gen.errors import ERROR, Place, Problem
from site_gen.feeds.formats import FORMATS
from site_gen.identity import urn
from site_gen.site import Story

_RSS = re.compile(
    r"<item>\s*<title>(.*?)</title>\s*<link>(.*?)</link>\s*<guid[^>]*>(.*?)</guid>(?:\s*<pubDate>(.*?)</pubDate>)?",
    re.DOTALL,
)
_ATOM = re.compile(
    r'<entry>\s*<id>(.*?)</id>\s*<title>(.*?)</title>\s*<link[^>]* href="([^"]*)"[^>]*>'
    r"(?:\s*<published>(.*?)</published>)?",
    re.DOTALL,
)
_ARCHIVE = re.compile(r"(?:.*/)?(?:feed|atom)/\d{4}(?:-\d\d)?\.(?:xml|json)")
_FILES = tuple(form.file for form in FORMATS.values())
_MOST = 50  # that are told one by one


@dataclass(frozen=True, slots=True)
class Announced:
    """An article as a published feed has it; ``date`` as the format writes it, empty where it is coarser."""

    guid: str
    url: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Published:
    """The output as it is: the paths of its files, those of them that stay as they are, and how one is read."""

    files: Mapping[str, object]
    kept: frozenset[str]
    read: Callable[[str], str]

    def announced(self) -> Iterator[Announced]:
        """The articles in the feeds that are to change. The feed of the site tells all where it has archives."""
        feeds = [path for path in self.files if path not in self.kept and _is_feed(path)]
        own = [path for path in feeds if _of_site(path)]
        archived = any(_ARCHIVE.fullmatch(path) and _of_site(path) for path in self.files)
        for path in own if archived else feeds:
            yield from _entries(path, self.read(path))


def _is_feed(path: str) -> bool:
    return path.rpartition("/")[2] in _FILES or _ARCHIVE.fullmatch(path) is not None


def _of_site(path: str) -> bool:
    return path.count("/") == (1 if _ARCHIVE.fullmatch(path) else 0)


def _entries(path: str, text: str) -> Iterator[Announced]:
    if path.endswith(".json"):
        yield from _json_entries(text)
    else:
        for title, url, guid, date in _RSS.findall(text):
            yield Announced(guid, unescape(url), unescape(title), date)
        for guid, title, url, date in _ATOM.findall(text):
            yield Announced(guid, unescape(url), unescape(title), date)


def _json_entries(text: str) -> Iterator[Announced]:
    try:
        items = json.loads(text)["items"]
        for one in items:
            yield Announced(
                str(one["id"]), str(one["url"]), str(one.get("title", "")), str(one.get("date_published", ""))
            )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return  # not one of ours, so it tells nothing


@dataclass(frozen=True, slots=True)
class _Renamed:
    """An article and what it was published as."""

    story: Story
    old: Announced


def renamed(
    stories: Iterable[Story], published: Published, page_of: Callable[[str], str], site_id: str
) -> list[Problem]:
    """An error for each published article that would get a new id; ``page_of`` gives the output file of a URL."""
    old = {one.guid: one for one in published.announced() if "#" not in one.url}
    stories = tuple(stories)
    gone = [old[guid] for guid in old.keys() - {story.guid for story in stories}]
    if not gone:
        return []
    new = [story for story in stories if story.guid not in old]
    moved = [story for story in new if page_of(story.url) not in published.files]
    by_place = {_place(url): story for story in moved for url in story.record.aliases}
    by_place |= {_place(story.url): story for story in new}
    by_title = {(story.card.title, date): story for story in moved for date in _written(story.date)}
    found = [
        _Renamed(story, one)
        for one in gone
        if (story := by_place.get(_place(one.url)) or by_title.get((one.title, one.date)))
    ]
    found.sort(key=lambda one: one.story.path)
    return [*(_problem(one, site_id) for one in found[:_MOST]), *_more(found)]


def _written(date: Date) -> tuple[str, ...]:
    """An article's date as each format writes it."""
    return (rfc822(date), rfc3339(date)) if date.precision >= DAY else ("",)


def _place(url: str) -> str:
    """What of an article's URL stays when the site moves: its year and slug."""
    return "/".join(unquote(_path(url)).rstrip("/").split("/")[-2:])


def _path(url: str) -> str:
    return re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url)


def _problem(one: _Renamed, site_id: str) -> Problem:
    message = f"“{one.story.card.title}” is published already and would get a new id: subscribers would see it twice"
    return Problem(Place(one.story.path, 1), ERROR, message, f"{_remedy(one, site_id)}, or build with --allow-new-ids")


def _remedy(one: _Renamed, site_id: str) -> str:
    """What gives the article its old id again, where that can be found out."""
    record, old = one.story.record, one.old
    home = "/".join(old.url.rstrip("/").split("/")[:-3]) + "/"  # without the word for articles, year and slug
    if home != site_id and urn(home, record.id or record.path) == old.guid:
        return f'the site has moved: write site_id = "{home}" in site.toml'
    place = _place(old.url)
    for guess in (f"articles/{place}.md", f"articles/{place.partition('/')[2]}.md"):
        if urn(site_id, guess) == old.guid:
            return f"write “id: {guess}” in its front matter"
    return "give it back its id; without one that was its old path below content/, so write “id: articles/….md”"


def _more(found: list[_Renamed]) -> Iterator[Problem]:
    if len(found) > _MOST:
        message = f"{len(found) - _MOST} more published articles would get a new id"
        yield Problem(Place(found[_MOST].story.path, 1), ERROR, message)
