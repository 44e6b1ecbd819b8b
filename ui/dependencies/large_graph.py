"""A network of thousands as arrays: what stands in which column, waypoints of long links, and few crossings.

It is what `cxplanner.drawing.network_order` does for a few hundred, a column at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from cxplanner.drawing.network_columns import columns_of
from cxplanner.scheduling.day_table import BoolArray, IntArray
from ui.roadmap.dense_ways import Floats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxplanner.drawing.network_contents import NetworkContents
    from cxplanner.scheduling.results import Node

MOST_WAYPOINTS: Final = 150_000
"""So many columns in all are crossed between boxes; beyond it the longest links pass behind boxes."""
_SWEEPS: Final = 12
_MOST_STEPS: Final = 12_000
"""Columns that are looked at in all: where they are thousands, a few times must do."""


@dataclass(frozen=True)
class LargeGraph:
    """Vertices by number: first the initiatives in their order, then the waypoints.

    A link is pieces from vertex to vertex, in the order of the links: `link` says of which one a piece is,
    `one` is -1 where it begins at the line of a gate. `place` is where a vertex stands in its column.
    """

    nodes: tuple[Node, ...]
    columns: Mapping[Node, int]
    column: IntArray
    link: IntArray
    one: IntArray
    other: IntArray
    place: IntArray

    @property
    def initiatives(self) -> int:
        return len(self.nodes)

    @property
    def size(self) -> int:
        return len(self.column)

    @property
    def column_count(self) -> int:
        return int(self.column.max()) + 1 if len(self.column) else 0

    @property
    def joins(self) -> BoolArray:
        """Which pieces run from a vertex."""
        found: BoolArray = self.one >= 0
        return found

    def in_columns(self) -> list[IntArray]:
        """The vertices of each column from the top down."""
        order = np.lexsort((self.place, self.column))
        return split_by(self.column[order], order, self.column_count)


def graph_of(contents: NetworkContents) -> LargeGraph:
    """Everything in its column, in an order with few crossings."""
    nodes, links = contents.nodes, contents.links
    everything = [*nodes, *(each.gate for each in contents.gates)]
    columns = columns_of(everything, [(each.source, each.target) for each in links], contents.gates)
    numbers = {node: number for number, node in enumerate(nodes)}
    size, count = len(links), len(nodes)
    source = np.fromiter((numbers.get(each.source, -1) for each in links), np.int64, size)
    target = np.fromiter((numbers[each.target] for each in links), np.int64, size)
    begin = np.fromiter((columns[each.source] for each in links), np.int64, size)
    column = np.fromiter((columns[node] for node in nodes), np.int64, count)
    between = _waypoints(np.maximum(column[target] - begin - 1, 0))
    first = count + np.cumsum(between) - between
    link = np.repeat(np.arange(size), between + 1)
    step = _counted(between + 1)
    one = np.where(step == 0, source[link], first[link] + step - 1)
    other = np.where(step == between[link], target[link], first[link] + step)
    way_columns = np.repeat(begin + 1, between) + _counted(between)
    graph = LargeGraph(
        nodes, columns, np.concatenate((column, way_columns)), link, one, other, np.empty(0, np.int64)
    )
    return _ordered(graph)


def times_over(wanted: int, columns: int) -> int:
    """How often all columns are gone through: as often as wanted, or as long as it takes no seconds."""
    return max(2, min(wanted, _MOST_STEPS // max(columns, 1)))


def split_by(keys: IntArray, values: IntArray, count: int) -> list[IntArray]:
    """The values in groups by their keys from 0; the keys are sorted."""
    edges = np.searchsorted(keys, np.arange(count + 1))
    return [values[one:other] for one, other in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)]


def _waypoints(wanted: IntArray) -> IntArray:
    """How many each link has: as many as wanted, but none for the longest where all have too many."""
    order = np.argsort(wanted, kind="stable")
    has = np.empty(len(wanted), np.bool_)
    has[order] = np.cumsum(wanted[order]) <= MOST_WAYPOINTS
    found: IntArray = np.where(has, wanted, 0)
    return found


def _counted(counts: IntArray) -> IntArray:
    """0, 1, 2… up to each of these counts, one after the other."""
    total = int(counts.sum())
    found: IntArray = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    return found


@dataclass(frozen=True)
class _Sweep:
    """For the vertices of one column: who they are, the pieces towards the column before or after them."""

    vertices: IntArray
    mine: IntArray
    near: IntArray
    count: Floats


def _ordered(graph: LargeGraph) -> LargeGraph:
    """Each vertex goes to the mean place of its neighbours, column by column, forth and back."""
    order = np.argsort(graph.column, kind="stable")
    columns = split_by(graph.column[order], order, graph.column_count)
    local = np.empty(graph.size, np.int64)
    for vertices in columns:
        local[vertices] = np.arange(len(vertices))
    place = local.astype(np.float64)
    joins = graph.joins
    one, other = graph.one[joins], graph.other[joins]
    forth = list(_sweeps(columns, graph.column, local, other, one))
    back = list(_sweeps(columns, graph.column, local, one, other))[::-1]
    for number in range(times_over(_SWEEPS, len(columns))):
        for sweep in forth if number % 2 else back:
            _sweep(sweep, place)
    return LargeGraph(
        graph.nodes, graph.columns, graph.column, graph.link, graph.one, graph.other, place.astype(np.int64)
    )


def _sweeps(
    columns: list[IntArray], column: IntArray, local: IntArray, mine: IntArray, near: IntArray
) -> Iterator[_Sweep]:
    order = np.argsort(column[mine], kind="stable")
    pieces = split_by(column[mine][order], order, len(columns))
    for vertices, here in zip(columns, pieces, strict=True):
        count = np.bincount(local[mine[here]], minlength=len(vertices)).astype(np.float64)
        yield _Sweep(vertices, local[mine[here]], near[here], count)


def _sweep(sweep: _Sweep, place: Floats) -> None:
    if not len(sweep.mine):
        return
    total = np.bincount(sweep.mine, place[sweep.near], len(sweep.vertices))
    here = place[sweep.vertices]
    wanted = np.where(sweep.count > 0, total / np.maximum(sweep.count, 1), here)
    order = sweep.vertices[np.lexsort((here, wanted))]
    place[order] = np.arange(len(order))
