"""Values with what is known of their margin: from answers on a scale, from shares, or a value alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Final

from cxplanner.plan.indicators import EffortMethod

NORMAL_95: Final = 1.96
"""Standard errors to each side of a value between which 95 of 100 repetitions fall."""
FEWEST_ANSWERS: Final = 30
WIDEST_NPS_MARGIN: Final = 10.0
"""With fewer answers, or a wider margin of an NPS, a value is to be read as indicative (rule KPI-03)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and the interval that holds the true one 95 times of 100; no interval where none is known.

    Shares and scores are in points of a hundred. `answers` is what the value rests on.
    """

    value: float
    low: float | None = None
    high: float | None = None
    answers: int | None = None

    @property
    def margin(self) -> float | None:
        """The wider side of the interval, as written after ±."""
        if self.low is None or self.high is None:
            return None
        return max(self.high - self.value, self.value - self.low)

    @property
    def has_few_answers(self) -> bool:
        return self.answers is not None and self.answers < FEWEST_ANSWERS


def nps(counts: Sequence[int]) -> Estimate:
    """100 × (promoters − detractors) ÷ answers, from how many answered 0 to 10. Passives stay in the answers.

    SE = 100·√((p + d − (p − d)²) ÷ N), margin = 1.96·SE. The same formula serves employees (eNPS).
    """
    return _net(above=sum(counts[9:]), below=sum(counts[:7]), answers=sum(counts))


def csat(counts: Sequence[int]) -> Estimate:
    """The share of answers 4 and 5 among answers 1 to 5."""
    return share(sum(counts[3:]), sum(counts))


def ces(counts: Sequence[int], method: EffortMethod = EffortMethod.TOP_THREE) -> Estimate:
    """Customer effort, version 2.0: the share of answers 5 to 7 among answers 1 to 7; or another method.

    `MEAN` is the mean answer, 1 to 7; `NET` the share of 6 and 7 less that of 1 to 3.
    """
    if method is EffortMethod.NET:
        return _net(above=sum(counts[5:]), below=sum(counts[:3]), answers=sum(counts))
    if method is EffortMethod.MEAN:
        return _mean(counts)
    return share(sum(counts[4:]), sum(counts))


def share(part: float, whole: float) -> Estimate:
    """A part of a whole in points of a hundred, with the interval of Wilson's score.

    A part that is larger than the whole has no interval, since nothing was drawn at random from it.
    """
    if whole <= 0:
        raise ValueError("a share needs a whole above zero")
    rate = part / whole
    answers = round(whole)
    if not 0 <= rate <= 1:
        return Estimate(100 * rate, answers=answers)
    square = NORMAL_95**2
    centre = (rate + square / (2 * whole)) / (1 + square / whole)
    half = NORMAL_95 / (1 + square / whole) * sqrt(rate * (1 - rate) / whole + square / (4 * whole**2))
    # The bounds meet 0 and 100 exactly in theory; rounding must not carry the value out of them.
    low, high = min(centre - half, rate), max(centre + half, rate)
    return Estimate(100 * rate, 100 * max(0.0, low), 100 * min(1.0, high), answers)


def difference_margin(before: Estimate, after: Estimate, *, rises: bool) -> float | None:
    """How far two values must differ to be more than noise, in the direction that they went.

    The sides of the intervals that face each other, combined as √(a² + b²): for an NPS that is
    1.96·√(SE₁² + SE₂²), for shares it is Newcombe's interval made of two of Wilson's.
    """
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return None
    if rises:
        return hypot(before.high - before.value, after.value - after.low)
    return hypot(before.value - before.low, after.high - after.value)


def _net(above: int, below: int, answers: int) -> Estimate:
    if answers <= 0:
        raise ValueError("a score needs answers")
    up, down = above / answers, below / answers
    # Rounding may leave a variance just under zero where all answered alike.
    error = 100 * sqrt(max(0.0, up + down - (up - down) ** 2) / answers)
    value, margin = 100 * (above - below) / answers, NORMAL_95 * error
    return Estimate(value, value - margin, value + margin, answers)


def _mean(counts: Sequence[int]) -> Estimate:
    answers = sum(counts)
    if answers <= 0:
        raise ValueError("a mean needs answers")
    mean = sum(answer * number for answer, number in enumerate(counts, start=1)) / answers
    if answers == 1:
        return Estimate(mean, answers=1)
    squares = sum(number * (answer - mean) ** 2 for answer, number in enumerate(counts, start=1))
    margin = NORMAL_95 * sqrt(squares / (answers - 1) / answers)
    return Estimate(mean, mean - margin, mean + margin, answers)
