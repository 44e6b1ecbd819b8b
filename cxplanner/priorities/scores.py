"""Scores of open initiatives: customer, business, enablement and urgency; value, size, priority, quadrant.

Source: domain, section 6. What cannot be known yet counts as nothing, and is named in `missing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Final

from cxplanner.plan.initiatives import CashflowKind, Initiative, Recurrence, Status, Urgency
from cxplanner.priorities.enablement import sums_below

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan

OPEN: Final = frozenset((Status.MEASURE, Status.CANDIDATE, Status.APPROVED, Status.ACTIVE, Status.PAUSED))
LARGEST_SMALL_SIZE: Final = 5
_URGENCY: Final = {
    Urgency.NONE: 0,
    Urgency.TWELVE_MONTHS: 30,
    Urgency.SIX_MONTHS: 60,
    Urgency.FIXED_DATE: 100,
}
_SIZES: Final = ((1, 1), (2, 2), (4, 3), (8, 5), (16, 8), (32, 13))
_LARGEST_SIZE: Final = 20


class Quadrant(StrEnum):
    """Where value and size put an initiative."""

    QUICK_WIN = "quick_win"
    BIG_BET = "big_bet"
    FILL_IN = "fill_in"
    QUESTION = "question"


class Missing(StrEnum):
    """What a score lacks."""

    MOMENTS = "moments"
    MONEY = "money"
    PERSON_MONTHS = "person_months"


@dataclass(frozen=True, slots=True)
class Score:
    """Parts and value are 0 to 100. Size, priority and quadrant are None without person-months."""

    initiative: int
    customer: float
    business: float
    enablement: float
    urgency: float
    value: float
    size: int | None
    priority: float | None
    quadrant: Quadrant | None
    missing: frozenset[Missing]


def scores(plan: Plan, customer: Mapping[int, float] | None = None) -> dict[int, Score]:
    """The scores of open initiatives by id.

    `customer` is what each does for customers, 0 to 100 for the most; without it, moments are missing. Values
    are large or small beside the median of what is accepted: ideas do not move the mark they are held to.
    """
    open_ones = [each for each in plan.initiatives_in_order if each.status in OPEN]
    for_customers = {each.id: (customer or {}).get(each.id, 0.0) for each in open_ones}
    business = _of_the_most({each.id: _yearly_gain(plan, each) for each in open_ones})
    enablement = _enablement(plan, for_customers, business)
    scored = {}
    for each in open_ones:
        parts = (
            for_customers[each.id],
            business[each.id],
            enablement[each.id],
            float(_URGENCY[each.urgency]),
        )
        scored[each.id] = _score(plan, each, parts, knows_moments=each.id in (customer or {}))
    accepted = [each for each in open_ones if each.status is not Status.MEASURE] or open_ones
    middle = median(scored[each.id].value for each in accepted) if accepted else 0.0
    return {id_: replace(score, quadrant=_quadrant(score, middle)) for id_, score in scored.items()}


def size_of(person_months: float | None) -> int | None:
    """The size class of an effort, or None where nobody has estimated it."""
    if person_months is None:
        return None
    return next((size for most, size in _SIZES if person_months <= most), _LARGEST_SIZE)


def _yearly_gain(plan: Plan, initiative: Initiative) -> float:
    yearly = [
        each for each in plan.cashflows_of.get(initiative.id, ()) if each.recurrence is Recurrence.YEARLY
    ]
    gain = sum(each.amount * each.probability for each in yearly if each.kind is CashflowKind.BENEFIT)
    return max(0.0, gain - sum(each.amount for each in yearly if each.kind is CashflowKind.COST))


def _of_the_most(amounts: Mapping[int, float]) -> dict[int, float]:
    """Each amount in hundredths of the largest; where that is nothing, all are nothing."""
    most = max(amounts.values(), default=0.0)
    return {id_: 100 * amount / most if most else 0.0 for id_, amount in amounts.items()}


def _enablement(plan: Plan, customer: Mapping[int, float], business: Mapping[int, float]) -> dict[int, float]:
    """What waits for each, directly or not, counted once."""
    programme = plan.programme
    weights = programme.weight_customer, programme.weight_business
    if not sum(weights):
        return dict.fromkeys(business, 0.0)
    worth = {
        id_: (weights[0] * customer[id_] + weights[1] * business[id_]) / sum(weights) for id_ in business
    }
    below = sums_below(plan, worth)
    return _of_the_most({id_: below[id_] for id_ in business})


def _score(
    plan: Plan, initiative: Initiative, parts: tuple[float, float, float, float], *, knows_moments: bool
) -> Score:
    programme = plan.programme
    weights = (
        programme.weight_customer,
        programme.weight_business,
        programme.weight_enablement,
        programme.weight_urgency,
    )
    value = sum(weight * part for weight, part in zip(weights, parts, strict=True)) / 100
    size = size_of(initiative.person_months)
    priority = value * initiative.confidence / 100 / size if size is not None else None
    lacks = {
        Missing.MOMENTS: not knows_moments,
        Missing.MONEY: not plan.cashflows_of.get(initiative.id),
        Missing.PERSON_MONTHS: size is None,
    }
    missing = frozenset(each for each, is_missing in lacks.items() if is_missing)
    return Score(initiative.id, *parts, value, size, priority, None, missing)


def _quadrant(score: Score, middle: float) -> Quadrant | None:
    if score.size is None:
        return None
    is_small = score.size <= LARGEST_SMALL_SIZE
    if score.value >= middle:
        return Quadrant.QUICK_WIN if is_small else Quadrant.BIG_BET
    return Quadrant.FILL_IN if is_small else Quadrant.QUESTION
