"""How high things stand in the columns of a large network, and in which tracks links go up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from cxplanner.drawing.network_layout import BOX_HEIGHT
from cxplanner.drawing.network_places import spread_out
from cxplanner.scheduling.day_table import IntArray
from ui.dependencies.large_graph import LargeGraph, split_by, times_over
from ui.roadmap.dense_rows import pack
from ui.roadmap.dense_ways import Floats

ROOM, WAYPOINT_ROOM = BOX_HEIGHT / 2 + 7, 5.0
_PORT: Final = 12.0
_PASSES: Final = 16
_STRAIGHT, _BENT, _PLAIN = 16.0, 2.0, 1.0
"""How much it counts that a link runs straight between waypoints, to or from one, and between boxes."""


@dataclass(frozen=True)
class Heights:
    """The middle of each vertex, and how far from its target's middle each piece ends."""

    middle: Floats
    port: Floats
    room: Floats


def heights_of(graph: LargeGraph) -> Heights:
    """Heights at which links are as straight as their order allows."""
    room = np.full(graph.size, WAYPOINT_ROOM)
    room[: graph.initiatives] = ROOM
    port = _ports(graph)
    columns = graph.in_columns()
    middle = np.zeros(graph.size)
    for vertices in columns:
        middle[vertices] = np.cumsum(2 * room[vertices]) - room[vertices]
    passes = _Passes(graph, columns, port, room)
    for number in range(times_over(_PASSES, len(columns))):
        passes.run(middle, forth=number % 2 == 0)
    top = float((middle - room).min()) if len(middle) else 0.0
    return Heights(middle - top, port, room)


def tracks_of(graph: LargeGraph, heights: Heights) -> tuple[IntArray, IntArray]:
    """The track of each vertex whose links leave its height, -1 for others; and how many each column has."""
    joins = np.flatnonzero(graph.joins)
    one, end = graph.one[joins], heights.middle[graph.other[joins]] + heights.port[joins]
    top, bottom = heights.middle.copy(), heights.middle.copy()
    np.minimum.at(top, one, end)
    np.maximum.at(bottom, one, end)
    tracks = np.full(graph.size, -1, np.int64)
    counts = np.zeros(graph.column_count, np.int64)
    leaving = np.flatnonzero(bottom - top > 0.5)
    leaving = leaving[np.argsort(graph.column[leaving], kind="stable")]
    for column, vertices in enumerate(split_by(graph.column[leaving], leaving, graph.column_count)):
        if len(vertices):
            begin, end_ = np.floor(top[vertices]) - 2, np.ceil(bottom[vertices]) + 2
            tracks[vertices], counts[column] = pack(begin.astype(np.int64), end_.astype(np.int64))
    return tracks, counts


def _ports(graph: LargeGraph) -> Floats:
    """Links end side by side at a box, as the vertices before them stand."""
    port = np.zeros(len(graph.one))
    into = np.flatnonzero(graph.joins & (graph.other < graph.initiatives))
    target = graph.other[into]
    order = np.lexsort((graph.place[graph.one[into]], target))
    into, target = into[order], target[order]
    counts = np.bincount(target, minlength=graph.initiatives)
    firsts = np.cumsum(counts) - counts
    rank = np.arange(len(into)) - firsts[target]
    count = counts[target]
    step = np.minimum(_PORT, (BOX_HEIGHT - 12) / np.maximum(count - 1, 1))
    port[into] = (rank - (count - 1) / 2) * step
    return port


class _Passes:
    """Moves the vertices of each column to where their links want them."""

    def __init__(self, graph: LargeGraph, columns: list[IntArray], port: Floats, room: Floats) -> None:
        joins = np.flatnonzero(graph.joins)
        one, other, ends = graph.one[joins], graph.other[joins], port[joins]
        ways = (one >= graph.initiatives).astype(np.int64) + (other >= graph.initiatives)
        self._columns, self._room = columns, room
        self._near = np.concatenate((one, other))
        self._shift = np.concatenate((-ends, ends))
        self._weight = np.tile(np.array([_PLAIN, _BENT, _STRAIGHT])[ways], 2)
        self._is_before = np.arange(2 * len(joins)) < len(joins)
        mine = np.concatenate((other, one))
        local = np.empty(graph.size, np.int64)
        for vertices in columns:
            local[vertices] = np.arange(len(vertices))
        self._local = local[mine]
        order = np.argsort(graph.column[mine], kind="stable")
        self._pieces = split_by(graph.column[mine][order], order, len(columns))

    def run(self, middle: Floats, *, forth: bool) -> None:
        """One pass over all columns."""
        numbers = range(len(self._columns))
        for column in numbers if forth else reversed(numbers):
            vertices, here = self._columns[column], self._pieces[column]
            weight = self._weight[here] * np.where(self._is_before[here] == forth, 1.0, 0.4)
            wanted_by = middle[self._near[here]] + self._shift[here]
            local, size = self._local[here], len(vertices)
            weights = np.bincount(local, weight, size)
            total = np.bincount(local, weight * wanted_by, size)
            wanted = np.where(weights > 0, total / np.maximum(weights, 1e-9), middle[vertices])
            room = self._room[vertices].tolist()
            pulls = np.maximum(weights, 0.1).tolist()
            middle[vertices] = spread_out(wanted.tolist(), pulls, range(size), room)
