"""The map of a network: the same everywhere, legible, nothing over anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from site_gen.netmap import Map, network_map
from site_gen.views import Link
from site_gen.views.network import Edge, Node

ROOT = Path(__file__).parents[1]
PLACES = [(34, 29), (179, 73), (384, 214), (464, 329)]  # of the boxes of small()
SMALL = """
from tests.test_netmap import small
for box in small().boxes:
    print(box.x, box.y)
"""


def nodes(*labels: str) -> list[Node]:
    return [Node(Link(label, f"/{place}/"), label, 1) for place, label in enumerate(labels)]


def small() -> Map:
    """Two close pairs, loosely tied."""
    edges = [Edge(0, 1, 9), Edge(2, 3, 8), Edge(1, 2, 1)]
    return network_map(nodes("A", "B", "C", "Cơ quan Mẫu Phòng cháy 012"), edges)


def crowd(count: int, ties: int) -> tuple[list[Node], list[Edge]]:
    rng = Random(count)  # noqa: S311  no secret
    names = [" ".join("Cơ quan Mẫu Thử nghiệm Liên tịch".split()[: rng.randrange(1, 8)]) for _ in range(count)]
    pairs = sorted(rng.sample(list(combinations(range(count), 2)), ties))
    return nodes(*names), [Edge(one, other, rng.randrange(1, 60)) for one, other in pairs]


def test_the_same_places_everywhere() -> None:
    """Bare numbers: whatever machine runs this has to come to them."""
    assert [(box.x, box.y) for box in small().boxes] == PLACES
    environment = {**os.environ, "PYTHONHASHSEED": "77", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", SMALL], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == "".join(f"{x} {y}\n" for x, y in PLACES)


def test_close_ones_stand_close() -> None:
    places = [(box.x, box.y) for box in small().boxes]

    def distance(one: int, other: int) -> float:
        return float(((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2) ** 0.5)

    assert distance(0, 1) < distance(0, 2)
    assert distance(0, 1) < distance(0, 3)
    assert distance(2, 3) < distance(1, 3)


@pytest.mark.parametrize(("count", "ties"), [(2, 1), (14, 36), (30, 80), (30, 30)])
def test_no_box_covers_another_or_leaves_the_map(count: int, ties: int) -> None:
    drawn = network_map(*crowd(count, ties))
    assert len(drawn.boxes) == count
    for box in drawn.boxes:
        assert box.width / 2 < box.x < drawn.width - box.width / 2
        assert box.height / 2 < box.y < drawn.height - box.height / 2
        assert all(box.y - box.height / 2 < y < box.y + box.height / 2 for y, _ in box.lines)
    for one, other in combinations(drawn.boxes, 2):
        beside = abs(one.x - other.x) >= (one.width + other.width) / 2
        above = abs(one.y - other.y) >= (one.height + other.height) / 2
        assert beside or above, (one, other)
    assert drawn.width < 1500
    assert drawn.height < 1200


def test_the_strongest_ties_are_the_thickest_and_on_top() -> None:
    drawn = network_map(nodes("A", "B", "C", "D"), [Edge(0, 1, 40), Edge(1, 2, 21), Edge(2, 3, 1)])
    assert [line.strength for line in drawn.lines] == [1, 3, 4]
    boxes = drawn.boxes
    assert (drawn.lines[2].x1, drawn.lines[2].y1) == (boxes[0].x, boxes[0].y)
    assert (drawn.lines[2].x2, drawn.lines[2].y2) == (boxes[1].x, boxes[1].y)


def test_long_names_are_broken_and_cut_at_a_word() -> None:
    name = "Ban Chỉ đạo Phong trào toàn dân bảo vệ an ninh Tổ quốc của các cơ quan Mẫu"
    (box, _) = network_map(nodes(name, "B"), [Edge(0, 1, 1)]).boxes
    lines = [line for _, line in box.lines]
    assert 2 <= len(lines) <= 4
    assert lines[-1].endswith("…")
    assert name.startswith(" ".join(lines).removesuffix("…"))
    assert max(map(len, lines)) <= 17


def test_nothing_makes_an_empty_map() -> None:
    assert network_map((), ()).boxes == ()
