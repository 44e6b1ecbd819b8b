"""How far dates have moved: between a baseline and now, or between any two frozen or computed states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.plan.edits import baselines
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule


class Span(NamedTuple):
    """First and last day, both included; None for what is not scheduled."""

    start: date | None = None
    finish: date | None = None


@dataclass(frozen=True, slots=True)
class DatedState:
    """All dates of a programme at one moment: those of a baseline, or those computed now."""

    spans: Mapping[Node, Span]
    finish: date | None


@dataclass(frozen=True, slots=True)
class Variance:
    """How one initiative or gate has moved, in working days; positive is later.

    Days are None where one of the two states has no such date.
    """

    node: Node
    before: Span
    after: Span
    start_days: int | None
    finish_days: int | None

    @property
    def moved(self) -> bool:
        return self.before != self.after


def state_now(schedule: Schedule) -> DatedState:
    """The dates of a schedule."""
    plan = schedule.plan
    nodes = [*(Node("initiative", id_) for id_ in plan.initiatives), *(Node("gate", n) for n in plan.stages)]
    dates = {node: schedule.dates_of(node) for node in nodes}
    return DatedState({node: Span(each.start, each.finish) for node, each in dates.items()}, schedule.finish)


def state_of_baseline(plan: Plan, baseline_id: int) -> DatedState:
    """The dates that a baseline has frozen."""
    spans = {}
    for item in plan.items_of_baseline.get(baseline_id, ()):
        node = Node("initiative", item.initiative) if item.initiative is not None else None
        if item.gate is not None:
            node = Node("gate", item.gate)
        if node is not None:
            spans[node] = Span(item.start, item.finish)
    return DatedState(spans, plan.baselines[baseline_id].finish)


def freeze_now(schedule: Schedule, name: str, taken_on: date) -> Plan:
    """The plan of a schedule with its dates as one more baseline. Raises EditError as freezing does."""
    plan = schedule.plan
    initiatives = {id_: schedule.initiative(id_) for id_ in plan.initiatives}
    return baselines.freeze(
        plan,
        name,
        taken_on,
        initiatives={id_: (dates.start, dates.finish) for id_, dates in initiatives.items()},
        gates={number: schedule.gate(number).finish for number in plan.stages},
        finish=schedule.finish,
    )


def variances(schedule: Schedule, before: DatedState, after: DatedState) -> tuple[Variance, ...]:
    """What each initiative and gate has moved, in the working days of the schedule's programme.

    Initiatives in the order of the plan, then gates; what neither state has dates for is left out.
    """
    plan = schedule.plan
    nodes = [Node("initiative", each.id) for each in plan.initiatives_in_order]
    nodes += [Node("gate", number) for number in sorted(plan.stages)]
    found = (
        variance(schedule, node, before.spans.get(node, Span()), after.spans.get(node, Span()))
        for node in nodes
    )
    return tuple(each for each in found if (each.before, each.after) != (Span(), Span()))


def variance(schedule: Schedule, node: Node, before: Span, after: Span) -> Variance:
    """What one initiative or gate has moved."""
    return Variance(
        node,
        before,
        after,
        days_between(schedule, before.start, after.start),
        days_between(schedule, before.finish, after.finish),
    )


def milestone_variance(schedule: Schedule, milestone_id: int, before: DatedState) -> Variance | None:
    """What a milestone has moved with the initiative that it hangs on; None for one on a day of its own.

    A baseline keeps no milestones: where one stood follows from the dates that its initiative had. The node
    is that initiative's.
    """
    milestone = schedule.plan.milestones[milestone_id]
    if milestone.initiative is None or milestone.anchor is Anchor.DATE:
        return None
    node = Node("initiative", milestone.initiative)
    span = before.spans.get(node, Span())
    day = schedule.milestone_day(milestone, span.start if milestone.anchor is Anchor.START else span.finish)
    now = schedule.milestone(milestone_id).start
    return variance(schedule, node, Span(day, day), Span(now, now)) if day is not None else None


def days_between(schedule: Schedule, before: date | None, after: date | None) -> int | None:
    """Working days from one date to another, negative when it is earlier; None unless both are there."""
    if before is None or after is None:
        return None
    return schedule.working_days_between(before, after)


def days_in(schedule: Schedule, span: Span) -> int | None:
    """How many of the programme's working days lie in a span."""
    if span.start is None or span.finish is None:
        return None
    return schedule.working_days_between(span.start - timedelta(days=1), span.finish)
