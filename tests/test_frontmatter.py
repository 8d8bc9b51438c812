"""Front matter: where it ends, every scalar as text, every value with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import frontmatter
from site_gen.errors import FrontMatterError
from site_gen.text import clean


def loaded(text: str) -> dict[str, object]:
    return dict(frontmatter.load(text))


@pytest.mark.parametrize(
    "scalar",
    "2018 No yes on off null ~ 010 0x1F 1_000 12:30 12:30:45 1e3 .5 +1 1.10 -0 .inf .nan 2018-01-17 true <<".split(),
)
def test_scalars_are_text(scalar: str) -> None:
    assert loaded(f"title: {scalar}\n") == {"title": scalar}
    assert loaded(f"list: [{scalar}]\n") == {"list": [scalar]}


@pytest.mark.parametrize(
    ("tagged", "text"),
    [("!!int 010", "010"), ("!!python/object/apply:os.system [x]", ["x"]), ("!x y", "y"), ("=", "=")],
)
def test_tags_mean_nothing(tagged: str, text: object) -> None:
    assert loaded(f"title: {tagged}\n") == {"title": text}


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("---\na: b\n---\nBody\n", ("a: b\n", "Body\n", 4)),
        ("---\n---\nBody", ("", "Body", 3)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---  \na: b\n---  \nBody\n---\nx", ("a: b\n", "Body\n---\nx", 4)),
        ("Body only\n---\n", ("", "Body only\n---\n", 1)),
        ("---x\n", ("", "---x\n", 1)),
        ("", ("", "", 1)),
        ("---\na: |\n  ---\n  b\n---\nBody", ("a: |\n  ---\n  b\n", "Body", 6)),
    ],
)
def test_split(text: str, split: tuple[str, str, int]) -> None:
    assert frontmatter.split(text) == split


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: b\n", "---\na: b\n----\n", "---\na: b\n ---\n"])
def test_front_matter_without_end(text: str) -> None:
    with pytest.raises(FrontMatterError, match="has no end") as caught:
        frontmatter.split(text)
    assert (caught.value.line, caught.value.column) == (1, 1)


@pytest.mark.parametrize(
    ("yaml", "message", "place"),
    [
        ("a: b\nc: d: e\n", "broken YAML", (3, 5)),
        ('a: "b\nc: d\n', "broken YAML", (4, 1)),
        ("a: [b\nc: d\n", "broken YAML", (3, 2)),
        ("a: đ b\nb: x\x0by\n", "U\\+000B may not stand here", (3, 5)),
        ("ngày: \x00\n", "U\\+0000 may not stand here", (2, 7)),
        ('a: "\\ud800"\n', "broken YAML", (2, 7)),
        ("a: b\na: c\n", "“a” stands here twice", (3, 1)),
        ("x:\n  - b: 1\n    b: 2\n", "“b” stands here twice", (4, 5)),
        ("a: &x b\nc: *x\n", "anchors", (2, 4)),
        ("a: &x\n  b: *x\n", "anchors", (2, 4)),
        ("- a\n- b\n", "not a list of", (2, 1)),
        ("just text\n", "not a list of", (2, 1)),
        ("? [a]\n: b\n", "a key must be a word", (2, 3)),
        ("a: b\n--- \nc: d\n", "broken YAML", (3, 1)),
    ],
)
def test_fault_and_its_place(yaml: str, message: str, place: tuple[int, int]) -> None:
    with pytest.raises(FrontMatterError, match=message) as caught:
        frontmatter.load(yaml)
    assert (caught.value.line, caught.value.column)[: 1 if place[1] == 0 else 2] == place


@pytest.mark.parametrize("depth", [50, 30_000, 300_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_an_error_and_never_a_crash(opening: str, depth: int) -> None:
    prefix = "a:\n " if opening == "- " else "a: "
    with pytest.raises(FrontMatterError):
        frontmatter.load(prefix + opening * depth)


def test_anchors_cannot_grow_without_bound() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    with pytest.raises(FrontMatterError, match="anchors"):
        frontmatter.load(bomb)


FILE = """---
title: Bài
officials:
  - name: A
    organization: Bộ
  - B
image: {src: x, alt: y}
---
Body
"""


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("title",), (2, 1)),
        (("officials",), (3, 1)),
        (("officials", 0), (4, 5)),
        (("officials", 0, "organization"), (5, 5)),
        (("officials", 1), (6, 5)),
        (("image", "src"), (7, 9)),
        (("image", "credit"), (7, 8)),  # the nearest that is there
        (("officials", 7), (4, 3)),
        (("slug",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_locate(keys: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert frontmatter.locate(FILE, keys) == place


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40).map(clean)
FIELDS = st.dictionaries(
    TEXTS.filter(lambda key: 0 < len(key) < 20),
    st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3), st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3)),
    min_size=1,
    max_size=5,
)


@given(FIELDS)
def test_what_is_dumped_is_loaded(fields: dict[str, object]) -> None:
    text = f"---\n{frontmatter.dump(fields)}---\nBody\n"
    yaml, body, _ = frontmatter.split(text)
    assert loaded(yaml) == fields
    assert list(loaded(yaml)) == list(fields)
    assert body == "Body\n"


@pytest.mark.parametrize(
    "text", ["No", "010", "12:30", "2018", "null", "~", "a: b", "# x", "- x", "", " x ", "---", "đ\nd"]
)
def test_dumped_text_stays_text(text: str) -> None:
    assert loaded(frontmatter.dump({"title": text})) == {"title": text}
