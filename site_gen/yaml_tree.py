"""YAML of any form to values with their places, and values to YAML.

Owns: what of YAML is taken, and how its faults are told. The only importer of ``yaml``.
Must not know: what a front matter is, which fields there are.

Scalars are read as text whatever they look like (YAML 1.2's failsafe schema), so ``title: No`` is "No" and
``number: 010`` is "010".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from site_gen.errors import FrontMatterError
from site_gen.plain_yaml import Data
from site_gen.text import clean

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20
_SHALLOW = 10_000  # characters: a shorter text cannot be nested deep enough to overflow the composer's stack


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands: text, a list, or a mapping of :class:`Entry`. Lines and columns count from 1.
    ``quoted`` tells an empty text from none."""

    data: str | list[Value] | dict[str, Entry]
    line: int
    column: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, by its place, and its value."""

    line: int
    column: int
    value: Value


def tree(yaml_text: str, first_line: int = 2) -> dict[str, Entry]:
    """The keys of ``yaml_text`` in their order with their places; ``first_line`` is the line of the file it begins on.

    Raises FrontMatterError when it is no YAML, no mapping, repeats a key, or uses anchors.
    """
    try:
        if len(yaml_text) > _SHALLOW:
            _check_depth(yaml_text, first_line)
        node = yaml.compose(yaml_text, Loader=_Loader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = first_line + (mark.line if mark else 0)
        hint = "put a text that holds “: ”, “#” or quotes between quotes"
        raise FrontMatterError(f"broken YAML: {wrong.problem}", line, mark.column + 1 if mark else 1, hint) from wrong
    except yaml.reader.ReaderError as wrong:
        bad = yaml.reader.Reader.NON_PRINTABLE.search(yaml_text)
        before = yaml_text[: bad.start()] if bad else ""
        name = f"the character U+{ord(bad[0]):04X}" if bad else "a character"
        line, column = first_line + before.count("\n"), len(before) - before.rfind("\n")
        raise FrontMatterError(f"broken YAML: {name} may not stand here", line, column, "delete it") from wrong
    except yaml.YAMLError as wrong:
        raise FrontMatterError(f"broken YAML: {wrong}".splitlines()[0], first_line) from wrong
    if node is None:
        return {}
    value = _Walker(first_line).value(node, 0)
    if not isinstance(value.data, dict):
        raise FrontMatterError("the front matter is not a list of “key: value” lines", value.line, value.column)
    return value.data


def _check_depth(yaml_text: str, first_line: int) -> None:
    """Raises FrontMatterError where ``yaml_text`` is nested too deep; the parser's events need no stack."""
    depth = 0
    for event in yaml.parse(yaml_text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST + 1:
                mark = event.start_mark
                line, column = (first_line + mark.line, mark.column + 1) if mark else (first_line, 1)
                raise FrontMatterError("the values lie too deep", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Walker:
    """Turns YAML's nodes into values; meets each node once, so that aliases cannot grow without bound."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.seen: set[int] = set()

    def place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def value(self, node: yaml.Node, depth: int) -> Value:
        line, column = self.place(node)
        if id(node) in self.seen:
            raise FrontMatterError("YAML anchors (&x, *x) are not supported", line, column, "write the value out")
        if depth > _DEEPEST:
            raise FrontMatterError("the values lie too deep", line, column)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return Value(clean(node.value), line, column, node.style in ("'", '"'))
        if isinstance(node, yaml.SequenceNode):
            return Value([self.value(item, depth + 1) for item in node.value], line, column)
        return Value(self.mapping(node, depth), line, column)

    def mapping(self, node: yaml.Node, depth: int) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            line, column = self.place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise FrontMatterError("a key must be a word", line, column)
            key = clean(key_node.value)
            if key in found:
                raise FrontMatterError(f"the key “{key}” stands here twice", line, column, "keep one of them")
            found[key] = Entry(line, column, self.value(value_node, depth + 1))
        return found


def bare(entries: Mapping[str, Entry]) -> dict[str, Data]:
    """The values of a tree without their places."""
    return {key: _bare(entry.value) for key, entry in entries.items()}


def _bare(value: Value) -> Data:
    if isinstance(value.data, dict):
        return bare(value.data)
    if isinstance(value.data, list):
        return [_bare(item) for item in value.data]
    return value.data if value.data or value.quoted else None


def place(entries: Mapping[str, Entry], path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the key or item that the ``path`` leads to, or of the nearest that is there."""
    data: object = entries
    found = (1, 1)
    for depth, key in enumerate(path):
        if isinstance(data, dict) and key in data:
            entry: Entry = data[key]
            last = depth == len(path) - 1
            found = (entry.line, entry.column) if last else (entry.value.line, entry.value.column)
            data = entry.value.data
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            found = (data[key].line, data[key].column)
            data = data[key].data
    return found


class _Dumper(yaml.SafeDumper):
    """Writes as an editor would: items of a list indented, numbers and dates bare (they are read as text)."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


# What other YAML readers take for true, false or nothing stays in quotes.
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":bool", ":null", ":merge"))]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def dump(fields: Mapping[str, object]) -> str:
    """``fields`` as the YAML of a front matter (without its fences), in their order, as an editor would write it."""
    return str(yaml.dump(dict(fields), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))
