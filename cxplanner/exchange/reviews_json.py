"""The reviews of a committee as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxplanner.plan.agenda import open_actions
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Meeting


def reviews_as_json(plan: Plan) -> dict[str, Any]:
    """All reviews from the first to the latest, and the actions that are still open."""
    return {
        "format": "cxplanner-reviews-1",
        "reviews": [_review(plan, each, number) for number, each in enumerate(plan.reviews, start=1)],
        "open_actions": [_action(plan, each) for each in open_actions(plan)],
    }


def _review(plan: Plan, review: Meeting, number: int) -> dict[str, Any]:
    """`finish` and `gates` are as the review froze them, and empty before it is closed."""
    baseline = plan.baseline_of(review.id)
    items = plan.items_of_baseline.get(baseline.id, ()) if baseline is not None else ()
    agenda = plan.agenda_of.get(review.id, ())
    return {
        "number": number,
        "title": review.title,
        "date": review.held_on.isoformat(),
        "closed_on": review.closed_on.isoformat() if review.closed_on else None,
        "attendees": list(review.attendees),
        "minutes": review.minutes,
        "finish": baseline.finish.isoformat() if baseline is not None and baseline.finish else None,
        "gates": {
            plan.stages[each.gate].gate_key: each.finish.isoformat() if each.finish else None
            for each in items
            if each.gate is not None
        },
        "decisions": [
            {"title": each.title, "outcome": each.outcome.value}
            for each in agenda
            if each.kind is AgendaKind.DECISION
        ],
    }


def _action(plan: Plan, action: AgendaItem) -> dict[str, Any]:
    return {
        "title": action.title,
        "owner": plan.people[action.owner].name if action.owner is not None else None,
        "due": action.due.isoformat() if action.due else None,
        "since": plan.meetings[action.meeting].held_on.isoformat(),
    }
