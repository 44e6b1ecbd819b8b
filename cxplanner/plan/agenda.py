"""What a committee has before it: open actions that come back, decisions still to be taken."""

from __future__ import annotations

from datetime import date

from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import AgendaItem, AgendaKind, Meeting, Outcome

_UNSETTLED = (Outcome.PENDING, Outcome.DEFERRED)


def open_actions(plan: Plan, before: date | None = None) -> tuple[AgendaItem, ...]:
    """The actions that are not done, of meetings before a day or of all; those due first come first."""
    return tuple(
        sorted(_open(plan, AgendaKind.ACTION, before), key=lambda each: (each.due is None, each.due, each.id))
    )


def open_decisions(plan: Plan, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The decisions that a meeting is asked for: its own, and those that earlier meetings put off."""
    meeting = plan.meetings[meeting_id]
    own = [
        each
        for each in plan.agenda_of.get(meeting_id, ())
        if each.kind is AgendaKind.DECISION and each.outcome is Outcome.PENDING
    ]
    return (*own, *_open(plan, AgendaKind.DECISION, meeting.held_on))


def review_is_due(plan: Plan, day: date) -> bool:
    """Whether a review that is prepared is to be held on a day or was to be before."""
    return any(each.closed_on is None and each.held_on <= day for each in plan.reviews)


def last_review(plan: Plan, before: date | None = None) -> Meeting | None:
    """The last closed review, of all or of those held before a day."""
    closed = (each for each in plan.reviews if each.closed_on is not None)
    return max(
        (each for each in closed if before is None or each.held_on < before),
        key=lambda each: (each.held_on, each.id),
        default=None,
    )


def _open(plan: Plan, kind: AgendaKind, before: date | None) -> list[AgendaItem]:
    return [
        each
        for meeting in plan.meetings_in_order
        if before is None or meeting.held_on < before
        for each in plan.agenda_of.get(meeting.id, ())
        if each.kind is kind and each.outcome in _UNSETTLED
    ]
