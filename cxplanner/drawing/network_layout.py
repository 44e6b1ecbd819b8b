"""Where everything stands in a network picture: boxes in columns, links through the gaps, lines of gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cxplanner.drawing.links import Point
from cxplanner.drawing.network_columns import GatePairs, columns_of
from cxplanner.drawing.network_order import Layered, ordered
from cxplanner.drawing.network_places import heights
from cxplanner.drawing.shapes import Rectangle
from cxplanner.scheduling.results import Node

BOX_WIDTH, BOX_HEIGHT = 176.0, 48.0
MARGIN = 20.0
_ROOM = BOX_HEIGHT / 2 + 7
_WAYPOINT_ROOM = 5.0
_PAD, _TRACK, _GATE, _LABEL = 14.0, 7.0, 30.0, 42.0
"""Of a gap between columns: its air at both ends, a vertical piece of a link, a gate line, a label."""
_PORT = 12.0


class LinkEnds(NamedTuple):
    """A link as the layout needs it: its id in the plan, its ends, and whether a label stands at its end."""

    id: int
    source: Node
    target: Node
    has_label: bool = False


class RoutedLink(NamedTuple):
    """A link with its way, which ends at its successor."""

    id: int
    source: Node
    target: Node
    points: tuple[Point, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Places in points; `gates` says where the line of each gate stands, by the stage's number.

    `feeds` and `fed` are the boxes in the columns left and right of each gate's line.
    """

    width: float
    height: float
    boxes: dict[Node, Rectangle]
    gates: dict[int, float]
    links: tuple[RoutedLink, ...]
    feeds: dict[int, frozenset[Node]]
    fed: dict[int, frozenset[Node]]


class _Gap(NamedTuple):
    """From where to where a gap between columns goes, and where its vertical pieces and gate lines stand."""

    left: float
    right: float
    tracks: dict[int, float]
    gates: dict[int, float]


def lay_out(nodes: Sequence[Node], links: Sequence[LinkEnds], gates: Sequence[GatePairs]) -> NetworkLayout:
    """The layout of initiatives and gates; `nodes` stand in each column first as they are given."""
    everything = [*nodes, *(each.gate for each in gates)]
    columns = columns_of(everything, [(each.source, each.target) for each in links], gates)
    layered = ordered(nodes, [(each.source, each.target) for each in links], columns)
    ports = _ports(layered)
    room = [_WAYPOINT_ROOM if node is None else _ROOM for node in layered.nodes]
    middles = [each + MARGIN - 7 for each in heights(layered, room, ports)]
    lines = {each.gate.id: columns[each.gate] for each in gates}
    labelled = {columns[each.target] for each in links if each.has_label}
    gaps = _gaps(layered, middles, ports, lines, labelled)
    boxes = {
        node: Rectangle(gaps[layered.column[v] - 1].right, middles[v] - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT)
        for v, node in enumerate(layered.nodes)
        if node is not None
    }
    beside = {
        number: frozenset(node for node in boxes if columns[node] == column)
        for number, column in lines.items()
    }
    after = {
        number: frozenset(node for node in boxes if columns[node] == column + 1)
        for number, column in lines.items()
    }
    return NetworkLayout(
        gaps[len(layered.columns) - 1].right + MARGIN,
        max((middles[v] + room[v] for v in range(len(middles))), default=0.0) + MARGIN,
        boxes,
        {number: gaps[column].gates[number] for number, column in lines.items()},
        _routed(layered, links, middles, ports, gaps, columns_of_gates=lines),
        beside,
        after,
    )


def _ports(layered: Layered) -> list[list[float]]:
    """How far from the middle of its successor each link ends: side by side, as their sources stand."""
    places = layered.places()
    ports = []
    for vertex, before in enumerate(layered.before):
        count = len(before)
        if layered.nodes[vertex] is None or count < 2:
            ports.append([0.0] * count)
            continue
        step = min(_PORT, (BOX_HEIGHT - 12) / (count - 1))
        rank = {place: n for n, place in enumerate(sorted(range(count), key=lambda n: places[before[n]]))}
        ports.append([(rank[n] - (count - 1) / 2) * step for n in range(count)])
    return ports


def _gaps(
    layered: Layered,
    middles: Sequence[float],
    ports: Sequence[Sequence[float]],
    lines: dict[int, int],
    labelled: set[int],
) -> dict[int, _Gap]:
    """The gaps by the column that they come after, from -1; boxes stand between them."""
    gaps: dict[int, _Gap] = {}
    left = MARGIN
    for column in range(-1, len(layered.columns)):
        tracks = _tracks(layered, column, middles, ports)
        at = left + _PAD if column >= 0 else left
        verticals = {vertex: at + _TRACK * track for vertex, track in tracks.items()}
        at += _TRACK * (max(tracks.values(), default=-1) + 1)
        here = sorted(number for number, place in lines.items() if place == column)
        gate_lines = {number: at + _GATE * (place + 0.5) for place, number in enumerate(here)}
        at += _GATE * len(here)
        is_inner = 0 <= column < len(layered.columns) - 1
        right = at + (_PAD if is_inner or here else 0) + (_LABEL if column + 1 in labelled else 0)
        gaps[column] = _Gap(left, right, verticals, gate_lines)
        left = right + BOX_WIDTH
    return gaps


def _tracks(
    layered: Layered, column: int, middles: Sequence[float], ports: Sequence[Sequence[float]]
) -> dict[int, int]:
    """For each vertex of a column whose links leave its height, the track of their vertical pieces.

    What runs down stands further left the lower it begins, what runs up the higher it begins: so the pieces
    cross least. Links from one vertex share a track.
    """
    spans: list[tuple[bool, float, float, float, int]] = []
    for vertex in layered.columns[column] if column >= 0 else ():
        ends = [_end_of(layered, vertex, after, middles, ports) for after in layered.after[vertex]]
        begin = middles[vertex]
        if any(abs(end - begin) > 0.5 for end in ends):
            is_down = sum(ends) >= begin * len(ends)
            spans.append(
                (is_down, -begin if is_down else begin, min(begin, *ends), max(begin, *ends), vertex)
            )
    taken: list[list[tuple[float, float]]] = []
    tracks: dict[int, int] = {}
    for _, _, top, bottom, vertex in sorted(spans):
        track = next(
            (
                n
                for n, used in enumerate(taken)
                if all(bottom + 4 < low or top - 4 > high for low, high in used)
            ),
            len(taken),
        )
        if track == len(taken):
            taken.append([])
        taken[track].append((top, bottom))
        tracks[vertex] = track
    return tracks


def _end_of(
    layered: Layered,
    vertex: int,
    after: int,
    middles: Sequence[float],
    ports: Sequence[Sequence[float]],
) -> float:
    return middles[after] + ports[after][layered.before[after].index(vertex)]


def _routed(
    layered: Layered,
    links: Sequence[LinkEnds],
    middles: Sequence[float],
    ports: Sequence[Sequence[float]],
    gaps: dict[int, _Gap],
    *,
    columns_of_gates: dict[int, int],
) -> tuple[RoutedLink, ...]:
    routed = []
    for link, chain in zip(links, layered.chains, strict=True):
        first, last = chain[0], chain[-1]
        if link.source.kind == "gate":
            begin = gaps[columns_of_gates[link.source.id]].gates[link.source.id]
        else:
            begin = gaps[layered.column[first]].left
        points: list[Point] = [(begin, middles[first])]
        for one, other in pairwise(chain):
            x = gaps[layered.column[one]].tracks.get(one)
            if x is not None:
                points += [(x, points[-1][1]), (x, _end_of(layered, one, other, middles, ports))]
        points.append((gaps[layered.column[last] - 1].right, points[-1][1]))
        way = _without_needless(points)
        ys = [y for _, y in way]
        box = (way[0][0], min(ys), way[-1][0], max(ys))
        routed.append(RoutedLink(link.id, link.source, link.target, way, box))
    return tuple(routed)


def _without_needless(points: list[Point]) -> tuple[Point, ...]:
    """The corners alone: a link that keeps its height over several columns is one piece."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        x, y = kept[-1]
        level = abs(y - point[1]) < 0.01 and abs(point[1] - after[1]) < 0.01
        upright = abs(x - point[0]) < 0.01 and abs(point[0] - after[0]) < 0.01
        same = abs(x - point[0]) < 0.01 and abs(y - point[1]) < 0.01
        if not (level or upright or same):
            kept.append(point)
    return (*kept, points[-1])
