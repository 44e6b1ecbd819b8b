"""Facts for the sentence at the head of a page that a plan alone does not tell: gates passed, a way back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cxplanner.plan.agenda import open_decisions
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome
from cxplanner.scheduling.schedule import Schedule
from cxplanner.steering.option_effects import option_effects


class GatePassed(NamedTuple):
    """A gate that was decided go, with or without conditions."""

    number: int
    on: date
    conditional: bool


class WayBack(NamedTuple):
    """A decision that is asked for, its place among those from 1, and the working days that it wins back."""

    decision: int
    place: int
    days: int


def gates_passed_since(plan: Plan, day: date) -> tuple[GatePassed, ...]:
    """The gates that were passed after a day, the latest stage first."""
    return tuple(
        GatePassed(number, on, plan.stages[number].gate_outcome is GateOutcome.CONDITIONAL_GO)
        for number in sorted(plan.stages, reverse=True)
        if (on := plan.stages[number].gate_passed_on) is not None and on > day
    )


def way_back(made: Schedule, meeting_id: int) -> WayBack | None:
    """The decision of a meeting that wins back most of the finish; None where none does.

    Of a decision counts what is recommended, or without a recommendation the best of its options.
    """
    found = []
    for place, decision in enumerate(open_decisions(made.plan, meeting_id), start=1):
        effects = option_effects(made, decision)
        recommended = [each for each in effects if each.place == decision.recommended]
        days = max((each.days_won for each in recommended or effects), default=0)
        if days > 0:
            found.append(WayBack(decision.id, place, days))
    return max(found, key=lambda each: (each.days, -each.place), default=None)
