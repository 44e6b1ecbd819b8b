"""Initiatives and gates that wait for each other: found, and named in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from cxplanner.scheduling.day_table import IntArray

_TRIES: Final = 64
_BITS: Final = 16
_LOW_BITS: Final = (1 << _BITS) - 1


def stable_order(numbers: IntArray) -> IntArray:
    """The places of small whole numbers in their order, equal ones as they stand.

    It sorts by 16 bits at a time, the lower ones first: for these numpy counts, and compares nothing.
    """
    order: IntArray = np.argsort((numbers & _LOW_BITS).astype(np.uint16), kind="stable")
    if numbers.max(initial=0) > _LOW_BITS:
        high = (numbers[order] >> _BITS).astype(np.uint16)
        order = order[np.argsort(high, kind="stable")]
    return order


def topological_levels(size: int, source: IntArray, target: IntArray) -> IntArray | None:
    """For each node the number of edges on the longest way to it; None where there is a cycle."""
    targets = target[stable_order(source)]
    begins = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(source, minlength=size), out=begins[1:])
    waiting = np.bincount(target, minlength=size)
    level = np.zeros(size, np.int64)
    last_seen = np.zeros(size, np.int64)
    front = np.flatnonzero(waiting == 0)
    done, depth = len(front), 0
    while len(front):
        counts = begins[front + 1] - begins[front]
        ends = np.cumsum(counts)
        reached = targets[np.repeat(begins[front] - ends + counts, counts) + np.arange(ends[-1])]
        np.subtract.at(waiting, reached, 1)
        ready = reached[waiting[reached] == 0]
        last_seen[ready] = np.arange(len(ready))
        front = ready[last_seen[ready] == np.arange(len(ready))]
        depth += 1
        level[front] = depth
        done += len(front)
    return level if done == size else None


def shortest_cycle(pairs: Iterable[tuple[int, int]]) -> list[int]:
    """A short cycle among these edges, which have one; the first node is repeated at the end."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(pairs)
    found = [edge[0] for edge in nx.find_cycle(graph)]
    followers: Mapping[int, Sequence[int]] = {node: list(graph.successors(node)) for node in graph}
    shortest = [*found, found[0]]
    for node in found[:_TRIES]:
        way = shortest_way(followers, node, node)
        if way is not None and len(way) < len(shortest):
            shortest = way
    return shortest


def shortest_way(followers: Mapping[int, Iterable[int]], first: int, last: int) -> list[int] | None:
    """The nodes on a shortest way of at least one step from `first` to `last`, both included."""
    came_from: dict[int, int] = {}
    front = deque([first])
    while front:
        node = front.popleft()
        for follower in followers.get(node, ()):
            if follower in came_from:
                continue
            came_from[follower] = node
            if follower == last:
                way = [last]
                while len(way) == 1 or way[-1] != first:
                    way.append(came_from[way[-1]])
                return way[::-1]
            front.append(follower)
    return None


def beginning_at(cycle: list[int], first: int) -> list[int]:
    """The same cycle, told from another of its nodes."""
    place = cycle.index(first)
    return [*cycle[place:-1], *cycle[: place + 1]]
