"""Where the bodies of a network stand on its map. The only importer of ``rustworkx``.

Owns: the layout of a graph, the boxes around its labels, that none covers another. The library's steps are the basic
operations of IEEE arithmetic from a fixed seed, and what comes of them is rounded: the map is the same everywhere.
Must not know: what stands at the nodes, how it is drawn or coloured (``themes/``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from site_gen.text import cut
from site_gen.views.network import Edge, Node

_SEED, _STEPS, _HOLD = 5, 600, 0.1
_WIDE, _HIGH = 430, 300  # half the map, before boxes are moved apart
_FULL = 16  # so many nodes need all of it
_LETTER, _LINE = 9, 19  # the room of a letter and a line, at the theme's size of 15
_LONGEST, _LINES = 17, 3  # letters in a line, lines in a box
_PAD_X, _PAD_Y, _GAP = 10, 7, 12
_STRENGTHS = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its middle, its size, and its label in lines, each with the place of its base line."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge from middle to middle; ``strength`` is 1 to 4."""

    x1: int
    y1: int
    x2: int
    y2: int
    strength: int


@dataclass(frozen=True, slots=True)
class Map:
    """A network laid out; the weakest edges come first, so that the strongest are drawn over them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def network_map(nodes: Sequence[Node], edges: Sequence[Edge]) -> Map:
    """The map of ``nodes`` and ``edges``."""
    labels = [_wrapped(node.label) for node in nodes]
    sizes = [_size(lines) for lines in labels]
    middles = _apart(_positions(len(nodes), edges), sizes)
    left = min((x - width / 2 for (x, _), (width, _) in zip(middles, sizes, strict=True)), default=0) - _GAP
    top = min((y - height / 2 for (_, y), (_, height) in zip(middles, sizes, strict=True)), default=0) - _GAP
    places = [(round(x - left), round(y - top)) for x, y in middles]
    boxes = [_box(*one) for one in zip(nodes, labels, sizes, places, strict=True)]
    most = max([_STRENGTHS, *(edge.count for edge in edges)])  # where all are few, none looks strong
    lines = (
        Line(*places[edge.one], *places[edge.other], -(-edge.count * _STRENGTHS // most)) for edge in reversed(edges)
    )
    width = max((box.x + box.width // 2 for box in boxes), default=0) + _GAP
    height = max((box.y + box.height // 2 for box in boxes), default=0) + _GAP
    return Map(width, height, tuple(boxes), tuple(lines))


def _positions(count: int, edges: Sequence[Edge]) -> list[tuple[float, float]]:
    """The layout by springs: what is strongly tied stands near. A hub that is not drawn holds everything together."""
    import rustworkx  # noqa: PLC0415  only this page needs it

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(count + 1))
    most = max((edge.count for edge in edges), default=1)
    graph.add_edges_from([(edge.one, edge.other, 0.25 + 0.75 * edge.count / most) for edge in edges])
    graph.add_edges_from([(place, count, _HOLD) for place in range(count)])
    found = rustworkx.spring_layout(
        graph, seed=_SEED, num_iter=_STEPS, adaptive_cooling=False, repulsive_exponent=1, weight_fn=float
    )
    across, down = (_spread([found[place][axis] for place in range(count)]) for axis in (0, 1))
    if across[1] < down[1]:
        across, down = down, across
    room = min(1.0, sqrt(count / _FULL))
    return [(x * _WIDE * room, y * _HIGH * room) for x, y in zip(across[0], down[0], strict=True)]


def _spread(values: list[float]) -> tuple[list[float], float]:
    """``values`` moved and stretched to lie from -1 to 1, and how far they reached before."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    reach = (high - low) / 2
    return [(value - low) / reach - 1 if reach else 0.0 for value in values], reach


def _wrapped(label: str) -> tuple[str, ...]:
    """``label`` in a few short lines; what does not fit is cut."""
    lines: list[str] = []
    for word in cut(label, _LONGEST * _LINES - 8).split():
        if lines and len(lines[-1]) + 1 + len(word) <= _LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _size(lines: Sequence[str]) -> tuple[int, int]:
    """Width and height of the box around a label, both even, so that its middle is a whole number."""
    width = max(44, max(map(len, lines), default=0) * _LETTER + 2 * _PAD_X)
    height = max(1, len(lines)) * _LINE + 2 * _PAD_Y
    return width + width % 2, height + height % 2


def _box(node: Node, lines: Sequence[str], size: tuple[int, int], place: tuple[int, int]) -> Box:
    width, height = size
    first = place[1] - (len(lines) * _LINE) // 2 + 14
    return Box(node, *place, width, height, tuple((first + at * _LINE, line) for at, line in enumerate(lines)))


def _apart(middles: list[tuple[float, float]], sizes: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """``middles`` moved until no box covers another: each two that do part along the shorter way."""
    now = [list(middle) for middle in middles]
    for _ in range(500):
        calm = True
        for one in range(len(now)):
            for other in range(one + 1, len(now)):
                across = (sizes[one][0] + sizes[other][0]) / 2 + _GAP - abs(now[one][0] - now[other][0])
                down = (sizes[one][1] + sizes[other][1]) / 2 + _GAP - abs(now[one][1] - now[other][1])
                if across > 0 and down > 0:
                    calm = False
                    axis, way = (0, across) if across < down else (1, down)
                    sign = 1 if now[one][axis] <= now[other][axis] else -1
                    now[one][axis] -= sign * way / 2
                    now[other][axis] += sign * way / 2
        if calm:
            break
    return [(x, y) for x, y in now]
