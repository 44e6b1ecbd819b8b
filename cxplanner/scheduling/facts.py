"""What the schedule reads from initiatives and stages, as one row of whole numbers each.

Rows of initiatives that an edit does not touch are taken over from the schedule before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import compress, count
from operator import attrgetter, is_not
from typing import Final

import numpy as np

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.day_table import BoolArray, IntArray

NO_DAY: Final = 0
"""Stands for an empty date; ordinals of dates begin at 1."""


class Progress(IntEnum):
    """How far an initiative is, as far as dates are concerned."""

    UNSCHEDULED = 0
    WAITING = 1
    STARTED = 2
    DONE = 3


class Column(IntEnum):
    """The places in an initiative's row."""

    PROGRESS = 0
    DURATION = 1
    REMAINING = 2
    NOT_BEFORE = 3
    DEADLINE = 4
    PIN = 5
    ACTUAL_START = 6
    ACTUAL_FINISH = 7
    TEAM = 8
    STAGE = 9
    NEEDED_FOR_GATE = 10
    WAIVED = 11
    LEVELLED_START = 12


_SHAPE: Final = (Column.PROGRESS, Column.STAGE, Column.NEEDED_FOR_GATE, Column.WAIVED)
"""What of an initiative decides which links and gates bind it."""

_FIELDS: Final = {
    Column.DURATION: "duration",
    Column.NOT_BEFORE: "not_before",
    Column.LEVELLED_START: "levelled_start",
    Column.DEADLINE: "deadline",
    Column.PIN: "pinned_start",
    Column.ACTUAL_START: "actual_start",
    Column.ACTUAL_FINISH: "actual_finish",
    Column.TEAM: "team",
    Column.STAGE: "stage",
    Column.NEEDED_FOR_GATE: "needed_for_gate",
    Column.WAIVED: "gate_waiver",
}
"""The fields that are read as they are; the others are worked out from several."""

_DATE_COLUMNS: Final = (
    Column.NOT_BEFORE,
    Column.LEVELLED_START,
    Column.DEADLINE,
    Column.PIN,
    Column.ACTUAL_START,
    Column.ACTUAL_FINISH,
)


@dataclass(frozen=True)
class Facts:
    """The rows of all initiatives, in the order in which the plan holds them."""

    initiatives: tuple[Initiative, ...]
    rows: IntArray

    def column(self, column: Column) -> IntArray:
        values: IntArray = self.rows[:, column]
        return values

    def all_days(self) -> IntArray:
        """Every date in any row, as ordinals."""
        days: IntArray = self.rows[:, _DATE_COLUMNS]
        named: IntArray = days[days != NO_DAY]
        return named

    @property
    def scheduled(self) -> BoolArray:
        scheduled: BoolArray = self.column(Column.PROGRESS) != Progress.UNSCHEDULED
        return scheduled


def read_facts(plan: Plan, previous: Facts | None = None) -> tuple[Facts, bool]:
    """The facts of a plan, and whether the network keeps the shape that it had in `previous`."""
    initiatives = tuple(plan.initiatives.values())
    if previous is not None and len(previous.initiatives) == len(initiatives):
        changed = list(compress(count(), map(is_not, previous.initiatives, initiatives)))
        if all(previous.initiatives[n].id == initiatives[n].id for n in changed):
            if not changed:
                return Facts(initiatives, previous.rows), True
            rows = previous.rows.copy(order="K")
            rows[changed] = _rows_of([initiatives[n] for n in changed])
            same = np.array_equal(rows[changed][:, _SHAPE], previous.rows[changed][:, _SHAPE])
            return Facts(initiatives, rows), same
    return Facts(initiatives, _rows_of(initiatives)), False


def progress_of(initiative: Initiative) -> Progress:
    """Paused work that has begun counts as started; active work without a start is yet to begin."""
    status = initiative.status
    if not status.is_scheduled:
        return Progress.UNSCHEDULED
    if initiative.actual_start is None:
        return Progress.WAITING
    if status is Status.DONE and initiative.actual_finish is not None:
        return Progress.DONE
    if status in (Status.ACTIVE, Status.PAUSED, Status.DONE):
        return Progress.STARTED
    return Progress.WAITING


def remaining_of(initiative: Initiative) -> int:
    """Working days left of what has started: those entered, else what the progress leaves; at least one."""
    remaining = initiative.remaining
    if remaining is None:
        remaining = -(-initiative.duration * (100 - initiative.progress) // 100)
    return max(1, remaining)


def ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else NO_DAY


def _rows_of(initiatives: Sequence[Initiative]) -> IntArray:
    """Each column stands by itself in memory, since columns are what is read."""
    rows = np.zeros((len(initiatives), len(Column)), np.int64, order="F")
    if not initiatives:
        return rows
    for column, field in _FIELDS.items():
        column_values = list(map(attrgetter(field), initiatives))
        if column in _DATE_COLUMNS:
            rows[:, column] = _ordinals(column_values)
        elif column is Column.TEAM:
            rows[:, column] = [team or 0 for team in column_values]
        elif column is Column.WAIVED:
            rows[:, column] = [reason != "" for reason in column_values]
        else:
            rows[:, column] = column_values
    rows[:, Column.PROGRESS] = [progress_of(each) for each in initiatives]
    started = np.flatnonzero(rows[:, Column.PROGRESS] == Progress.STARTED)
    rows[started, Column.REMAINING] = [remaining_of(initiatives[n]) for n in started.tolist()]
    return rows


def _ordinals(days: list[date | None]) -> list[int] | int:
    """The days as ordinals; one for all where all are empty, as they mostly are."""
    return NO_DAY if days.count(None) == len(days) else [ordinal(day) for day in days]
