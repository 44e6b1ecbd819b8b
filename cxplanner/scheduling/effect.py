"""What a change of plan does: how far the finish and the gates move, and what it costs and brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cxplanner.plan.initiatives import CashflowKind, Recurrence, Status
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import DatedState, Span, days_between


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A date in two plans, and the working days between; positive is later, None where one has none."""

    before: date | None
    after: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What differs between two plans for those who decide.

    `gates` holds only those that moved, by stage. Money is in cents, before and after: what all initiatives
    that are not rejected cost once, and what they bring in a year.
    """

    finish: MovedDate
    gates: Mapping[int, MovedDate]
    cost: tuple[int, int]
    benefit: tuple[int, int]

    @property
    def cost_more(self) -> int:
        """Cents that the later plan costs more; negative for less."""
        return self.cost[1] - self.cost[0]

    @property
    def benefit_more(self) -> int:
        """Cents a year that the later plan brings more; negative for less."""
        return self.benefit[1] - self.benefit[0]


def effect_of(before: Schedule, after: Schedule) -> Effect:
    """The effect of going from one plan to another, in the working days of the later."""
    gates = {
        number: _moved(after, before.gate(number).finish, after.gate(number).finish)
        for number in sorted(before.plan.stages.keys() & after.plan.stages.keys())
    }
    return Effect(
        _moved(after, before.finish, after.finish),
        {number: moved for number, moved in gates.items() if moved.before != moved.after},
        (_cost(before.plan), _cost(after.plan)),
        (_benefit(before.plan), _benefit(after.plan)),
    )


def state_where_moved(before: Schedule, after: Schedule) -> DatedState:
    """The dates of the earlier plan, of those initiatives and gates alone that are not there any more."""
    spans = {}
    for node in _nodes(before.plan):
        old = before.dates_of(node)
        there = node.id in (after.plan.initiatives if node.kind == "initiative" else after.plan.stages)
        new = after.dates_of(node) if there else None
        if new is None or (old.start, old.finish) != (new.start, new.finish):
            spans[node] = Span(old.start, old.finish)
    return DatedState(spans, before.finish)


def _nodes(plan: Plan) -> Iterable[Node]:
    yield from (Node("initiative", id_) for id_ in plan.initiatives)
    yield from (Node("gate", number) for number in plan.stages)


def _moved(schedule: Schedule, before: date | None, after: date | None) -> MovedDate:
    return MovedDate(before, after, days_between(schedule, before, after))


def _cost(plan: Plan) -> int:
    return _sum(plan, CashflowKind.COST, Recurrence.ONCE)


def _benefit(plan: Plan) -> int:
    return _sum(plan, CashflowKind.BENEFIT, Recurrence.YEARLY)


def _sum(plan: Plan, kind: CashflowKind, recurrence: Recurrence) -> int:
    return sum(
        flow.amount
        for flow in plan.cashflows.values()
        if flow.kind is kind
        and flow.recurrence is recurrence
        and plan.initiatives[flow.initiative].status is not Status.REJECTED
    )
