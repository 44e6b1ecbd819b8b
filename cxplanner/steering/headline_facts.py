"""Facts for the sentence at the head of a page that a plan alone does not tell: gates passed, a way back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cxplanner.errors import EditError, ScheduleError
from cxplanner.plan.agenda import open_decisions
from cxplanner.plan.edits.kept_changes import read_change, with_change
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GateOutcome
from cxplanner.plan.reviews import AgendaItem
from cxplanner.scheduling.schedule import Schedule, schedule


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
    """The decision of a meeting that wins back most of the finish; None where none does."""
    found = []
    for place, decision in enumerate(open_decisions(made.plan, meeting_id), start=1):
        days = _days_won(made, decision)
        if days > 0:
            found.append(WayBack(decision.id, place, days))
    return max(found, key=lambda each: (each.days, -each.place), default=None)


def _days_won(made: Schedule, decision: AgendaItem) -> int:
    """What the recommended option wins, or without a recommendation the best of all."""
    options = decision.options
    if decision.recommended is not None and decision.recommended < len(options):
        options = (options[decision.recommended],)
    days = [0]
    for option in options:
        if option.change:
            try:
                plan = with_change(made.plan, read_change(option.change))
                then = schedule(plan, status_date=made.status_date, previous=made)
            except (EditError, ScheduleError):
                continue  # What it was to change has changed since: it wins nothing as it stands.
            days.append(made.working_days_between(then.finish, made.finish))
    return max(days)
