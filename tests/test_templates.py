"""Templates: compiled in our own way they give what Jinja gives by itself; shared pieces are rendered once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from site_gen.i18n import Words
from site_gen.pieces import text
from site_gen.templates import Templates


@dataclass(frozen=True)
class Item:
    name: str
    url: str = "/x/"


class Made(Templates):
    """Templates, with pages as text."""

    def page(self, name: str, view: object) -> str:
        return self.render(name, view).decode()


class Shown:
    """A function of templates that has its result in UTF-8; what it was asked by is in ``asked``."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, item: Item, ending: str = "") -> Markup:
        self.asked.append("text")
        return Markup("<p>{}đ{}</p>").format(item.name, ending)

    def encoded(self, item: Item, ending: str = "") -> bytes:
        self.asked.append("UTF-8")
        return f"<p>{escape(item.name)}đ{ending}</p>".encode()


def templates(folder: Path, files: dict[str, str], **names: object) -> Made:
    (folder / "templates").mkdir()
    for name, source in files.items():
        (folder / "templates" / name).write_text(source, "utf-8")
    return Made({"mau": folder / "templates"}, folder / "kept", Words(), names, {"twice": lambda value: value * 2})


BASE = (
    "<a>{% block one %}1{% endblock %}{% include 'part.html' %}{% block two scoped %}{{ view.name }}{% endblock %}</a>"
)
CASES = {
    "values": "{{ view.name }} & {{ view.url }}{% if view.name %}!{% endif %}",
    "markup": "{{ view.name|upper }}{{ '<b>'|safe }}{{ 1 + 1 }}{{ none }}{{ true }}",
    "loop": "{% for c in view.name %}{{ loop.index }}{{ c }}{% if not loop.last %},{% endif %}{% else %}-{% endfor %}",
    "set": "{% set a = view.name %}{% set b %}<i>{{ a }}</i>{% endset %}{{ b }}{{ a }}",
    "macro": "{% macro m(x, y=2) %}<{{ x }}>{{ y }}{% endmacro %}{{ m(view.name) }}"
    "{% macro n() %}({{ caller() }}){% endmacro %}{% call n() %}{{ view.url }}{% endcall %}",
    "extends": "{% extends 'base.html' %}{% block one %}({{ super() }}{{ view.name }}){% endblock %}text",
    "sometimes extends": "{% if view.name %}{% extends 'base.html' %}{% endif %}{% block two %}2{% endblock %}",
    "blocks in loops": "{% for c in 'ab' %}{% block x scoped %}{{ c }}{{ view.name }}{% endblock %}{% endfor %}"
    "{% block y %}{{ view.url }}{% endblock %}{{ self.y() }}",
    "include without context": "<p>{{ view.name }}{% include 'alone.html' without context %}</p>{% block z %}"
    "a{% include 'alone.html' without context %}b{% endblock %}",
    "import": "{% from 'macros.html' import hello %}{{ hello(view) }}"
    "{% import 'macros.html' as m %}{{ m.hello(view) }}",
    "translation": "{% trans name=view.name %}Hello {{ name }}{% endtrans %}{{ _('x %(y)s', y=view.name) }}",
    "namespace": "{% set n = namespace(count=0) %}"
    "{% for c in 'abc' %}{% set n.count = n.count + 1 %}{% endfor %}{{ n.count }}",
    "mapping": "{% set table = {'key': view.name} %}{{ table.key }}{{ table['key'] }}",
    "defined": "{{ view.nothing is defined }}{{ view.nothing|default(view.name) }}",
    "filter block": "{% filter upper %}{{ view.name }}{% endfilter %}"
    "{% autoescape false %}{{ view.name }}{% endautoescape %}",
    "raw": "{% raw %}{{ view.name }}{% endraw %}{# no #}",
}
PARTS = {
    "base.html": BASE,
    "part.html": "[{{ view.name }}]",
    "alone.html": "alone",
    "macros.html": "{% macro hello(x) %}Hello {{ x.name }}{% endmacro %}",
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ["Tên & <Mẫu> \"'", ""])
def test_a_template_gives_what_jinja_gives(tmp_path: Path, case: str, name: str) -> None:
    plain = Environment(
        loader=DictLoader({"x.html": CASES[case], **PARTS}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    plain.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made = templates(tmp_path, {"x.html": CASES[case], **PARTS}).page("x.html", Item(name))
    assert made == plain.get_template("x.html").render(view=Item(name))


IN_UTF_8 = {
    "straight": ("é{{ shown(view) }}é{{ shown(view, 'x') }}{{ shown(view, ending='y') }}", "U"),
    "in a block": (
        "{% extends 'base.html' %}{% block one %}{% for c in 'ab' %}{{ shown(view, c) }}{% endfor %}é{% endblock %}",
        "U",
    ),
    "in the block above": (
        "{% extends 'above.html' %}{% block one %}({{ super() }}{{ view.name }}){% endblock %}",
        "U",
    ),
    "once more": ("{% block y %}{{ shown(view) }}{% endblock %}{{ self.y()|upper }}", ""),
    "included": ("{% include 'shows.html' %}", "U"),
    "in a macro": ("{% macro m() %}{{ shown(view) }}{% endmacro %}{{ m() }}{{ m()|upper }}", "U"),
    "in a set": ("{% set x %}{{ shown(view) }}{% endset %}{{ x|upper }}{{ x|length }}", "U"),
    "filtered": ("{{ shown(view)|upper }}{{ shown(view) ~ view.name }}{% if shown(view) %}!{% endif %}", "t"),
    "in a filter block": ("{% filter upper %}{{ shown(view) }}{% endfilter %}", "U"),
    "in a shared piece": ("{% shared view.name %}{{ shown(view) }}{% endshared %}", "U"),
    "imported": ("{% import 'shows.html' as m with context %}{{ m }}", ""),
    "in a caller": ("{% macro n() %}({{ caller() }}){% endmacro %}{% call n() %}{{ shown(view) }}{% endcall %}", "U"),
}


@pytest.mark.parametrize("case", IN_UTF_8)
def test_what_is_utf_8_already_stands_where_its_text_would(tmp_path: Path, case: str) -> None:
    source, way = IN_UTF_8[case]
    above = "<a>{% block one %}{{ shown(view) }}{% endblock %}</a>"
    parts = {**PARTS, "above.html": above, "shows.html": "[{{ shown(view) }}é]"}
    made, shown = Shown(), Shown()
    item = Item("Tên & <Mẫu> \"'")
    page = templates(tmp_path, {"x.html": source, **parts}, shown=made).page("x.html", item)
    text_alone = templates(tmp_path / "kept", {"x.html": source, **parts}, shown=shown.__call__)
    assert page == text_alone.page("x.html", item)
    assert not way or {asked[0] for asked in made.asked} == {way}


def test_what_is_missing_is_told_as_jinja_tells_it(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="no attribute 'nothing'"):
        templates(tmp_path, {"x.html": "{{ view.nothing }}"}).page("x.html", Item("a"))
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        templates(tmp_path / "kept", {"x.html": "{{ nothing }}"}).page("x.html", Item("a"))


def test_a_shared_piece_is_rendered_once_for_its_values(tmp_path: Path) -> None:
    calls: list[str] = []
    source = (
        "{% for item in view.items %}{% shared item, view.level %}<h{{ view.level }}>{{ seen(item.name) }}"
        "</h{{ view.level }}>{% endshared %}{% endfor %}"
    )

    def seen(name: str) -> str:
        calls.append(name)
        return name

    found = templates(tmp_path, {"x.html": source}, seen=seen)
    one, other, same = Item("a&"), Item("b"), Item("a&")
    assert found.page("x.html", SimpleNamespace(items=(one, other, one), level=2)) == (
        "<h2>a&amp;</h2><h2>b</h2><h2>a&amp;</h2>"
    )
    assert calls == ["a&", "b"]
    assert found.page("x.html", SimpleNamespace(items=(one,), level=3)) == "<h3>a&amp;</h3>"
    assert found.page("x.html", SimpleNamespace(items=(one, same), level=2)) == "<h2>a&amp;</h2><h2>a&amp;</h2>"
    assert calls == ["a&", "b", "a&", "a&"]


def test_two_shared_pieces_of_one_value_are_two(tmp_path: Path) -> None:
    source = "{% shared view %}a{% endshared %}\n{% shared view %}b{% endshared %}"
    assert templates(tmp_path, {"x.html": source}).page("x.html", Item("x")) == "ab"


def test_what_was_shared_is_forgotten_when_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_gen.pieces._MOST", 3)
    found = templates(tmp_path, {"x.html": "{% shared view.name %}{{ view.name }}{% endshared %}"})
    for name in "abcdefg" * 3:
        assert found.page("x.html", Item(name)) == name


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.booleans()))
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert text(value) == str(escape(value))
