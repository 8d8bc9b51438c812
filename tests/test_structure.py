"""The code's own rules (HOUSE), read off its syntax: which way imports point, who may import what, what stays light."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "site_gen"

# The stages in their order. A module stands in the stage of its file or folder; values (model, text, dates …), adapters
# and what is named in neither list stand before all of them.
STAGES = (
    ("read",),
    ("parse",),
    ("link", "site"),
    ("search.documents", "search.inverting", "search.index"),
    ("plan", "surroundings"),
    ("render", "templates", "bodies", "sitemap", "opensearch", "feeds.rss", "feeds.opml", "feeds.atom", "feeds.json"),
    ("write",),
    (
        *(
            "check",
            "stamps",
            "gate",
            "gather",
            "spotting",
            "edits",
            "fetched",
            "amend",
            "outputs",
            "snapshot",
            "ground",
            "produce",
        ),
        *("loading", "workshop", "retouch", "building", "pipeline", "session"),
    ),
    ("newsletter.letter", "newsletter.message"),
    ("commands", "cli"),
)
# Third-party packages that more than one module may import, with the reason.
SHARED = {
    "markupsafe": "the mark of safe text, which templates and the XML serializer must have in common",
    "PIL": "reading pictures (images), drawing cards and the made-up pictures of demo have nothing in common",
}
# Names of modules that are changed while the program runs, with the reason.
STATE = {
    ("workers", "_adopted"): "set once in each worker process, so that a forked worker need not be sent its state",
}
MUTATORS = {
    *(
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "setdefault",
        "pop",
        "popitem",
        "clear",
        "remove",
        "discard",
        "sort",
    ),
}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its name below it ("" is the package itself)."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of everything that is imported, inside functions and ``if`` too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(name: str) -> set[str]:
    """The modules of the package that the module ``name`` imports."""
    found = set()
    for full in imported(modules()[name]):
        top, _, below = full.partition(".")
        if top == PACKAGE.name:
            while below and below not in modules():
                below = below.rpartition(".")[0]
            found.add(below)
    return found - {name, ""}


def test_imports_form_no_cycle() -> None:
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in sorted(own_imports(name)):
                visit(other, (*way, name))
            done.add(name)

    for name in modules():
        visit(name, ())


def stage(name: str) -> int:
    for place, members in enumerate(STAGES):
        if any(name == member or name.startswith(f"{member}.") for member in members):
            return place
    return -1


@pytest.mark.parametrize("name", [name for name in modules() if name])
def test_no_stage_imports_a_later_one(name: str) -> None:
    reached: set[str] = set()
    todo = [name]
    while todo:
        for other in own_imports(todo.pop()) - reached:
            reached.add(other)
            todo.append(other)
    if stage(name) < 0:
        later = {other for other in reached if stage(other) > stage("read")}
    else:
        later = {other for other in reached if stage(other) > stage(name)}
    assert later == set()


@pytest.mark.parametrize("name", ["render", "write", "parse", "read", "link.linking", "plan"])
def test_stages_do_not_import_one_another(name: str) -> None:
    """A stage knows values, not other stages (the site that linking gives to planning is a value)."""
    others = {"read", "parse", "link", "plan", "render", "write"} - {name.partition(".")[0]}
    allowed = {"parse": {"read"}}.get(name, set())  # reading bytes as text
    assert {other for other in own_imports(name) if other.partition(".")[0] in others} == allowed


def test_each_package_has_one_importer() -> None:
    importers: dict[str, set[str]] = {}
    for name, tree in modules().items():
        for full in imported(tree):
            top = full.partition(".")[0]
            if top not in sys.stdlib_module_names and top != PACKAGE.name:
                importers.setdefault(top, set()).add(name)
    many = {package: names for package, names in importers.items() if len(names) > 1 and package not in SHARED}
    assert many == {}
    assert {"markdown", "jinja2", "yaml", "nh3"} <= set(importers)


def test_no_import_hides_from_the_running_program() -> None:
    for name, tree in modules().items():
        assert "typing.TYPE_CHECKING" not in set(imported(tree)), name


def _targets(node: ast.stmt) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def _changed(tree: ast.Module) -> Iterator[str]:
    """Names whose values are changed in place inside a function."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield from node.names
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
                yield from _root(node.func.value)
            elif isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load):
                yield from _root(node.value)


def _root(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def test_no_module_has_state() -> None:
    found = set()
    for name, tree in modules().items():
        constants = {target for node in tree.body for target in _targets(node)}
        local = {
            node.id
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        found |= {(name, changed) for changed in _changed(tree) if changed in constants - local}
    assert found == set(STATE)


@pytest.mark.parametrize("name", list(modules()))
def test_only_the_command_line_prints(name: str) -> None:
    if name == "cli" or name.partition(".")[0] == "commands":
        return
    calls = [node.func for node in ast.walk(modules()[name]) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id in ("print", "input", "breakpoint")]
    streams = {"sys.stdout", "sys.stderr"}
    assert not [
        node for node in ast.walk(modules()[name]) if isinstance(node, ast.Attribute) and ast.unparse(node) in streams
    ]


def _public(node: ast.AST, name: str) -> Iterator[tuple[str, ast.AST]]:
    yield name, node
    for child in getattr(node, "body", []):
        if isinstance(child, ast.ClassDef | ast.FunctionDef) and not child.name.startswith("_"):
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{name}.{child.name}")
            else:
                yield f"{name}.{child.name}", child


@pytest.mark.parametrize("name", list(modules()))
def test_everything_public_says_what_it_is(name: str) -> None:
    silent = [full for full, node in _public(modules()[name], name) if not ast.get_docstring(node)]  # type: ignore[arg-type]
    assert silent == []
