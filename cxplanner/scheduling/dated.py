"""From moments to dates: what the arrays say of each node, read at once and made into dates one by one."""

from __future__ import annotations

from datetime import date
from typing import Final

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


class DatedNodes:
    """The dates of all nodes, in the order of the network's places."""

    def __init__(self, made: Computation) -> None:
        start, finish = early_days(made)
        late_start, late_finish = late_days(made, start, finish)
        in_order = made.network.rank
        self._start: list[int] = start[in_order].tolist()
        self._finish: list[int] = finish[in_order].tolist()
        self._late_start: list[int] = late_start[in_order].tolist()
        self._late_finish: list[int] = late_finish[in_order].tolist()
        self._total_float: list[int] = made.late.total_float[in_order].tolist()
        self._free_float: list[int] = made.late.free_float[in_order].tolist()
        self._scheduled: list[bool] = made.terms.scheduled[in_order].tolist()
        self._has_late: list[bool] = made.terms.has_late[in_order].tolist()
        self._violations: list[int] = _violations(made).tolist()
        self._threshold = made.plan.programme.critical_threshold
        self._known: dict[int, Dates] = {}

    def __getitem__(self, place: int) -> Dates:
        dates = self._known.get(place)
        if dates is None:
            dates = self._known[place] = self._read(place)
        return dates

    def in_trouble(self) -> list[int]:
        """The places of those that violate something, or have less than no float."""
        pairs = zip(self._violations, self._total_float, self._has_late, strict=True)
        return [place for place, (bits, days, late) in enumerate(pairs) if bits or (late and days < 0)]

    def last_day(self, places: list[int]) -> date | None:
        """The latest finish among these nodes."""
        return date.fromordinal(max(self._finish[place] for place in places)) if places else None

    def _read(self, place: int) -> Dates:
        if not self._scheduled[place]:
            return UNSCHEDULED
        start = date.fromordinal(self._start[place])
        finish = date.fromordinal(self._finish[place])
        violates = _VIOLATIONS[self._violations[place]]
        if not self._has_late[place]:
            return Dates(start, finish, None, None, None, None, False, violates)
        total_float = self._total_float[place]
        return Dates(
            start,
            finish,
            date.fromordinal(self._late_start[place]),
            date.fromordinal(self._late_finish[place]),
            total_float,
            self._free_float[place],
            total_float <= self._threshold,
            violates,
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
    for position, number in enumerate(network.gates.numbers):
        gate = network.first_gate + position
        moment = early.finish[network.rank[gate]]
        bits[: network.first_gate] |= np.where(held & (stage > number) & (start < moment), _GATE, 0)
        if not network.gates.waits[position] and (needed & (stage == number) & (finish > moment)).any():
            bits[gate] |= _GATE
    return bits
