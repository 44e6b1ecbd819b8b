"""How high things stand in the columns of a network picture: links as straight as their order allows."""

from __future__ import annotations

from collections.abc import Sequence

from cxplanner.drawing.network_order import Layered

_PASSES = 16
_SMALL_STEP = 6.0
_AIR = 0.8
"""The share of the room between neighbours that must stay when a small step is taken out."""
_STRAIGHT = 16.0
"""How much more it counts that a link runs straight from waypoint to waypoint than anywhere else."""


def heights(layered: Layered, distance: Sequence[float], port: Sequence[Sequence[float]]) -> list[float]:
    """The middle of each vertex, from 0 down.

    `distance` is the room that a vertex needs above and below its middle; `port[v]` says for each link into v
    how far from the middle it ends.
    """
    middles = [0.0] * len(layered.nodes)
    for column in layered.columns:
        at = 0.0
        for vertex in column:
            at += distance[vertex]
            middles[vertex] = at
            at += distance[vertex]
    for number in range(_PASSES):
        forth = number % 2 == 0
        for column in layered.columns if forth else reversed(layered.columns):
            wanted = [_wanted(layered, vertex, middles, port, forth=forth) for vertex in column]
            places = spread_out([each for each, _ in wanted], [w for _, w in wanted], column, distance)
            for vertex, middle in zip(column, places, strict=True):
                middles[vertex] = middle
    _settle(layered, middles, distance)
    top = min((middles[vertex] - distance[vertex] for vertex in range(len(middles))), default=0.0)
    return [middle - top for middle in middles]


def _settle(layered: Layered, middles: list[float], distance: Sequence[float]) -> None:
    """Take small steps out of links that run on through waypoints, where their neighbours leave the room."""
    for column in layered.columns:
        for place, vertex in enumerate(column):
            if not _runs_on(layered, vertex):
                continue
            wanted = middles[layered.before[vertex][0]]
            beside = column[max(0, place - 1) : place] + column[place + 1 : place + 2]
            is_free = all(
                abs(middles[near] - wanted) >= _AIR * (distance[near] + distance[vertex]) for near in beside
            )
            in_order = all((middles[near] < wanted) == (middles[near] < middles[vertex]) for near in beside)
            if abs(middles[vertex] - wanted) <= _SMALL_STEP and is_free and in_order:
                middles[vertex] = wanted


def _runs_on(layered: Layered, vertex: int) -> bool:
    """Whether a vertex is a waypoint after another one; the first after a gate has nothing before it."""
    before = layered.before[vertex]
    return layered.nodes[vertex] is None and bool(before) and layered.nodes[before[0]] is None


def _wanted(
    layered: Layered,
    vertex: int,
    middles: Sequence[float],
    port: Sequence[Sequence[float]],
    *,
    forth: bool,
) -> tuple[float, float]:
    """Where a vertex would stand for its links alone, and how much that counts."""
    total, weights = 0.0, 0.0
    is_waypoint = layered.nodes[vertex] is None
    sides: list[tuple[int, float, float]] = [
        (near, -offset, 1.0 if forth else 0.4)
        for near, offset in zip(layered.before[vertex], port[vertex], strict=True)
    ]
    for near in layered.after[vertex]:
        offset = port[near][layered.before[near].index(vertex)]
        sides.append((near, offset, 0.4 if forth else 1.0))
    for near, offset, side in sides:
        both = is_waypoint and layered.nodes[near] is None
        weight = side * (_STRAIGHT if both else 2.0 if is_waypoint else 1.0)
        total += weight * (middles[near] + offset)
        weights += weight
    return (total / weights, weights) if weights else (middles[vertex], 0.1)


def spread_out(
    wanted: Sequence[float], weights: Sequence[float], column: Sequence[int], distance: Sequence[float]
) -> list[float]:
    """The places nearest to those wanted that keep order and distances: what collides moves as one."""
    offsets: list[float] = []
    at = 0.0
    for place, vertex in enumerate(column):
        at += distance[column[place - 1]] + distance[vertex] if place else 0.0
        offsets.append(at)
    blocks: list[tuple[float, float, int]] = []
    for target, weight, offset in zip(wanted, weights, offsets, strict=True):
        mean, total, count = target - offset, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, others, number = blocks.pop()
            mean = (mean * total + before * others) / (total + others)
            total, count = total + others, count + number
        blocks.append((mean, total, count))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
