"""Which column of a network picture each initiative stands in, and between which columns each gate.

The column is the number of links on the longest way to an initiative. A gate stands after a column: after the
last one that holds something that it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cxplanner.scheduling.results import Node

Pair = tuple[Node, Node]


class GatePairs(NamedTuple):
    """A gate, what comes before it, and what comes after it."""

    gate: Node
    before: tuple[Node, ...]
    after: tuple[Node, ...]


def columns_of(
    nodes: Sequence[Node], links: Iterable[Pair], gates: Sequence[GatePairs]
) -> Mapping[Node, int]:
    """The column of each initiative from 0, and for each gate the column after which it stands, from -1.

    The links have no cycle. Where a gate would close one, it gives way: then what is after it, or before it,
    does not count.
    """
    graph = _Graph(nodes)
    for pair in links:
        graph.add([pair])
    for gate, before, after in gates:
        into, out = [(each, gate) for each in before], [(gate, each) for each in after]
        for pairs in (into + out, into, out):
            if graph.add_unless_cyclic(pairs):
                break
    return _pulled(graph, _longest_ways(graph))


class _Graph:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.after: dict[Node, list[Node]] = {node: [] for node in nodes}
        self.before: dict[Node, list[Node]] = {node: [] for node in nodes}

    def add(self, pairs: Iterable[Pair]) -> None:
        for source, target in pairs:
            self.after[source].append(target)
            self.before[target].append(source)

    def add_unless_cyclic(self, pairs: Sequence[Pair]) -> bool:
        self.add(pairs)
        if len(self.order()) == len(self.nodes):
            return True
        for source, target in reversed(pairs):
            self.after[source].pop()
            self.before[target].pop()
        return False

    def order(self) -> list[Node]:
        """The nodes so that each stands after all before it; those on a cycle are left out."""
        waiting = {node: len(before) for node, before in self.before.items()}
        ready = [node for node in self.nodes if not waiting[node]]
        for node in ready:
            for after in self.after[node]:
                waiting[after] -= 1
                if not waiting[after]:
                    ready.append(after)  # the list is its own queue
        return ready


def _longest_ways(graph: _Graph) -> dict[Node, int]:
    columns: dict[Node, int] = {}
    for node in graph.order():
        before = [columns[each] for each in graph.before[node]]
        columns[node] = max(before, default=-1) + (node.kind != "gate")
    return columns


def _pulled(graph: _Graph, columns: dict[Node, int]) -> dict[Node, int]:
    """What waits for nothing moves beside what waits for it, what only a gate waits for beside the gate."""
    for node in reversed(graph.order()):
        after = graph.after[node]
        if node.kind == "gate" or not after:
            continue
        if not graph.before[node] or all(each.kind == "gate" for each in after):
            columns[node] = min(columns[each] - (each.kind != "gate") for each in after)
    return columns
