"""Markdown of an import: what Python-Markdown makes of it says what the text said."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_gen.importing import escape
from site_gen.importing.markdown_body import body
from site_gen.importing.model import Block, Kind

EXTENSIONS = ["attr_list", "footnotes", "tables", "def_list", "abbr", "toc", "fenced_code", "admonition", "sane_lists"]
PIECES = """
a b đã * _ ` # - + . 1 ) ( [ ] { } < > & ! : \\ | ~ = ^ " ' “ ” / ; @ 12. 1. &amp; &#65; <b> </b> <!-- [^1]: a_b_c
[x]: http://a http://a_b_c {: .x } ``` ~~~ !!! note [TOC] *[AB]: x a|b --- === *** ___ <http://a.b> <a@b.c> \\* $$
""".split()


def rendered(blocks: list[Block]) -> str:
    return markdown.markdown(body(blocks), extensions=EXTENSIONS)


def words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page.replace("\n", "")))


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.sampled_from(["", " "]), st.sampled_from(list(Kind))
)
@example(["1. "], "", Kind.PARAGRAPH)
@example(["# a #"], "", Kind.HEADING)
@example(["a\\"], "", Kind.HEADING)
@example(["[^1]: x"], "", Kind.CAPTION)
def test_no_mark_changes_the_text(pieces: list[str], joint: str, kind: Kind) -> None:
    text = " ".join(joint.join(pieces).split())
    if kind is Kind.RULE or not text:
        return
    blocks = [Block(Kind.PARAGRAPH, "đầu"), Block(kind, text), Block(kind, "hai"), Block(Kind.PARAGRAPH, "cuối")]
    page = rendered(blocks)
    assert words(page) == f"đầu{text}haicuối"
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "h2", "ul", "ol", "li"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. Về kinh tế", "1\\. Về kinh tế"),
        ("- Thưa ông", "\\- Thưa ông"),
        ("-10 độ", "-10 độ"),
        ("# Thẻ", "\\# Thẻ"),
        ("> trích", "\\> trích"),
        ("giá 5 * 3", "giá 5 \\* 3"),
        ("tệp a_b_c và _nhấn_", "tệp a_b_c và \\_nhấn\\_"),
        ("R&D, AT&T", "R&D, AT&T"),
        ("&copy; 5 < 6", "&amp;copy; 5 < 6"),
        ("Mở <b>thẻ", "Mở &lt;b>thẻ"),
        ("Năm 2031. Hết (1).", "Năm 2031. Hết (1)."),
    ],
)
def test_only_what_would_change_the_text_is_escaped(text: str, line: str) -> None:
    assert escape.line(text) == line


def test_a_caption_is_a_paragraph_with_its_class() -> None:
    page = rendered([Block(Kind.PARAGRAPH, "Câu."), Block(Kind.CAPTION, "Toàn cảnh.")])
    assert page == '<p>Câu.</p>\n<p class="caption">Toàn cảnh.</p>'


def test_lists_are_lists_and_nest() -> None:
    blocks = [Block(Kind.NUMBER, "Một"), Block(Kind.BULLET, "a", depth=1), Block(Kind.NUMBER, "Hai")]
    assert body(blocks) == "1. Một\n    - a\n2. Hai\n"
    assert "<ol>\n<li>Một<ul>\n<li>a</li>\n</ul>\n</li>\n<li>Hai</li>\n</ol>" in rendered(blocks)


def test_no_blocks_are_an_empty_body() -> None:
    assert body([]) == ""
