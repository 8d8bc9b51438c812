"""What is known of plain paragraphs without looking, and what is not even imported for them."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.fitting import Fitting
from site_gen.markup import Dialect, common
from site_gen.markup.outline import lead, words
from site_gen.markup.ready import Ready
from site_gen.markup.sanitizer import sanitized
from site_gen.text import clean
from tests.markdown import COMMON

PRINTABLE = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable()]
PLAIN = Dialect()


def test_no_printable_character_of_a_plain_paragraph_is_changed() -> None:
    kept = [char for char in PRINTABLE if char not in "<>&" and unicodedata.is_normalized("NFC", char)]
    assert len(kept) > 100_000
    paragraph = f"<p>{' '.join(['a', *kept])}</p>"  # nothing is composed with a space
    assert sanitized(paragraph) == paragraph
    assert Fitting().fit(paragraph) == paragraph


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
    assert block.plain == plain


@given(st.lists(st.sampled_from(["a", "Chữ", "1.5", " ", "  ", "\n", "(b)", ",", "–"])).map("".join))
def test_plain_paragraphs_have_the_outline_of_any_other(text: str) -> None:
    for block in common.read(text, PLAIN) or ():
        assert words(block) == words(Ready(block.html))
        assert lead(block) == lead(Ready(block.html))


def test_python_markdown_is_not_imported_for_common_forms() -> None:
    program = (
        "import sys\nfrom site_gen.markup import Dialect, compile_body\n"
        f"for text in {COMMON!r}: compile_body(text, Dialect())\n"
        "assert 'markdown' not in sys.modules\n"
        "compile_body('***', Dialect())\n"
        "assert 'markdown' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
