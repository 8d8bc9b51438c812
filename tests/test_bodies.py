"""Splicing: references, links on names and meanings of terms put into a compiled body."""

from __future__ import annotations

import re
from collections.abc import Sequence

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import bodies
from site_gen.fitting import TAG
from site_gen.markup import Dialect, compile_body
from site_gen.model import Reference
from site_gen.views import Body, Mention, Target


def fill(html: str, references: Sequence[Reference], body: Body, *, page: str = "", origin: str = "") -> str:
    return bodies.fill(html.encode(), references, body, page=page, origin=origin).decode()


def link(start: int, end: int, url: str) -> Mention:
    return start, end, url, ""


def term(start: int, end: int, meaning: str) -> Mention:
    return start, end, "", meaning


@given(st.text(max_size=80))
def test_without_targets_the_html_stays(html: str) -> None:
    assert fill(html, (), Body("x")) == html


def spliced(markdown: str, *targets: Target, page: str = "", origin: str = "") -> str:
    compiled = compile_body(markdown, Dialect())
    return fill(compiled.html, compiled.inside.references, Body("x", targets), page=page, origin=origin)


def test_places_are_counted_by_byte() -> None:
    assert spliced("Điểm [ở đây](x.md), [ấy](x.md)", Target("x.md", "/đó/")) == (
        '<p>Điểm <a href="/đó/">ở đây</a>, <a href="/đó/">ấy</a></p>'
    )
    assert fill("Bộ Ộ", (), Body("x", (), (term(5, 8, "ố"), link(0, 4, "/bộ/")))) == (
        '<a href="/bộ/">Bộ</a> <abbr title="ố">Ộ</abbr>'
    )


def test_targets() -> None:
    made = spliced(
        "[a](x.md) ![b](y.png) [c](x.md)", Target("x.md", "/x/?a=1&b"), Target("y.png", "/media/y.png", 3, 2)
    )
    assert made.count('href="/x/?a=1&amp;b"') == 2
    assert '<img src="/media/y.png" width="3" height="2" alt="b" loading="lazy" decoding="async">' in made


def test_picture_of_unknown_size_has_none() -> None:
    assert "width" not in spliced("![b](y.svg)", Target("y.svg", "/media/y.svg"))


def test_picture_offers_its_widths_around_the_whole_tag() -> None:
    target = Target("y.png", "/y.png", 3, 2, "/y.480.webp 480w")
    made = spliced('[![b > "c"](y.png)](x.md){.d} ![](y.png)', target, Target("x.md", "/x/"))
    source = '<source type="image/webp" srcset="/y.480.webp 480w" sizes="(min-width: 748px) 714px, calc(100vw - 34px)">'
    assert made.count(f'<picture>{source}<img src="/y.png" width="3" height="2" alt=') == 2
    assert re.search(r'<a href="/x/" class="d"><picture>.*?alt="b &gt; &quot;c&quot;"[^>]*></picture></a>', made)
    assert "<picture" not in spliced("![b](y.png)", target, origin="https://e.vn")


def test_picture_of_an_anchor_is_no_picture() -> None:
    assert '<img src="#c"' in spliced("![b](#c)")


def test_feed_has_absolute_urls_only() -> None:
    made = spliced(
        "[a](x.md) [b](#c) ![d](y.png)",
        Target("x.md", "/x/"),
        Target("y.png", "/media/y.png"),
        page="https://e.vn/tin/a/",
        origin="https://e.vn",
    )
    assert 'href="https://e.vn/x/"' in made
    assert 'href="https://e.vn/tin/a/#c"' in made
    assert 'src="https://e.vn/media/y.png"' in made


def test_own_anchor_on_the_page_itself_is_bare() -> None:
    assert 'href="#c"' in spliced("[b](#c)")


@pytest.mark.parametrize(
    ("mentions", "made"),
    [
        ([link(0, 4, "/a/")], '<a href="/a/">ANTQ</a> TW'),
        ([term(0, 4, "An ninh")], '<abbr title="An ninh">ANTQ</abbr> TW'),
        (
            [link(0, 7, "/a/"), term(0, 4, "An ninh")],
            '<a href="/a/"><abbr title="An ninh">ANTQ</abbr> TW</a>',
        ),
        (
            [link(0, 7, "/a/"), term(5, 7, "Trung ương")],
            '<a href="/a/">ANTQ <abbr title="Trung ương">TW</abbr></a>',
        ),
        ([link(0, 4, "/a/"), term(0, 4, "x")], '<a href="/a/"><abbr title="x">ANTQ</abbr></a> TW'),
        ([term(0, 4, '"><script>')], '<abbr title="&quot;&gt;&lt;script&gt;">ANTQ</abbr> TW'),
        (
            [term(0, 4, "x"), link(5, 7, "/b/")],
            '<abbr title="x">ANTQ</abbr> <a href="/b/">TW</a>',
        ),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_mentions(mentions: list[Mention], made: str, turn: int) -> None:
    assert fill("ANTQ TW", (), Body("x", (), tuple(mentions[::turn]))) == made


def test_mentions_are_absolute_in_a_feed() -> None:
    made = fill("A", (), Body("x", (), (link(0, 1, "/a/"),)), origin="https://e.vn")
    assert made == '<a href="https://e.vn/a/">A</a>'


def test_mention_that_ends_where_the_next_begins() -> None:
    made = fill("ab", (), Body("x", (), (link(0, 1, "/a/"), link(1, 2, "/b/"))))
    assert made == '<a href="/a/">a</a><a href="/b/">b</a>'


def test_reference_right_before_a_mention() -> None:
    reference = Reference(9, 9, "x.md")
    made = fill('<a href="">s</a>b', (reference,), Body("x", (Target("x.md", "/x/"),), (link(16, 17, "/b/"),)))
    assert made == '<a href="/x/">s</a><a href="/b/">b</a>'


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=6),
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3)), max_size=6),
)
def test_tags_are_always_nested(lengths: list[int], linked: list[bool], terms: list[tuple[int, int]]) -> None:
    """Links side by side, terms anywhere inside one of them."""
    mentions, at = [], 0
    for length, is_link in zip(lengths, linked, strict=False):
        if is_link:
            mentions.append(link(at, at + length, f"/{at}/"))
        else:
            mentions += [
                term(start, min(start + size, at + length), "t")
                for start, size in dict(terms).items()
                if at <= start < at + length
            ][:1]
        at += length
    made = fill("x" * at, (), Body("d", (), tuple(mentions)))
    stack: list[str] = []
    for tag in TAG.finditer(made):
        if tag[1]:
            assert stack.pop() == tag[2]
        else:
            stack.append(tag[2])
    assert stack == []
    assert TAG.sub("", made) == "x" * at
    html5lib.HTMLParser(strict=True).parseFragment(made)
