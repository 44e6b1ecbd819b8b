"""The engine and a second scheduler that only tries day after day agree on every plan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cxplanner.errors import CycleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Dates, Schedule, schedule
from tests.scheduling.random_plans import plans
from tests.scheduling.reference import Moments, Name, Reference, state_of


def assert_equal(made: Schedule, reference: Reference) -> None:
    for name, at in reference.at.items():
        dates = made.initiative(name[1]) if name[0] == "initiative" else made.gate(name[1])
        assert (dates.start, dates.finish) == reference.dates(name), name
        assert (dates.total_float, dates.free_float) == (at.total_float, at.free_float), name
        assert_late_dates(dates, at, reference, name)
        assert dates.critical is (at.total_float is not None and at.total_float <= 0), name
    for each in reference.plan.initiatives.values():
        if ("initiative", each.id) not in reference.at:
            assert made.initiative(each.id) == Dates()


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


def agree(plan: Plan) -> None:
    reference = Reference(plan)
    if reference.goes_round():
        with pytest.raises(CycleError):
            schedule(plan)
        return
    assert_equal(schedule(plan), reference.run())


@given(plans(plain=True))
def test_that_links_of_every_type_with_lags_and_leads_give_the_dates_that_trying_finds(plan: Plan) -> None:
    agree(plan)


@given(plans())
@settings(max_examples=250)
def test_that_any_plan_gets_the_dates_and_floats_that_trying_finds(plan: Plan) -> None:
    agree(plan)


@given(plans())
def test_that_drivers_are_exactly_what_would_be_hurt_by_a_day_earlier(plan: Plan) -> None:
    reference = Reference(plan)
    if reference.goes_round():
        return
    reference.run()
    made = schedule(plan)

    for each in plan.initiatives.values():
        if state_of(each) == "waiting" and each.pinned_start is None and each.team not in reference.team_days:
            at = reference.at["initiative", each.id]
            hurt = reference.hurt_by(("initiative", each.id), (at.start - 1, at.finish - 1))
            assert {driver.node for driver in made.drivers(each.id) if driver.node} == hurt, each.key
    for number in plan.stages:
        moment = reference.at["gate", number].finish
        hurt = reference.hurt_by(("gate", number), (moment - 1, moment - 1))
        assert {driver.node for driver in made.gate_drivers(number) if driver.node} == hurt, number
