"""Where an indicator stands, from its waves and targets."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.indicators.changes import Certainty, Direction
from cxplanner.indicators.estimates import Estimate, share
from cxplanner.indicators.target_line import TargetPoint
from tests.indicators.standings import a_standing

MARCH, JUNE, END = date(2026, 3, 1), date(2026, 6, 1), date(2027, 3, 1)


def test_that_now_is_the_latest_wave_and_progress_counts_from_the_baseline() -> None:
    standing = a_standing([(MARCH, Estimate(10)), (JUNE, Estimate(25))], [TargetPoint(END, 40)])
    assert standing.now is not None
    assert standing.now.estimate.value == 25
    assert standing.progress == 0.5
    assert not standing.is_at_target


def test_that_the_baseline_alone_is_no_change() -> None:
    standing = a_standing([(MARCH, Estimate(10))], [TargetPoint(END, 40)])
    assert standing.is_at_baseline
    assert standing.since_baseline is None
    assert standing.since_last is None


def test_that_changes_are_told_since_the_baseline_and_since_the_wave_before() -> None:
    standing = a_standing(
        [(MARCH, share(100, 1_000)), (JUNE, share(200, 1_000)), (END, share(195, 1_000))], up=False
    )
    first, last = standing.since_baseline, standing.since_last
    assert first is not None
    assert last is not None
    assert (first.direction, first.certainty) == (Direction.WORSE, Certainty.MORE_THAN_NOISE)
    assert (last.direction, last.certainty) == (Direction.BETTER, Certainty.WITHIN_NOISE)


def test_that_an_indicator_without_baseline_says_no_progress() -> None:
    waves = a_standing([(JUNE, Estimate(25))], [TargetPoint(END, 40)])
    standing = a_standing([], [TargetPoint(END, 40)])
    assert standing.progress is None
    assert standing.now is None
    assert standing.wanted_now is None
    assert not standing.is_behind
    assert waves.progress == 0


def test_that_what_is_wanted_today_says_whether_one_is_behind() -> None:
    points = [TargetPoint(END, 46.5)]
    standing = a_standing([(MARCH, Estimate(10)), (JUNE, Estimate(25))], points)
    assert standing.wanted_now == pytest.approx(32.8)
    assert standing.is_behind
    assert not a_standing([(MARCH, Estimate(10)), (JUNE, Estimate(33))], points).is_behind
