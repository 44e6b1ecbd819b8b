"""Durations are working days, however other programs write them."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.exchange.cell_values import CellFormats, UnreadableCellError
from cxplanner.exchange.durations import DurationReader, WrittenDuration, working_days
from cxplanner.plan.programme import WorkCalendar

READER = DurationReader(WorkCalendar(), CellFormats(), calendar_days=False)
CALENDAR_DAYS = DurationReader(WorkCalendar(), CellFormats(), calendar_days=True)
FRIDAY = date(2026, 1, 9)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        (10, 10),
        ("10", 10),
        ("10d", 10),
        ("75 días", 75),
        ("1 día", 1),
        ("3w", 15),
        ("2mo", 40),
        ("2 semanas", 10),
        ("16 hrs", 2),
        ("8 horas", 1),
        ("5 working days", 5),
        ("5 dias úteis", 5),
        ("0", 0),
        ("0,5w", None),
    ],
)
def test_that_a_duration_is_read_in_working_days(written: str | int, days: int | None) -> None:
    found = READER.read(written, None)
    assert found == WrittenDuration(days) if days is not None else found == WrittenDuration(3, rounded=True)


def test_that_parts_of_a_day_are_rounded_up_and_told() -> None:
    assert READER.read("1,5", None) == WrittenDuration(2, rounded=True)
    assert READER.read(0.5, None) == WrittenDuration(1, rounded=True)


def test_that_a_question_mark_says_that_nobody_has_estimated() -> None:
    assert READER.read("10 days?", None) == WrittenDuration(10, estimated=False)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("-3d", "not_negative"),
        (-1, "not_negative"),
        ("99999", "duration_in_range"),
        ("9" * 5000, "duration"),
        ("soon", "duration"),
        ("3 fortnights", "duration"),
        (True, "duration"),
        (FRIDAY, "duration"),
    ],
)
def test_that_what_is_no_duration_is_refused(found: str | int | date, expected: str) -> None:
    with pytest.raises(UnreadableCellError) as refusal:
        READER.read(found, None)
    assert refusal.value.expected == expected


def test_that_elapsed_days_count_every_day_of_the_week() -> None:
    assert READER.read("7 edays", FRIDAY) == WrittenDuration(5)


def test_that_days_of_the_calendar_become_the_working_days_among_them() -> None:
    assert CALENDAR_DAYS.read(4, FRIDAY) == WrittenDuration(2)
    assert CALENDAR_DAYS.read("2w", FRIDAY) == WrittenDuration(10)
    assert CALENDAR_DAYS.read(14, None) == WrittenDuration(10)


def test_that_something_happens_on_a_weekend_too() -> None:
    assert working_days(WorkCalendar(), date(2026, 1, 10), date(2026, 1, 11)) == 1
    assert working_days(WorkCalendar(), FRIDAY, date(2026, 1, 12)) == 2
