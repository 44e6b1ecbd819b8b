"""What binds what: the plan's links as far as they hold, and what stage gates add.

Nodes are initiatives in the order of the plan, then gates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Final

import numpy as np

from cxplanner.plan.initiatives import Dependency, LinkType
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.facts import BLOCK, Column, Facts, Progress, put_at
from cxplanner.scheduling.stage_gates import Gates

_FROM_FINISH: Final = 1
_TO_FINISH: Final = 2
_ENDS: Final[Mapping[LinkType, int]] = {
    LinkType.FS: _FROM_FINISH,
    LinkType.SS: 0,
    LinkType.FF: _FROM_FINISH | _TO_FINISH,
    LinkType.SF: _TO_FINISH,
}
_SPREAD: Final = 64
"""A table of ids has at most so many places for each of them."""
_NO_NODES: Final[IntArray] = np.empty(0, np.int64)


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

    def with_values(self, links: Links) -> Edges:
        """The same edges with the lags and types of some links."""
        order = np.argsort(links.id)
        place = np.searchsorted(links.id, self.dependency, sorter=order)
        link = order.take(place, mode="clip")
        changed = np.flatnonzero(links.id[link] == self.dependency)
        names = ("lag", "elapsed", "from_finish", "to_finish")
        fresh = {name: getattr(links, name)[link[changed]] for name in names}
        return replace(self, **{name: put_at(changed, getattr(self, name), fresh[name]) for name in names})

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


@dataclass(frozen=True)
class Links:
    """The plan's links as columns, whether they hold a date or not."""

    source: IntArray
    """The node that each comes from; -1 for the gate of a stage that the plan does not have."""
    target: IntArray
    from_finish: BoolArray
    to_finish: BoolArray
    lag: IntArray
    elapsed: BoolArray
    id: IntArray

    def __len__(self) -> int:
        return len(self.id)


def read_links(links: Mapping[int, Dependency], ids: IntArray, gates: Gates) -> Links:
    """Links of a plan as columns; `ids` are those of its initiatives, by node."""
    entities, size = list(links.values()), len(links)
    predecessor, successor, lag = (np.empty(size, np.int64) for _ in range(3))
    ends, elapsed = np.empty(size, np.int8), np.empty(size, np.bool_)
    for first in range(0, size, BLOCK):
        some = entities[first : first + BLOCK]
        here, count = slice(first, first + len(some)), len(some)
        predecessors = [-1 if each is None else each for each in map(attrgetter("predecessor"), some)]
        predecessor[here] = predecessors
        successor[here] = np.fromiter(map(attrgetter("successor"), some), np.int64, count)
        ends[here] = np.fromiter(map(_ENDS.__getitem__, map(attrgetter("type"), some)), np.int8, count)
        lag[here] = np.fromiter(map(attrgetter("lag"), some), np.int64, count)
        elapsed[here] = np.fromiter(map(attrgetter("elapsed"), some), np.bool_, count)
    source = places_of(ids, predecessor)
    for link in np.flatnonzero(predecessor < 0).tolist():
        source[link] = node_of_gate(entities[link].gate, len(ids), gates)
    return Links(
        source,
        places_of(ids, successor),
        (ends & _FROM_FINISH) != 0,
        (ends & _TO_FINISH) != 0,
        lag,
        elapsed,
        np.fromiter(links, np.int64, size),
    )


def places_of(ids: IntArray, wanted: IntArray) -> IntArray:
    """Where wanted ids stand among `ids`: by a table where these are close together, as a plan gives them."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    last = int(ids.max())
    if last < _SPREAD * len(ids):
        table = np.full(last + 1, -1, np.int64)
        table[ids] = np.arange(len(ids))
        return table.take(wanted, mode="clip")
    order = np.argsort(ids)
    found: IntArray = order.take(np.searchsorted(ids, wanted, sorter=order), mode="clip")
    return found


def node_of_gate(number: int | None, first_gate: int, gates: Gates) -> int:
    """The node of a stage's gate; -1 for a stage that the plan does not have."""
    return first_gate + gates.numbers.index(number) if number in gates.numbers else -1


def binding_links(links: Links, facts: Facts, gates: Gates) -> Edges:
    """The plan's links that hold: between what is scheduled, into what has not started."""
    progress = np.append(facts.column(Column.PROGRESS), [Progress.WAITING] * len(gates))
    source, target = links.source, links.target
    bounds = links.from_finish | (progress[source] == Progress.WAITING)
    edges = Edges(
        source,
        target,
        links.from_finish,
        links.to_finish,
        links.lag,
        links.elapsed,
        links.id,
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
    parts = []
    for position, number in enumerate(gates.numbers):
        gate = first_gate + position
        if gates.waits[position]:
            before = np.flatnonzero(needed & (stage == number))
            before = np.append(before, gate - 1) if position else before
            parts.append(finish_to_start(before, np.full_like(before, gate), is_slack=gates.holds[position]))
        if gates.holds[position]:
            after = np.flatnonzero(held & (stage > number))
            parts.append(finish_to_start(np.full_like(after, gate), after, is_slack=True))
    return Edges.joined(parts) if parts else finish_to_start(_NO_NODES, _NO_NODES, is_slack=True)


def finish_to_start(source: IntArray, target: IntArray, *, is_slack: bool) -> Edges:
    """Plain edges: each target starts no earlier than its source finishes."""
    size = len(source)
    yes, no = np.ones(size, np.bool_), np.zeros(size, np.bool_)
    none = np.zeros(size, np.int64)
    return Edges(source, target, yes, no, none, no, none, yes, yes if is_slack else no)
