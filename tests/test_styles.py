"""Style sheets as they are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen.styles import compact
from tests.sites import Site


@pytest.mark.parametrize(
    ("sheet", "published"),
    [
        ("/* a */\n\na { b: c; }\n", "a { b: c; }\n"),
        ("a {\n  b: c; /* why */\n  d: e;\n}\n", "a {\nb: c;\nd: e;\n}\n"),
        ("a/**/b {}", "a b {}"),
        (":root { --x: ; }", ":root { --x: ; }"),
        ('a::before { content: "/* no\\"comment */"; }', 'a::before { content: "/* no\\"comment */"; }'),
        ("a::before { content: '/*'; } /* b */", "a::before { content: '/*'; } "),
        ("a { background: url(x/*y.png); } b {}", "a { background: url(x/*y.png); } b {}"),
        ("a {} /* never closed", "a {} "),
        ("", ""),
    ],
)
def test_compact(sheet: str, published: str) -> None:
    assert compact(sheet).rstrip(" ") == published.rstrip(" ")


def test_compact_again_changes_nothing() -> None:
    sheet = (Path(__file__).parents[1] / "themes/default/assets/style.css").read_text("utf-8")
    assert len(compact(sheet)) < len(sheet)
    assert compact(compact(sheet)) == compact(sheet)


def test_a_themes_sheets_are_published_so(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        """
        -- themes/con/theme.toml --
        parent = "default"
        -- themes/con/assets/them.css --
        /* Mine */
        a { color: red; }
        -- themes/con/templates/404.html --
        {{ asset("them.css") }}
        """,
    )
    site.build(overrides={"theme": "con"})
    sheets = {path: data for path, data in site.files().items() if path.startswith("assets/them")}
    assert list(sheets.values()) == [b"a { color: red; }\n"]
