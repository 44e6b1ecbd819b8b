"""What has become of each item between two reviews: dates, money, status, and what came or went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import (
    DatedState,
    Span,
    Variance,
    days_between,
    state_now,
    state_of_baseline,
    variances,
)


class Worth(NamedTuple):
    """What an initiative costs once and brings a year, in cents, and where it stands; None where unsaid."""

    cost: int | None = None
    benefit: int | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """All that is compared of one moment: a baseline, or now."""

    dated: DatedState
    worth: Mapping[int, Worth]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One initiative or gate at two moments."""

    variance: Variance
    before: Worth
    after: Worth

    @property
    def is_new(self) -> bool:
        """Whether it had no dates and has some."""
        return self.variance.before == Span() != self.variance.after

    @property
    def is_gone(self) -> bool:
        """Whether it had dates and has none any more."""
        return self.variance.after == Span() != self.variance.before

    @property
    def cost_more(self) -> int | None:
        """By how much it costs more; None where nobody said either time."""
        return _more(self.before.cost, self.after.cost)

    @property
    def benefit_more(self) -> int | None:
        """By how much more it brings a year; None where nobody said either time."""
        return _more(self.before.benefit, self.after.benefit)

    @property
    def differs(self) -> bool:
        return self.variance.moved or self.before != self.after


@dataclass(frozen=True, slots=True)
class Since:
    """What two reviews differ in; days are working days, positive for later; money is in cents."""

    items: tuple[ItemChange, ...]
    finish: date | None
    finish_days: int | None

    @property
    def new(self) -> int:
        return sum(each.is_new for each in self.items)

    @property
    def gone(self) -> int:
        return sum(each.is_gone for each in self.items)

    @property
    def cost_more(self) -> int:
        return sum(each.cost_more or 0 for each in self.items)

    @property
    def benefit_more(self) -> int:
        return sum(each.benefit_more or 0 for each in self.items)


def review_of(schedule: Schedule, baseline_id: int | None) -> Review:
    """What a baseline has frozen; without one, how things are now."""
    plan = schedule.plan
    if baseline_id is None:
        worth = {
            each.id: Worth(plan.cost_once(each.id), plan.benefit_per_year(each.id), each.status)
            for each in plan.initiatives.values()
        }
        return Review(state_now(schedule), worth)
    return Review(state_of_baseline(plan, baseline_id), _frozen_worth(plan, baseline_id))


def since(schedule: Schedule, before: int, after: int | None) -> Since:
    """What has changed from one baseline to another, or until now, in the working days of the programme."""
    earlier, later = review_of(schedule, before), review_of(schedule, after)
    items = []
    for each in variances(schedule, earlier.dated, later.dated):
        is_gate = each.node.kind == "gate"
        old = Worth() if is_gate else earlier.worth.get(each.node.id, Worth())
        new = Worth() if is_gate else later.worth.get(each.node.id, Worth())
        items.append(ItemChange(each, old, new))
    finish = later.dated.finish
    return Since(tuple(items), finish, days_between(schedule, earlier.dated.finish, finish))


def _frozen_worth(plan: Plan, baseline_id: int) -> dict[int, Worth]:
    return {
        item.initiative: Worth(item.cost, item.benefit, item.status)
        for item in plan.items_of_baseline.get(baseline_id, ())
        if item.initiative is not None
    }


def _more(before: int | None, after: int | None) -> int | None:
    return None if before is None and after is None else (after or 0) - (before or 0)
