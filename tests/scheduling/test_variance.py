"""How far dates have moved since a baseline, and between two baselines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme, change_stage
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Closure, GatePolicy, WorkCalendar
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import schedule
from cxplanner.scheduling.variance import (
    DatedState,
    Span,
    Variance,
    days_between,
    days_in,
    state_now,
    state_of_baseline,
    variances,
)
from tests.builders import a_plan, id_of, with_baseline, with_initiative


def chained() -> Plan:
    """A of 5 days, then B of 3; gate 1 holds until A is finished."""
    plan = with_initiative(with_initiative(a_plan(), "A", 5), "B", 3, after="A", stage=2)
    return change_stage(plan, 1, gate_policy=GatePolicy.HOLD)


def since(plan: Plan, name: str, until: str | None = None) -> dict[str, Variance]:
    """The variances since a baseline, until another or until now, by key."""
    made = schedule(plan)
    ids = {each.name: each.id for each in plan.baselines.values()}
    after = state_of_baseline(plan, ids[until]) if until else state_now(made)
    found = variances(made, state_of_baseline(plan, ids[name]), after)
    keys = {Node("initiative", each.id): each.key for each in plan.initiatives.values()}
    return {keys.get(each.node, f"G{each.node.id}"): each for each in found}


def test_that_a_baseline_holds_the_dates_of_the_schedule() -> None:
    plan = with_baseline(chained(), "Kick-off")
    (which,) = plan.baselines
    assert state_of_baseline(plan, which) == state_now(schedule(plan))


def test_that_nothing_has_moved_since_a_baseline_that_was_just_taken() -> None:
    found = since(with_baseline(chained(), "Kick-off"), "Kick-off")
    assert {(each.start_days, each.finish_days, each.moved) for each in found.values()} == {(0, 0, False)}
    assert set(found) == {"A", "B", "G1", "G2", "G3", "G4"}


def test_that_variance_is_in_working_days_over_a_weekend_and_later_is_positive() -> None:
    plan = with_baseline(chained(), "Kick-off")
    later = since(initiatives.change(plan, id_of(plan, "A"), duration=7), "Kick-off")
    assert (later["A"].start_days, later["A"].finish_days) == (0, 2)
    assert (later["B"].start_days, later["B"].finish_days) == (2, 2)
    assert (later["G1"].start_days, later["G1"].finish_days) == (2, 2)
    earlier = since(initiatives.change(plan, id_of(plan, "A"), duration=4), "Kick-off")
    assert (earlier["B"].start_days, earlier["B"].finish_days) == (-1, -1)


def test_that_two_baselines_are_compared_whatever_the_plan_says_now() -> None:
    plan = with_baseline(chained(), "One")
    plan = with_baseline(initiatives.change(plan, id_of(plan, "A"), duration=8), "Two")
    plan = initiatives.change(plan, id_of(plan, "A"), duration=50)
    assert since(plan, "One", "Two")["B"].finish_days == 3
    assert since(plan, "Two", "One")["B"].finish_days == -3
    assert since(plan, "Two", "Two")["B"].finish_days == 0


def test_that_what_only_one_of_both_dates_has_no_variance() -> None:
    plan = with_baseline(chained(), "Kick-off")
    plan = with_initiative(plan, "C", 2)
    plan = initiatives.change(plan, id_of(plan, "B"), status=Status.REJECTED)
    found = since(plan, "Kick-off")
    assert (found["C"].before, found["C"].start_days, found["C"].finish_days) == (Span(), None, None)
    assert found["C"].moved
    assert found["B"].after == Span()
    assert found["B"].finish_days is None


def test_that_what_nobody_dates_is_left_out() -> None:
    plan = with_baseline(with_initiative(chained(), "Idea", status=Status.MEASURE), "Kick-off")
    assert "Idea" not in since(plan, "Kick-off")


def test_that_a_closure_since_then_counts_no_days() -> None:
    plan = with_baseline(chained(), "Kick-off")
    closed = WorkCalendar(closures=(Closure("Move", date(2026, 1, 7), date(2026, 1, 8)),))
    found = since(change_programme(plan, calendar=closed), "Kick-off")
    assert found["A"].finish_days == 2


def test_that_days_in_a_span_are_both_ends_and_what_is_between() -> None:
    made = schedule(chained())
    assert days_in(made, Span(date(2026, 1, 5), date(2026, 1, 12))) == 6
    assert days_in(made, Span(date(2026, 1, 5), date(2026, 1, 5))) == 1
    assert days_in(made, Span(None, date(2026, 1, 5))) is None


def test_that_the_finish_of_a_baseline_stays_when_an_initiative_is_deleted() -> None:
    plan = with_baseline(chained(), "Kick-off")
    (which,) = plan.baselines
    before = state_of_baseline(plan, which)
    after = state_of_baseline(initiatives.delete(plan, [id_of(plan, "B")]), which)
    assert isinstance(after, DatedState)
    assert after.finish == before.finish == date(2026, 1, 14)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_that_there_and_back_is_nothing(one: date, other: date) -> None:
    made = schedule(chained())
    there, back = days_between(made, one, other), days_between(made, other, one)
    assert there is not None
    assert back == -there


@pytest.mark.parametrize(("one", "other"), [(None, None), (None, date(2026, 1, 5)), (date(2026, 1, 5), None)])
def test_that_no_date_gives_no_days(one: date | None, other: date | None) -> None:
    assert days_between(schedule(chained()), one, other) is None
