"""The engine and a second scheduler that only tries day after day agree on every plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from cxplanner.errors import CycleError
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Driver
from cxplanner.scheduling.schedule import Dates, Schedule, schedule
from tests.scheduling.random_plans import days_near, maybe, plans
from tests.scheduling.reference import Moments, Name, Reference
from tests.scheduling.reference_details import (
    Reason,
    drivers_of,
    finish_day,
    gate_drivers_of,
    milestone_day,
    violations_of,
)


def assert_equal(made: Schedule, reference: Reference) -> None:
    threshold = reference.plan.programme.critical_threshold
    for name, at in reference.at.items():
        dates = made.initiative(name[1]) if name[0] == "initiative" else made.gate(name[1])
        assert (dates.start, dates.finish) == reference.dates(name), name
        assert (dates.total_float, dates.free_float) == (at.total_float, at.free_float), name
        assert_late_dates(dates, at, reference, name)
        assert dates.critical is (at.total_float is not None and at.total_float <= threshold), name
        assert dates.violates == violations_of(reference, name), name
    for each in reference.plan.initiatives.values():
        if ("initiative", each.id) not in reference.at:
            assert made.initiative(each.id) == Dates()
    assert made.finish == finish_day(reference)


def assert_late_dates(dates: Dates, at: Moments, reference: Reference, name: Name) -> None:
    """Without float they are the early dates, else they stand where late moments are."""
    found = (dates.late_start, dates.late_finish)
    if at.late_start is None or at.late_finish is None:
        assert found == (None, None), name
    elif at.total_float == 0:
        assert found == (dates.start, dates.finish), name
    elif at.start < at.finish:
        assert found == (reference.days[at.late_start], reference.days[at.late_finish - 1]), name
    else:
        ends_a_day = (
            at.finish > reference.start
            if name[0] == "gate"
            else reference.ends_a_day(reference.plan.initiatives[name[1]])
        )
        day = reference.days[at.late_finish - ends_a_day]
        assert found == (day, day), name


def agree(plan: Plan, status_date: date | None = None) -> None:
    reference = Reference(plan, status_date)
    if reference.goes_round():
        with pytest.raises(CycleError):
            schedule(plan, status_date=status_date)
        return
    assert_equal(schedule(plan, status_date=status_date), reference.run())


def reasons(drivers: tuple[Driver, ...]) -> set[Reason]:
    """What drivers name: the predecessor, or the day; the calendar names neither."""
    return {(each.kind, named_by(each)) for each in drivers}


def named_by(driver: Driver) -> Name | date | None:
    return driver.day if driver.node is None else (driver.node.kind, driver.node.id)


@given(plans(plain=True))
def test_that_links_of_every_type_with_lags_and_leads_give_the_dates_that_trying_finds(plan: Plan) -> None:
    agree(plan)


@given(plans())
@settings(max_examples=250)
def test_that_any_plan_gets_the_dates_and_floats_that_trying_finds(plan: Plan) -> None:
    agree(plan)


@given(plans(), maybe(days_near(-5, 20), chance=2))
def test_that_another_status_date_stands_in_the_place_of_the_programmes(
    plan: Plan, status_date: date | None
) -> None:
    agree(plan, status_date)


@given(plans())
def test_that_drivers_are_exactly_what_allows_no_earlier_date(plan: Plan) -> None:
    reference = Reference(plan)
    if reference.goes_round():
        return
    reference.run()
    made = schedule(plan)

    for each in plan.initiatives.values():
        assert reasons(made.drivers(each.id)) == drivers_of(reference, each), each.key
    for number in plan.stages:
        assert reasons(made.gate_drivers(number)) == gate_drivers_of(reference, number), number


@given(plans())
def test_that_milestones_stand_so_many_days_from_their_anchor_and_have_its_float(plan: Plan) -> None:
    reference = Reference(plan)
    if reference.goes_round():
        return
    reference.run()
    made = schedule(plan)

    for each in plan.milestones.values():
        dates = made.milestone(each.id)
        assert dates.start == dates.finish == milestone_day(reference, each), each.key
        hangs = each.initiative is not None and each.anchor is not Anchor.DATE and each.done_on is None
        of = reference.at.get(("initiative", each.initiative or 0)) if hangs else None
        expected = (None, None) if of is None else (of.total_float, of.free_float)
        assert (dates.total_float, dates.free_float) == expected, each.key
