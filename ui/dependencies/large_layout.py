"""Where everything stands in the network picture of thousands: boxes in columns, links as pieces of ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from cxplanner.drawing.network_layout import (
    BOX_HEIGHT,
    BOX_WIDTH,
    MARGIN,
    NetworkLayout,
    RoutedLink,
)
from cxplanner.drawing.shapes import Rectangle
from cxplanner.scheduling.day_table import IntArray
from ui.dependencies.large_coarse import Coarse, coarse_views
from ui.dependencies.large_graph import LargeGraph, graph_of
from ui.dependencies.large_places import Heights, heights_of, tracks_of
from ui.roadmap.dense_ways import Floats, Ways

if TYPE_CHECKING:
    from cxplanner.drawing.network_contents import NetworkContents

_PAD, _TRACK, _GATE, _LABEL = 14.0, 7.0, 30.0, 42.0
_WIDEST: Final = 420.0
"""What the upright pieces between two columns take at most: where they are many they stand closer."""


@dataclass(frozen=True, slots=True)
class LargeLayout(NetworkLayout):
    """The layout as arrays too: ids of initiatives with the corners of their boxes, and the pieces of links.

    Pieces stand in the order of the links, whose first ones are `first`. `ways.ids` are the links' places.
    """

    ids: IntArray
    x: Floats
    y: Floats
    link_ids: IntArray
    first: IntArray
    ways: Ways
    coarse: tuple[Coarse, ...]

    def pieces_of(self, places: IntArray) -> IntArray:
        """The pieces of the links at these places."""
        if not len(places):
            return places
        ends = np.append(self.first[1:], len(self.ways.ids))
        return np.concatenate([np.arange(self.first[place], ends[place]) for place in places.tolist()])

    def places_of_links(self, ids: IntArray) -> IntArray:
        """The places of the links with these ids, those that are not here left out."""
        order = np.argsort(self.link_ids)
        found = np.searchsorted(self.link_ids, ids, sorter=order)
        found = order[np.minimum(found, len(order) - 1)]
        here: IntArray = found[self.link_ids[found] == ids]
        return here


class _Gaps(NamedTuple):
    """Of each column its left and right edge, where the tracks after it begin, and how far apart they are."""

    left: Floats
    right: Floats
    track: Floats
    step: Floats
    gates: dict[int, float]
    width: float


def lay_out_large(contents: NetworkContents) -> LargeLayout:
    """The layout of a network that is too large to place its boxes one by one."""
    graph = graph_of(contents)
    heights = heights_of(graph)
    tracks, counts = tracks_of(graph, heights)
    gaps = _gaps(contents, graph, counts)
    count = graph.initiatives
    x, y = gaps.left[graph.column[:count]], heights.middle[:count] + MARGIN - BOX_HEIGHT / 2
    ways = _ways(contents, graph, heights, tracks, gaps)
    first = np.searchsorted(graph.link, np.arange(len(contents.links)))
    boxes = {
        node: Rectangle(left, top, BOX_WIDTH, BOX_HEIGHT)
        for node, left, top in zip(graph.nodes, x.tolist(), y.tolist(), strict=True)
    }
    columns, lines = graph.columns, {each.gate.id: graph.columns[each.gate] for each in contents.gates}
    feeds, fed = (
        {
            number: frozenset(node for node in boxes if columns[node] == column + step)
            for number, column in lines.items()
        }
        for step in (0, 1)
    )
    bottom = float((heights.middle + heights.room).max()) if graph.size else 0.0
    return LargeLayout(
        gaps.width, bottom + 2 * MARGIN, boxes, gaps.gates, _routed(contents, ways, first), feeds, fed,
        np.fromiter((node.id for node in graph.nodes), np.int64, count), x, y,
        np.fromiter((each.id for each in contents.links), np.int64, len(contents.links)), first, ways,
        coarse_views(ways, gaps.width, bottom + 2 * MARGIN),
    )  # fmt: skip


def _gaps(contents: NetworkContents, graph: LargeGraph, counts: IntArray) -> _Gaps:
    columns = graph.column_count
    lines: dict[int, list[int]] = {}
    for each in contents.gates:
        lines.setdefault(graph.columns[each.gate], []).append(each.gate.id)
    labelled = {graph.columns[each.target] for each in contents.links if each.has_label}
    left, right, track, step = (np.zeros(columns) for _ in range(4))
    gates: dict[int, float] = {}
    at = MARGIN
    for column in range(-1, columns):
        if column >= 0:
            left[column], right[column] = at, at + BOX_WIDTH
            tracks = int(counts[column])
            track[column] = right[column] + _PAD
            step[column] = min(_TRACK, _WIDEST / max(tracks, 1))
            at = float(track[column] + step[column] * tracks)
        here = sorted(lines.get(column, ()))
        for place, number in enumerate(here):
            gates[number] = at + _GATE * (place + 0.5)
        at += _GATE * len(here)
        is_inner = 0 <= column < columns - 1
        at += (_PAD if is_inner or here else 0) + (_LABEL if column + 1 in labelled else 0)
    return _Gaps(left, right, track, step, gates, at + MARGIN)


def _ways(
    contents: NetworkContents, graph: LargeGraph, heights: Heights, tracks: IntArray, gaps: _Gaps
) -> Ways:
    """From each vertex to its track, up or down in it, and on to the next vertex."""
    one, other = np.maximum(graph.one, 0), graph.other
    at_gate = ~graph.joins
    column = graph.column[one]
    x1 = gaps.left[graph.column[other]]
    y1 = heights.middle[other] + heights.port + MARGIN
    x0 = np.where(one < graph.initiatives, gaps.right[column], gaps.left[column])
    y0 = heights.middle[one] + MARGIN
    track = tracks[one]
    xm = np.where(track >= 0, gaps.track[column] + track * gaps.step[column], x1)
    y0 = np.where(track >= 0, y0, y1)
    lines = np.array([gaps.gates.get(each.source.id, 0.0) if each.source.kind == "gate" else 0.0
                      for each in contents.links])  # fmt: skip
    line = lines[graph.link]
    x0, xm, y0 = np.where(at_gate, line, x0), np.where(at_gate, line, xm), np.where(at_gate, y1, y0)
    return Ways.of(graph.link, x0, xm, x1, y0, y1)


def _routed(contents: NetworkContents, ways: Ways, first: IntArray) -> tuple[RoutedLink, ...]:
    """The links with their two ends and the frame around them."""
    if not len(first):
        return ()
    last = np.append(first[1:], len(ways.ids)) - 1
    frames = np.column_stack((
        np.minimum.reduceat(ways.left, first), np.minimum.reduceat(ways.top, first),
        np.maximum.reduceat(ways.right, first), np.maximum.reduceat(ways.bottom, first),
    )).tolist()  # fmt: skip
    ends = np.column_stack((ways.x0[first], ways.y0[first], ways.x1[last], ways.y1[last])).tolist()
    return tuple(
        RoutedLink(each.id, each.source, each.target, ((a, b), (c, d)), tuple(frame))
        for each, (a, b, c, d), frame in zip(contents.links, ends, frames, strict=True)
    )
