"""The decisions of the review that is due, as steps of a presentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.plan.agenda import last_review, open_decisions
from cxplanner.plan.reviews import AgendaItem
from cxplanner.presentation.steps import DecisionStep, decision_step
from cxplanner.steering.option_effects import asked_effect

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.plan.reviews import Meeting
    from cxplanner.scheduling.schedule import Schedule


def review_under_way(plan: Plan) -> Meeting | None:
    """The review that is prepared and not closed."""
    return next((each for each in plan.reviews if each.closed_on is None), None)


def baseline_to_compare(plan: Plan) -> int | None:
    """What the review before has frozen, while another one is under way."""
    meeting = review_under_way(plan)
    previous = last_review(plan, before=meeting.held_on) if meeting is not None else None
    baseline = plan.baseline_of(previous.id) if previous is not None else None
    return baseline.id if baseline is not None else None


def decision_steps(schedule: Schedule) -> list[DecisionStep]:
    """A step for each decision that is asked, with the roadmap as it would be."""
    meeting = review_under_way(schedule.plan)
    asked: tuple[AgendaItem, ...] = open_decisions(schedule.plan, meeting.id) if meeting is not None else ()
    found = []
    for number, item in enumerate(asked, start=1):
        effect = asked_effect(schedule, item)
        after = effect.after if effect is not None and not effect.does_nothing else None
        found.append(decision_step(schedule, item.id, (number, len(asked)), after))
    return found
