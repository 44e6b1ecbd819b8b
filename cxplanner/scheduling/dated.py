"""From moments to dates: what the arrays say of each node, read at once and made into dates one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np

from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.facts import Column
from cxplanner.scheduling.results import Dates

UNSCHEDULED: Final = Dates()

_DEADLINE, _PIN, _GATE = 1, 2, 4
_VIOLATIONS: Final = tuple(
    frozenset(name for bit, name in ((_DEADLINE, "deadline"), (_PIN, "pin"), (_GATE, "gate")) if bits & bit)
    for bits in range(8)
)


_FEW: Final = 100
"""So many nodes are read from the arrays; for more, all of them are turned into lists."""


class NodeDays:
    """The days of all nodes by rank, worked out once for whatever asks for them."""

    def __init__(self, made: Computation) -> None:
        self._made = made

    @cached_property
    def early(self) -> tuple[IntArray, IntArray]:
        """First and last days."""
        return early_days(self._made)

    @cached_property
    def late(self) -> tuple[IntArray, IntArray]:
        """The latest first and last days."""
        return late_days(self._made, *self.early)


class DatedNodes:
    """The dates of all nodes, in the order of the network's places."""

    def __init__(self, made: Computation, days: NodeDays) -> None:
        self._made = made
        self._days = days
        self._rank = made.network.rank
        self._lists: list[list[Any]] | None = None
        self._threshold = made.plan.programme.critical_threshold
        self._known: dict[int, Dates] = {}

    @cached_property
    def _columns(self) -> tuple[IntArray | BoolArray, ...]:
        """By rank: what is said of each node, but for its free float and what it violates."""
        late, terms = self._made.late, self._made.terms
        return (
            *self._days.early, *self._days.late, late.total_float, terms.scheduled, terms.has_late,
        )  # fmt: skip

    @cached_property
    def _violations(self) -> IntArray:
        return _violations(self._made)

    def __getitem__(self, place: int) -> Dates:
        dates = self._known.get(place)
        if dates is None:
            dates = self._known[place] = self._read(place)
        return dates

    def in_trouble(self) -> list[int]:
        """The places of those that violate something, or have less than no float."""
        late = self._made.terms.has_late & (self._made.late.total_float < 0)
        places: list[int] = np.flatnonzero((self._violations != 0) | late[self._rank]).tolist()
        return places

    def end_of(self, place: int) -> tuple[date, bool]:
        """The finish of what is scheduled, and whether it is critical: the rest takes longer to work out."""
        rank = int(self._rank[place])
        few = (
            bool(self._made.terms.has_late[rank])
            and int(self._made.late.total_float[rank]) <= self._threshold
        )
        return date.fromordinal(int(self._days.early[1][rank])), few

    def last_day(self, places: list[int]) -> date | None:
        """The latest finish among these nodes."""
        return date.fromordinal(int(self._days.early[1][self._rank[places]].max())) if places else None

    def _row(self, place: int) -> list[Any]:
        """What the columns say of a node. As lists they are read faster, which pays from some nodes on."""
        if self._lists is None:
            if len(self._known) < _FEW:
                rank = int(self._rank[place])
                said = [column.item(rank) for column in self._columns]
                return [*said, self._made.free_float_of(rank), self._violations.item(place)]
            columns = (column[self._rank] for column in (*self._columns, self._made.free_float))
            self._lists = [column.tolist() for column in (*columns, self._violations)]
        return [column[place] for column in self._lists]

    def _read(self, place: int) -> Dates:
        (
            start, finish, late_start, late_finish, total_float, scheduled, has_late, free_float, violates,
        ) = self._row(place)  # fmt: skip
        if not scheduled:
            return UNSCHEDULED
        first, last = date.fromordinal(start), date.fromordinal(finish)
        if not has_late:
            return Dates(first, last, None, None, None, None, False, _VIOLATIONS[violates])
        return Dates(
            first,
            last,
            date.fromordinal(late_start),
            date.fromordinal(late_finish),
            total_float,
            free_float,
            total_float <= self._threshold,
            _VIOLATIONS[violates],
        )


def early_days(made: Computation) -> tuple[IntArray, IntArray]:
    """First and last days by rank; actual dates and days of decisions are as they are, even on free days."""
    terms, early, table = made.terms, made.early, made.table
    back, forth = _shifts(made)
    start = table.ordinals_of(early.start - back)
    finish = table.ordinals_of(early.finish - 1 + forth)
    begun, ended = terms.known_start > 0, terms.known_end > 0
    start = np.where(begun, terms.known_start, start)
    finish = np.where(begun, np.where(forth > 0, start, np.maximum(start, finish)), finish)
    finish = np.where(ended, terms.known_end - 1, finish)
    _date_gates_on_free_days(made, finish)
    return np.where(terms.is_gate, finish, start), finish


def late_days(made: Computation, start: IntArray, finish: IntArray) -> tuple[IntArray, IntArray]:
    """Late days by rank: where there is no float they are the early ones."""
    back, forth = _shifts(made)
    on_time = made.late.total_float == 0
    late_start = made.table.ordinals_of(made.late.start - back)
    late_finish = made.table.ordinals_of(made.late.finish - 1 + forth)
    return np.where(on_time, start, late_start), np.where(on_time, finish, late_finish)


def _shifts(made: Computation) -> tuple[IntArray, IntArray]:
    """What takes no time is dated on the day that ends at its moment, or on the one that begins there."""
    at_once: BoolArray = made.early.finish == made.early.start
    ends_day = made.early.ends_day
    return (at_once & ends_day).astype(np.int64), (at_once & ~ends_day).astype(np.int64)


def _date_gates_on_free_days(made: Computation, finish: IntArray) -> None:
    """A gate that its planned day or the gate before holds is dated with it, even when nobody else works."""
    for rank, night in made.terms.free_nights:
        if made.early.finish[rank] == night.moment:
            finish[rank] = max(int(finish[rank]), night.midnight - 1)


def _violations(made: Computation) -> IntArray:
    """The bits of what each node violates, by place."""
    network, terms, early, facts = made.network, made.terms, made.early, made.facts
    bits = np.where(early.finish > terms.deadline, _DEADLINE, 0)
    bits |= np.where(terms.pinned & (early.logic > early.start), _PIN, 0)
    bits = bits[network.rank]
    of_initiatives = network.rank[: network.first_gate]
    start, finish = early.start[of_initiatives], early.finish[of_initiatives]
    stage = facts.column(Column.STAGE)
    held = facts.column(Column.WAIVED) == 0
    needed = facts.scheduled & (facts.column(Column.NEEDED_FOR_GATE) != 0)
    numbers = network.gates.numbers
    gates = network.first_gate + np.arange(len(numbers))
    moments = early.finish[network.rank[gates]]
    opened = _opened(numbers, moments)
    too_early = held & (start < opened[np.minimum(stage, len(opened) - 1)])
    bits[: network.first_gate] |= np.where(too_early, _GATE, 0)
    if needed.any():
        for position, gate in enumerate(gates.tolist()):
            late = needed & (stage == numbers[position]) & (finish > moments[position])
            if not network.gates.waits[position] and late.any():
                bits[gate] |= _GATE
    return bits


def _opened(numbers: Sequence[int], moments: IntArray) -> IntArray:
    """By stage, when the last of the gates before it is passed."""
    opened = np.full(max(numbers, default=0) + 2, np.iinfo(np.int64).min)
    for number, moment in zip(numbers, moments.tolist(), strict=True):
        opened[number + 1 :] = np.maximum(opened[number + 1 :], moment)
    return opened
