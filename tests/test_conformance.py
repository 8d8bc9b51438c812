"""Every feed of the seed site and of a demo of 300 articles, held to the specifications by ``tests/conformance/``.

All that can be switched on is on. What is compared here: feeds with each other, over kinds, formats and archives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import feedparser
import pytest

from site_gen.urls import WORDS
from tests.browser.built import MADE, PAIR, Built, base_of, shared
from tests.conformance import atom, history, jsonfeed, opml, rss
from tests.conformance.entries import Entry, entries
from tests.feedsites import feeds, format_by_name, format_of, with_everything

ORACLES: dict[str, Callable[[bytes], list[str]]] = {
    "rss": rss.faults,
    "atom": atom.faults,
    "json": jsonfeed.faults,
    "opml": opml.faults,
}
FORMATS = ("rss", "atom", "json")
NAMES = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
KINDS = ("site", "organizations", "people", "topics", "documents", "authors", "editions", "corrections")
_OLDER = re.compile(r"(?:^|/)(?:feed|atom)/[^/]+$|^rss/")
CORRECTIONS = WORDS["corrections"] + "/"

# An organization and a topic of each site.
PAIRS = {"seed": ("Bộ Công an", "An ninh trật tự"), "demo": PAIR}
EACH_FORMAT = ["rss", "atom", "json"]


@dataclass(frozen=True)
class Published:
    """A built site with all its feeds."""

    built: Built
    base_url: str

    @cached_property
    def feeds(self) -> dict[str, dict[str, bytes]]:
        """Format to path to bytes."""
        return feeds(self.built.output)

    def entries(self, kind: str, path: str) -> list[Entry]:
        """The entries of one document."""
        return entries(kind, self.feeds[kind][path])

    def subscribed(self, kind: str) -> list[str]:
        """The documents that readers subscribe to: all but archives and copies."""
        return [path for path in self.feeds[kind] if not _OLDER.search(path) and path not in self.moved]

    @cached_property
    def moved(self) -> set[str]:
        """The feeds at former addresses of pages, which are those of the new ones."""
        folders = {path.removesuffix("index.html") for path in self.built.made_by("redirect.html")}
        return {path for found in self.feeds.values() for path in found if path.rpartition("/")[0] + "/" in folders}

    def fetch(self, url: str) -> bytes:
        """What is found at ``url``. Raises LookupError where nothing is."""
        if not url.startswith(self.base_url):
            raise LookupError(f"{url} is not of this site")
        try:
            return (self.built.output / url.removeprefix(self.base_url)).read_bytes()
        except FileNotFoundError:
            raise LookupError(f"nothing at {url}") from None

    def articles(self) -> set[str]:
        """The addresses of all published articles."""
        return {self.base_url + path.removesuffix("index.html") for path in self.built.made_by("article.html")}


def _everything(name: str, root: Path) -> None:
    MADE[name](root)
    with_everything(root, pairs=[PAIRS[name]])


@pytest.fixture(scope="module", params=["seed", "demo"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The project's own content, and the demo of 300 articles."""
    built = shared(base_of(tmp_path_factory), f"{request.param}-feeds", partial(_everything, request.param))
    found = re.search(r'^base_url = "(.*?)"', (built.output.parent / "site.toml").read_text("utf-8"), re.MULTILINE)
    assert found
    return Published(built, found[1])


@pytest.mark.parametrize("kind", [*EACH_FORMAT, "opml"])
def test_every_document_keeps_every_rule(site: Published, kind: str) -> None:
    assert site.feeds[kind], f"there is no {kind}"
    wrong = {path: found for path, data in site.feeds[kind].items() if (found := ORACLES[kind](data))}
    assert wrong == {}


@pytest.mark.parametrize("kind", EACH_FORMAT[:2])
def test_feedparser_finds_nothing_wrong(site: Published, kind: str) -> None:
    assert site.feeds[kind], f"there is no {kind}"
    for path in _telling(site, kind):
        read = feedparser.parse(site.feeds[kind][path])
        assert not read.bozo, f"{path}: {read.get('bozo_exception')}"
        assert [(one.id, one.link) for one in read.entries] == [(e.id, e.url) for e in site.entries(kind, path)], path


def _telling(site: Published, kind: str) -> list[str]:
    """What readers subscribe to, and of the archives those that hold what no other before them did (it is slow)."""
    known: set[Entry] = set()
    chosen = site.subscribed(kind)
    for path in sorted(site.feeds[kind].keys() - set(chosen)):
        fresh = set(site.entries(kind, path)) - known
        known |= fresh
        chosen += [path] if fresh else []
    return chosen


def test_files_are_what_their_names_say(site: Published) -> None:
    named = {
        path.relative_to(site.built.output).as_posix(): path
        for path in site.built.output.rglob("*")
        if path.is_file() and format_by_name(path.relative_to(site.built.output).as_posix())
    }
    assert named
    for name, path in named.items():
        assert format_of(name, path.read_bytes()) == format_by_name(name), name


def test_an_article_has_one_id_wherever_it_stands(site: Published) -> None:
    ids: dict[str, set[str]] = {}
    urls: dict[str, set[str]] = {}
    for kind in FORMATS:
        for path in site.feeds[kind]:
            if path.startswith(CORRECTIONS):  # an article may have two corrections, each with an id of its own
                continue
            for entry in site.entries(kind, path):
                ids.setdefault(entry.url, set()).add(entry.id)
                urls.setdefault(entry.id, set()).add(entry.url)
    assert ids.keys() & site.articles()
    assert {url: found for url, found in ids.items() if len(found) > 1} == {}
    assert {one: found for one, found in urls.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", EACH_FORMAT)
def test_every_feed_leads_to_its_end(site: Published, kind: str) -> None:
    subscribed = site.subscribed(kind)
    assert subscribed
    reached: set[str] = set()
    for path in subscribed:
        assert history.faults(site.fetch, site.base_url + path) == [], path
        reached.update(url.removeprefix(site.base_url) for url, _ in history.walk(site.fetch, site.base_url + path))
    older = {path for path in site.feeds[kind] if not path.startswith("rss/") and path not in site.moved}
    assert older - reached == set(), "archives to which no feed leads"


@pytest.mark.parametrize("kind", FORMATS)
def test_walk_reaches_every_article(site: Published, kind: str) -> None:
    chain = history.walk(site.fetch, site.base_url + NAMES[kind])
    documents = [url.removeprefix(site.base_url) for url, _ in chain]
    found = [entry.url for path in documents[1:] for entry in site.entries(kind, path)]
    assert len(set(found)) == len(found), "an article stands in two archives"
    newest = {entry.url for entry in site.entries(kind, documents[0])}
    assert newest | set(found) == site.articles()
    assert len(documents) > 1


@pytest.mark.parametrize("kind", FORMATS)
def test_walk_of_each_entity_reaches_more_than_its_newest(site: Published, kind: str) -> None:
    """Whatever an entity's page lists, its feed reaches: the ids in its documents are those of all its articles."""
    whole = {one for _, ids in history.walk(site.fetch, site.base_url + NAMES[kind]) for one in ids}
    walked = [history.walk(site.fetch, site.base_url + path) for path in site.subscribed(kind)]
    assert any(len(chain) > 1 for chain in walked)
    for chain in walked:
        path = chain[0][0].removeprefix(site.base_url)
        if path.startswith((CORRECTIONS, WORDS["editions"] + "/")):
            continue
        ids = {one for _, own in chain for one in own}
        assert ids <= whole, path
        if WORDS["topics"] in path:
            page = (site.built.output / path).with_name("index.html").read_text("utf-8")
            listed = {site.base_url + url for url in re.findall(rf'href="/({WORDS["articles"]}/\d+/[^/"#]+/)"', page)}
            urls = {e.url for url, _ in chain for e in site.entries(kind, url.removeprefix(site.base_url))}
            assert listed & site.articles() <= urls, path


@pytest.mark.parametrize("of", KINDS)
def test_every_kind_has_every_format(site: Published, of: str) -> None:
    folder = "" if of == "site" else WORDS[of] + "/"
    depth = {"site": 0, "editions": 1, "corrections": 1}.get(of, 2)
    found = {
        kind: {
            path.rpartition("/")[0]
            for path in site.subscribed(kind)
            if path.endswith(NAMES[kind]) and path.startswith(folder) and path.count("/") == depth
        }
        for kind in FORMATS
    }
    assert found["rss"] == found["atom"] == found["json"]
    assert found["rss"], f"there is no feed of {of}"


def test_all_formats_say_the_same(site: Published) -> None:
    documents: dict[str, dict[str, list[Entry]]] = {}
    for kind in FORMATS:
        for path in site.feeds[kind]:
            place = re.sub(r"(^|/)(?:feed|atom)(?=[./])", r"\1feed", path).rpartition(".")[0]
            place = place.removesuffix(".atom")
            documents.setdefault(place, {})[kind] = site.entries(kind, path)
    whole = {place: found for place, found in documents.items() if not place.startswith("rss/")}
    assert {place: sorted(found) for place, found in whole.items() if len(found) < len(FORMATS)} == {}
    for place, found in whole.items():
        assert found["rss"] == found["atom"] == found["json"], place


def test_lists_of_feeds_name_what_there_is(site: Published) -> None:
    there = {site.base_url + path for kind in FORMATS for path in site.feeds[kind]}
    for path, data in site.feeds["opml"].items():
        assert set(opml.feeds(data)) <= there, path
    named = {url.rpartition("/")[0] for url in opml.feeds(site.feeds["opml"]["feeds.opml"])}
    paths = {url.removeprefix(site.base_url) for url in there}
    own = {path for path in paths - site.moved if not _OLDER.search(path)}
    assert named == {(site.base_url + path).rpartition("/")[0] for path in own}


def test_every_topic_has_its_list(site: Published) -> None:
    topics = {path.rpartition("/")[0] for path in site.subscribed("rss") if path.startswith(WORDS["topics"] + "/")}
    assert topics
    assert {f"{topic}/feeds.opml" for topic in topics} == set(site.feeds["opml"]) - {"feeds.opml"}
