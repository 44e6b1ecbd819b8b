"""Working days as index arrays."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.programme import WorkCalendar
from cxplanner.scheduling.day_table import FIRST_YEAR, LAST_YEAR, TeamDays, day_table

FRIDAY, SATURDAY, MONDAY = date(2026, 1, 9), date(2026, 1, 10), date(2026, 1, 12)
TABLE = day_table(WorkCalendar(), 2025, 2030)
TEAM = WorkCalendar(weekdays=frozenset({1, 2, 5}))


def test_that_a_free_day_begins_with_the_next_working_day_and_ends_with_the_last() -> None:
    assert TABLE.start_of(SATURDAY.toordinal()) == TABLE.start_of(MONDAY.toordinal())
    assert TABLE.end_of(SATURDAY.toordinal()) == TABLE.end_of(FRIDAY.toordinal())


@given(st.dates(date(2025, 1, 1), date(2030, 12, 30)))
def test_that_a_day_ends_where_the_next_one_begins(day: date) -> None:
    assert TABLE.end_of(day.toordinal()) == TABLE.start_of((day + timedelta(days=1)).toordinal())


@given(st.dates(date(2025, 1, 1), date(2030, 12, 30)))
def test_that_a_working_day_comes_back_from_its_moment(day: date) -> None:
    assert (TABLE.day_of(TABLE.start_of(day.toordinal())) == day) is TABLE.works_at(day)


def test_that_look_ups_of_many_days_say_the_same_as_of_one() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(40)]
    ordinals = np.array([day.toordinal() for day in days])

    assert TABLE.starts_of(ordinals).tolist() == [TABLE.start_of(day.toordinal()) for day in days]
    assert TABLE.ends_of(ordinals).tolist() == [TABLE.end_of(day.toordinal()) for day in days]


def test_that_a_table_is_kept_for_calendars_that_are_equal() -> None:
    table = day_table(WorkCalendar(), 2025, 2030)
    assert day_table(WorkCalendar(weekdays=frozenset({0, 1, 2, 3, 4})), 2025, 2030) is table


def test_that_no_table_reaches_further_than_plans_may() -> None:
    table = day_table(WorkCalendar(), 1, 9999)

    assert (table.first_year, table.last_year) == (FIRST_YEAR, LAST_YEAR)


@given(st.integers(5, 400), st.integers(1, 30))
def test_that_a_team_finishes_after_so_many_of_its_own_days(start: int, duration: int) -> None:
    days = TeamDays(TABLE, (WorkCalendar(), TEAM))
    team = np.array([1])
    begun = days.starts_from(team, np.array([start]))
    finish = int(days.finishes_of(team, begun, np.array([duration]))[0])

    worked = [m for m in range(int(begun[0]), finish) if TABLE.day_of(m).weekday() in TEAM.weekdays]

    assert len(worked) == duration
    assert worked[0] == begun[0] >= start
    assert worked[-1] == finish - 1


@given(st.integers(100, 400), st.integers(1, 30))
def test_that_late_starts_of_a_team_are_the_last_that_still_finish_in_time(
    finish: int, duration: int
) -> None:
    days = TeamDays(TABLE, (WorkCalendar(), TEAM))
    team, work = np.array([1]), np.array([duration])
    late = days.late_starts(team, np.array([finish]), work)

    assert days.finishes_of(team, late, work)[0] <= finish
    assert days.finishes_of(team, days.starts_from(team, late + 1), work)[0] > finish


def test_that_the_programme_s_own_calendar_changes_nothing_among_teams() -> None:
    days = TeamDays(TABLE, (WorkCalendar(), TEAM))
    moments = np.arange(10, 50)
    programme = np.zeros(40, np.int64)

    assert days.starts_from(programme, moments).tolist() == moments.tolist()
    assert days.finishes_of(programme, moments, programme + 7).tolist() == (moments + 7).tolist()
