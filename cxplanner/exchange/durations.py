"""Durations in a source: days, weeks, months, hours and elapsed days, as other programs write them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cxplanner.errors import EditError
from cxplanner.exchange.cell_values import CellFormats, UnreadableCellError, read_number
from cxplanner.exchange.headings import normalised
from cxplanner.exchange.workbook_source import Cell
from cxplanner.plan.notation import LONGEST_DURATION, parse_duration, parse_lag
from cxplanner.plan.programme import WorkCalendar
from cxplanner.plan.working_time import works_on

_HOURS_IN_A_DAY: Final = 8
_HOURS: Final = frozenset({"h", "hr", "hrs", "hour", "hours", "hora", "horas"})
_WORKING: Final = re.compile(
    r"\s+(?:working|work|business|laborables?|h[áa]bil(?:es)?|[úu]teis|[úu]til)\b", re.IGNORECASE
)
_AMOUNT: Final = re.compile(r"^\s*([+\-\u2212]?[\d.,\s]*\d)\s*([^\W\d_]*)\.?\s*(\??)\s*$")
_DAYS_IN_A_WEEK: Final = 7
_LONGEST_TEXT: Final = 60


@dataclass(frozen=True, slots=True)
class WrittenDuration:
    """A duration in whole working days, and how it came about."""

    days: int
    rounded: bool = False
    estimated: bool = True


class DurationReader:
    """Reads durations by one calendar; with `calendar_days` they count every day of the week."""

    def __init__(self, calendar: WorkCalendar, formats: CellFormats, calendar_days: bool) -> None:
        self._calendar = calendar
        self._formats = formats
        self._calendar_days = calendar_days

    def read(self, cell: Cell, start: date | None) -> WrittenDuration:
        """A cell's duration. Raises UnreadableCellError: `duration`, `not_negative`, `duration_in_range`."""
        days_each, elapsed, estimated = 1.0, False, True
        if isinstance(cell, str):
            amount, days_each, elapsed, estimated = self._parts(cell)
        else:
            amount = read_number(cell, self._formats, "duration")
        if amount < 0:
            raise UnreadableCellError("not_negative")
        exact = amount * days_each
        if not math.isfinite(exact) or exact > LONGEST_DURATION:
            raise UnreadableCellError("duration_in_range", longest=LONGEST_DURATION)
        days = math.ceil(exact - 1e-9)
        rounded = abs(days - exact) > 1e-9
        if elapsed or self._calendar_days:
            days = self.working_days_in(days, start)
        return WrittenDuration(days, rounded, estimated)

    def working_days_in(self, calendar_days: int, start: date | None) -> int:
        """Working days among so many days of the calendar, at least one unless there are none."""
        if calendar_days == 0:
            return 0
        if start is None:
            return math.ceil(calendar_days * len(self._calendar.weekdays) / _DAYS_IN_A_WEEK)
        return working_days(self._calendar, start, start + timedelta(days=calendar_days - 1))

    def _parts(self, text: str) -> tuple[float, float, bool, bool]:
        """The number, the days in its unit, whether those are elapsed days, and whether there is no `?`."""
        match = _AMOUNT.match(_WORKING.sub("", text)) if len(text) <= _LONGEST_TEXT else None
        if match is None:
            raise UnreadableCellError("duration")
        amount = read_number(match[1], self._formats, "duration")
        unit = match[2]
        if normalised(unit) in _HOURS:
            return amount, 1 / _HOURS_IN_A_DAY, False, not match[3]
        days_in_a_week = _DAYS_IN_A_WEEK if self._calendar_days else len(self._calendar.weekdays)
        try:
            return amount, parse_duration(f"1{unit}", days_in_a_week), False, not match[3]
        except EditError:
            pass
        try:
            lag = parse_lag(f"+1{unit}", days_in_a_week)
        except EditError:
            raise UnreadableCellError("duration") from None
        return amount, lag.days, lag.elapsed, not match[3]


def working_days(calendar: WorkCalendar, first: date, last: date) -> int:
    """Working days from a day to another, both included; at least one, since something happens on them."""
    return max(1, sum(works_on(calendar, first, last))) if first <= last else 1
