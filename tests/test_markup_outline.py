"""What is known of plain paragraphs without looking, and what is not even imported for them."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from hashlib import blake2b
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.fitting import FITTED, TAG, Fitting
from site_gen.markup import Dialect, common, compile_body
from site_gen.markup.outline import lead, words
from site_gen.markup.ready import Ready
from site_gen.markup.sanitizer import sanitized
from site_gen.model import Compiled, Inside, Outline
from site_gen.text import clean
from tests.markdown import COMMON, NEARLY_COMMON, PIECES, UNCOMMON

PRINTABLE = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable()]
PLAIN = Dialect()
# What sanitising or fitting changes, and what it nearly does.
KNOWN = (
    "[a](javascript:b)", "[a](JaVaScript:b)", "[a](x.y+z-1:b)", "[a](//e.vn:80/b)", "[a](/b:c)", "[a](?b:c)",
    "[a](1:b)",
    "[a](b%3Ac)", "[a](mailto:b)", "[a](http://)", "[a](https://e.vn:99999/)", "![a](data:b)", "![a](http://e.vn/b)",
    "[a](b:c){.d title=e}", '[a](b "c:d = e")', "href=\"a:b\"", "a = b\n{: .c #d }", "a\xa0b\n{: .c }", "- a\xadb\n- c",
    "<b>a<b>b<b>c<b>d<b>e</b></b></b></b></b>", "<i>a<b>b<s>c<u>d</u></s></b></i> e",
    "<sup>[a](b)</sup> <mark>*c*</mark>",
    "*a*\u0338 b", "\u0338a *b*", "## \u0338 a", "[\u0338](a)", "- \u0338", "| \u0338 | a |\n|---|---|\n| \u0301 | = |",
    "## a\xa0b", "##   a   b", "## a {.b}", "## a {.b #p_c}", "## a {#p_1}", "###### a\n# b\n### c", "## “a” 'b'",
    "a\n{: #p_main }", "a\n{: #a }\n\n## A\n\n## A {#a}", "<details>\n<summary> a  b</summary>\n<p></p>\n</details>",
    "[a](b) [c](d)\n[e](f)", "a  b", "a ", "a \nb", "a\n“b", "a\n1. b", "a\n2 b", "a\n#b", "a\n: b",
    "A[^1].\n\n[^1]: b",
)  # fmt: skip
ODD = (
    "\xa0",
    "\xad",
    "\u0338",
    "\u0301",
    "\u3000",
    "\ue000",
    "\u200b",
    "=",
    ":",
    "//",
    '"',
    "&",
    "<",
    "  ",
    " \n",
    "\n\n",
)
TEXTS = st.text(st.one_of(st.characters(), st.characters(min_codepoint=32, max_codepoint=0x36F)), max_size=12)


def test_no_printable_character_of_a_plain_paragraph_is_changed() -> None:
    kept = [char for char in PRINTABLE if char not in "<>&" and unicodedata.is_normalized("NFC", char)]
    assert len(kept) > 100_000
    text = " ".join(["a", *kept])  # nothing is composed with a space
    paragraph = f"<p>{text}</p>"
    assert sanitized(paragraph) == paragraph
    assert Fitting().fit(paragraph) == paragraph
    heading = f'<h2 id="a">{text}</h2>'
    assert sanitized(heading) == heading
    value = f'<img alt="{text.translate({34: None})}" src="/x">'
    assert sanitized(value) == value


def test_what_is_printable_stays_so_in_nfc() -> None:
    made = [unicodedata.normalize("NFC", unicodedata.normalize("NFD", char)) for char in PRINTABLE]
    assert [char for char, composed in zip(PRINTABLE, made, strict=True) if not composed.isprintable()] == []
    printable = set(PRINTABLE)
    composed = [char for char in map(chr, range(0xD800)) if set(unicodedata.normalize("NFD", char)) <= printable]
    assert set(composed) <= printable


def test_no_printable_character_is_illegal_or_white_space_but_the_space() -> None:
    assert [char for char in PRINTABLE if char.isspace()] == [" "]
    assert clean("".join(char for char in PRINTABLE if unicodedata.is_normalized("NFC", char) and char < "\u0300"))
    text = "".join(f" {char}" for char in PRINTABLE)
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Một đoạn.", True),
        ("Hai\ndòng.", True),
        ("Một\xa0đoạn.", False),  # written as &nbsp;
        ("Một\u3000đoạn.", False),
        ("Một & đoạn.", False),
        ("*Một* đoạn.", False),
        ("Một > hai.", False),
        ("## Một", False),
        ("Một.\n{: .b }", False),
    ],
)
def test_what_is_plain(text: str, plain: bool) -> None:
    (block,) = common.read(text, PLAIN) or ()
    assert isinstance(block, Ready) == (not text.startswith("#"))
    assert (isinstance(block, Ready) and block.plain) == plain


def slowly(text: str, dialect: Dialect) -> Compiled | None:
    """``text`` compiled with nothing known of any block of a common form but its HTML."""
    blocks = common.read(clean(text), dialect)
    if blocks is None:
        return None
    fitting = Fitting()
    count, first, pieces = 0, "", []
    for block in blocks:
        html = fitting.fit(sanitized(block.html))
        pieces.append(html)
        count += words(Ready(html), html)
        first = first or lead(Ready(html), html)
    body = "\n".join(pieces)
    starts = [len(body[: found.start].encode()) for found in fitting.references]
    references = tuple(found._replace(start=at, end=at) for at, found in zip(starts, fitting.references, strict=True))
    targets = (f"{found.start} {found.picture:d} {found.bare:d} {found.value}" for found in references)
    digest = blake2b("\0".join((body, *targets)).encode(), digest_size=16).hexdigest()
    inside = Inside(tuple(fitting.contents), tuple(fitting.anchors), references)
    return Compiled(body.encode(), Outline(digest, count, first), inside)


def check(text: str, dialect: Dialect = PLAIN) -> None:
    """That what is known of the blocks of ``text`` makes no other body of them."""
    slow = slowly(text, dialect)
    assert slow is None or slow == compile_body(text, dialect)


@pytest.mark.parametrize("text", COMMON + NEARLY_COMMON + UNCOMMON + KNOWN)
def test_what_is_known_of_each_construct_is_true(text: str) -> None:
    check(text)
    check(f"## Mục\n\nTrước.\n\n{text}\n\nMột đoạn\nhai dòng.\n\n#### Mục {{.x #p_main}}\n\n{text}")


@given(st.lists(st.sampled_from(["a", "Chữ", "1.5", " ", "  ", "\n", "\n\n", "(b)", ",", "–"])).map("".join))
def test_plain_paragraphs_have_the_outline_of_any_other(text: str) -> None:
    check(text)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(COMMON + KNOWN), max_size=8).map("\n\n".join))
def test_what_is_known_of_any_mix_of_blocks_is_true(text: str) -> None:
    check(text)


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(PIECES + ODD), max_size=12).map("".join), st.booleans())
def test_what_is_known_of_any_mix_of_signs_is_true(text: str, typographic: bool) -> None:
    check(text, Dialect(typographic_quotes=typographic))


@settings(max_examples=1000)
@given(
    st.sampled_from(
        ["{}", "a {} b", "*{}*", "## {}", "- {}", "[{}](b)", "[a]({})", "![{}](b)", "| a |\n|---|\n| {} |"]
    ),
    TEXTS,
)
def test_what_is_known_of_any_text_is_true(form: str, text: str) -> None:
    check(form.replace("{}", text))


@pytest.mark.parametrize(
    "url", ["b", "/b", "", "#b", "?b=c&d", "../b.md", "//e.vn/b", "https://e.vn", "b:c", "./b:c", "a%3Ab", "/ b"]
)
@pytest.mark.parametrize(
    "around", ["x {} y {}", "<div>{}</div>", '<a href="{url}"><table><tr><td>{}</td></tr></table></a>']
)
def test_usual_links_are_fitted_as_others(url: str, around: str) -> None:
    usual, other = f'<a href="{url}">c &amp; d</a>', f'<a href="{url}"><b></b>c &amp; d</a>'
    fitted, expected = Fitting(), Fitting()
    made = expected.fit(sanitized(around.replace("{url}", url).replace("{}", other, 1)))
    assert fitted.fit(sanitized(around.replace("{url}", url).replace("{}", usual, 1))) == made.replace("<b></b>", "")
    assert fitted.references == expected.references


def quoted(value: str) -> str:
    return f'"{escape(value)}"'


@settings(max_examples=1000)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "h3", "td", "th", "thead", "table", "time", "img", "abbr"]),
            st.lists(st.tuples(st.sampled_from(["id", "class", "title", "src"]), st.text("a <>\"'=i/d&", max_size=9))),
        )
    )
)
def test_every_tag_with_an_id_is_fitted(tags: list[tuple[str, list[tuple[str, str]]]]) -> None:
    raw = ""
    for name, given_attributes in tags:
        raw += f"<{name}{''.join([f' {key}=' + quoted(value) for key, value in given_attributes])}>x"
    safe = sanitized(raw)
    named = [tag[0] for tag in TAG.finditer(safe) if re.match(r'(?: \w+="[^"]*")*? id="', tag[3])]
    found = [tag["name"] and tag[0] for tag in FITTED.finditer(safe)]
    assert set(named) <= set(found)
    ids = re.findall(r'<\w+(?: (?!id)\w+="[^"]*")* id="([^"]*)"', Fitting().fit(safe))
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"^$|\s", anchor) for anchor in ids)


def test_python_markdown_is_not_imported_for_common_forms() -> None:
    program = (
        "import sys\nfrom site_gen.markup import Dialect, compile_body\n"
        f"for text in {COMMON!r}: compile_body(text, Dialect())\n"
        "assert 'markdown' not in sys.modules\n"
        "compile_body('***', Dialect())\n"
        "assert 'markdown' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
