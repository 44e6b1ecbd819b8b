"""What dates mean: working days, moments, lags, calendars (the contract's section *Time*)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cxplanner.errors import ScheduleError
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.initiatives import Anchor, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import (
    Closure,
    ExtraWorkingDay,
    GateOutcome,
    GatePolicy,
    WorkCalendar,
)
from cxplanner.scheduling.schedule import DriverKind, schedule
from tests.builders import a_plan, id_of, with_initiative
from tests.scheduling.reading import dates, day, days, kinds


def test_that_an_initiative_is_shown_from_its_first_to_its_last_working_day() -> None:
    made = schedule(with_initiative(a_plan(), "A", 6))

    assert days(made, "A") == (day(5), day(12))


def test_that_a_successor_begins_on_the_working_day_after_the_finish() -> None:
    made = schedule(with_initiative(with_initiative(a_plan(), "A", 5), "B", 1, "A"))

    assert days(made, "B") == (day(12), day(12))


def test_that_a_programme_that_starts_on_a_free_day_begins_to_work_on_the_next_working_day() -> None:
    made = schedule(with_initiative(a_plan(start=day(10)), "A", 1))

    assert days(made, "A") == (day(12), day(12))
    assert made.start == day(10)


def test_that_public_holidays_closures_and_extra_days_count() -> None:
    calendar = WorkCalendar(
        country="ES",
        closures=(Closure("Works council", day(8), day(8)),),
        extra_working_days=(ExtraWorkingDay("Stocktaking", day(10)),),
    )
    made = schedule(with_initiative(a_plan(calendar=calendar), "A", 4))

    assert days(made, "A") == (day(5), day(10))  # without Epiphany, 6 January, and 8 January


def test_that_a_closure_of_many_years_is_waited_for() -> None:
    calendar = WorkCalendar(closures=(Closure("Long", day(6), date(2044, 12, 31)),))
    made = schedule(with_initiative(a_plan(calendar=calendar), "A", 2))

    assert days(made, "A") == (day(5), date(2045, 1, 2))


def test_that_a_calendar_that_is_closed_around_the_programme_waits_as_well() -> None:
    calendar = WorkCalendar(closures=(Closure("Long", date(2000, 1, 1), date(2044, 12, 31)),))
    made = schedule(with_initiative(a_plan(calendar=calendar), "A", 2))

    assert days(made, "A") == (date(2045, 1, 2), date(2045, 1, 3))


@pytest.mark.parametrize("first", [date(1900, 1, 1), date(2026, 1, 5)])
def test_that_a_calendar_that_is_closed_for_ever_is_refused_even_without_initiatives(first: date) -> None:
    plan = a_plan(calendar=WorkCalendar(closures=(Closure("For ever", first, date(2199, 12, 31)),)))

    for each in (plan, with_initiative(plan, "A", 2)):
        with pytest.raises(ScheduleError) as problem:
            schedule(each)
        assert problem.value.code == "no_working_days"


def test_that_a_calendar_without_any_weekday_has_no_schedule() -> None:
    plan = with_initiative(a_plan(), "A", 2)
    plan = plan.changed(programme=replace(plan.programme, calendar=WorkCalendar(weekdays=frozenset())))

    with pytest.raises(ScheduleError) as problem:
        schedule(plan)

    assert problem.value.code == "no_working_days"


def test_that_dates_after_2199_are_refused_with_the_key() -> None:
    plan = with_initiative(a_plan(start=date(2199, 12, 2)), "A", 22)
    assert days(schedule(plan), "A") == (date(2199, 12, 2), date(2199, 12, 31))

    with pytest.raises(ScheduleError) as problem:
        schedule(with_initiative(plan, "B", 1, "A"))

    assert (problem.value.code, problem.value.facts["key"]) == ("past_last_year", "B")


def test_that_a_milestone_after_2199_is_refused_with_its_key() -> None:
    plan = with_initiative(a_plan(start=date(2199, 12, 2)), "A", 22)

    with pytest.raises(ScheduleError) as problem:
        schedule(milestones.add(plan, "Too late", key="M7", initiative=id_of(plan, "A"), offset=1))

    assert (problem.value.code, problem.value.facts["key"]) == ("past_last_year", "M7")


def test_that_a_plan_of_a_hundred_years_has_dates() -> None:
    plan = with_initiative(a_plan(), "A", 10_000)
    plan = with_initiative(with_initiative(plan, "B", 10_000, "A"), "C", 6_000, "B")

    dates_of_c = dates(schedule(plan), "C")

    assert dates_of_c.finish == day(2) + timedelta(days=26_000 // 5 * 7)


def test_that_late_dates_before_any_calendar_still_have_their_float() -> None:
    plan = with_initiative(a_plan(), "A", 10_000)
    plan = with_initiative(plan, "B", 10_000, "A")
    plan = with_initiative(plan, "C", 10_000, "B", deadline=day(5))

    assert dates(schedule(plan), "A").total_float == 1 - 30_000


# ------------------------------------------------------------------------------------- duration 0


def test_that_a_moment_driven_by_a_finish_is_dated_on_the_day_that_ends() -> None:
    made = schedule(with_initiative(with_initiative(a_plan(), "A", 5), "M", 0, "A"))

    assert days(made, "M") == (day(9), day(9))


def test_that_a_moment_driven_by_a_finish_with_a_lag_is_dated_on_the_day_before_its_moment() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(with_initiative(plan, "M", 0, "A +1d"), "N", 0, "A FF+1d")
    made = schedule(plan)

    assert days(made, "M") == (day(12), day(12))
    assert days(made, "N") == (day(12), day(12))


def test_that_a_moment_driven_by_a_start_is_dated_on_the_day_that_begins() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(with_initiative(plan, "M", 0, "A SS+2d"))

    assert days(made, "M") == (day(7), day(7))


def test_that_a_moment_with_a_date_of_its_own_is_dated_on_it() -> None:
    made = schedule(with_initiative(a_plan(), "M", 0, not_before=day(14)))

    assert days(made, "M") == (day(14), day(14))


def test_that_a_finish_dates_a_moment_even_when_a_constraint_ties_with_it() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(with_initiative(plan, "M", 0, "A", not_before=day(12)))

    assert days(made, "M") == (day(9), day(9))


def test_that_a_moment_driven_by_a_gate_is_dated_with_the_gate() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    made = schedule(with_initiative(plan, "M", 0, stage=2))

    assert days(made, "M") == (day(9), day(9))


def test_that_a_moment_at_the_start_is_never_dated_before_the_programme() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    made = schedule(with_initiative(plan, "M", 0, "A -5d"))

    assert days(made, "M") == (day(5), day(5))


def test_that_what_follows_a_moment_begins_at_the_same_moment() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "M", 0, "A")
    made = schedule(with_initiative(plan, "B", 1, "M"))

    assert days(made, "B") == (day(12), day(12))


# ------------------------------------------------------------------------------------- milestones


def milestone_day(plan: Plan, **values: object) -> date | None:
    plan = milestones.add(plan, "Event", **values)
    return schedule(plan).milestone(plan.next_id - 1).start


def test_that_a_milestone_counts_working_days_from_the_finish_or_the_start() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    a = id_of(plan, "A")

    assert milestone_day(plan, initiative=a) == day(9)
    assert milestone_day(plan, initiative=a, offset=2) == day(13)
    assert milestone_day(plan, initiative=a, offset=-2) == day(7)
    assert milestone_day(plan, initiative=a, anchor=Anchor.START) == day(5)
    assert milestone_day(plan, initiative=a, anchor=Anchor.START, offset=5) == day(12)
    assert milestone_day(plan, initiative=a, anchor=Anchor.START, offset=-1) == day(2)


def test_that_a_milestone_with_a_date_stands_on_it_even_on_a_free_day() -> None:
    assert milestone_day(a_plan(), anchor=Anchor.DATE, day=day(10)) == day(10)


def test_that_a_milestone_that_has_happened_stands_on_that_day() -> None:
    plan = with_initiative(a_plan(), "A", 5)

    assert milestone_day(plan, initiative=id_of(plan, "A"), done_on=day(8)) == day(8)


def test_that_a_milestone_of_what_is_not_scheduled_has_no_date() -> None:
    plan = with_initiative(a_plan(), "A", 5, status=Status.REJECTED)

    assert milestone_day(plan, initiative=id_of(plan, "A")) is None


def test_that_an_anchored_milestone_has_the_float_of_its_initiative() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "Long", 9)
    plan = milestones.add(plan, "Event", initiative=id_of(plan, "A"))
    event = schedule(plan).milestone(plan.next_id - 1)

    assert (event.total_float, event.free_float, event.critical) == (4, 4, False)
    assert (event.finish, event.late_finish) == (day(9), day(15))


def test_that_a_milestone_far_before_the_calendar_is_still_dated() -> None:
    plan = with_initiative(a_plan(start=date(2010, 1, 4)), "A", 1)

    assert milestone_day(plan, initiative=id_of(plan, "A"), anchor=Anchor.START, offset=-3_650) == date(
        2010, 1, 4
    ) - timedelta(weeks=730)


# ----------------------------------------------------------------------------------- elapsed lags


@pytest.mark.parametrize(
    ("lag", "start"),
    [("+3ed", day(13)), ("+0ed", day(12)), ("+2ed", day(12)), ("+7ed", day(19)), ("-3ed", day(7))],
)
def test_that_an_elapsed_lag_counts_from_the_midnight_that_ends_the_finish(lag: str, start: date) -> None:
    made = schedule(
        with_initiative(with_initiative(a_plan(), "A", 5), "B", 1, f"A {lag}")
    )  # A ends on a Friday

    assert dates(made, "B").start == start


def test_that_an_elapsed_lag_from_a_start_counts_from_the_midnight_that_begins_it() -> None:
    made = schedule(with_initiative(with_initiative(a_plan(), "A", 5), "B", 1, "A SS+5ed"))

    assert dates(made, "B").start == day(12)  # from Monday, 5 days: Saturday


def test_that_the_late_pass_takes_an_elapsed_lag_back() -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 4), "B", 5, "A +3ed")
    plan = with_initiative(plan, "Long", 12)
    made = schedule(plan)

    assert dates(made, "B").start == day(12)  # Thursday's end, 3 days: Sunday
    assert dates(made, "B").total_float == 2
    assert dates(made, "A").late_finish == day(
        9
    )  # from Friday 3 days: Tuesday, before B must start on Wednesday
    assert dates(made, "A").total_float == 1
    assert dates(made, "A").free_float == 0


def test_that_an_elapsed_lag_from_a_kick_off_counts_from_its_own_day() -> None:
    plan = with_initiative(with_initiative(a_plan(), "Kick-off", 0), "B", 1, "Kick-off +3ed")

    assert dates(schedule(plan), "B").start == day(8)


def test_that_an_elapsed_lag_from_a_finish_on_a_free_day_counts_from_that_day() -> None:
    plan = with_initiative(
        a_plan(), "A", 1, status=Status.DONE, actual_start=day(5), actual_finish=day(10)
    )  # Saturday
    made = schedule(with_initiative(plan, "B", 1, "A +2ed"))

    assert dates(made, "B").start == day(13)


# ----------------------------------------------------------------------------- dates on free days


def test_that_not_before_a_free_day_means_the_next_working_day_and_the_calendar_drives_too() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, not_before=day(10)))

    assert dates(made, "A").start == day(12)
    assert kinds(made, "A") == [DriverKind.CONSTRAINT, DriverKind.CALENDAR]


def test_that_a_pin_on_a_free_day_means_the_next_working_day() -> None:
    made = schedule(with_initiative(a_plan(), "A", 1, pinned_start=day(10)))

    assert dates(made, "A").start == day(12)
    assert kinds(made, "A") == [DriverKind.PIN, DriverKind.CALENDAR]


def test_that_a_deadline_on_a_free_day_means_the_last_working_day_before_it() -> None:
    plan = with_initiative(a_plan(), "A", 6, deadline=day(11))
    made = schedule(plan)

    assert dates(made, "A").late_finish == day(9)
    assert dates(made, "A").total_float == -1
    assert dates(made, "A").violates == {"deadline"}
    kept = schedule(initiatives.change(plan, id_of(plan, "A"), duration=5))
    assert dates(kept, "A").violates == frozenset()


# ---------------------------------------------------------------------------------- counting days


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        (day(5), day(5), 0),
        (day(5), day(6), 1),
        (day(9), day(12), 1),
        (day(12), day(9), -1),
        (day(9), day(11), 0),  # Sunday
        (day(11), day(12), 1),
        (date(1950, 1, 2), date(1950, 1, 9), 5),
    ],
)
def test_that_working_days_between_are_those_after_the_first_up_to_the_last(
    first: date, last: date, between: int
) -> None:
    assert schedule(a_plan()).working_days_between(first, last) == between


@pytest.mark.parametrize(
    ("first", "count", "result"),
    [
        (day(9), 1, day(12)),
        (day(12), -1, day(9)),
        (day(9), 0, day(9)),
        (day(10), 0, day(12)),
        (day(10), 1, day(12)),
        (day(10), -1, day(9)),
        (day(5), 260, date(2027, 1, 4)),
    ],
)
def test_that_working_days_are_added_to_a_day(first: date, count: int, result: date) -> None:
    assert schedule(a_plan()).add_working_days(first, count) == result


def test_that_an_empty_programme_finishes_where_it_starts() -> None:
    assert schedule(a_plan()).finish == day(5)


def test_that_a_decision_on_a_free_day_is_dated_on_it() -> None:
    plan = a_plan(policy=GatePolicy.HOLD)
    decided = replace(plan.stages[1], gate_decided_on=day(10), gate_outcome=GateOutcome.GO)
    made = schedule(with_initiative(plan.put("stages", decided), "A", 1, stage=2))

    assert made.gate(1).finish == day(10)
    assert dates(made, "A").start == day(12)
