"""Changes for better or worse, progress to a target, cadence, and the way to a target."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxplanner.indicators.cadence import DueState, NextMeasurement, next_measurement
from cxplanner.indicators.changes import Certainty, Direction, change_between, is_reached, progress_to
from cxplanner.indicators.estimates import Estimate, share
from cxplanner.indicators.target_line import TargetPoint, target_points, wanted_on

MARCH, JUNE, DECEMBER = date(2026, 3, 1), date(2026, 6, 9), date(2026, 12, 31)


def test_that_up_is_better_or_worse_by_what_the_indicator_says() -> None:
    before, after = Estimate(10.0), Estimate(8.0)
    assert change_between(before, after, up_is_better=True).direction is Direction.WORSE
    assert change_between(before, after, up_is_better=False).direction is Direction.BETTER
    assert change_between(before, before, up_is_better=True).direction is Direction.SAME


def test_that_a_difference_within_its_margin_may_be_noise() -> None:
    change = change_between(share(50, 100), share(55, 100), up_is_better=True)
    assert change.certainty is Certainty.WITHIN_NOISE
    change = change_between(share(500, 1_000), share(560, 1_000), up_is_better=True)
    assert change.certainty is Certainty.MORE_THAN_NOISE


def test_that_without_a_margin_nothing_is_said_of_noise() -> None:
    change = change_between(Estimate(1.0), share(1, 2), up_is_better=True)
    assert (change.certainty, change.margin) == (Certainty.NO_MARGIN, None)


@given(st.integers(0, 300), st.integers(0, 300))
def test_that_a_change_back_has_the_other_sign_and_the_same_certainty(one: int, other: int) -> None:
    first, second = share(one, 300), share(other, 300)
    there = change_between(first, second, up_is_better=True)
    back = change_between(second, first, up_is_better=True)
    assert there.difference == pytest.approx(-back.difference)
    if there.difference:
        assert there.certainty is back.certainty
        assert {there.direction, back.direction} == {Direction.BETTER, Direction.WORSE}


def test_that_progress_is_the_share_of_the_way_whichever_way_is_better() -> None:
    assert progress_to(32, 12, 22) == 0.5
    assert progress_to(1.0, 9.0, 7.0) == 0.25
    assert progress_to(32, 12, 2) == -0.5
    assert progress_to(12, 12, 12) is None


def test_that_a_target_is_reached_at_its_very_value() -> None:
    assert is_reached(32, 32, up_is_better=True)
    assert is_reached(1, 1, up_is_better=False)
    assert not is_reached(1, 2, up_is_better=False)


def test_that_a_measurement_is_due_at_its_cadence_and_overdue_a_quarter_later() -> None:
    def state(days: int) -> NextMeasurement:
        return next_measurement(MARCH, 100, MARCH + timedelta(days=days))

    assert state(99) == NextMeasurement(DueState.NOT_YET, JUNE)
    assert state(100) == NextMeasurement(DueState.DUE, JUNE)
    assert state(125) == NextMeasurement(DueState.DUE, JUNE, 25)
    assert state(126) == NextMeasurement(DueState.OVERDUE, JUNE, 26)


def test_that_what_was_never_measured_or_has_no_cadence_is_told() -> None:
    assert next_measurement(None, 90, MARCH).state is DueState.NEVER
    assert next_measurement(MARCH, 0, MARCH).state is DueState.NO_CADENCE
    assert next_measurement(date.max, 90, MARCH).state is DueState.NOT_YET


def test_that_targets_stand_in_the_order_of_days_and_gates_without_a_day_are_left_out() -> None:
    points = target_points([(2, DECEMBER, 30), (1, JUNE, 20), (3, None, 40)], DECEMBER, 30)
    assert points == (TargetPoint(JUNE, 20, 1), TargetPoint(DECEMBER, 30, 2))
    later = DECEMBER + timedelta(days=1)
    assert target_points([(2, DECEMBER, 30)], later, 45)[-1] == TargetPoint(later, 45)
    assert target_points([], DECEMBER, None) == ()


def test_that_what_is_wanted_lies_straight_between_two_points() -> None:
    points = (TargetPoint(JUNE, 20, 1), TargetPoint(DECEMBER, 30))
    assert wanted_on(MARCH, (MARCH, 10), points) == 10
    assert wanted_on(MARCH + timedelta(days=50), (MARCH, 10), points) == 15
    assert wanted_on(DECEMBER + timedelta(days=9), (MARCH, 10), points) == 30
    assert wanted_on(MARCH, None, points) is None
    assert wanted_on(MARCH - timedelta(days=1), (MARCH, 10), points) is None
    assert wanted_on(MARCH, (MARCH, 10), ()) is None


def test_that_a_target_before_the_baseline_is_no_part_of_the_way() -> None:
    points = (TargetPoint(MARCH, 20), TargetPoint(DECEMBER, 30))
    assert wanted_on(JUNE, (JUNE, 10), points) == 10
