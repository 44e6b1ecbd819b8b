"""Dates that a review froze and that have slipped: by how much, pushed by whom, and the reason said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxplanner.plan.baselines import Baseline
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import SlipReason
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import (
    DatedState,
    Span,
    Variance,
    state_now,
    state_of_baseline,
    variances,
)


@dataclass(frozen=True, slots=True)
class SlippedDate:
    """A frozen date that is now later by more than the programme's threshold of working days.

    Exactly one of `initiative`, `gate` (a stage's number) and `milestone` is set. `pushed_by` are those that
    hold it there and slipped themselves. `meeting` is the review that froze it, None for a baseline that was
    taken by hand. `reason` is what was said of it since that review, in a sentence.
    """

    frozen_on: date
    moved_to: date
    days: int
    initiative: int | None = None
    gate: int | None = None
    milestone: int | None = None
    pushed_by: tuple[Node, ...] = ()
    meeting: int | None = None
    reason: SlipReason | None = None

    @property
    def asks(self) -> bool:
        """Whether its reason is to be asked: nobody pushed it, and nobody has said it yet."""
        return not self.pushed_by and self.reason is None and self.meeting is not None


def last_frozen(plan: Plan, on: date | None = None) -> Baseline | None:
    """The baseline of the last closed review until a day; without a review, the latest baseline."""
    taken = [each for each in plan.baselines_in_order if on is None or each.taken_on <= on]
    of_reviews = [each for each in taken if each.meeting is not None]
    found = of_reviews or taken
    return found[-1] if found else None


def slipped_dates(schedule: Schedule, baseline: Baseline) -> tuple[SlippedDate, ...]:
    """What has slipped since a baseline by more than the threshold: initiatives, milestones, gates."""
    plan = schedule.plan
    before = state_of_baseline(plan, baseline.id)
    moved = {each.node: each for each in variances(schedule, before, state_now(schedule))}
    slipping = {node for node, each in moved.items() if _slip(each) > plan.programme.slip_threshold}
    found = [_of_node(schedule, baseline, moved[node], moved) for node in moved if node in slipping]
    first_gate = next((place for place, each in enumerate(found) if each.gate is not None), len(found))
    return (*found[:first_gate], *_milestones(schedule, baseline, before), *found[first_gate:])


def _slip(variance: Variance) -> int:
    return variance.finish_days or 0


def _of_node(
    schedule: Schedule, baseline: Baseline, variance: Variance, moved: dict[Node, Variance]
) -> SlippedDate:
    node, frozen_on, now = variance.node, variance.before.finish, variance.after.finish
    assert frozen_on is not None
    assert now is not None
    initiative = node.id if node.kind == "initiative" else None
    gate = node.id if node.kind == "gate" else None
    return SlippedDate(
        frozen_on,
        now,
        _slip(variance),
        initiative,
        gate,
        None,
        _pushers(schedule, variance, moved),
        baseline.meeting,
        _reason(schedule.plan, baseline, initiative, gate, None),
    )


def _pushers(schedule: Schedule, variance: Variance, moved: dict[Node, Variance]) -> tuple[Node, ...]:
    """Those that hold it and slipped, unless it slips beyond the threshold by itself."""
    own = _slip(variance) - (variance.start_days or 0)
    if variance.node.kind == "initiative" and own > schedule.plan.programme.slip_threshold:
        return ()
    holding = (driver.node for driver in schedule.drivers_of(variance.node))
    return tuple(
        dict.fromkeys(
            node for node in holding if node is not None and node in moved and _slip(moved[node]) > 0
        )
    )


def _milestones(schedule: Schedule, baseline: Baseline, before: DatedState) -> list[SlippedDate]:
    """Milestones that slipped; one that hangs on an initiative is pushed by it."""
    plan, found = schedule.plan, []
    for milestone in plan.milestones_in_order:
        if milestone.initiative is None or milestone.anchor is Anchor.DATE:
            continue
        node = Node("initiative", milestone.initiative)
        span = before.spans.get(node, Span())
        frozen_on = schedule.milestone_day(
            milestone, span.start if milestone.anchor is Anchor.START else span.finish
        )
        now = schedule.milestone(milestone.id).finish
        if frozen_on is None or now is None:
            continue
        days = schedule.working_days_between(frozen_on, now)
        if days > plan.programme.slip_threshold:
            reason = _reason(plan, baseline, None, None, milestone.id)
            found.append(
                SlippedDate(frozen_on, now, days, None, None, milestone.id, (node,), baseline.meeting, reason)
            )
    return found


def _reason(
    plan: Plan, baseline: Baseline, initiative: int | None, gate: int | None, milestone: int | None
) -> SlipReason | None:
    """The reason that was said since the review, kept with the item."""
    return next(
        (
            each
            for each in plan.slip_reasons.values()
            if each.meeting == baseline.meeting
            and (each.initiative, each.gate, each.milestone) == (initiative, gate, milestone)
        ),
        None,
    )
