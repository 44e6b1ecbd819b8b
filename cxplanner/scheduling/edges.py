"""What binds what: the plan's links as far as they hold, and what stage gates add.

Nodes are initiatives in the order of the plan, then gates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from cxplanner.plan.initiatives import Dependency, LinkType
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.facts import Column, Facts, Progress
from cxplanner.scheduling.stage_gates import Gates


@dataclass(frozen=True)
class Edges:
    """Edges between nodes, as columns."""

    source: IntArray
    target: IntArray
    from_finish: BoolArray
    to_finish: BoolArray
    lag: IntArray
    elapsed: BoolArray
    dependency: IntArray
    """The id of the plan's link, or 0 for what a stage gate adds."""
    bounds: BoolArray
    """Whether it bounds its source in the late pass: a start that is a fact has no bounds."""
    is_slack: BoolArray
    """Whether the free float of its source is measured on it: not towards a gate that only advises."""

    def __len__(self) -> int:
        return len(self.source)

    def at(self, places: IntArray) -> Edges:
        """These edges, in this order."""
        return Edges(*(getattr(self, column.name)[places] for column in fields(self)))

    def renamed(self, names: IntArray) -> Edges:
        """The same edges between nodes of other numbers."""
        columns = {column.name: getattr(self, column.name) for column in fields(self)}
        return Edges(**columns | {"source": names[self.source], "target": names[self.target]})

    def and_then(self, more: Edges) -> Edges:
        """These edges and those."""
        return Edges(
            *(np.concatenate((getattr(self, each.name), getattr(more, each.name))) for each in fields(self))
        )


def read_links(plan: Plan, places: Mapping[int, int], gates: Gates) -> tuple[IntArray, IntArray]:
    """The source (-1 for the gate of a stage that the plan does not have) and target of each of its links."""
    links = plan.dependencies.values()
    source = np.fromiter((source_of(link, places, gates) for link in links), np.int64, len(links))
    target = np.fromiter((places[link.successor] for link in links), np.int64, len(links))
    return source, target


def source_of(link: Dependency, places: Mapping[int, int], gates: Gates) -> int:
    """The node that a link comes from; -1 for the gate of a stage that the plan does not have."""
    if link.predecessor is not None:
        return places[link.predecessor]
    return len(places) + gates.numbers.index(link.gate) if link.gate in gates.numbers else -1


def binding_links(plan: Plan, facts: Facts, source: IntArray, target: IntArray) -> Edges:
    """The plan's links that hold: between what is scheduled, into what has not started."""
    links = tuple(plan.dependencies.values())
    size = len(links)
    progress = np.append(facts.column(Column.PROGRESS), [Progress.WAITING] * (len(plan.stages) + 1))
    from_finish = np.fromiter((link.type in (LinkType.FS, LinkType.FF) for link in links), np.bool_, size)
    to_finish = np.fromiter((link.type in (LinkType.FF, LinkType.SF) for link in links), np.bool_, size)
    bounds = from_finish | (progress[source] == Progress.WAITING)
    edges = Edges(
        source,
        target,
        from_finish,
        to_finish,
        np.fromiter((link.lag for link in links), np.int64, size),
        np.fromiter((link.elapsed for link in links), np.bool_, size),
        np.fromiter((link.id for link in links), np.int64, size),
        bounds,
        bounds,
    )
    holds = (
        (source >= 0) & (progress[target] == Progress.WAITING) & (progress[source] != Progress.UNSCHEDULED)
    )
    return edges.at(np.flatnonzero(holds))


def gate_edges(facts: Facts, gates: Gates) -> Edges:
    """Gates wait for what they need and for the gate before; holding gates hold what stages after them do."""
    first_gate = len(facts.initiatives)
    stage, progress = facts.column(Column.STAGE), facts.column(Column.PROGRESS)
    needed = facts.scheduled & (facts.column(Column.NEEDED_FOR_GATE) != 0)
    held = (progress == Progress.WAITING) & (facts.column(Column.WAIVED) == 0)
    edges = finish_to_start([], [], is_slack=True)
    for position, number in enumerate(gates.numbers):
        gate = first_gate + position
        if gates.waits[position]:
            before = np.flatnonzero(needed & (stage == number)).tolist()
            before += [gate - 1] if position else []
            edges = edges.and_then(
                finish_to_start(before, [gate] * len(before), is_slack=gates.holds[position])
            )
        if gates.holds[position]:
            after = np.flatnonzero(held & (stage > number)).tolist()
            edges = edges.and_then(finish_to_start([gate] * len(after), after, is_slack=True))
    return edges


def finish_to_start(source: list[int], target: list[int], *, is_slack: bool) -> Edges:
    """Plain edges: each target starts no earlier than its source finishes."""
    size = len(source)
    yes, no = np.ones(size, np.bool_), np.zeros(size, np.bool_)
    none = np.zeros(size, np.int64)
    ends = np.array(source, np.int64), np.array(target, np.int64)
    return Edges(*ends, yes, no, none, no, none, yes, yes if is_slack else no)
