"""The oracle of JSON Feed: what keeps every rule passes, and each rule broken once is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conformance import jsonfeed

JSON: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Điểm tin",
    "home_page_url": "https://example.org/",
    "feed_url": "https://example.org/feed.json",
    "next_url": "https://example.org/feed/2018-01.json",
    "description": "Mô tả",
    "icon": "https://example.org/icon.png",
    "authors": [{"name": "Tòa soạn", "url": "https://example.org/"}],
    "language": "vi",
    "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
    "_history": {"archive": True},
    "items": [
        {
            "id": "urn:uuid:1",
            "url": "https://example.org/tin/bài/",
            "title": "Bài",
            "content_html": '<a href="https://example.org/">x</a>',
            "summary": "Tóm tắt",
            "image": "https://example.org/a.webp",
            "date_published": "2018-01-17T08:30:00+07:00",
            "date_modified": "2018-01-18T08:30:00Z",
            "authors": [{"name": "Người Mẫu"}],
            "tags": ["Chủ đề"],
            "attachments": [{"url": "https://example.org/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 12}],
        }
    ],
}
GONE = object()
BROKEN_JSON = [
    ("version", "https://jsonfeed.org/version/1", "schema: $.version"),
    ("title", GONE, "'title' is a required"),
    ("items", GONE, "'items' is a required"),
    ("home_page_url", GONE, "no home_page_url"),
    ("feed_url", GONE, "no feed_url"),
    ("language", GONE, "no language"),
    ("language", "tiếng Việt", "schema: $.language"),
    ("home_page_url", "/", "schema: $.home_page_url"),
    ("home_page_url", "mailto:a@b.vn", "none of http, https"),
    ("next_url", "https://example.org/feed.json", "next_url is the feed itself"),
    ("author", {"name": "x"}, "'author'"),
    ("_history", 1, "1 is not of type 'object'"),
    ("expired", "no", "schema: $.expired"),
    ("hubs", [{"url": "https://hub.example.org/"}], "'type' is a required"),
    ("authors", [], "schema: $.authors"),
    ("authors", [{}], "schema: $.authors[0]"),
    ("title", "\ud800", "a lone surrogate"),
    ("items.id", 1, "schema: $.items[0].id"),
    ("items.id", GONE, "'id' is a required"),
    ("items.content_html", GONE, "schema: $.items[0]"),
    ("items.content_html", '<a href="/x">', "content_html: <a href>"),
    ("items.url", "/tin/", "schema: $.items[0].url"),
    ("items.url", GONE, "no url"),
    ("items.date_published", "2018-01-17", "schema: $.items[0].date_published"),
    ("items.date_published", "2018-02-31T00:00:00Z", "day is out of range"),
    ("items.tags", ["a", 1], "schema: $.items[0].tags[1]"),
    ("items.tags", ["a", "a"], "non-unique"),
    ("items.attachments", [{"url": "https://a.b/"}], "'mime_type' is a required"),
    ("items.attachments", [{"url": "https://a.b/", "mime_type": "a/b", "size_in_bytes": "1"}], "size_in_bytes"),
    ("items.attachments", [{"url": "https://a.b/", "mime_type": "a/ü"}], "no media type"),
    ("items.guid", "x", "'guid'"),
]


def test_json_that_keeps_every_rule() -> None:
    assert jsonfeed.faults(json.dumps(JSON).encode()) == []
    assert jsonfeed.faults(json.dumps(JSON, ensure_ascii=False).encode()) == []


@pytest.mark.parametrize(("path", "value", "fault"), BROKEN_JSON)
def test_broken_json(path: str, value: object, fault: str) -> None:
    feed = json.loads(json.dumps(JSON))
    *above, key = path.split(".")
    place = feed["items"][0] if above else feed
    if value is GONE:
        del place[key]
    else:
        place[key] = value
    found = jsonfeed.faults(json.dumps(feed).encode())
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"{", "no JSON"),
        (b"\xff", "no JSON"),
        (b"\xef\xbb\xbf{}", "no JSON"),
        (b'{"title": NaN}', "NaN"),
        (b'{"title": "a", "title": "b"}', "stands twice"),
        (json.dumps({**JSON, "items": JSON["items"] * 2}).encode(), "stands 2 times"),
    ],
)
def test_broken_json_documents(data: bytes, fault: str) -> None:
    found = jsonfeed.faults(data)
    assert any(fault in one for one in found), found
