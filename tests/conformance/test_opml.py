"""The oracle of OPML: what keeps every rule passes, and each rule broken once is told."""

from __future__ import annotations

import pytest

from tests.conformance import opml
from tests.conformance.breaking import told

OPML = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>Điểm tin</title><dateModified>Wed, 17 Jan 2018 08:30:00 +0700</dateModified></head>
<body>
<outline text="Chủ đề">
<outline type="rss" text="A" title="A" language="vi" version="RSS2" xmlUrl="https://example.org/a/feed.xml"
 htmlUrl="https://example.org/a/"/>
</outline>
</body>
</opml>
"""
BROKEN_OPML = [
    ("</opml>", "", "no XML"),
    ('version="2.0"', 'version="3"', "version=2.0"),
    ("<body>", "<body/><body>", "a head and a body"),
    ("<title>Điểm tin</title>", "", "head: no title"),
    ("<title>Điểm tin</title>", "<title>a</title><title>b</title>", "stands 2 times"),
    ("<title>Điểm tin</title>", "<title>a</title><link>b</link>", "knows no <link>"),
    ("Wed, 17", "Thu, 17", "was a Wed"),
    ('<outline text="Chủ đề">', "<outline>", "outline: no text"),
    ('text="A"', 'text=""', "outline text"),
    ('type="rss"', 'type="feed"', "no type of a subscription"),
    ('type="rss" ', "", "xmlUrl without type=rss"),
    ('xmlUrl="https://example.org/a/feed.xml"', "", "without xmlUrl"),
    ('xmlUrl="https://example.org/a/feed.xml"', 'xmlUrl="/a/feed.xml"', "outline xmlUrl"),
    ('htmlUrl="https://example.org/a/"', 'htmlUrl="a"', "outline htmlUrl"),
    ('htmlUrl="', 'href="', "knows no href"),
    ('version="RSS2"', 'version="2.0"', "no version"),
    ("</outline>\n</body>", '</outline>\n<outline text="B"/></body>', "the group B is empty"),
    (
        "</outline>\n</body>",
        '<outline type="rss" text="B" xmlUrl="https://example.org/a/feed.xml"/></outline>\n</body>',
        "stands 2 times in a group",
    ),
    ("</outline>\n</body>", "<item/></outline>\n</body>", "knows no <item>"),
]


def test_opml_that_keeps_every_rule() -> None:
    assert opml.faults(OPML.encode()) == []
    assert opml.feeds(OPML.encode()) == ["https://example.org/a/feed.xml"]


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN_OPML)
def test_broken_opml(old: str, new: str, fault: str) -> None:
    told(opml.faults, OPML, old, new, fault)
