"""What the page of who works with whom is given."""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.views import Head, Link


@dataclass(frozen=True, slots=True)
class Node:
    """A body of the network: its page, the words on the map, and how many articles name it."""

    link: Link
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two bodies that stand in ``count`` articles together; ``one`` and ``other`` are places among the nodes."""

    one: int
    other: int
    count: int


@dataclass(frozen=True, slots=True)
class NetworkView:
    """``network.html``: who works with whom. ``edges`` has the strongest first; ``bodies`` and ``pairs`` say how many
    there are in all, of which the map shows the strongest."""

    head: Head
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    bodies: int
    pairs: int
    index: Link
