"""A real feed reader, newsboat, over a real nginx with the README's configuration: what a subscriber sees of changes.

newsboat keeps one item a guid, whatever number of feeds carry it. Its cache is read, never written.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest

from site_gen.demo import files
from tests.conformance import opml
from tests.feedsites import everything, feeds
from tests.nginx import Server, free_port, program_or_skip, serving
from tests.sites import Site

ARTICLES = 60
SITE = """title = "Điểm tin Mẫu"
base_url = "http://127.0.0.1:{port}/"
site_id = "https://diemtin-mau.example.org/"
cards = "off"
search = false

"""
# Today, as tests have it: the week and the month that it belongs to are not over, so there is no new edition.
NEW = """
-- content/articles/2026/bai-moi.md --
---
id: bai-moi
title: Bài mới của Cơ quan Mẫu
date: 2026-09-21
author: Người Mẫu
topic: {topic}
organizations: [{organization}]
---
Thân bài mới.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """An article as the reader has it."""

    title: str
    url: str
    unread: bool


class Newsboat:
    """newsboat with a folder of its own, as a subscriber would run it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = program_or_skip("newsboat", "no reader tries the feeds")
        (folder / "urls").touch()
        (folder / "config").write_text("reload-threads 4\ndownload-timeout 30\n", encoding="utf-8")

    def subscribe(self, outlines: bytes) -> None:
        """Imports a list of feeds."""
        (self._folder / "feeds.opml").write_bytes(outlines)
        self._run("-i", str(self._folder / "feeds.opml"))

    def reload(self) -> int:
        """Asks every feed; how many articles are unread then."""
        self._run("-x", "reload")
        found = re.match(r"(\d+) unread", self._run("-x", "print-unread"))
        assert found
        return int(found[1])

    def read_all(self) -> None:
        """Marks every article as read."""
        (self._folder / "read").write_text("\n".join(guid for guid, _ in self._rows()) + "\n", encoding="utf-8")
        self._run("-I", str(self._folder / "read"))

    def items(self) -> dict[str, Item]:
        """Every article by its guid."""
        rows = self._rows()
        assert len(dict(rows)) == len(rows), "an article stands twice"
        return dict(rows)

    def _rows(self) -> list[tuple[str, Item]]:
        query = "SELECT guid, title, url, unread FROM rss_item WHERE deleted = 0"
        with closing(sqlite3.connect(self._folder / "cache.db")) as cache:
            return [(guid, Item(title, url, bool(unread))) for guid, title, url, unread in cache.execute(query)]

    def _run(self, *arguments: str) -> str:
        own = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        command = [self._program, *(part for key, name in own.items() for part in (key, str(self._folder / name)))]
        environment = {"HOME": str(self._folder), "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "dumb"}
        done = subprocess.run(
            [*command, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@dataclass(frozen=True, slots=True)
class Published:
    """A site, its server and a subscriber who has read everything."""

    site: Site
    server: Server
    reader: Newsboat

    def feeds(self) -> dict[str, set[str]]:
        """The ids in every feed that the list of feeds names, by the path that is asked for."""
        output = self.site.output
        listed = {re.sub(r"^http://[^/]+", "", url) for url in opml.feeds((output / "feeds.opml").read_bytes())}
        read = {path: feedparser.parse((output / path[1:]).read_bytes()) for path in listed}
        return {path: {entry.id for entry in feed.entries} for path, feed in read.items()}

    def article(self) -> Path:
        """An article that the reader has, with ``id`` and no corrections, to which no other file leads by its name."""
        texts = {path: path.read_text("utf-8") for path in sorted((self.site.root / "content").rglob("*.md"))}
        titles = [item.title for item in self.reader.items().values()]
        for path, text in texts.items():
            title = re.search(r"^title: (.*)$", text, re.MULTILINE)
            plain = title and titles.count(title[1]) == 1 and "\nid: " in text and "\ntopic: " in text
            if plain and "\ncorrections:" not in text and not any(path.name in other for other in texts.values()):
                return path
        raise AssertionError("the demo has no plain article")


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Published]:
    """The demo at an address of this machine, its list of feeds subscribed to, every article read."""
    for name in ("site", "nginx", "reader"):
        (tmp_path / name).mkdir()
    reader = Newsboat(tmp_path / "reader")
    for path, data in files(ARTICLES, body_bytes=2000):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    port = free_port()
    (tmp_path / "site/site.toml").write_text(SITE.format(port=port) + everything(items=10 * ARTICLES), "utf-8")
    site = Site(tmp_path / "site")
    site.build()
    for made in site.output.rglob("*.*"):  # an hour ago, or what is written again might bear the same second
        os.utime(made, (time.time() - 3600,) * 2)
    with serving(site.output, tmp_path / "nginx", port) as server:
        reader.subscribe(server.get("/feeds.opml")[1])
        yield Published(site, server, reader)


def test_every_article_is_seen_once_and_a_rebuild_brings_nothing(published: Published) -> None:
    carried = published.feeds()
    every = set[str]().union(*carried.values())
    assert len(every) >= ARTICLES * 9 // 10, "nearly every article is published"
    published.server.answers()
    assert published.reader.reload() == len(every)
    assert published.reader.items().keys() == every
    assert sorted(published.server.answers()) == sorted((200, path) for path in carried)
    assert published.reader.reload() == len(every)  # newsboat keeps ETag and date only of feeds that it had before
    published.server.answers()
    for clean in (False, True):
        published.site.build(clean=clean)
        assert published.reader.reload() == len(every)
        assert sorted(published.server.answers()) == sorted((304, path) for path in carried)
    assert published.reader.items().keys() == every


def test_one_new_article_is_one_new_item(published: Published) -> None:
    reader = published.reader
    reader.reload()
    reader.read_all()
    assert reader.reload() == 0
    before, known = published.feeds(), reader.items().keys()
    published.server.answers()
    front = published.article().read_text("utf-8")
    topic = re.search(r"^topic: (.*)$", front, re.MULTILINE)
    organization = re.search(r"^organizations:\n  - (.*)$", front, re.MULTILINE)
    assert topic
    assert organization
    published.site.write(NEW.format(topic=topic[1], organization=organization[1]))
    published.site.build()
    after = published.feeds()
    assert reader.reload() == 1
    (new,) = reader.items().keys() - known
    assert reader.items()[new].title == "Bài mới của Cơ quan Mẫu"
    assert {path: ids - before.get(path, set()) for path, ids in after.items() if path in before} == {
        path: {new} if new in after[path] else set() for path in before
    }
    asked = dict(reversed(answer) for answer in published.server.answers())
    assert {path for path, status in asked.items() if status == 200} == {p for p in before if new in after[p]}
    assert set(asked.values()) == {200, 304}
    assert len([path for path in before if new in after[path]]) >= 3, "the site, the topic, the organization"


def test_an_edited_title_brings_nothing_new(published: Published) -> None:
    published.reader.reload()
    published.reader.read_all()
    known = published.reader.items()
    path = published.article()
    text = re.sub(r"^title: (.*)$", r"title: \1 (đã sửa)", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    published.site.build()
    published.server.answers()
    assert published.reader.reload() == 0
    now = published.reader.items()
    assert now.keys() == known.keys()
    assert [item.title for guid, item in now.items() if item != known[guid]] == [
        re.findall(r"^title: (.*)$", text, re.MULTILINE)[0]
    ]
    assert 200 in [status for status, _ in published.server.answers()]


def test_a_renamed_file_brings_nothing_new(published: Published) -> None:
    published.reader.reload()
    published.reader.read_all()
    known = published.reader.items()
    path = published.article()
    path.rename(path.with_name("ten-khac.md"))
    published.site.build()
    assert published.reader.reload() == 0
    now = published.reader.items()
    assert now.keys() == known.keys()
    (moved,) = [item.url for guid, item in now.items() if item != known[guid]]
    assert moved.endswith("/ten-khac/")


def test_a_move_to_another_address_brings_nothing_new(published: Published) -> None:
    published.reader.reload()
    published.reader.read_all()
    known = published.reader.items()
    old = published.feeds().keys()
    published.site.build(overrides={"base_url": f"http://localhost:{published.server.port}/"})
    published.reader.subscribe(published.server.get("/feeds.opml")[1])
    published.server.answers()
    assert published.reader.reload() == 0
    assert [path for status, path in published.server.answers() if status not in (200, 304)] == []
    now = published.reader.items()
    assert now.keys() == known.keys()
    assert {item.url.partition("/tin/")[0] for item in now.values() if "/tin/" in item.url} == {
        f"http://localhost:{published.server.port}"
    }
    assert old


def test_conditional_get_after_a_rebuild_that_changed_nothing(published: Published) -> None:
    paths = ["/feeds.opml", *(f"/{path}" for found in feeds(published.site.output).values() for path in found)]
    told = {path: published.server.get(path)[0].headers for path in paths}
    published.site.build(clean=True)
    for path, headers in told.items():
        by_tag, body = published.server.get(path, If_None_Match=headers["ETag"])
        assert (by_tag.status, body) == (304, b""), path
        assert published.server.get(path, If_Modified_Since=headers["Last-Modified"])[0].status == 304, path
        both = published.server.get(
            path, If_None_Match=headers["ETag"], If_Modified_Since=headers["Last-Modified"], Accept_Encoding="gzip"
        )
        assert both[0].status == 304, path
