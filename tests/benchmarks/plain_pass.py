"""What a schedule is measured against: the least that numpy needs for both passes over the same arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cxplanner.scheduling.computation import Computation

Array = npt.NDArray[np.int64]


class PlainPass:
    """Early and late starts and floats, level by level: no calendars, constraints, progress or gates' rules.

    Edges and levels are those of a schedule, gates included, and are ready beforehand.
    """

    def __init__(self, made: Computation) -> None:
        network = made.network
        self._size = network.size
        self._duration: Array = made.terms.duration.copy()
        self._edges, self._back_edges = network.edges, network.back_edges
        self._levels = [
            (level.first, level.last, level.first_edge, level.last_edge, level.offsets)
            for level in network.levels
        ]
        self._back_levels = [
            (level.first, level.last, level.first_edge, level.last_edge, level.offsets)
            for level in network.back_levels
        ]

    def run(self) -> tuple[Array, Array, Array]:
        """Early starts, late starts and total floats."""
        duration, edges, back = self._duration, self._edges, self._back_edges
        weight = edges.lag + edges.from_finish * duration[edges.source]
        weight -= edges.to_finish * duration[edges.target]
        early = np.zeros(self._size, np.int64)
        for first, last, first_edge, last_edge, offsets in self._levels:
            allowed = early[edges.source[first_edge:last_edge]]
            allowed += weight[first_edge:last_edge]
            np.maximum(np.maximum.reduceat(allowed, offsets), 0, out=early[first:last])
        late = (early + duration).max() - duration
        weight = back.lag + back.from_finish * duration[back.source] - back.to_finish * duration[back.target]
        for first, last, first_edge, last_edge, offsets in self._back_levels:
            allowed = late[back.target[first_edge:last_edge]]
            allowed -= weight[first_edge:last_edge]
            np.minimum(np.minimum.reduceat(allowed, offsets), late[first:last], out=late[first:last])
        return early, late, late - early
