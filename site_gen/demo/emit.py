"""A content file from its fields and its body.

Owns: writing front matter as many hands would (plain, quoted, folded), quoting what YAML would misread.
Must not know: any kind of content; it writes the fields it is given, in their order.

A tenth of the time that ``site_gen.frontmatter.dump`` takes, which 100,000 articles feel.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
Fields: TypeAlias = dict[str, Value]

# Text that YAML reads as it stands: starts with a letter, digit or slash, and holds nothing that ends a scalar.
_PLAIN = re.compile(r"[\w/](?!.*(?:: | #|:$|\s$))[^\n]*")
_FOLD_FROM = 180


def document(fields: Mapping[str, Value], body: str) -> str:
    """The whole text of a content file; fields with an empty value are left out."""
    return f"---\n{mapping(fields)}---\n\n{body.strip()}\n"


def mapping(fields: Mapping[str, Value]) -> str:
    """``fields`` as a YAML block, with its last newline."""
    return "".join(f"{line}\n" for line in _mapping_lines(fields))


def _mapping_lines(fields: Mapping[str, Value]) -> list[str]:
    return [line for key, value in fields.items() if value for line in _entry(_scalar(key), value)]


def _entry(key: str, value: Value) -> list[str]:
    if isinstance(value, str):
        first, *folded = _text(value)
        return [f"{key}: {first}", *(f"  {line}" for line in folded)]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {line}" for line in _mapping_lines(value))]
    return [f"{key}:", *(f"  {line}" for item in value for line in _item(item))]


def _item(item: Value) -> list[str]:
    if isinstance(item, str):
        return [f"- {_scalar(item)}"]
    if isinstance(item, Mapping):
        first, *rest = _mapping_lines(item)
        return [f"- {first}", *(f"  {line}" for line in rest)]
    raise TypeError("no field holds a list in a list")


def _text(value: str) -> list[str]:
    """A scalar on its key's line, or folded over several below it when it is long."""
    if len(value) < _FOLD_FROM or value != " ".join(value.split()):
        return [_scalar(value)]
    return [">-", *textwrap.wrap(value, 100, break_long_words=False, break_on_hyphens=False)]


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    if '"' in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)
