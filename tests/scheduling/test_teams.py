"""Calendars of teams: days that are left, lags and floats in the programme's days."""

from __future__ import annotations

import pytest

from cxplanner.errors import ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    Team,
    WorkCalendar,
)
from cxplanner.scheduling.schedule import DriverKind, schedule
from tests.builders import a_plan, with_initiative
from tests.scheduling.reading import dates, day, days, kinds


def with_team(plan: Plan, calendar: WorkCalendar, id_: int = 9001) -> Plan:
    return plan.put("teams", Team(id_, f"Team {id_}", calendar=calendar))


MONDAYS_OFF = WorkCalendar(weekdays=frozenset({1, 2, 3, 4}))


def test_that_a_team_works_on_the_days_that_are_left() -> None:
    plan = with_team(a_plan(), MONDAYS_OFF)
    made = schedule(with_initiative(plan, "A", 5, team=9001))

    assert days(made, "A") == (day(6), day(13))
    assert kinds(made, "A") == [DriverKind.CALENDAR, DriverKind.PROGRAMME_START]


def test_that_a_team_gains_no_day_on_which_the_programme_is_closed() -> None:
    plan = with_team(a_plan(), WorkCalendar(weekdays=frozenset({4, 5, 6})))
    made = schedule(with_initiative(plan, "A", 2, team=9001))

    assert days(made, "A") == (day(9), day(16))


def test_that_lags_after_a_team_count_the_days_of_the_programme() -> None:
    plan = with_team(a_plan(), MONDAYS_OFF)
    plan = with_initiative(plan, "A", 4, team=9001)
    made = schedule(with_initiative(plan, "B", 1, "A +1d"))

    assert days(made, "A") == (day(6), day(9))
    assert dates(made, "B").start == day(13)


def test_that_a_link_to_a_finish_leaves_a_team_its_days() -> None:
    plan = with_team(a_plan(), MONDAYS_OFF)
    plan = with_initiative(plan, "A", 6)  # to Monday 12
    made = schedule(with_initiative(plan, "B", 2, "A FF", team=9001))

    assert days(made, "B") == (day(9), day(13))


def test_that_the_late_pass_uses_the_calendar_of_the_team() -> None:
    plan = with_team(a_plan(), MONDAYS_OFF)
    plan = with_initiative(plan, "A", 2, team=9001)
    plan = with_initiative(plan, "Long", 6)  # to Monday 12
    made = schedule(plan)

    assert (dates(made, "A").late_start, dates(made, "A").late_finish) == (day(8), day(9))
    assert dates(made, "A").total_float == 2


def test_that_two_teams_with_calendars_are_told_apart() -> None:
    plan = with_team(with_team(a_plan(), MONDAYS_OFF), WorkCalendar(weekdays=frozenset({0, 4})), 9002)
    plan = with_initiative(with_initiative(plan, "A", 2, team=9001), "B", 2, team=9002)
    made = schedule(with_initiative(plan, "C", 2))

    assert [days(made, key)[1] for key in "ABC"] == [day(7), day(9), day(6)]


def test_that_a_team_without_a_day_left_is_refused_by_name() -> None:
    plan = with_team(a_plan(), WorkCalendar(weekdays=frozenset({5, 6})))

    with pytest.raises(ScheduleError) as problem:
        schedule(with_initiative(plan, "A", 1, team=9001))

    assert problem.value.code == "team_without_days"
    assert problem.value.facts == {"key": "A", "team": "Team 9001"}


def test_that_a_team_without_a_calendar_works_as_the_programme_does() -> None:
    plan = a_plan().put("teams", Team(9001, "Team"))

    assert days(schedule(with_initiative(plan, "A", 5, team=9001)), "A") == (day(5), day(9))
