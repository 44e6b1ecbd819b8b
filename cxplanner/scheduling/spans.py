"""The days of all initiatives as arrays, for what draws or compares thousands of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cxplanner.scheduling.day_table import BoolArray, IntArray
from cxplanner.scheduling.variance import DatedState, Span

if TYPE_CHECKING:
    from cxplanner.scheduling.computation import Computation
    from cxplanner.scheduling.dated import NodeDays
    from cxplanner.scheduling.schedule import Schedule


@dataclass(frozen=True)
class Spans:
    """First and last days of all initiatives as ordinals (0 where unscheduled), in the plan's order."""

    ids: IntArray
    start: IntArray
    finish: IntArray

    def __len__(self) -> int:
        return len(self.ids)

    def at(self, places: IntArray) -> Spans:
        return Spans(self.ids[places], self.start[places], self.finish[places])

    def span(self, place: int) -> Span:
        start, finish = int(self.start[place]), int(self.finish[place])
        return Span(date.fromordinal(start), date.fromordinal(finish)) if start else Span()


def spans_of(schedule: Schedule) -> Spans:
    """The days of all initiatives, without an object for each."""
    made = schedule._made
    start, finish = schedule.days.early
    rank = made.network.rank[: made.network.first_gate]
    scheduled = made.terms.scheduled[rank]
    ids = made.network.ids
    return Spans(ids, np.where(scheduled, start[rank], 0), np.where(scheduled, finish[rank], 0))


class Floats:
    """How late all initiatives may finish, in the order of the spans, without an object for each."""

    def __init__(self, made: Computation, days: NodeDays) -> None:
        self._made = made
        self._days = days
        self._rank = made.network.rank[: made.network.first_gate]

    @cached_property
    def late_finish(self) -> IntArray:
        """The latest finish, 0 where there is none."""
        _, finish = self._days.late
        return np.where(self._made.terms.has_late[self._rank], finish[self._rank], 0)

    @cached_property
    def critical(self) -> BoolArray:
        made, rank = self._made, self._rank
        few: BoolArray = made.late.total_float[rank] <= made.plan.programme.critical_threshold
        return made.terms.has_late[rank] & few


def spans_of_state(state: DatedState) -> Spans:
    """The days of initiatives in a baseline or another frozen state, those without dates left out."""
    dated = [
        (node.id, span.start.toordinal(), span.finish.toordinal())
        for node, span in state.spans.items()
        if node.kind == "initiative" and span.start is not None and span.finish is not None
    ]
    columns = np.array(dated, np.int64).reshape(-1, 3)
    return Spans(columns[:, 0], columns[:, 1], columns[:, 2])
