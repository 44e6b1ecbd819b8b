"""What a team has to do over time: equal to a count day by day, and what lies above is over-allocation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.programme import Capacity, Closure, Team, WorkCalendar
from cxplanner.scheduling.levelling.load import LoadStep, team_load
from cxplanner.scheduling.levelling.over_allocation import over_allocations
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, with_initiative
from tests.scheduling.levelling.scarce import LONG_AGO, a_scarce_plan


def test_that_two_at_once_need_two() -> None:
    plan = a_scarce_plan()
    (team,) = plan.teams.values()

    assert team_load(schedule(plan), team) == (LoadStep(MONDAY, date(2026, 1, 9), 2.0, 1.0),)


def test_that_a_step_ends_where_need_or_capacity_changes_and_free_days_make_none() -> None:
    plan = a_scarce_plan()
    (team,) = plan.teams.values()
    team = replace(team, capacity=(Capacity(LONG_AGO, 1.0), Capacity(date(2026, 1, 14), 2.0)))
    plan = with_initiative(put_team(plan, team), "C", 8, "A", team=team.id, units=1.5)
    steps = team_load(schedule(plan), team)

    assert steps == (
        LoadStep(MONDAY, date(2026, 1, 9), 2.0, 1.0),
        LoadStep(date(2026, 1, 12), date(2026, 1, 13), 1.5, 1.0),
        LoadStep(date(2026, 1, 14), date(2026, 1, 21), 1.5, 2.0),
    )


def test_that_a_team_without_work_has_no_load() -> None:
    plan = put_team(a_plan(), Team(0, "Data", capacity=(Capacity(LONG_AGO, 1.0),)))
    (team,) = plan.teams.values()

    assert team_load(schedule(plan), team) == ()


works = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 15), st.sampled_from([0.5, 1.0, 2.0])), max_size=8
)


@given(works, st.booleans())
def test_that_the_load_is_what_a_count_of_each_day_gives(
    spans: list[tuple[int, int, float]], on_leave: bool
) -> None:
    leave = WorkCalendar(closures=(Closure("Leave", date(2026, 1, 14), date(2026, 1, 20)),))
    calendar = leave if on_leave else None
    plan = put_team(a_plan(), Team(0, "Data", calendar=calendar, capacity=(Capacity(LONG_AGO, 2.0),)))
    (team,) = plan.teams.values()
    for n, (begin, duration, units) in enumerate(spans):
        day = MONDAY + timedelta(days=begin)
        plan = with_initiative(plan, f"I{n}", duration, team=team.id, units=units, not_before=day)
    dates = schedule(plan)
    steps = team_load(dates, team)

    for ordinal in range(MONDAY.toordinal(), MONDAY.toordinal() + 120):
        day = date.fromordinal(ordinal)
        closed = on_leave and date(2026, 1, 14) <= day <= date(2026, 1, 20)
        if day.weekday() >= 5 or closed:
            continue
        needed = sum(
            each.units or 0
            for each in plan.initiatives.values()
            if (dates.initiative(each.id).start or day) <= day <= (dates.initiative(each.id).finish or day)
        )
        shown = [step.need for step in steps if step.first <= day <= step.last]
        assert shown in ([needed], [] if not needed else [needed])
    too_much = [step for step in steps if step.need > step.capacity]
    assert bool(too_much) == bool(over_allocations(dates))
