"""What binds what: the plan's links as far as they hold, and what stage gates add.

Nodes are initiatives in the order of the plan, then gates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from operator import attrgetter, is_

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

    @classmethod
    def joined(cls, parts: Sequence[Edges]) -> Edges:
        """The edges of all parts, one after the other."""
        return cls(
            *(np.concatenate([getattr(part, column.name) for part in parts]) for column in fields(cls))
        )


def read_links(plan: Plan, places: Mapping[int, int], gates: Gates) -> tuple[IntArray, IntArray]:
    """The source (-1 for the gate of a stage that the plan does not have) and target of each of its links."""
    links = plan.dependencies.values()
    predecessors = list(map(attrgetter("predecessor"), links))
    if None in predecessors:
        source = np.array([source_of(link, places, gates) for link in links], np.int64)
    else:
        source = np.fromiter(map(places.__getitem__, predecessors), np.int64, len(links))
    successors = map(attrgetter("successor"), links)
    return source, np.fromiter(map(places.__getitem__, successors), np.int64, len(links))


def source_of(link: Dependency, places: Mapping[int, int], gates: Gates) -> int:
    """The node that a link comes from; -1 for the gate of a stage that the plan does not have."""
    if link.predecessor is not None:
        return places[link.predecessor]
    return len(places) + gates.numbers.index(link.gate) if link.gate in gates.numbers else -1


def binding_links(plan: Plan, facts: Facts, source: IntArray, target: IntArray) -> Edges:
    """The plan's links that hold: between what is scheduled, into what has not started."""
    links = plan.dependencies.values()
    size = len(links)
    progress = np.append(facts.column(Column.PROGRESS), [Progress.WAITING] * (len(plan.stages) + 1))
    types = list(map(attrgetter("type"), links))
    is_type = {each: np.fromiter(map(is_, types, repeat(each)), np.bool_, size) for each in LinkType}
    from_finish = is_type[LinkType.FS] | is_type[LinkType.FF]
    bounds = from_finish | (progress[source] == Progress.WAITING)
    edges = Edges(
        source,
        target,
        from_finish,
        is_type[LinkType.FF] | is_type[LinkType.SF],
        np.fromiter(map(attrgetter("lag"), links), np.int64, size),
        np.fromiter(map(attrgetter("elapsed"), links), np.bool_, size),
        np.fromiter(map(attrgetter("id"), links), np.int64, size),
        bounds,
        bounds,
    )
    holds = (
        (source >= 0) & (progress[target] == Progress.WAITING) & (progress[source] != Progress.UNSCHEDULED)
    )
    return edges if holds.all() else edges.at(np.flatnonzero(holds))


def gate_edges(facts: Facts, gates: Gates) -> Edges:
    """Gates wait for what they need and for the gate before; holding gates hold what stages after them do."""
    first_gate = len(facts.initiatives)
    stage, progress = facts.column(Column.STAGE), facts.column(Column.PROGRESS)
    needed = facts.scheduled & (facts.column(Column.NEEDED_FOR_GATE) != 0)
    held = (progress == Progress.WAITING) & (facts.column(Column.WAIVED) == 0)
    parts = [finish_to_start([], [], is_slack=True)]
    for position, number in enumerate(gates.numbers):
        gate = first_gate + position
        if gates.waits[position]:
            before = np.flatnonzero(needed & (stage == number)).tolist()
            before += [gate - 1] if position else []
            parts.append(finish_to_start(before, [gate] * len(before), is_slack=gates.holds[position]))
        if gates.holds[position]:
            after = np.flatnonzero(held & (stage > number)).tolist()
            parts.append(finish_to_start([gate] * len(after), after, is_slack=True))
    return Edges.joined(parts)


def finish_to_start(source: list[int], target: list[int], *, is_slack: bool) -> Edges:
    """Plain edges: each target starts no earlier than its source finishes."""
    size = len(source)
    yes, no = np.ones(size, np.bool_), np.zeros(size, np.bool_)
    none = np.zeros(size, np.int64)
    ends = np.array(source, np.int64), np.array(target, np.int64)
    return Edges(*ends, yes, no, none, no, none, yes, yes if is_slack else no)
