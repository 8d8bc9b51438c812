"""The oracle of Atom: what keeps every rule passes, and each rule broken once is told."""

from __future__ import annotations

import re

import pytest

from tests.conformance import atom
from tests.conformance.breaking import told

ENTRY = """<entry>
<id>urn:uuid:1</id>
<title>Bài &amp; ảnh</title>
<link rel="alternate" type="text/html" href="https://example.org/tin/bài/"/>
<link rel="enclosure" type="application/pdf" length="12" href="https://example.org/a.pdf"/>
<published>2018-01-17T08:30:00+07:00</published>
<updated>2018-01-17T08:30:00+07:00</updated>
<author><name>Người Mẫu</name><uri>https://example.org/tac-gia/mau/</uri></author>
<category term="chu-de" scheme="https://example.org/chu-de/" label="Chủ đề"/>
<summary>Tóm tắt</summary>
<content type="html">&lt;a href="https://example.org/"&gt;x&lt;/a&gt;</content>
</entry>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"
 xmlns:media="http://search.yahoo.com/mrss/" xml:lang="vi">
<id>urn:uuid:0</id>
<title>Điểm tin</title>
<subtitle>Mô tả</subtitle>
<updated>2018-01-17T08:30:00+07:00</updated>
<link rel="self" type="application/atom+xml" href="https://example.org/atom.xml"/>
<link rel="alternate" type="text/html" href="https://example.org/"/>
<icon>https://example.org/icon.png</icon>
<generator>x</generator>
<fh:archive/>
{ENTRY}
</feed>
"""
BROKEN_ATOM = [
    ("</feed>", "", "no XML"),
    ("<id>urn:uuid:0</id>\n", "", "grammar"),
    ("<id>urn:uuid:0</id>", "<id>urn:uuid:0</id><id>urn:uuid:9</id>", "grammar"),
    ("<id>urn:uuid:1</id>\n", "", "grammar"),
    ("<title>Điểm tin</title>", "", "grammar"),
    ("<subtitle>", "<sub>x</sub><subtitle>", "grammar"),
    ("<updated>2018-01-17T08:30:00+07:00</updated>\n<link", "<link", "grammar"),
    ("<updated>2018-01-17T08:30:00+07:00</updated>\n<author", "<author", "grammar"),
    ("<published>2018-01-17T08:30:00+07:00", "<published>2018-01-17", "grammar"),
    ("<published>2018-01-17T08:30:00+07:00", "<published>2018-01-17T08:30:00", "RFC 3339"),
    ("<published>2018-01-17T08:30:00+07:00", "<published> 2018-01-17T08:30:00+07:00", "RFC 3339"),
    ("<name>Người Mẫu</name>", "", "grammar"),
    ("<uri>https://example.org/tac-gia/mau/</uri>", "<email>mẫu</email>", "grammar"),
    ('term="chu-de" ', "", "grammar"),
    ('rel="enclosure" type="application/pdf"', 'rel="enclosure" type="pdf"', "grammar"),
    ('rel="enclosure" type', 'rel="" type', "grammar"),
    (' href="https://example.org/a.pdf"', "", "grammar"),
    ('<content type="html">', '<content type="html" src="https://a.b/">', "grammar"),
    ('<content type="html">', '<content type="xhtml">', "grammar"),
    ("<summary>", '<summary type="text/plain">', "grammar"),
    ("</summary>", "<b/></summary>", "grammar"),
    ("<entry>", '<entry kind="x">', "grammar"),
    ("</entry>", "</entry><rights>x</rights>", "grammar"),
    (' xml:lang="vi"', "", "no xml:lang"),
    ('rel="self"', 'rel="me"', "0 links with rel=self"),
    ('type="application/atom+xml"', 'type="text/xml"', "no application/atom+xml"),
    ("Điểm tin", " ", "feed: no title"),
    ("</entry>", "</entry>" + ENTRY, "id urn:uuid:1 stands 2 times"),
    ("urn:uuid:0", "urn:uuid:1", "an entry has the same id"),
    ("urn:uuid:0", "so-1", "no absolute address"),
    ("<author><name>Người Mẫu</name><uri>https://example.org/tac-gia/mau/</uri></author>", "", "no author"),
    ("<name>Người Mẫu<", "<name><", "name: nothing"),
    (
        '<link rel="enclosure"',
        '<link type="text/html" href="https://example.org/b"/><link rel="enclosure"',
        "2 alternate links",
    ),
    (
        '<link rel="alternate" type="text/html" href="https://example.org/tin/bài/"/>',
        "",
        "entry: no alternate",
    ),
    ('href="https://example.org/tin/bài/"', 'href="/tin/bài/"', "no absolute address"),
    ("<icon>https://example.org/", "<icon>/", "icon"),
    ('scheme="https://example.org/chu-de/"', 'scheme="chu-de"', "category scheme"),
    ('term="chu-de"', 'term=""', "category term"),
    ("<summary>", '<category term="chu-de" scheme="https://example.org/chu-de/"/><summary>', "stands 2 times"),
    ('length="12"', 'length="x"', "atom:link length"),
    ('href="https://example.org/"&gt;', 'href="/"&gt;', "content: <a href>"),
    ("<fh:archive/>", '<media:content url="/x"/>', "media:content url"),
    ("<fh:archive/>", "<fh:archived/>", "no place here"),
    ("<fh:archive/>", '<link rel="current" href="https://a.b/"/><link rel="current" href="https://a.b/"/>', "2 links"),
]


def test_atom_that_keeps_every_rule() -> None:
    assert atom.faults(ATOM.encode()) == []
    xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content>'
    assert atom.faults(re.sub(r"<content.*</content>", xhtml, ATOM).encode()) == []
    elsewhere = '<content type="text/html" src="https://example.org/x"/>'
    assert atom.faults(re.sub(r"<content.*</content>", elsewhere, ATOM).encode()) == []


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN_ATOM)
def test_broken_atom(old: str, new: str, fault: str) -> None:
    told(atom.faults, ATOM, old, new, fault)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "neither content nor an alternate link"),
        ('<content src="https://example.org/x"/>', "content elsewhere needs a summary"),
        ('<content src="/x"/>', "content src"),
    ],
)
def test_atom_entry_says_something(content: str, fault: str) -> None:
    bare = re.sub(r"<(?:summary|content).*\n|<link rel=\"alternate\".*bài.*\n", "", ATOM)
    assert any(fault in one for one in atom.faults(bare.replace("</entry>", content + "</entry>").encode()))
