"""What is written without Python-Markdown is what Python-Markdown writes, byte for byte."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from site_gen import demo, markup
from site_gen.frontmatter import split
from site_gen.markup import common, engine
from site_gen.markup.dialect import Dialect
from tests.markdown import COMMON, NEARLY_COMMON, PIECES, SIGNS, UNCOMMON

PLAIN = Dialect()
DIALECTS = (PLAIN, Dialect(typographic_quotes=True), Dialect(footnote_back='Về "chỗ" <%d> & tiếp'))
ROOT = Path(__file__).parents[1]
# The examples of https://spec.commonmark.org/ as JSON, whose licence keeps them out of this repository.
EXAMPLES = os.environ.get("COMMONMARK_EXAMPLES", "")


@cache
def stock(dialect: Dialect) -> Markdown:
    return engine.stock(dialect)


def check(text: str, dialect: Dialect) -> None:
    """That both ways around Python-Markdown end where it does."""
    expected = stock(dialect).reset().convert(text)
    ready = common.read(text, dialect)
    if ready is not None:
        assert "\n".join(block.html for block in ready) == expected
    assert engine.convert(text, dialect) == expected


def bodies(articles: int) -> list[str]:
    """Texts of a demo site, and the real ones."""
    made = [raw.decode() for path, raw in demo.files(articles) if path.endswith(".md")]
    return [split(text)[1] for text in (*made, *(path.read_text("utf-8") for path in ROOT.glob("content/**/*.md")))]


@pytest.mark.parametrize("text", COMMON)
def test_common_forms_need_no_python_markdown(text: str) -> None:
    assert common.read(text, PLAIN) is not None


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", COMMON + NEARLY_COMMON + UNCOMMON)
def test_each_construct_alone_and_among_others(text: str, dialect: Dialect) -> None:
    for before in ("", "Trước.\n\n", "Trước.\n", "- trước\n\n", "> trước\n\n", "## Trước\n", "\n\n\n"):
        for after in (
            "",
            "\n\nSau.",
            "\nSau.",
            "\n\n    sau",
            "\n\n- sau",
            "\n\n: sau",
            "\n  \n\n\n> sau\n \n",
            "\n## Sau",
        ):
            check(before + text + after, dialect)


@pytest.mark.parametrize("text", COMMON)
def test_common_forms_beside_each_other_construct(text: str) -> None:
    for other in COMMON + UNCOMMON:
        check(f"{text}\n\n{other}", PLAIN)
        check(f"{other}\n\n{text}\n\nSau.", PLAIN)


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(SIGNS), max_size=7).map("".join), st.sampled_from(DIALECTS))
def test_any_mix_of_few_signs(text: str, dialect: Dialect) -> None:
    check(text, dialect)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(DIALECTS))
def test_any_mix_of_signs(text: str, dialect: Dialect) -> None:
    check(text, dialect)


@settings(max_examples=600)
@given(
    st.lists(st.sampled_from(COMMON * 3 + UNCOMMON + ("", "\n", " ", "    ")), max_size=8).map("\n\n".join),
    st.sampled_from(DIALECTS),
)
def test_any_mix_of_blocks(text: str, dialect: Dialect) -> None:
    check(text, dialect)


@settings(max_examples=500)
@given(st.text(max_size=60), st.sampled_from(DIALECTS))
def test_any_text(text: str, dialect: Dialect) -> None:
    check(text.encode(errors="ignore").decode(), dialect)


def test_articles_as_they_are_written() -> None:
    texts = bodies(60)
    assert len(texts) > 60
    for text in texts:
        check(text, PLAIN)
    known = [text for text in texts if common.read(text, PLAIN) is not None]
    assert len(known) > 0.9 * len(texts)  # or the shortcut is of little use


@pytest.mark.skipif(not EXAMPLES, reason="COMMONMARK_EXAMPLES names no file with the examples of the CommonMark spec")
@pytest.mark.parametrize("dialect", DIALECTS)
def test_examples_of_commonmark(dialect: Dialect) -> None:
    for example in json.loads(Path(EXAMPLES).read_text("utf-8")):
        text = example["markdown"]
        for around in ("{}", "Trước.\n\n{}\n\nSau.", "- a\n- b\n\n{}\n\n## C\n\nSau."):
            check(around.replace("{}", text), dialect)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Một.\n\n    mã\n\nHai *b*.", "\x02p0\x03\n\n    mã\n\n\x02p1\x03"),
        ("Một.\n\n\n\n## A\n\nHai.", "\x02p0\x03\n\n\n\n## A\n\n\x02p1\x03"),
        ("Một.\n\n- a\n\n- b\n\nHai.", "\x02p0\x03\n\n- a\n\n- b\n\n\x02p1\x03"),  # one list of paragraphs
        ("Một.\n\n- a\n\nHai.", "\x02p0\x03\n\n\x02p1\x03\n\n\x02p2\x03"),
        ("Một.\n\n- a\n\n    mã", "\x02p0\x03\n\n- a\n\n    mã"),  # it goes on in the list
        ("Một.\n\n[r]: u\n: nghĩa", "Một.\n\n[r]: u\n: nghĩa"),  # the paragraph is a term
        ("Một[^1].\n\n[^1]: a\n\nHai.", "Một[^1].\n\n[^1]: a\n\n\x02p0\x03"),
        ("Một.\n{: #a }\n\nHai.\n{: .b }", "Một.\n{: #a }\n\n\x02p0\x03"),  # ids of headings depend on it
        ("Một\x02wzxhzdk:0\x03.", "Một\x02wzxhzdk:0\x03."),
    ],
)
def test_what_stands_in(text: str, shown: str) -> None:
    assert common.stand_ins(text, PLAIN)[0] == shown


@settings(max_examples=200)
@given(st.lists(st.sampled_from(COMMON * 2 + UNCOMMON), max_size=6).map("\n\n".join))
def test_bodies_are_the_same_without_the_shortcut(text: str) -> None:
    compiled = markup.compile_body(text, PLAIN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(common, "read", lambda *_, **__: None)
        assert markup.compile_body(text, PLAIN) == compiled


@pytest.mark.parametrize("text", COMMON + NEARLY_COMMON)
def test_each_body_is_the_same_without_the_shortcut(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = markup.compile_body(f"{text}\n\nSau *nhấn*.", PLAIN)
    monkeypatch.setattr(common, "read", lambda *_, **__: None)
    assert markup.compile_body(f"{text}\n\nSau *nhấn*.", PLAIN) == compiled


def test_demo_bodies_are_the_same_without_the_shortcut(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for text in bodies(20) if text.strip()]
    compiled = [markup.compile_body(text, PLAIN) for text in texts]
    monkeypatch.setattr(common, "read", lambda *_, **__: None)
    assert [markup.compile_body(text, PLAIN) for text in texts] == compiled
