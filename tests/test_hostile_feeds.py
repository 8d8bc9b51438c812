"""Feeds of a site whose every text is hostile: each format stays legal, and all say the same."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import feedparser
import pytest

from tests.conformance import atom, jsonfeed, opml, rss
from tests.conformance.entries import entries
from tests.feedsites import everything, feeds
from tests.sites import Site

HOSTILE = {
    "control": "a\x00b\x07c\x08d\x0be\x1ff\x7fg\x85h",
    "cdata": "]]> <![CDATA[x]]> ]]&gt;",
    "noncharacters": "\ufffe\uffff\ufeff\ufdd0",
    "emoji": "cờ 🇻🇳👨‍👩‍👧 ☃\ufe0f 𝒳",
    "rtl": "\u202eمرحبا\u202c \u2067עברית\u2069 Việt",
    "markup": "& < > \" ' &amp; &#0; &nbsp; <script>alert(1)</script> <b>",
    "closing": "</title></item></channel></rss></entry></feed> -->",
    "nfd": unicodedata.normalize("NFD", "Đường lối đổi mới và phát triển bền vững"),
    "template": "{{ x }} {% y %} ${z} %(a)s",
    "separators": "a\u2028b\u2029c\td",
    "long": "Dài " * 25_000,
}
EACH = ["rss", "atom", "json"]
ORACLES = {"rss": rss.faults, "atom": atom.faults, "json": jsonfeed.faults, "opml": opml.faults}


def quoted(text: str) -> str:
    """``text`` as a scalar of YAML, with an escape for whatever may not stand in a file."""
    plain = "".join(
        letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08X}" for letter in text
    )
    return f'"{plain}"'


def article(name: str, text: str) -> str:
    """An article full of ``text``; names, of which addresses are made, hold it unless it is too long for one."""
    own = text if len(text) < 1000 else "dài"
    body = text.encode("utf-8", "ignore").decode()
    return f"""
-- content/articles/2018/{name}.md --
---
id: {name}
title: {quoted(text + " mẫu")}
date: 2018-01-17T08:30:00+07:00
updated: 2018-01-19
author: {quoted("Người Mẫu " + own)}
topic: {quoted("Chủ đề " + own)}
organizations: [{quoted("Cơ quan Mẫu " + own)}]
documents: [{quoted("Văn bản Mẫu " + own)}]
summary: {quoted("Tóm tắt " + text)}
corrections:
  - date: 2018-01-19
    text: {quoted("Đã sửa " + text)}
---
Thân bài {body}

[đường dẫn](https://example.org/?a=1&b=%22%3C) ![x](../../media/x.svg)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One article for each hostile text, and a site that is called so too."""
    settings = 'title = "Điểm & tin <b> ]]> \\u202E"\ndescription = "a < b & c"\nbase_url = "https://example.org/"\n'
    texts = "".join(article(name, text) for name, text in HOSTILE.items())
    archive = f"-- site.toml --\n{settings}\n{everything()}-- content/media/x.svg --\n<svg/>\n{texts}"
    built = Site(tmp_path_factory.mktemp("hostile"), archive)
    built.build()
    return built


@pytest.mark.parametrize("kind", [*EACH, "opml"])
def test_hostile_texts_keep_every_rule(site: Site, kind: str) -> None:
    found = feeds(site.output)[kind]
    assert found
    assert {path: wrong for path, data in found.items() if (wrong := ORACLES[kind](data))} == {}


@pytest.mark.parametrize("kind", EACH[:2])
def test_feedparser_reads_hostile_texts(site: Site, kind: str) -> None:
    found = feeds(site.output)[kind]
    assert found
    for path, data in found.items():
        assert not feedparser.parse(data).bozo, path


@pytest.mark.parametrize("kind", EACH)
def test_hostile_texts_arrive_whole(site: Site, kind: str) -> None:
    """What may stand in XML arrives, in NFC; the rest is gone. It is the same in every format."""
    path = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}[kind]
    titles = {entry.url.split("/")[-2]: entry.title for entry in entries(kind, feeds(site.output)[kind][path])}
    assert titles.keys() == HOSTILE.keys()
    for name in ("cdata", "emoji", "markup", "closing", "template"):
        assert titles[name] == HOSTILE[name] + " mẫu"
    assert titles["nfd"] == "Đường lối đổi mới và phát triển bền vững mẫu"
    assert re.sub(r"\W", "", titles["control"]) == "abcdefghmẫu"
    assert len(titles["long"]) >= 100_000
    for title in titles.values():
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", title)
        assert unicodedata.is_normalized("NFC", title)


@pytest.mark.parametrize("kind", EACH)
def test_hostile_texts_are_the_same_in_each_feed(site: Site, kind: str) -> None:
    titles: dict[str, set[str]] = {}
    found = feeds(site.output)[kind]
    assert found
    for path, data in found.items():
        if not path.startswith(("dinh-chinh/", "diem-tin/", "rss/")):
            for entry in entries(kind, data):
                titles.setdefault(entry.id, set()).add(entry.title)
    assert len(titles) == len(HOSTILE)
    assert {one: told for one, told in titles.items() if len(told) > 1} == {}


def test_a_lone_surrogate_never_reaches_a_feed(tmp_path: Path) -> None:
    """No file can hold one but as an escape, and that is an error at its place."""
    site = Site(tmp_path, article("a", "\ud800"))
    (wrong,) = site.problems()
    assert "a.md:3:11: error: broken YAML" in str(wrong)
    assert not site.output.exists()
    site.write(article("a", "x"))
    path = tmp_path / "content/articles/2018/a.md"
    path.write_bytes(path.read_bytes().replace(b"mau", b"m").replace("Thân".encode(), b"\xed\xa0\x80"))
    (wrong,) = site.problems()
    assert "UTF-8" in str(wrong)


@pytest.mark.parametrize(("kind", "folder"), [("rss", "feed/"), ("atom", "atom/"), ("json", "feed/")])
def test_archives_stay_as_they_are(tmp_path: Path, kind: str, folder: str) -> None:
    """RFC 5005: an archive never changes. A new article makes a new one or changes the newest, no other."""
    texts = "".join(
        f"-- content/articles/{n}.md --\n---\nid: b{n}\ntitle: Bài {n}\ndate: 2018-{n:02}-17\n---\nThân\n"
        for n in range(1, 7)
    )
    site = Site(tmp_path, f'-- site.toml --\ntitle = "T"\nbase_url = "https://e.vn/"\n{everything(items=2)}{texts}')
    site.build()
    before = {path: data for path, data in feeds(site.output)[kind].items() if path.startswith(folder)}
    assert len(before) >= 4
    site.write("-- content/articles/moi.md --\n---\nid: moi\ntitle: Mới\ndate: 2018-07-17\n---\nThân\n")
    site.build()
    after = feeds(site.output)[kind]
    assert {path: after.get(path) for path in before} == before
