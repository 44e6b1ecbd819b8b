"""Whether a value has changed, for better or worse, and by more than noise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isclose

from cxplanner.indicators.estimates import Estimate, difference_margin


class Direction(StrEnum):
    """Where a change leads, by what is better for the indicator."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Certainty(StrEnum):
    """What can be said of a change: it is more than noise, it may be noise, or no margin is known."""

    MORE_THAN_NOISE = "more_than_noise"
    WITHIN_NOISE = "within_noise"
    NO_MARGIN = "no_margin"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """From one value to another; `margin` is what the difference must exceed to be more than noise."""

    difference: float
    direction: Direction
    certainty: Certainty
    margin: float | None


def change_between(before: Estimate, after: Estimate, *, up_is_better: bool) -> ValueChange:
    """The change from one value to another. Equal values are no change whatever their margins."""
    difference = after.value - before.value
    if isclose(after.value, before.value, rel_tol=1e-12, abs_tol=1e-12):
        difference, direction = 0.0, Direction.SAME
    else:
        direction = Direction.BETTER if (difference > 0) == up_is_better else Direction.WORSE
    margin = difference_margin(before, after, rises=difference >= 0)
    if margin is None:
        certainty = Certainty.NO_MARGIN
    else:
        certainty = Certainty.MORE_THAN_NOISE if abs(difference) > margin else Certainty.WITHIN_NOISE
    return ValueChange(difference, direction, certainty, margin)


def progress_to(target: float, baseline: float, now: float) -> float | None:
    """The share of the way from baseline to target that has been made: 0 at the baseline, 1 at the target.

    Below 0 where the value went the other way, above 1 beyond the target; None where there is no way to go.
    """
    if target == baseline:
        return None
    return (now - baseline) / (target - baseline)


def is_reached(target: float, now: float, *, up_is_better: bool) -> bool:
    """Whether a value is at its target or beyond."""
    return now >= target if up_is_better else now <= target
