"""The documentation is held to the code: what exists is documented, and what is documented exists."""

from __future__ import annotations

import argparse
import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest

from site_gen import cli, config, feed_settings, fields, schema
from site_gen.newsletter import settings as newsletter_settings
from site_gen.plain_yaml import Data
from site_gen.urls import WORDS
from tools import screenshots

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "site_gen"
# Folders that are programs of their own; their docstrings say what lies in them.
PROGRAMS = ("importing", "demo")
# Folders that hold no documents of ours.
FOREIGN = {"content", "public", "tests", "seeds", "node_modules", "dist", "build", "work"}
_CODE = re.compile(r"`([^`\n]+)`")
_FENCED = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)


def read(path: str) -> str:
    """A document of the repository."""
    return (ROOT / path).read_text("utf-8")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of every table row of ``text``, but heads and rules."""
    lines = text.splitlines()
    for before, line in enumerate(lines[1:]):
        rule = before + 2 < len(lines) and re.fullmatch(r"\|[-:|]+\|", lines[before + 2])
        if line.startswith("|") and not rule and not re.fullmatch(r"\|[-:|]+\|", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def first_words(text: str) -> list[str]:
    """What stands as code in the first cell of each row."""
    return [word for cells in rows(text) for word in _CODE.findall(cells[0])]


def sections(text: str) -> dict[str, str]:
    """What stands below each heading of the second level, by the heading."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# --- commands ----------------------------------------------------------------------------------------------


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Each command's parser, as the program itself makes it."""
    _, made = cli._parser()
    for name, module, _ in cli.COMMANDS:
        import_module(f"site_gen.commands.{module}").arguments(made[name])
    return made


def commands_block() -> str:
    """The README's tables of commands and options."""
    found = re.search(r"<!-- commands:begin -->(.*?)<!-- commands:end -->", read("README.md"), re.DOTALL)
    assert found
    return found[1]


def test_every_command_is_documented_and_no_more() -> None:
    documented = {}
    for cells in rows(commands_block()):
        if not cells[0].startswith("`-"):
            documented[_CODE.findall(cells[0])[0]] = re.findall(r"\*(\w+)\*", cells[0])
    positional = {
        name: [action.dest for action in parser._actions if not action.option_strings]
        for name, parser in parsers().items()
    }
    assert documented == positional


def test_every_option_is_documented_and_no_more() -> None:
    documented = set()
    for cells in rows(commands_block()):
        if cells[0].startswith("`-"):
            documented |= {(c, option) for c in _CODE.findall(cells[1]) for option in _CODE.findall(cells[0])}
    real = {
        (name, f"{option} {action.metavar}" if action.metavar else option)
        for name, parser in parsers().items()
        for action in parser._actions
        for option in action.option_strings
    }
    assert documented == real


def test_commands_that_documents_show_can_be_given() -> None:
    made = parsers()
    shown = 0
    for path in documents():
        for line in re.findall(r"\.venv/bin/python build\.py\b([^`\n]*)", path.read_text("utf-8")):
            words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line.partition(" > ")[0])]
            name = words.pop(0) if words and not words[0].startswith("-") else "build"
            if name != "COMMAND":
                made[name].parse_args(words)
                shown += 1
    assert shown > 10


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)(?:`| *#| *$)", read("README.md"), re.MULTILINE))
    named |= set(re.findall(r"(?:`|^)make ([a-z]+)(?:`| *#| *$)", read("CONTRIBUTING.md"), re.MULTILINE))
    assert {"site", "test"} <= named
    assert named <= targets


# --- settings ----------------------------------------------------------------------------------------------


def defaults(text: str) -> dict[str, object]:
    """Each documented key with its default; a TOML value where it is one."""
    found: dict[str, object] = {}
    for cells in rows(text):
        value = cells[1].strip("`")
        try:
            found[cells[0].strip("`")] = tomllib.loads(f"x = {value}")["x"]
        except tomllib.TOMLDecodeError:
            found[cells[0].strip("`")] = value
    return found


def test_every_setting_is_documented_with_its_default() -> None:
    told = sections(read("docs/settings.md"))
    names = ("Top level", "`[feeds]`", "`[urls]`", "`[newsletter]`")
    top, feeds, urls, newsletter = (defaults(told[name]) for name in names)
    assert set(top) == set(config._SETTINGS)
    assert set(feeds) == set(feed_settings._READERS)
    assert set(urls) == set(config._URLS)
    plain = config.parse('title = "T"\nbase_url = "https://example.org/"\n')
    special = {"title": "required", "base_url": "required", "site_id": "base_url"}
    special |= {"feeds": "", "urls": "", "newsletter": ""}
    assert top == {name: special.get(name, getattr(plain, name, None)) for name in config._SETTINGS}
    assert (feeds.pop("formats"), feeds.pop("pairs")) == ('site` and `topics` all three, else `["rss"]', "none")
    assert {kind for kind, names in plain.feeds.formats if names != ("rss",)} == {"site", "topics"}
    assert {k: tuple(v) if isinstance(v, list) else v for k, v in feeds.items()} == {
        name: getattr(plain.feeds, name) for name in feeds
    }
    assert urls == WORDS
    named = {"from": "sender"}
    assert newsletter == {
        name: "none" if value is None else value
        for name in newsletter_settings.KEYS
        for value in [getattr(plain.newsletter, named.get(name, name))]
    }


def test_the_example_of_settings_is_valid() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", read("docs/settings.md"), re.DOTALL)
    assert config.parse(example).per_page == 30


# --- content -----------------------------------------------------------------------------------------------


def subfields(field: fields.Field) -> list[str]:
    """The keys of a field that is a mapping or a list of mappings, as its reader tells them when one is unknown."""
    inside: Data = {"no-such-key": "x"}
    for value in (inside, [inside]):
        door = fields.Door("x.md", UTC)
        field.read(value, door)
        for fault in door.faults:
            if fault.hint.startswith("known here: "):
                return fault.hint.removeprefix("known here: ").split(", ")
    return []


def every_field() -> Iterator[tuple[str, fields.Field]]:
    for kind, one in schema.SCHEMAS.items():
        yield from ((kind, field) for field in one.fields.known.values())


def of_kind(kind: str) -> str:
    """The section of ``docs/content.md`` on a kind."""
    told = sections(read("docs/content.md"))
    (found,) = [text for heading, text in told.items() if heading.endswith(f": `{kind}/`")]
    return found


@pytest.mark.parametrize("kind", list(schema.SCHEMAS))
def test_every_field_of_a_kind_is_documented_and_no_more(kind: str) -> None:
    fields = schema.SCHEMAS[kind].fields.known.values()
    real = {field.name for field in fields}
    real |= {f"{field.name}.{sub}" for field in fields for sub in subfields(field)}
    common = set(first_words(sections(read("docs/content.md"))["Every kind"]))
    documented = set(first_words(of_kind(kind)))
    assert common <= real
    assert documented == real - common


@pytest.mark.parametrize("kind", list(schema.SCHEMAS))
def test_required_fields_are_told(kind: str) -> None:
    told = {word: cells[2] for cells in rows(of_kind(kind)) for word in _CODE.findall(cells[0])}
    for field in schema.SCHEMAS[kind].fields.known.values():
        if field.name in told and field.name not in ("name", "title"):
            assert told[field.name] == ("yes" if field.required else "no"), field.name
    name = "title" if kind == "articles" else "name"
    assert told[name] == ("no" if kind == "editions" else "yes")


def test_editors_are_told_of_every_field() -> None:
    told = set(_CODE.findall(_FENCED.sub("", read("docs/huong-dan-bien-tap.md"))))
    assert [f"{kind}: {field.name}" for kind, field in every_field() if field.name not in told] == []


# --- themes, modules, dependencies -------------------------------------------------------------------------


def test_every_template_view_and_block_is_documented() -> None:
    text = read("docs/themes.md")
    templates = {path.name for path in (ROOT / "themes/default/templates").iterdir()}
    assert [name for name in sorted(templates) if f"`{name}`" not in text] == []
    assert [name for name in first_words(text) if name.endswith(".html") and name not in templates] == []
    shown = [node.name for path in (PACKAGE / "views").iterdir() for node in classes(path) if "View" in node.name]
    assert len(shown) > 10
    assert [name for name in shown if f"`{name}`" not in text] == []
    blocks = {
        block
        for path in (ROOT / "themes/default/templates").iterdir()
        for block in re.findall(r"{%-? block (\w+)", path.read_text("utf-8"))
    }
    assert set(first_words(sections(text)["Blocks"])) == blocks


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """The classes of a module."""
    tree = ast.parse(path.read_text("utf-8")) if path.suffix == ".py" else ast.Module([], [])
    return (node for node in tree.body if isinstance(node, ast.ClassDef))


def modules() -> Iterator[str]:
    """Every module of the package as the map names it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        if path.name != "__init__.py" and name.partition("/")[0] not in PROGRAMS:
            yield name


def test_the_map_names_every_module_and_no_other() -> None:
    text = sections(read("ARCHITECTURE.md"))["Which module owns what"]
    assert sorted(first_words(text)) == sorted(modules())
    assert all(f"`{folder}/`" in text for folder in PROGRAMS)


def test_the_map_names_every_table_of_the_cache() -> None:
    tables = set(re.findall(r"create table if not exists (\w+)", (PACKAGE / "cache.py").read_text("utf-8")))
    assert set(first_words(sections(read("ARCHITECTURE.md"))["The cache"])) == tables


def test_every_dependency_is_explained_and_no_other() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    told = sections(read("docs/dependencies.md"))
    for heading, wanted in (
        ("To build a site", project["dependencies"]),
        ("To test it", project["optional-dependencies"]["test"]),
    ):
        names = [re.split(r"[<>=~!\[; ]", requirement)[0] for requirement in wanted]
        assert sorted(first_words(told[heading])) == sorted(names)
        assert all(all(cells) and len(cells) == 3 for cells in rows(told[heading]))


# --- links -------------------------------------------------------------------------------------------------


def documents() -> list[Path]:
    """Every Markdown document of the repository that is no content."""
    found = (path for path in ROOT.rglob("*.md") if not set(path.relative_to(ROOT).parts[:-1]) & FOREIGN)
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(ROOT).parts))


def without_code(text: str) -> str:
    """``text`` without its code blocks and code spans."""
    return _CODE.sub("", _FENCED.sub("", text))


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    text = _FENCED.sub("", path.read_text("utf-8"))
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE))
    return {re.sub(r"\s", "-", heading.strip()) for heading in plain}


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_something(path: Path) -> None:
    def broken() -> Iterable[str]:
        for link in re.findall(r"\]\(([^)\s]+)[^)]*\)", without_code(path.read_text("utf-8"))):
            if re.match(r"[a-z]+:", link):
                continue
            file, _, anchor = unquote(link).partition("#")
            target = path.parent / file if file else path
            if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
                yield link

    assert list(broken()) == []


def test_pictures_are_made_by_the_tool_and_shown() -> None:
    pictures = {path.stem for path in (ROOT / "docs/images").iterdir()}
    assert pictures <= {shot.name for shot in screenshots.SHOTS}
    assert pictures == set(re.findall(r"docs/images/([\w-]+)\.png", read("README.md")))


def test_pictures_are_small() -> None:
    for picture in (ROOT / "docs/images").iterdir():
        assert picture.stat().st_size < 200_000, picture.name
