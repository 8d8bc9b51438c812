"""The words of the interface: lookup, plurals, dates; and that the theme's catalogues hold every message."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from site_gen import dates, i18n
from site_gen.plan import feed_lists, page

ROOT = Path(__file__).parents[1]
THEME = ROOT / "themes/default"
TZ = dates.zone("Asia/Ho_Chi_Minh")
LANGUAGES = ("vi", "en")
GLUE = "\x04"


def raw(language: str) -> bytes:
    return (THEME / f"locale/{language}/LC_MESSAGES/messages.po").read_bytes()


def in_templates() -> Iterator[str]:
    """Every message of the templates; a context stands before ``\\x04``."""
    keywords = {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }
    options = {"**": {"trimmed": "true", "silent": "false", "extensions": "site_gen.templates.Shared"}}
    for _, _, message, _, context in extract_from_dir(
        THEME / "templates", [("**.*", "jinja2.ext.babel_extract")], options, keywords
    ):
        name = message if isinstance(message, str) else message[0]
        yield f"{context}{GLUE}{name}" if context else name


def in_code() -> Iterator[str]:
    """Every message that a call in the package names, and those of its tables."""
    for path in sorted((ROOT / "site_gen").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            match node.func.attr, texts:
                case (("gettext" | "ngettext"), [str(message), *_]):
                    yield message
                case (("pgettext" | "npgettext"), [str(context), str(message), *_]):
                    yield context + GLUE + message
    for names in (page.SECTIONS, feed_lists.NAMES):
        yield from (f"section{GLUE}{name}" for name in names.values())
    yield from i18n._WEEKDAYS
    for context in ("date", "long date"):
        for pattern in ("{year}", "{month}/{year}", "{day}/{month}/{year}", "{day}/{month}/{year} {time}"):
            yield context + GLUE + pattern


def test_messages_are_found_at_all() -> None:
    assert len(set(in_templates())) > 60
    assert {"Home", "Page not found", "News about %(name)s", f"thousands separator{GLUE},"} <= set(in_code())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    messages = i18n.words([raw(language)]).messages
    missing = sorted({*in_templates(), *in_code()} - set(messages))
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_fuzzy_and_none_is_left_over(language: str) -> None:
    catalogue = read_po(io.BytesIO(raw(language)))
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    used = {*in_templates(), *in_code()}
    held = set(i18n.words([raw(language)]).messages)
    assert sorted(held - used) == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_hold_the_same_placeholders(language: str) -> None:
    catalogue = read_po(io.BytesIO(raw(language)))
    for message in catalogue:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[-1]
        known = set(re.findall(r"%\(\w+\)s|\{\w+\}", one)) | {"{weekday}", "{time}"}
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert set(re.findall(r"%\(\w+\)s|\{\w+\}", text)) <= known, message.id
            assert set(re.findall(r"%\(\w+\)s", one)) <= set(re.findall(r"%\(\w+\)s", text)) or message.pluralizable


def test_vietnamese_is_not_english() -> None:
    """A message that is the same in both is a name, a mark or a pattern, or was forgotten."""
    vi, en = (i18n.words([raw(language)]).messages for language in LANGUAGES)
    same = {
        key
        for key in vi
        if vi[key] == en[key] and re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)s|\{\w+\}", "", str(vi[key])))
    }
    assert same == set()


def test_earlier_catalogue_wins_and_fuzzy_counts_for_nothing() -> None:
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n'
    child = head + 'msgid "a"\nmsgstr "con"\n\n#, fuzzy\nmsgid "b"\nmsgstr "mờ"\n'
    parent = head + 'msgid "a"\nmsgstr "cha"\n\nmsgid "b"\nmsgstr "rõ"\n'
    words = i18n.words([child.encode(), parent.encode()])
    assert (words.gettext("a"), words.gettext("b"), words.gettext("c")) == ("con", "rõ", "c")


def test_plurals() -> None:
    vi, en = (i18n.words([raw(language)]) for language in LANGUAGES)
    many = ("%(count)s article", "%(count)s articles")
    assert [vi.ngettext(*many, number) for number in (0, 1, 2)] == ["%(count)s bài"] * 3
    assert [en.ngettext(*many, number) for number in (0, 1, 2)] == [many[1], many[0], many[1]]
    assert [i18n.Words().ngettext("one", "many", number) for number in (1, 2)] == ["one", "many"]
    assert i18n.Words().npgettext("x", "one", "many", 2) == "many"


def test_context_keeps_messages_apart() -> None:
    words = i18n.Words({"a": "không", f"x{GLUE}a": "có"})
    assert (words.gettext("a"), words.pgettext("x", "a"), words.pgettext("y", "a")) == ("không", "có", "a")


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("2018", "2018", "năm 2018"),
        ("2018-01", "1/2018", "tháng 1/2018"),
        ("2018-01-07", "7/1/2018", "Chủ nhật, 7/1/2018"),
        ("2018-01-17T08:30:00+07:00", "17/1/2018", "Thứ Tư, 17/1/2018, 08:30"),
        ("2018-01-17T20:30:00Z", "18/1/2018", "Thứ Năm, 18/1/2018, 03:30"),
    ],
)
def test_dates_in_vietnamese(text: str, short: str, long: str) -> None:
    words = i18n.words([raw("vi")])
    date = dates.parse(text, TZ)
    assert (words.date(date), words.date_long(date)) == (short, long)


@pytest.mark.parametrize("text", ["2018", "2018-01", "2018-01-17", "2018-01-17T08:30:00+07:00"])
@pytest.mark.parametrize("language", [*LANGUAGES, ""])
def test_no_date_invents_what_is_not_known(text: str, language: str) -> None:
    words = i18n.words([raw(language)]) if language else i18n.Words()
    date = dates.parse(text, TZ)
    for shown in (words.date(date), words.date_long(date)):
        assert "2018" in shown
        assert not re.search(r"\b0\b|\{|\}|, *$", shown)


def test_numbers() -> None:
    assert [i18n.words([raw(language)]).number(1234567) for language in LANGUAGES] == ["1.234.567", "1,234,567"]
    assert i18n.words([raw("vi")]).number(7) == "7"
