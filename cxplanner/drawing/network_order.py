"""The order of what stands in each column of a network picture, so that few links cross.

Links that run over several columns are cut into pieces by waypoints, one in each column between. Each vertex
(an initiative or a waypoint) then goes to the mean place of its neighbours, column by column, forth and back.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cxplanner.scheduling.results import Node

_SWEEPS = 12


@dataclass(slots=True)
class Layered:
    """Vertices by number: `nodes` says which initiative one is, None for a waypoint.

    `chains` are the vertices of each link from one end to the other; one that begins at a gate begins with
    the first vertex after it.
    """

    columns: list[list[int]]
    nodes: list[Node | None] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    before: list[list[int]] = field(default_factory=list)
    after: list[list[int]] = field(default_factory=list)
    chains: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, node: Node | None, column: int) -> int:
        vertex = len(self.nodes)
        self.nodes.append(node)
        self.column.append(column)
        self.before.append([])
        self.after.append([])
        self.columns[column].append(vertex)
        return vertex

    def places(self) -> list[int]:
        """The place of each vertex in its column."""
        places = [0] * len(self.nodes)
        for column in self.columns:
            for place, vertex in enumerate(column):
                places[vertex] = place
        return places


def ordered(
    nodes: Sequence[Node], links: Sequence[tuple[Node, Node]], columns: Mapping[Node, int]
) -> Layered:
    """Everything in its column, in an order with few crossings; `nodes` stand at first as they are given."""
    layered = _layered(nodes, links, columns)
    best, fewest = [list(column) for column in layered.columns], _crossings(layered)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        _sweep(layered, forth=sweep % 2 == 0)
        crossings = _crossings(layered)
        if crossings < fewest:
            best, fewest = [list(column) for column in layered.columns], crossings
    layered.columns = best
    return layered


def _layered(
    nodes: Sequence[Node], links: Sequence[tuple[Node, Node]], columns: Mapping[Node, int]
) -> Layered:
    count = max((columns[node] for node in nodes if node.kind != "gate"), default=-1) + 1
    layered = Layered([[] for _ in range(count)])
    vertices = {node: layered.add(node, columns[node]) for node in nodes if node.kind != "gate"}
    for source, target in links:
        chain = [vertices[source]] if source in vertices else []
        chain += [layered.add(None, column) for column in range(columns[source] + 1, columns[target])]
        chain.append(vertices[target])
        for one, other in pairwise(chain):
            layered.after[one].append(other)
            layered.before[other].append(one)
        layered.chains.append(tuple(chain))
    return layered


def _sweep(layered: Layered, *, forth: bool) -> None:
    places = layered.places()
    neighbours = layered.before if forth else layered.after
    columns = layered.columns if forth else layered.columns[::-1]
    for column in columns:
        wanted = {
            vertex: sum(places[near] for near in neighbours[vertex]) / len(neighbours[vertex])
            if neighbours[vertex]
            else places[vertex]
            for vertex in column
        }
        column.sort(key=wanted.__getitem__)
        for place, vertex in enumerate(column):
            places[vertex] = place


def _crossings(layered: Layered) -> int:
    """How many pieces of links cross between neighbouring columns."""
    places = layered.places()
    count = 0
    for column in layered.columns:
        seen: list[int] = []
        for vertex in column:
            ends = sorted(places[after] for after in layered.after[vertex])
            for end in ends:
                count += len(seen) - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
    return count
