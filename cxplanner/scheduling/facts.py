"""What the schedule reads from initiatives, as columns of whole numbers.

What an edit does not touch is taken over from the schedule before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from cxplanner.plan.change import changed_places
from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.day_table import BoolArray, IntArray

ArrayType = TypeVar("ArrayType", bound=npt.NDArray[Any])

NO_DAY: Final = 0
"""Stands for an empty date; ordinals of dates begin at 1."""


class Progress(IntEnum):
    """How far an initiative is, as far as dates are concerned."""

    UNSCHEDULED = 0
    WAITING = 1
    STARTED = 2
    DONE = 3


class Column(IntEnum):
    """What is read of an initiative, each in a column of its own."""

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

_NUMBERS: Final = {
    Column.DURATION: "duration",
    Column.STAGE: "stage",
    Column.NEEDED_FOR_GATE: "needed_for_gate",
}
_DATES: Final = {
    Column.NOT_BEFORE: "not_before",
    Column.LEVELLED_START: "levelled_start",
    Column.DEADLINE: "deadline",
    Column.PIN: "pinned_start",
    Column.ACTUAL_START: "actual_start",
    Column.ACTUAL_FINISH: "actual_finish",
}

_SAID_BY_STATUS: Final[Mapping[Status, Progress]] = {
    Status.MEASURE: Progress.UNSCHEDULED,
    Status.REJECTED: Progress.UNSCHEDULED,
    Status.CANDIDATE: Progress.WAITING,
    Status.APPROVED: Progress.WAITING,
    Status.ACTIVE: Progress.STARTED,
    Status.PAUSED: Progress.STARTED,
    Status.DONE: Progress.DONE,
}
"""How far an initiative is at most; without its actual dates it is not as far."""

BLOCK: Final = 1_024
"""So many entities are read at a time: each field of them while they are still in the processor's cache."""


@dataclass(frozen=True)
class Facts:
    """The columns of all initiatives, in the order in which the plan holds them."""

    initiatives: tuple[Initiative, ...]
    columns: tuple[IntArray, ...]
    before: tuple[Initiative, ...] = ()
    """The initiatives from which these came by an edit."""
    edited: tuple[int, ...] = ()
    """The places of those that differ from them."""

    def changed_since(self, initiatives: tuple[Initiative, ...]) -> Sequence[int] | None:
        """Where these differ from others; None where they are not the same ones in the same order."""
        if initiatives is self.initiatives:
            return ()
        if initiatives is self.before:
            return self.edited
        return changed_places(initiatives, self.initiatives)

    def column(self, column: Column) -> IntArray:
        return self.columns[column]

    def of(self, places: list[int]) -> Facts:
        """The facts of some initiatives alone."""
        return Facts(tuple(self.initiatives[n] for n in places), tuple(each[places] for each in self.columns))

    def all_days(self) -> tuple[int, int] | None:
        """The first and the last of the dates in any column, as ordinals; None where there is no date."""
        dated = [column for each in _DATES if (column := self.columns[each]).any()]
        if not dated:
            return None
        last = max(int(column.max()) for column in dated)
        return min(int(column.min(where=column != NO_DAY, initial=last)) for column in dated), last

    @property
    def scheduled(self) -> BoolArray:
        scheduled: BoolArray = self.column(Column.PROGRESS) != Progress.UNSCHEDULED
        return scheduled


def read_facts(plan: Plan, previous: Facts | None = None) -> tuple[Facts, list[int] | None]:
    """The facts of a plan, and the places of those that differ from `previous`: None where all may."""
    initiatives = tuple(plan.initiatives.values())
    changed = changed_places(previous.initiatives, initiatives) if previous is not None else None
    if previous is None or changed is None:
        return Facts(initiatives, _columns_of(initiatives)), None
    fresh = _columns_of([initiatives[n] for n in changed])
    columns = tuple(map(partial(put_at, changed), previous.columns, fresh))
    return Facts(initiatives, columns, previous.initiatives, tuple(changed)), changed


def put_at(places: list[int] | IntArray, values: ArrayType, fresh: npt.NDArray[Any]) -> ArrayType:
    """An array with other values at some places; the array itself where it has them already."""
    if (values[places] == fresh).all():
        return values
    values = values.copy()
    values[places] = fresh
    return values


def same_shape(before: Facts, after: Facts) -> bool:
    """Whether the same links and gates bind the same initiatives."""
    return all(
        before.columns[each] is after.columns[each]
        or np.array_equal(before.columns[each], after.columns[each])
        for each in _SHAPE
    )


def progress_of(initiative: Initiative) -> Progress:
    """Paused work that has begun counts as started; active work without a start is yet to begin."""
    said = _SAID_BY_STATUS[initiative.status]
    if initiative.actual_start is None:
        return min(said, Progress.WAITING)
    return said if initiative.actual_finish is not None else min(said, Progress.STARTED)


def remaining_of(initiative: Initiative) -> int:
    """Working days left of what has started: those entered, else what the progress leaves; at least one."""
    remaining = initiative.remaining
    if remaining is None:
        remaining = -(-initiative.duration * (100 - initiative.progress) // 100)
    return max(1, remaining)


def ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else NO_DAY


def _columns_of(initiatives: Sequence[Initiative]) -> tuple[IntArray, ...]:
    columns = tuple(np.zeros(len(initiatives), np.int64) for _ in Column)
    for first in range(0, len(initiatives), BLOCK):
        some = initiatives[first : first + BLOCK]
        here = slice(first, first + len(some))
        for column, values in _columns_of_some(some).items():
            columns[column][here] = values
    started = np.flatnonzero(columns[Column.PROGRESS] == Progress.STARTED)
    columns[Column.REMAINING][started] = [remaining_of(initiatives[n]) for n in started.tolist()]
    return columns


def _columns_of_some(initiatives: Sequence[Initiative]) -> dict[Column, IntArray | int]:
    """All columns but that of what remains."""
    size = len(initiatives)
    columns: dict[Column, IntArray | int] = {
        column: np.fromiter(map(attrgetter(field), initiatives), np.int64, size)
        for column, field in _NUMBERS.items()
    }
    columns |= {column: _ordinals(initiatives, field) for column, field in _DATES.items()}
    teams = list(map(attrgetter("team"), initiatives))
    columns[Column.TEAM] = 0 if teams.count(None) == size else np.array([team or 0 for team in teams])
    columns[Column.WAIVED] = np.fromiter(
        map(bool, map(attrgetter("gate_waiver"), initiatives)), np.int64, size
    )
    said = map(_SAID_BY_STATUS.__getitem__, map(attrgetter("status"), initiatives))
    progress = np.fromiter(said, np.int64, size)
    begun = np.not_equal(columns[Column.ACTUAL_START], NO_DAY)
    ended = np.not_equal(columns[Column.ACTUAL_FINISH], NO_DAY)
    progress = np.where(begun, progress, np.minimum(progress, Progress.WAITING))
    columns[Column.PROGRESS] = np.where(ended, progress, np.minimum(progress, Progress.STARTED))
    return columns


def _ordinals(initiatives: Sequence[Initiative], field: str) -> IntArray | int:
    """A date of each, as ordinals; one for all where all are empty, as they mostly are."""
    days = list(map(attrgetter(field), initiatives))
    return NO_DAY if days.count(None) == len(days) else np.array([ordinal(day) for day in days])
