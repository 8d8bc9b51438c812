"""The oracle of RFC 5005: a whole history passes, and each rule broken once is told."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.conformance import history

AT = "https://example.org/"
MARK = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>'


def _atom(name: str, before: str, *ids: str, more: str = "", own: str = "") -> str:
    link = f'<link rel="prev-archive" href="{AT}{before}"/>' if before else ""
    entries = "".join(f"<entry><id>{one}</id></entry>" for one in ids)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><link rel="self" href="{AT}{own or name}"/>'
        f"{link}{more}{entries}</feed>"
    )


def _rss(name: str, before: str, *ids: str, more: str = "", own: str = "") -> str:
    link = f'<atom:link rel="prev-archive" href="{AT}{before}"/>' if before else ""
    items = "".join(f"<item><guid>{one}</guid></item>" for one in ids)
    more = more.replace("<link", "<atom:link")
    return (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f'<link>{AT}</link><atom:link rel="self" href="{AT}{own or name}"/>{link}{more}{items}</channel></rss>'
    )


CURRENT = f'<link rel="current" href="{AT}feed"/>'


def _chain(make: Callable[..., str]) -> dict[str, str]:
    return {
        "feed": make("feed", "two", "3", "2"),
        "two": make("two", "one", "2", more=CURRENT + MARK),
        "one": make("one", "", "1", more=CURRENT + MARK),
    }


def _fetch(files: dict[str, str]) -> Callable[[str], bytes]:
    return lambda url: files[url.removeprefix(AT)].encode()


@pytest.mark.parametrize("make", [_atom, _rss])
def test_history_that_keeps_every_rule(make: Callable[..., str]) -> None:
    fetch = _fetch(_chain(make))
    assert history.faults(fetch, AT + "feed") == []
    assert history.walk(fetch, AT + "feed") == [
        (AT + "feed", ("3", "2")),
        (AT + "two", ("2",)),
        (AT + "one", ("1",)),
    ]


@pytest.mark.parametrize("make", [_atom, _rss])
@pytest.mark.parametrize(
    ("name", "before", "options", "fault"),
    [
        ("feed", "two", {"more": MARK}, "says that it is an archive"),
        ("feed", "two", {"own": "else"}, "names itself"),
        ("feed", "lost", {}, "KeyError"),
        ("two", "one", {"more": MARK}, "current is missing"),
        ("two", "one", {"more": CURRENT.replace("feed", "two") + MARK}, "current is"),
        ("two", "one", {"more": CURRENT}, "does not say that it is an archive"),
        ("two", "one", {"more": CURRENT + MARK, "own": "feed"}, "names itself"),
        ("two", "one", {"more": CURRENT + MARK + f'<link rel="prev-archive" href="{AT}feed"/>'}, "2 links"),
        ("one", "two", {"more": CURRENT + MARK}, "leads back to"),
        ("one", "feed", {"more": CURRENT + MARK}, "leads back to"),
        ("feed", "two", {"more": MARK.replace("archive", "complete")}, "is complete"),
    ],
)
def test_broken_history(make: Callable[..., str], name: str, before: str, options: dict[str, str], fault: str) -> None:
    found = history.faults(_fetch({**_chain(make), name: make(name, before, "2", **options)}), AT + "feed")
    assert any(fault in one for one in found), found


def test_history_stays_with_one_feed() -> None:
    chain = _chain(_atom)
    other = history.faults(_fetch({**chain, "one": chain["one"].replace("urn:x", "urn:y")}), AT + "feed")
    assert any("of another feed" in one for one in other)
    mixed = history.faults(_fetch({**chain, "one": _chain(_rss)["one"]}), AT + "feed")
    assert any("is rss, the feed is atom" in one for one in mixed)
    (broken,) = history.faults(_fetch({**chain, "one": "<html/>"}), AT + "feed")
    assert "is no feed" in broken


def test_history_of_json() -> None:
    files = {
        "feed": {"feed_url": AT + "feed", "next_url": AT + "old", "items": [{"id": "2"}]},
        "old": {"feed_url": AT + "old", "items": [{"id": "1"}]},
    }
    fetch = _fetch({name: json.dumps(feed) for name, feed in files.items()})
    assert history.faults(fetch, AT + "feed") == []
    assert history.walk(fetch, AT + "feed") == [(AT + "feed", ("2",)), (AT + "old", ("1",))]
    files["old"]["next_url"] = AT + "feed"
    assert "leads back" in str(history.faults(_fetch({n: json.dumps(f) for n, f in files.items()}), AT + "feed"))
    files["old"] = {"feed_url": AT + "else", "items": []}
    assert "feed_url is" in str(history.faults(_fetch({n: json.dumps(f) for n, f in files.items()}), AT + "feed"))
