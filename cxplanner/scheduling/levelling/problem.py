"""Work, what it waits for, and scarce teams: the problem that levelling solves, in whole moments.

The *moments* of a solution are one list: the start of each node, then the finish of each node. A link allows
its target to start at `moments[end] + weight`, where `end` is a node, or `size` plus a node.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

Moments = list[int]


class Bond(NamedTuple):
    """A plain link: when its target may start, by an end of its source."""

    end: int
    weight: int


class Need(NamedTuple):
    """How much of a resource a node takes on each day of its work."""

    resource: int
    amount: int


class NoRoom(Exception):
    """There is no room for a node up to the horizon."""

    def __init__(self, node: int) -> None:
        super().__init__(node)
        self.node = node


@dataclass(frozen=True, slots=True)
class Packed:
    """All resources in one number a day: each has some bits of it, and above them one in `guard`.

    A bit of the guard goes when a need is taken from a day on which there is less: then it has no room.
    """

    row: list[int]
    need: list[int]
    guard: int


class Days(Protocol):
    """Nodes whose dates depend on more than sums: work on a team's own days, lags in calendar days."""

    @property
    def special(self) -> frozenset[int]:
        """Nodes whose allowed start is asked here."""

    @property
    def apart(self) -> frozenset[int]:
        """Nodes whose team works on days of its own; the team's capacity is counted on those."""

    def start_allowed(self, node: int, moments: Moments) -> int: ...
    def place_of(self, node: int, moment: int) -> int: ...
    def moment_at(self, node: int, place: int) -> int: ...


@dataclass(frozen=True)
class Problem:
    """Nodes are numbered from 0; those that cannot move are in `fixed`, and their needs are in no `needs`."""

    duration: list[int]
    floor: list[int]
    """No start before it, whatever the links allow."""
    bonds: list[list[Bond]]
    """The links into each node that can move."""
    needs: list[list[Need]]
    free: list[list[int]]
    """What each resource has left for nodes that can move, on each of its days up to the horizon."""
    fixed: dict[int, tuple[int, int]] = field(default_factory=dict)
    bounds_finish: list[bool] = field(default_factory=list)
    """Whether a node counts for the finish; when empty, all do."""
    deadline: dict[int, int] = field(default_factory=dict)
    days: Days | None = None

    @property
    def size(self) -> int:
        return len(self.duration)

    @cached_property
    def counting(self) -> list[int]:
        """The nodes that count for the finish."""
        return [node for node in range(self.size) if not self.bounds_finish or self.bounds_finish[node]]

    @cached_property
    def _counted(self) -> list[int]:
        """Where the finishes that count stand among moments."""
        return [self.size + node for node in self.counting]

    @cached_property
    def packed(self) -> Packed | None:
        """The resources in one row; None where no node needs several, or some are counted on other days."""
        several = any(len(needs) > 1 for needs in self.needs)
        if not several or self.days is not None or len({len(row) for row in self.free}) > 1:
            return None
        amounts = [need.amount for needs in self.needs for need in needs]
        width = max(*amounts, *(max(row, default=0) for row in self.free)).bit_length() + 1
        guard = sum(1 << (width * resource + width - 1) for resource in range(len(self.free)))
        row = [
            guard + sum(max(0, left) << (width * resource) for resource, left in enumerate(day))
            for day in zip(*self.free, strict=True)
        ]
        need = [sum(each.amount << (width * each.resource) for each in needs) for needs in self.needs]
        return Packed(row, need, guard)

    @cached_property
    def before(self) -> list[list[int]]:
        """The nodes that can move and that each node waits for."""
        size = self.size
        return [
            sorted({end % size for end, _ in bonds} - self.fixed.keys()) if bonds else []
            for bonds in self.bonds
        ]

    @cached_property
    def after(self) -> list[list[int]]:
        """The nodes that wait for each node."""
        after: list[list[int]] = [[] for _ in range(self.size)]
        for node, sources in enumerate(self.before):
            for source in sources:
                after[source].append(node)
        return after

    @cached_property
    def topological(self) -> list[int]:
        """The nodes that can move, each after those it waits for."""
        if all(not sources or sources[-1] < node for node, sources in enumerate(self.before)):
            return [node for node in range(self.size) if node not in self.fixed]
        return self.by_priority([0] * self.size)

    @cached_property
    def place(self) -> list[int]:
        """Where each node stands in the topological order."""
        place = [0] * self.size
        for position, node in enumerate(self.topological):
            place[node] = position
        return place

    @cached_property
    def out_bonds(self) -> list[list[tuple[int, int]]]:
        """For each node the nodes it bounds and by how much their start is at least after its own."""
        size, fixed, duration = self.size, self.fixed, self.duration
        out: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        for node, bonds in enumerate(self.bonds):
            for end, weight in bonds:
                source, after = (end - size, weight + duration[end - size]) if end >= size else (end, weight)
                if source not in fixed:
                    out[source].append((node, after))
        return out

    @cached_property
    def starts_in_order(self) -> bool:
        """Whether nothing ever starts before what it waits for: then sorted starts are a valid order."""
        plain = self.days is None or not self.days.special
        return plain and all(weight >= 0 for bonds in self.out_bonds for _, weight in bonds)

    @cached_property
    def first_moments(self) -> Moments:
        """Moments in which only what is fixed has its place."""
        moments = [0] * (2 * self.size)
        for node, (start, finish) in self.fixed.items():
            moments[node], moments[self.size + node] = start, finish
        return moments

    def by_priority(self, key: Sequence[float]) -> list[int]:
        """The nodes that can move, the smallest key first, each after those it waits for."""
        waiting = [len(sources) for sources in self.before]
        ready = [(key[n], n) for n in range(self.size) if not waiting[n] and n not in self.fixed]
        heapq.heapify(ready)
        order = []
        while ready:
            _, node = heapq.heappop(ready)
            order.append(node)
            for later in self.after[node]:
                waiting[later] -= 1
                if not waiting[later]:
                    heapq.heappush(ready, (key[later], later))
        return order

    def by_moment(self, moment: Sequence[int]) -> list[int]:
        """The nodes that can move in the order of such moments, each after those it waits for."""
        size, place = self.size, self.place
        keys = [m * size + p for m, p in zip(moment[:size], place, strict=True)]
        if self.starts_in_order:
            return sorted(self.topological, key=keys.__getitem__)
        return self.by_priority(keys)

    def finish_of(self, moments: Moments) -> int:
        """The moment at which everything that counts is finished."""
        if not self.bounds_finish:
            return max(moments[self.size :], default=0)
        return max([moments[place] for place in self._counted], default=0)

    def cost_of(self, moments: Moments) -> int:
        """The finish; where there are deadlines, first of all the days by which they are missed."""
        finish = self.finish_of(moments)
        if not self.deadline:
            return finish
        size = self.size
        late = sum(max(0, moments[size + node] - day) for node, day in self.deadline.items())
        return finish + late * self.lateness_weight

    @cached_property
    def lateness_weight(self) -> int:
        """More than any finish, so that no earlier finish makes good for a missed deadline."""
        return 1 + max((len(row) for row in self.free), default=0) + sum(self.duration)
