"""Front matter: the YAML between two lines of ``---`` at the head of a Markdown file.

Owns: splitting it off, reading it as text, finding the place of a value, writing it.
Must not know: which fields there are and what they mean (``schema``).

Nearly all front matter is of plain forms that ``plain_yaml`` reads. Whatever else there is, and every fault, is the
business of ``yaml_tree``, and so are the places of values: they matter only where there is a fault to tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_gen import plain_yaml
from site_gen.errors import FrontMatterError
from site_gen.plain_yaml import Data

FENCE = "---"
_FENCE_LINE = f"\n{FENCE}"


def split(text: str) -> tuple[str, str, int]:
    """The front matter's YAML, the body, and the line on which the body begins, of a whole file's ``text``.

    A file that does not begin with ``---`` is all body. Raises FrontMatterError when the front matter has no end.
    """
    start = text.find("\n") + 1
    if not text.startswith(FENCE) or text[len(FENCE) : start or None].strip():
        return "", text, 1
    at = start - 1
    while start and (at := text.find(_FENCE_LINE, at)) >= 0:
        end = text.find("\n", at + 1)
        row = text[at + 1 : end if end >= 0 else None]
        if row.rstrip() == FENCE:
            line = text.count("\n", 0, at) + 3
            return text[start : at + 1], text[end + 1 :] if end >= 0 else "", line
        at += 1
    raise FrontMatterError("the front matter has no end", hint="close it with a line of three dashes: ---")


def load(yaml_text: str, first_line: int = 2) -> dict[str, Data]:
    """The keys of ``yaml_text`` in their order; ``first_line`` is the line of the file that it begins on.

    Raises FrontMatterError when it is no YAML, no mapping, repeats a key, or uses anchors.
    """
    found = plain_yaml.read(yaml_text)
    if found is not None:
        return found
    from site_gen.yaml_tree import bare, tree  # noqa: PLC0415  the library costs every start otherwise

    return bare(tree(yaml_text, first_line))


def places(yaml_text: str, paths: Sequence[tuple[str | int, ...]], first_line: int = 2) -> list[tuple[int, int]]:
    """Line and column of what each of the ``paths`` of keys leads to, or of the nearest that is there.

    Raises FrontMatterError as :func:`load` does.
    """
    from site_gen.yaml_tree import place, tree  # noqa: PLC0415  as above

    whole = tree(yaml_text, first_line)
    return [place(whole, path) for path in paths]


def locate(text: str, keys: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column in a file's ``text`` of the value that ``keys`` lead to, or of the nearest that is there."""
    try:
        return places(split(text)[0], [keys])[0]
    except FrontMatterError as wrong:
        return wrong.line, wrong.column


def dump(fields: Mapping[str, object]) -> str:
    """``fields`` as the YAML of a front matter (without its fences), in their order, as an editor would write it."""
    from site_gen import yaml_tree  # noqa: PLC0415  as above

    return yaml_tree.dump(fields)
