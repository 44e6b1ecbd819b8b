"""Hostile values: each is refused by name or is a finding, and no date is wrong without saying so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cxplanner.errors import CycleError, EditError, ScheduleError
from cxplanner.findings.find import find
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme, put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Capacity, Closure, GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.simulation import SimulationChoices, simulate
from tests.builders import a_plan, id_of, with_initiative, with_link
from tests.scheduling.reading import dates, day, days, floats

FOR_EVER = WorkCalendar(closures=(Closure("For ever", date(2026, 1, 1), date(2199, 12, 31)),))


def pair(**programme: Any) -> Plan:
    return with_initiative(with_initiative(a_plan(**programme), "A", 5), "B", 3, "A")


def change(plan: Plan, key: str, **values: Any) -> Plan:
    return initiatives.change(plan, id_of(plan, key), **values)


def with_capacity(units: float) -> Plan:
    plan = put_team(pair(), Team(0, "Squad", capacity=(Capacity(date(2026, 1, 5), units),)))
    return change(plan, "A", team=max(plan.teams), units=1)


def rules(plan: Plan) -> set[str]:
    return {each.rule for each in find(plan, schedule(plan)) if each.rule.startswith("SCH")}


def test_that_a_duration_of_zero_is_a_moment() -> None:
    made = schedule(change(pair(), "A", duration=0))

    assert days(made, "A") == (day(5), day(5))
    assert days(made, "B") == (day(5), day(7))
    assert rules(made.plan) == set()


REFUSED: dict[str, Callable[[], Plan]] = {
    "a duration of 100,000 days": lambda: change(pair(), "A", duration=100_000),
    "a duration below zero": lambda: change(pair(), "A", duration=-1),
    "a lag that no plan has room for": lambda: with_link(pair(), "A FF+4000d", "B"),
    "a capacity below zero": lambda: with_capacity(-1),
    "a capacity that is no number": lambda: with_capacity(float("nan")),
    "a pin before all plans": lambda: change(pair(), "A", pinned_start=date(1800, 1, 1)),
    "no weekday": lambda: change_programme(pair(), calendar=WorkCalendar(weekdays=frozenset())),
}
CODES = {
    "a lag that no plan has room for": "too_long_lag",
    "a pin before all plans": "date_out_of_range",
    "no weekday": "no_working_days",
}


@pytest.mark.parametrize("what", REFUSED)
def test_that_an_edit_refuses_by_name(what: str) -> None:
    with pytest.raises(EditError) as problem:
        REFUSED[what]()

    assert problem.value.code == CODES.get(what, "out_of_range")
    assert problem.value.field


def test_that_a_duration_past_all_years_names_the_initiative() -> None:
    plan = pair()
    plan = plan.put("initiatives", replace(plan.initiatives[id_of(plan, "A")], duration=100_000))

    with pytest.raises(ScheduleError) as problem:
        schedule(plan)

    assert (problem.value.code, problem.value.facts["key"]) == ("past_last_year", "A")


@pytest.mark.parametrize("after", ["A+300d", "A FF+300d", "A SS+3650d", "A+3650ed"])
def test_that_a_lag_beyond_the_calendar_names_the_initiative(after: str) -> None:
    plan = with_initiative(a_plan(start=date(2199, 6, 3)), "A", 5)

    with pytest.raises(ScheduleError) as problem:
        schedule(with_initiative(plan, "B", 3, after))

    assert (problem.value.code, problem.value.facts["key"]) == ("past_last_year", "B")


@pytest.mark.parametrize("after", ["A -3650d", "A FF-3650d", "A SF-3650ed"])
def test_that_a_lead_before_all_time_stops_at_the_programmes_start(after: str) -> None:
    plan = with_initiative(a_plan(start=date(1900, 1, 2)), "A", 5)
    made = schedule(with_initiative(plan, "B", 3, after))

    assert dates(made, "B").start == date(1900, 1, 2)
    assert min(each for each in floats(made, "A") if each is not None) >= 0


def test_that_a_calendar_without_working_days_is_refused_with_and_without_initiatives() -> None:
    for plan in (a_plan(), pair()):
        with pytest.raises(ScheduleError, match="no_working_days"):
            schedule(change_programme(plan, calendar=FOR_EVER))


@pytest.mark.parametrize(
    ("stage", "after", "keys"),
    [(2, "", ["A", "G1", "B", "A"]), (1, "G1", ["A", "G1", "A"])],
)
def test_that_a_cycle_through_a_gate_is_named_in_order(stage: int, after: str, keys: list[str]) -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    plan = with_initiative(plan, "B", 3, stage=stage)

    with pytest.raises(CycleError) as problem:
        schedule(with_link(plan, after or "B", "A"))

    assert problem.value.keys == keys


def test_that_a_deadline_before_the_start_never_moves_the_bar_and_is_found() -> None:
    plan = change(pair(), "B", deadline=date(2025, 12, 1))
    made = schedule(plan)

    assert days(made, "B") == (day(12), day(14))
    assert dates(made, "B").violates == {"deadline"}
    total_float, _ = floats(made, "A")
    assert total_float is not None
    assert total_float < 0
    assert rules(plan) == {"SCH-02", "SCH-06"}


@pytest.mark.parametrize("key", ["A", "B"])
def test_that_a_pin_on_a_holiday_is_the_next_working_day_and_a_finding(key: str) -> None:
    plan = change(pair(calendar=WorkCalendar(country="ES")), key, pinned_start=day(6))
    made = schedule(plan)

    assert dates(made, key).start == day(7)
    assert "SCH-07" in rules(plan)


def test_that_a_capacity_of_zero_is_found_with_team_period_and_amount() -> None:
    plan = with_capacity(0)
    (finding,) = (each for each in find(plan, schedule(plan)) if each.rule == "SCH-10")

    assert "Squad" in str(finding.facts)
    assert days(schedule(plan), "A") == (day(5), day(9))


@pytest.mark.parametrize("calendar", [WorkCalendar(), WorkCalendar(country="BR")])
def test_that_an_empty_plan_cannot_be_simulated(calendar: WorkCalendar) -> None:
    with pytest.raises(ScheduleError, match="nothing_to_simulate"):
        simulate(a_plan(calendar=calendar), SimulationChoices(runs=10_000))


def test_that_nothing_is_simulated_on_a_calendar_without_days() -> None:
    with pytest.raises(ScheduleError, match="no_working_days"):
        simulate(change_programme(pair(), calendar=FOR_EVER), SimulationChoices(runs=10_000))
