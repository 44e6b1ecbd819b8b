"""What binds what: the plan's links as far as they hold, and what stage gates add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from cxplanner.plan.initiatives import Dependency, LinkType
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.facts import Facts, Progress, progress_of
from cxplanner.scheduling.stage_gates import Gates


class Edge(NamedTuple):
    """One edge between two nodes: initiatives in the order of the plan, then gates."""

    source: int
    target: int
    from_finish: bool = True
    to_finish: bool = False
    lag: int = 0
    elapsed: bool = False
    dependency: int = 0
    """The id of the plan's link, or 0 for what a stage gate adds."""
    bounds: bool = True
    """Whether it bounds its source in the late pass: what has started cannot start earlier or later."""
    is_slack: bool = True
    """Whether the free float of its source is measured on it: not towards a gate that only advises."""


@dataclass(frozen=True)
class Edges:
    """Edges as columns."""

    source: IntArray
    target: IntArray
    from_finish: BoolArray
    to_finish: BoolArray
    lag: IntArray
    elapsed: BoolArray
    dependency: IntArray
    bounds: BoolArray
    is_slack: BoolArray

    @classmethod
    def of(cls, edges: list[Edge]) -> Edges:
        table = np.array(edges, np.int64).reshape(len(edges), len(Edge._fields))
        source, target, from_finish, to_finish, lag, elapsed, dependency, bounds, is_slack = table.T.copy()
        return cls(
            source,
            target,
            from_finish != 0,
            to_finish != 0,
            lag,
            elapsed != 0,
            dependency,
            bounds != 0,
            is_slack != 0,
        )

    def __len__(self) -> int:
        return len(self.source)

    def at(self, places: IntArray) -> Edges:
        """These edges, in this order."""
        return Edges(*(getattr(self, column.name)[places] for column in fields(self)))

    def renamed(self, names: IntArray) -> Edges:
        """The same edges between nodes of other numbers."""
        columns = {column.name: getattr(self, column.name) for column in fields(self)}
        return Edges(**columns | {"source": names[self.source], "target": names[self.target]})


def binding_edges(plan: Plan, facts: Facts, gates: Gates) -> list[Edge]:
    """Every edge that can hold a date of the plan."""
    edges = [*link_edges(plan, facts, gates)]
    first_gate = len(facts.initiatives)
    for node, initiative in enumerate(facts.initiatives):
        progress = progress_of(initiative)
        if progress is Progress.UNSCHEDULED:
            continue
        waiting = gates.waiting_for(initiative)
        if waiting is not None:
            edges.append(Edge(node, first_gate + waiting, is_slack=gates.holds[waiting]))
        if progress is Progress.WAITING:
            edges.extend(Edge(first_gate + position, node) for position in gates.holding(initiative))
    edges.extend(
        Edge(first_gate + position - 1, first_gate + position, is_slack=gates.holds[position])
        for position in range(1, len(gates))
        if gates.waits[position]
    )
    return edges


def link_edges(plan: Plan, facts: Facts, gates: Gates) -> Iterator[Edge]:
    """The plan's links that hold: between what is scheduled, into what has not started."""
    places = {each.id: node for node, each in enumerate(facts.initiatives)}
    progress = [progress_of(each) for each in facts.initiatives]
    for link in plan.dependencies.values():
        target = places[link.successor]
        source = source_of(link, places, gates)
        if source is None or progress[target] is not Progress.WAITING:
            continue
        from_finish = link.type in (LinkType.FS, LinkType.FF)
        started = False
        if link.predecessor is not None:
            if progress[source] is Progress.UNSCHEDULED:
                continue
            started = progress[source] is not Progress.WAITING
        bounds = from_finish or not started
        to_finish = link.type in (LinkType.FF, LinkType.SF)
        yield Edge(source, target, from_finish, to_finish, link.lag, link.elapsed, link.id, bounds, bounds)


def source_of(link: Dependency, places: Mapping[int, int], gates: Gates) -> int | None:
    """The node that a link comes from; None for the gate of a stage that the plan does not have."""
    if link.predecessor is not None:
        return places[link.predecessor]
    return len(places) + gates.numbers.index(link.gate) if link.gate in gates.numbers else None
