"""The quick reader gives what YAML gives, or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import demo, frontmatter, plain_yaml, yaml_tree
from site_gen.errors import FrontMatterError

SEED = Path(__file__).parents[1] / "content"


def by_yaml(text: str) -> object:
    """What YAML makes of ``text``; the order of keys counts. A fault is a fault, whichever it is."""
    try:
        return ordered(yaml_tree.bare(yaml_tree.tree(text, 2)))
    except FrontMatterError:
        return FrontMatterError


def ordered(data: plain_yaml.Data) -> object:
    if isinstance(data, dict):
        return [(key, ordered(value)) for key, value in data.items()]
    return [[ordered(item) for item in data]] if isinstance(data, list) else data


def test_front_matter_of_the_demo_and_of_the_seed() -> None:
    files = {path: data.decode() for path, data in demo.files(300) if path.endswith(".md")}
    files |= {str(path): path.read_text("utf-8") for path in SEED.rglob("*.md")}
    slow = 0
    for path, text in files.items():
        yaml = frontmatter.split(text.replace("\r\n", "\n"))[0]
        found = plain_yaml.read(yaml)
        assert found is None or ordered(found) == by_yaml(yaml), path
        slow += found is None
    assert slow < len(files) / 20


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("a: b\n", {"a": "b"}),
        ("a:   b\n", {"a": "b"}),
        ("a:\nb: \n", {"a": None, "b": None}),
        ("a: ''\nb: \"\"\n", {"a": "", "b": ""}),
        ("a: ' x '\nb: \"it's: # x\"\n", {"a": " x ", "b": "it's: # x"}),
        ("a: b:c d#e, [f] {g} h's ~ 12:30 x - y\n", {"a": "b:c d#e, [f] {g} h's ~ 12:30 x - y"}),
        ("a: ...\nb: ~\nc: 010\nd: No\n", {"a": "...", "b": "~", "c": "010", "d": "No"}),
        ("a: Đ 😀 “x”\n", {"a": "Đ 😀 “x”"}),
        ("a: [b, c d,e , f ]\n", {"a": ["b", "c d", "e", "f"]}),
        ("a:\n  - b\n  - c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
        ("a:\n- b\n- c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  - b: c\n    d: e\n  - f\n  - g:\n", {"a": [{"b": "c", "d": "e"}, "f", {"g": None}]}),
        ("a:\n    b: c\n    d:\ne: f\n", {"a": {"b": "c", "d": None}, "e": "f"}),
        ("a: >-\n  b: c\n  # d \n  e\nf: g\n", {"a": "b: c # d  e", "f": "g"}),
    ],
)
def test_plain_forms_are_read(text: str, data: dict[str, plain_yaml.Data]) -> None:
    assert plain_yaml.read(text) == data
    assert by_yaml(text) == ordered(data)


# fmt: off  more than a hundred cases, a few to a line
SUBTLE = (
    "a: b: c",
    "a: b:",
    "a: b #c",
    "a: - b",
    "a: -b",
    "a: ?b",
    "a: ? b",
    "a: :b",
    "a: ,b",
    "a: [b",
    "a: ]b",
    "a: {b",
    "a: }b",
    "a: #b",
    "a: &b",
    "a: *b",
    "a: !b",
    "a: |b",
    "a: |\n  b",
    "a: >b",
    "a: 'b",
    'a: "b',
    "a: %b",
    "a: @b",
    "a: `b",
    "a: 'b' c",
    "a: 'b''c'",
    'a: "b\\n"',
    'a: "b" # c',
    "a: [b: c]",
    "a: [b, [c]]",
    "a: [b,]",
    "a: [,b]",
    "a: [b #c]",
    "a: []",
    "a: {b: c}",
    "a: >",
    "a: >-",
    "a: >-\n",
    "a: >-\n b\n  c",
    "a: >-\n  b\n c",
    "a: >-\n  b\n\n  c",
    "a: >-\nb",
    "a: >-\n  b\n  c:\n    - d",
    "a: >-\n  b\n    z: y\n",
    "b:\n - x: y\na: >-\n  b\n   z: y",
    "a: b\n  c",
    "a: b\n  c: d",
    "a: b\n- c",
    "a: b\n  - c",
    "a:\n  b",
    "a:\n  b\n  c",
    "a:\n  b: c\n d: e",
    "a:\n  b: c\n   d: e",
    "a:\n  b:\n    c: d",
    "a:\n  b:\n  - c",
    "a:\n  - b\n - c",
    "a:\n  - b\n   - c",
    "a:\n  - b\n    c",
    "a:\n  - b: c\n   d: e",
    "a:\n  - b: c\n     d: e",
    "a:\n  - b:\n      c: d",
    "a:\n  - - b",
    "a:\n  -",
    "a:\n  - ",
    "a:\n  -b",
    "a:\n  -  b: c\n     d: e",
    "a: b\na: c",
    "a:\n  b: c\n  b: d",
    "a:\n  - b: c\n    b: d",
    "a: b\n\nc: d",
    "a: b\n# c\nd: e",
    " a: b",
    "- a",
    "a",
    "a:b",
    "a :b",
    "a : b",
    '"a": b',
    "a b: c",
    "đ: b",
    "---\na: b",
    "a: b\n---\nc: d",
    "a: b\n...\nc: d",
    "a: b\n...",
    "%YAML 1.1",
    "? a\n: b",
    "<<: b",
    "a: <<",
    "=: b",
    "a: =",
    "a:\tb",
    "a: b\tc",
    "a: b\r\nc: d",
    "a: b\rc: d",
    "\ufeffa: b",
    "a: \ufeffb",
    "a: b\x85c: d",
    "a: b\u2028c: d",
    "a: b\u2029c: d",
    "a: b\x07",
    "a: \x7f",
    "a: \ufffe",
    "a: \ufdd0",
    "a: \ud800",
    "a: e\u0301",
    "a: \u0301b",
    "\n",
    "\n\n",
    "k" * 1100 + ": a",
)
# fmt: on


@pytest.mark.parametrize("text", SUBTLE)
@pytest.mark.parametrize("form", ["{}", "{}\n", "x: y\n{}\n", "{}\nx: y\n", "x:\n{}\n", "x:\n  - {}\n", "x:\n  {}\n"])
def test_subtleties_of_yaml_are_left_to_it_or_read_alike(text: str, form: str) -> None:
    whole = form.format(text)
    found = plain_yaml.read(whole)
    assert found is None or ordered(found) == by_yaml(whole)


# fmt: off
ROWS = st.sampled_from([
    "a: b", "b:", "c: d  ", "d: ''", "e: \"f g\"", "f: [a, B c]", "g: >-\n  dòng một\n  hai: #", "  h: i", "  i:",
    "  j: \"\"", "k l: m", "  Đ-n o: p",
    "  - k", "  - l: m", "    n: o", "    p:", "- q", "- r: s", "  t: u", "  - [v, w]", "   x: y",
    " - z", "    deep: 1", "h: a:b#c", "officials:", "image:", "source:", "i: Đố",
])
# fmt: on
SIGNS = st.sampled_from(
    [*" \n:-#[]{}'\"|>&*!%@`?,\\~.\t\r\x85\u2028\ufeff\u0301\xa0a", ": ", " #", "- ", "\n  ", "--", "a: b"]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Rows that fit and some that do not, with a few signs put in."""
    text = "\n".join(draw(st.lists(ROWS, max_size=9))) + draw(st.sampled_from(["\n", "\n", "\n", ""]))
    for sign in draw(st.lists(SIGNS, max_size=2)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + sign + text[at + draw(st.integers(0, 1)) :]
    return text


@given(texts())
def test_whatever_is_read_is_what_yaml_reads(text: str) -> None:
    found = plain_yaml.read(text)
    assert found is None or ordered(found) == by_yaml(text)


def test_the_library_is_not_imported_for_plain_forms() -> None:
    program = (
        "import sys; from site_gen import frontmatter, parse; frontmatter.load('a:\\n  - b\\n');"
        " print('yaml' in sys.modules); frontmatter.load('a: {b: c}'); print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
