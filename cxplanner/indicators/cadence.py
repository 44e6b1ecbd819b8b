"""When an indicator is to be measured again, and since when that is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

PATIENCE: Final = 1.25
"""How much of its cadence may pass before a measurement is called overdue (rule KPI-02)."""


class DueState(StrEnum):
    """How a measurement stands on a day; `NEVER` means that there is none to count from."""

    NO_CADENCE = "no_cadence"
    NEVER = "never"
    NOT_YET = "not_yet"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class NextMeasurement:
    """When the next measurement is due, and how that stands on a day.

    `days_late` counts calendar days from the due day, also while it is not called overdue yet.
    """

    state: DueState
    due_on: date | None = None
    days_late: int = 0


def next_measurement(last: date | None, cadence_days: int | None, today: date) -> NextMeasurement:
    """The next measurement after the last one, seen on a day."""
    if not cadence_days:
        return NextMeasurement(DueState.NO_CADENCE)
    if last is None:
        return NextMeasurement(DueState.NEVER)
    try:
        due_on = last + timedelta(days=cadence_days)
    except OverflowError:  # a cadence of ages
        return NextMeasurement(DueState.NOT_YET)
    days_late = max(0, (today - due_on).days)
    if (today - last).days > cadence_days * PATIENCE:
        return NextMeasurement(DueState.OVERDUE, due_on, days_late)
    return NextMeasurement(DueState.DUE if today >= due_on else DueState.NOT_YET, due_on, days_late)
