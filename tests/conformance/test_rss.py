"""The oracle of RSS: what keeps every rule passes, and each rule broken once is told."""

from __future__ import annotations

import re

import pytest

from tests.conformance import rss
from tests.conformance.breaking import told

ITEM = """<item>
<title>Bài &#x26; ảnh</title>
<link>https://example.org/tin/bài/</link>
<guid isPermaLink="false">urn:uuid:1</guid>
<pubDate>Wed, 17 Jan 2018 08:30:00 +0700</pubDate>
<dc:creator>Người Mẫu</dc:creator>
<category domain="https://example.org/chu-de/">Chủ đề</category>
<dcterms:modified>2018-01-18</dcterms:modified>
<enclosure url="https://example.org/a.pdf" length="12" type="application/pdf"/>
<media:content url="https://example.org/a.webp" type="image/webp" medium="image" width="1200" height="630">\
<media:title type="plain">Ảnh</media:title></media:content>
<description>Tóm tắt &lt;b&gt;mẫu&lt;/b&gt;</description>
<content:encoded>&lt;a href="https://example.org/"&gt;&lt;img src="https://example.org/a.webp"&gt;&lt;/a&gt;</content:encoded>
</item>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Điểm tin</title>
<link>https://example.org/</link>
<description>Mô tả</description>
<language>vi</language>
<copyright>Mẫu</copyright>
<managingEditor>toa-soan@example.org (Tòa soạn)</managingEditor>
<lastBuildDate>Wed, 17 Jan 2018 01:30:00 GMT</lastBuildDate>
<generator>x</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<ttl>60</ttl>
<image><url>https://example.org/i.png</url><title>Điểm tin</title><link>https://example.org/</link>\
<width>144</width><height>144</height></image>
<atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
<atom:link rel="prev-archive" href="https://example.org/feed/2018-01.xml"/>
<fh:archive/>
{ITEM}
</channel>
</rss>
"""
BROKEN_RSS = [
    ("</rss>", "", "no XML"),
    ('encoding="utf-8"', 'encoding="us-ascii"', "no XML"),
    ("<rss ", "<!DOCTYPE rss><rss ", "document type"),
    ('version="2.0"', 'version="0.92"', "version=2.0"),
    ("</channel>", "</channel><channel/>", "one channel"),
    ("<title>Điểm tin</title>\n", "", "no <title>"),
    ("<link>https://example.org/</link>\n", "", "no <link>"),
    ("<description>Mô tả</description>", "", "no <description>"),
    ("<title>Điểm tin</title>\n", "<title>Điểm tin</title><title>Hai</title>\n", "<title> stands 2"),
    ("<link>https://example.org/</link>\n<desc", "<link>/</link>\n<desc", "no absolute address"),
    ("<language>vi<", "<language>tiếng Việt<", "no language"),
    ("toa-soan@example.org (Tòa soạn)", "Tòa soạn", "no e-mail"),
    ("Wed, 17 Jan 2018 01:30:00 GMT", "2018-01-17", "RFC 822"),
    ("<ttl>60<", "<ttl>1 h<", "no whole number"),
    ("<ttl>60</ttl>", "<tll>60</tll>", "knows no <tll>"),
    ("<ttl>60</ttl>", "<skipHours><hour>24</hour></skipHours>", "skipHours: 24"),
    ("<ttl>60</ttl>", "<cloud/>", "of no use"),
    ("<ttl>60<", '<ttl unit="m">60<', "no attribute unit"),
    ("<width>144<", "<width>145<", "the most is 144"),
    ("<height>144<", "<height>401<", "the most is 400"),
    ("<url>https://example.org/i.png</url>", "", "image: no <url>"),
    ("i.png</url><title>Điểm tin<", "i.png</url><title>Khác<", "another title"),
    ("<width>", "<alt>x</alt><width>", "image: RSS knows no <alt>"),
    ('<atom:link rel="self"', '<atom:link rel="me"', "0 atom:link with rel=self"),
    ('type="application/rss+xml"', 'type="text/xml"', "no application/rss+xml"),
    ('href="https://example.org/feed.xml"', 'href="feed.xml"', "no absolute address"),
    ('rel="prev-archive"', 'rel="prev-archive" lang="vi"', "no attribute lang"),
    (
        '<atom:link rel="prev-archive" ',
        '<atom:link rel="prev-archive" href="https://a.b/"/><atom:link rel="prev-archive" ',
        "2 links",
    ),
    ("<fh:archive/>", "<fh:archive>x</fh:archive>", "not empty"),
    ("<fh:archive/>", "<fh:archived/>", "no place here"),
    ("</item>", "</item><ttl>1</ttl>", "after the first item"),
    ("</item>", "</item>" + ITEM, "guid urn:uuid:1 stands 2 times"),
    ('<guid isPermaLink="false">urn:uuid:1</guid>', "", "no guid"),
    ('isPermaLink="false"', 'isPermaLink="no"', "isPermaLink is"),
    (' isPermaLink="false"', "", "said to be a permalink"),
    ("<link>https://example.org/tin/bài/", "<link>/tin/bài/", "no absolute address"),
    ("Wed, 17 Jan 2018 08", "Thu, 17 Jan 2018 08", "was a Wed"),
    ("Wed, 17 Jan 2018 08", "Wed, 17 Jan 18 08", "year of four digits"),
    ("Wed, 17 Jan 2018 08", "Fri, 31 Feb 2018 08", "day is out of range"),
    ("08:30:00 +0700", "08:30:00 +1700", "no time zone"),
    ("<dc:creator>Người Mẫu</dc:creator>", "<author>Người Mẫu</author>", "no e-mail"),
    ("<dc:creator>", "<author>a@b.vn</author><dc:creator>", "both author and dc:creator"),
    ("Người Mẫu", "", "nothing stands in it"),
    ('domain="https://example.org/chu-de/"', 'domain=""', "category domain"),
    (">Chủ đề<", "><", "category: nothing"),
    (">Chủ đề<", "><b>Chủ đề</b><", "holds elements"),
    ("2018-01-18", "18/1/2018", "W3C"),
    ("2018-01-18", "2018-13", "month must be in"),
    ('length="12" ', "", "enclosure length"),
    ('length="12"', 'length="12 kB"', "enclosure length"),
    ('type="application/pdf"', 'type="pdf"', "enclosure type"),
    ('url="https://example.org/a.pdf"', 'url="/a.pdf"', "enclosure url"),
    ('url="https://example.org/a.webp"', 'url="/a.webp"', "media:content url"),
    (' url="https://example.org/a.webp"', "", "has no url"),
    ('medium="image"', 'medium="picture"', "no medium"),
    ('width="1200"', 'width="1200px"', "media:content width"),
    ('width="1200"', 'size="1200"', "no attribute size"),
    ('<media:title type="plain">Ảnh</media:title>', "<media:caption/>", "knows no <media:caption>"),
    ('<media:title type="plain">', '<media:title type="text">', "neither plain nor html"),
    ('href="https://example.org/"&gt;&lt;img', 'href="/"&gt;&lt;img', "<a href>"),
    ('src="https://example.org/a.webp"', 'src="a.webp"', "<img src>"),
    ('src="https://example.org/a.webp"', 'srcset="https://example.org/a.webp 1x, b.webp 2x"', "<srcset>"),
    ('src="https://example.org/a.webp"', 'onload="x"', "onload at"),
    ("&lt;img ", "&lt;script&gt;&lt;/script&gt;&lt;img ", "<script> in HTML"),
    ("</content:encoded>", "</content:encoded><content:encoded/>", "more than once"),
    ("</content:encoded>", "</content:encoded><description/>", "after content:encoded"),
    ("&lt;b&gt;mẫu", '&lt;a href="/x"&gt;mẫu', "description: <a href>"),
    ("Bài &#x26; ảnh", "Bài &amp; ảnh", "not as &#x26;"),
    ("Bài &#x26; ảnh", "<![CDATA[Bài & ảnh]]>", "not as &#x26;"),
]


def test_rss_that_keeps_every_rule() -> None:
    assert rss.faults(RSS.encode()) == []


@pytest.mark.parametrize(("old", "new", "fault"), BROKEN_RSS)
def test_broken_rss(old: str, new: str, fault: str) -> None:
    told(rss.faults, RSS, old, new, fault)


def test_rss_item_has_title_or_description() -> None:
    bare = re.sub(r"<(title|description)>(?:Bài|Tóm).*?</\1>\n", "", RSS)
    assert any("neither title nor description" in fault for fault in rss.faults(bare.encode()))
