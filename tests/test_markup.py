"""Markdown to HTML that harms no reader: the dialect, the sanitising, headings, references."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.fitting import TAG
from site_gen.markup import Dialect, compile_body, locate
from site_gen.markup.limits import DEEPEST, MOST_OPEN
from site_gen.markup.outline import LEAD_LENGTH
from site_gen.model import Compiled

PLAIN = Dialect()


def html(text: str) -> str:
    return compile_body(text, PLAIN).html


def values(compiled: Compiled) -> list[tuple[str, bool]]:
    return [(reference.value, reference.picture) for reference in compiled.inside.references]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//e.vn/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick='alert(1)' style='color:red'>x</b>",
        "<p style='background:url(//e.vn)'>x</p>",
        "<style>body{display:none}</style>",
        "<iframe src=//e.vn></iframe>",
        "<form action=//e.vn><input name=a><button>x</button></form>",
        "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<object data=x></object><embed src=x><base href=//e.vn><link rel=stylesheet href=x>",
        "<meta http-equiv=refresh content='0;url=//e.vn'>",
        "<video src=x><source src=y></video><audio src=z></audio>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "<a href='j&#97;vascript:alert(1)'>x</a>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](data:image/png;base64,AAAA)",
        "![x](javascript:alert(1))",
        "[x](vbscript:x)",
        "[x]: javascript:alert(1)\n\n[x]",
        "## A {onclick=alert(1) style=color:red}",
        "a{: style='color:red' onmouseover='alert(1)'}",
        '```{.x onclick="alert(1)"}\ny\n```',
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<template><script>alert(1)</script></template>",
    ],
)
def test_nothing_active_is_left(text: str) -> None:
    made = html(f"Trước\n\n{text}\n\nSau *nhấn*")
    assert not re.search(
        r"<(script|style|iframe|form|input|button|svg|math|object|embed|base|link|meta|video|audio|source|template)\b",
        made,
    )
    tags = "".join(match[0] for match in TAG.finditer(made))
    assert not re.search(r"\s(on\w+|style|srcset|xlink:href|action)=", tags, re.IGNORECASE)
    assert not re.search(r"(javascript|vbscript|data):", tags, re.IGNORECASE)
    assert "Trước" in made


def test_text_after_raw_html_stays() -> None:
    assert html("<script>x</script>\n\nSau *nhấn*").strip() == "<p>Sau <em>nhấn</em></p>"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Đường lối đổi mới", ["duong-loi-doi-moi"]),
        ("## A\n\n## A\n\n## A", ["a", "a_1", "a_2"]),
        ("## Ăn\n\n## Ân\n\n## An", ["an", "an_1", "an_2"]),
        ("## “…”\n\n## 你好", ["muc", "muc_1"]),
        ("## A {#rieng}\n\n## Rieng", ["rieng", "rieng_1"]),
        ("## Năm 2018: 1/3", ["nam-2018-1-3"]),
    ],
)
def test_heading_ids(text: str, ids: list[str]) -> None:
    compiled = compile_body(text, PLAIN)
    assert re.findall(r'<h2 id="([^"]*)"', compiled.html) == ids
    assert [anchor for _, anchor, _ in compiled.inside.contents] == ids
    assert list(compiled.inside.anchors) == ids


def test_headings_stand_below_the_page_s_own() -> None:
    assert re.findall(r"<(h\d)", html("# A\n\n## B\n\n# C")) == ["h2", "h3", "h2"]
    assert re.findall(r"<(h\d)", html("### A\n\n#### B")) == ["h2", "h3"]
    assert re.findall(r"<(h\d)", html("<h1>A</h1>\n\n# B\n\n<h3>C</h3>")) == ["h2", "h2", "h3"]


def test_headings_skip_no_level() -> None:
    compiled = compile_body("## A\n\n##### B\n\n##### C\n\n### D\n\n# E", PLAIN)
    assert re.findall(r"<(h\d)", compiled.html) == ["h2", "h3", "h3", "h3", "h2"]
    assert re.findall(r"</(h\d)", compiled.html) == ["h2", "h3", "h3", "h3", "h2"]
    assert [level for level, _, _ in compiled.inside.contents] == [2, 3, 3, 3, 2]
    assert re.findall(r"<(h\d)", html("### A\n\n# B")) == ["h2", "h2"]


def test_contents_hold_text_not_html() -> None:
    (entry,) = compile_body("## A & *b* `c<d>`", PLAIN).inside.contents
    assert entry == (2, "a-b-c-d", "A & b c<d>")


def test_footnotes_survive() -> None:
    compiled = compile_body("Một[^a].\n\nHai[^b].\n\n[^a]: Chú *thích*.\n[^b]: Khác.", PLAIN)
    for anchor in ("fnref:a", "fn:a", "fnref:b", "fn:b"):
        assert f'id="{anchor}"' in compiled.html
        assert anchor in compiled.inside.anchors
        assert (f"#{anchor}", False) in values(compiled)
    assert "Chú <em>thích</em>." in compiled.html


def test_labels_of_footnotes_give_ids_without_white_space() -> None:
    text = "A[^ghi chú] B[^ghi-chú] C[^ghi chú]\n\n[^ghi chú]: một\n\n[^ghi-chú]: hai"
    compiled = compile_body(text, PLAIN)
    ids = re.findall(r'id="([^"]*)"', compiled.html)
    assert ids == ["fnref:ghi-chú", "fnref:ghi-chú-2", "fnref2:ghi-chú", "fn:ghi-chú", "fn:ghi-chú-2"]
    assert compiled.inside.anchors == tuple(ids)
    assert {value for value, _ in values(compiled)} == {f"#{anchor}" for anchor in ids}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## A {#x}\n\n## B {#x}", ["x"]),
        ('<b id="x">a</b>\n\n## B {#x}', ["x"]),
        ("## A {#p_main}\n\n## P\n\n## P", ["p", "p_1"]),
        ('<b id="a b">x</b> <i id="">y</i>', []),
    ],
)
def test_ids_are_there_once_and_not_the_theme_s(text: str, ids: list[str]) -> None:
    compiled = compile_body(text, PLAIN)
    assert re.findall(r' id="([^"]*)"', compiled.html) == ids == list(compiled.inside.anchors)


def test_table_stands_in_a_box_for_the_keyboard() -> None:
    made = html("| a |\n|---|\n| 1 |")
    assert made.startswith('<div class="table" role="group" tabindex="0"><table>')
    assert made.endswith("</table></div>")
    assert '<th scope="col">a</th>' in made
    raw = html('<table><thead><tr><th scope="row">a</th></tr></thead><tr><th>b</th></tr></table>')
    assert '<th scope="row">a</th>' in raw
    assert "<th>b</th>" in raw
    assert html("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>").count("<div") == 1


def test_authors_set_no_role() -> None:
    assert html('<div role="alert" tabindex="1" aria-label="x">a</div>') == "<div>a</div>"
    assert html('<q cite="http://e.vn">a</q>') == "<p><q>a</q></p>"


def test_footnotes_speak_the_site_s_language() -> None:
    made = compile_body("A[^1]\n\n[^1]: b", Dialect(footnote_back="Trở lại chỗ ghi chú thích %d")).html
    assert 'title="Trở lại chỗ ghi chú thích 1"' in made


def test_alignment_of_tables_is_classes() -> None:
    made = html("| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |")
    assert (
        made.count('class="align-left"') == made.count('class="align-right"') == made.count('class="align-center"') == 2
    )
    assert "style" not in made
    assert "<td>4</td>" in made


def test_picture_with_a_title_alone_in_its_paragraph_is_a_figure() -> None:
    made = html('![Họp](media/a.jpg "Ảnh: *CAND*")')
    assert re.fullmatch(
        r"<figure><img src=\"\" alt=\"Họp\" [^>]*><figcaption>Ảnh: \*CAND\*</figcaption></figure>",
        made,
    )
    assert "<figure>" not in html('Chữ ![Họp](media/a.jpg "Ảnh")')


def test_pictures_are_lazy_and_have_an_alt() -> None:
    assert html("<img src='/media/a.jpg'>") == '<p><img src="" alt="" loading="lazy" decoding="async"></p>'
    assert html("a<img alt='x'>b") == "<p>ab</p>"


def test_picture_of_another_site_is_a_link() -> None:
    compiled = compile_body("![Ảnh](https://e.vn/a.png) ![](http://e.vn/b.png)", PLAIN)
    assert "<img" not in compiled.html
    assert '<a href="https://e.vn/a.png">Ảnh</a>' in compiled.html
    assert '<a href="http://e.vn/b.png">http://e.vn/b.png</a>' in compiled.html
    assert compiled.inside.references == ()


def test_no_link_stands_in_a_link() -> None:
    assert html("[![Ảnh](http://x.org/y.png)](https://z.org/)") == '<p><a href="https://z.org/">Ảnh</a></p>'
    nested = html('<div><a href="https://a.vn"><table><tr><td><a href="https://b.vn">b</a></td></tr></table></a></div>')
    assert nested.count("<a ") == nested.count("</a>") == 1
    assert 'class="table"' not in nested


def test_references_are_left_open_at_their_places() -> None:
    compiled = compile_body("[ấy](../people/x.md#y 'Tố')\n\n![b](<media/a b.png>) [c](https://e.vn) [d](#e)", PLAIN)
    assert values(compiled) == [("../people/x.md#y", False), ("media/a b.png", True), ("#e", False)]
    html = compiled.html.encode()
    for reference in compiled.inside.references:
        assert reference.start == reference.end
        assert html[: reference.start].endswith(b' src="' if reference.picture else b' href="')
        assert html[reference.start :].startswith(b'"')
    assert 'href="https://e.vn"' in compiled.html


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("# Tít\n\nĐoạn *đầu*.\n\nĐoạn hai.", "Đoạn đầu."),
        ("Một[^1] hai.\n\n[^1]: Chú thích.", "Một hai."),
        ("![a](x.png)\n\nĐoạn.", "Đoạn."),
        ("> Trích.\n\nĐoạn.", "Trích."),
        ("A &amp; B <b>c</b>", "A & B c"),
        ("- mục", ""),
        ("dòng\nmột", "dòng một"),
        ("Đầu.\n{: .lead }\n\nHai.", "Đầu."),
        ("Ảnh: A.\n{: .caption }\n\nHai.", "Hai."),
        ("Ảnh: A.\n{: .x .caption .y }\n\nHai.", "Hai."),
        ("Đầu.\n{: .caption-like }\n\nHai.", "Đầu."),
        ("- mục[^1]\n\n[^1]: Chú thích.", ""),
        ("<pre>x</pre>\n\nHai.", "Hai."),
    ],
)
def test_lead_is_the_first_paragraph(text: str, lead: str) -> None:
    assert compile_body(text, PLAIN).outline.lead == lead


def test_long_lead_is_cut_at_a_word() -> None:
    lead = compile_body("chữ " * 200, PLAIN).outline.lead
    assert lead.endswith("chữ…")
    assert len(lead) <= LEAD_LENGTH


def test_body_is_nfc_without_control_characters() -> None:
    assert html("Hò\u0061\u0300 lo\u0302\u0301i\x00\x0b\u0008") == "<p>Hòà lối</p>"
    assert html("a&#1;&#x81;&#x1ffff;b") == "<p>ab</p>"


def test_typographic_quotes_are_a_setting() -> None:
    assert html('"a" -- b') == '<p>"a" -- b</p>'
    assert compile_body('"a" -- b', Dialect(typographic_quotes=True)).html == "<p>“a” – b</p>"


def test_one_body_leaves_nothing_to_the_next() -> None:
    alone = compile_body("## A\n\nB[^1]\n\n[^1]: c", PLAIN)
    compile_body("## A\n\n[x]: http://e.vn\n\nB[^1]\n\n[^1]: khác", PLAIN)
    again = compile_body("## A\n\nB[^1]\n\n[^1]: c", PLAIN)
    assert again == alone
    assert html("[x]") == "<p>[x]</p>"


def test_too_deep_is_a_value_error_and_the_next_body_is_well() -> None:
    with pytest.raises(ValueError, match="too deep"):
        compile_body("- " * 2000 + "x", PLAIN)
    assert html("a") == "<p>a</p>"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[" * 5000, "stand open"),
        ("![" * 5000, "stand open"),
        ("[a](" * 5000, "stand open"),
        ("<a " * 5000, "stand open"),
        ("a\n\n<a " * 5000, "stand open"),
        ("[" * (MOST_OPEN + 1), "stand open"),
        (">" * (DEEPEST + 1) + "a", "too deep"),
        ("- " * (DEEPEST + 1) + "a", "too deep"),
        ("\n".join("    " * level + "1. a" for level in range(DEEPEST + 1)), "too deep"),
    ],
)
def test_what_would_take_minutes_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        compile_body(text, PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "[" * MOST_OPEN,
        "[a](/b) " * 500 + "a < b " * 500,
        "a [ b\n\n" * 500,
        "<b>x</b> " * 500,
        "- " * 60,
        "* " * 60 + "\n\na",
        "-" * 80,
        "> > - 1. a",
    ],
)
def test_what_an_article_may_hold_is_taken(text: str) -> None:
    compile_body(text, PLAIN)


def test_digest_changes_with_text_and_with_references() -> None:
    digests = {
        compile_body(text, PLAIN).outline.digest
        for text in ("[a](x.md)", "[a](y.md)", "[b](x.md)", "[a](https://x.md)")
    }
    assert len(digests) == 4


@pytest.mark.parametrize(
    ("needle", "place"),
    [("../x.md", (11, 8)), ("y.md", (12, 6)), ("/media/a.png", (13, 5)), ("nowhere", (10, 1))],
)
def test_locate(needle: str, place: tuple[int, int]) -> None:
    assert locate("Một\nbốn[a](../x.md)\n[b]: y.md\n![](/media/a.png)", 10, needle) == place


@given(
    st.lists(
        st.sampled_from(["<", ">", "a", "script", "/", '"', "'", "=", " ", "\n", "on", "[", "](", ")", "&", "img", "!"])
    ).map("".join)
)
def test_any_mix_is_harmless_and_whole(text: str) -> None:
    compiled = compile_body(text, PLAIN)
    assert "<script" not in compiled.html
    for tag in TAG.finditer(compiled.html):
        assert not re.search(r"\son\w*=", tag[3])
    for reference in compiled.inside.references:
        assert compiled.html.encode()[reference.start - 2 : reference.start + 1] == b'=""'


@pytest.mark.parametrize(
    ("body", "needle", "place"),
    [
        ("một\n[a](x.md)", "x.md", (8, 5)),
        ("[a](x.md-khac) [b](x.md)", "x.md", (7, 20)),
        ("[a](b.md)\n\n[c]() [d]( )", "", (9, 5)),
        ('![a](/media/x.png "Chữ")', "/media/x.png", (7, 6)),
        ("[a]\n\n[a]: ../y.md", "../y.md", (9, 6)),
        ("không có", "z.md", (7, 1)),
    ],
)
def test_locate_chooses_the_very_link(body: str, needle: str, place: tuple[int, int]) -> None:
    assert locate(body, 7, needle) == place


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("![](/media/a.jpg)", True),
        ("![ ](/media/a.jpg)", True),
        ("<img src='/media/a.jpg'>", True),
        ("![Họp](/media/a.jpg)", False),
        ("![](/media/a.jpg){.decoration}", False),
        ("[](/media/a.jpg)", False),
    ],
)
def test_picture_without_words_is_noted(text: str, bare: bool) -> None:
    assert [reference.bare for reference in compile_body(text, PLAIN).inside.references] == [bare]


def test_picture_without_words_is_found_behind_one_with_words() -> None:
    body = "![Họp](/media/a.jpg)\n\nChữ ![ ](/media/a.jpg)\n"
    assert locate(body, 10, "![](/media/a.jpg") == (12, 5)
    assert locate("<img src='/media/a.jpg'>", 10, "![](/media/a.jpg") == (10, 11)


@pytest.mark.parametrize("text", ["&#x338; onclick=a x", "a\n\n&#x338; onclick=a x", "*&#x338; onclick=a*"])
def test_no_mark_joins_a_tag(text: str) -> None:
    """U+0338 after > is \u226f in NFC, and the tag would go on."""
    found = compile_body(text, Dialect()).html
    assert "\u226f" not in found
    assert ">\u0338 onclick" in found
