"""Standings of indicators for tests."""

from __future__ import annotations

from datetime import date

from cxplanner.indicators.cadence import next_measurement
from cxplanner.indicators.estimates import Estimate
from cxplanner.indicators.standing import Standing, Wave
from cxplanner.indicators.target_line import TargetPoint

TODAY = date(2026, 10, 15)


def a_standing(
    waves: list[tuple[date, Estimate]],
    points: list[TargetPoint] | None = None,
    *,
    baseline: Estimate | None = None,
    baseline_on: date | None = None,
    up: bool = True,
) -> Standing:
    """With a baseline that is the first wave, unless one is given."""
    made = tuple(Wave(day, estimate, number) for number, (day, estimate) in enumerate(waves, start=1))
    if baseline is None and made:
        baseline, baseline_on = made[0].estimate, made[0].taken_on
    target = points[-1].value if points else None
    due = next_measurement(made[-1].taken_on if made else None, 90, TODAY)
    return Standing(up, made, baseline, baseline_on, target, tuple(points or ()), due, TODAY)
