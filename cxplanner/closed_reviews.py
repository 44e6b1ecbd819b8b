"""Closing a review: dates, money, statuses, gates and indicators frozen with the whole plan, as one edit."""

from __future__ import annotations

from datetime import date, datetime

from cxplanner.plan.edits import reviews
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.schedule import Schedule
from cxplanner.scheduling.variance import freeze_now
from cxplanner.storage.frozen_plans import frozen


def close_review(schedule: Schedule, meeting_id: int, closed_on: date, printed_at: datetime) -> Plan:
    """The plan of a schedule in which a review that was prepared is closed.

    `printed_at` is the time that its sheets carry, whenever they are printed again. Raises EditError as
    `edits.reviews.close_review`.
    """
    meeting = schedule.plan.meetings[meeting_id]
    name = _free_name(schedule.plan, meeting.title, meeting.held_on)
    baseline = schedule.plan.next_id
    plan = freeze_now(schedule, name, meeting.held_on)
    return reviews.close_review(
        plan,
        meeting_id,
        baseline=baseline,
        closed_on=closed_on,
        printed_at=printed_at.isoformat(timespec="seconds"),
        packed=frozen,
    )


def _free_name(plan: Plan, title: str, held_on: date) -> str:
    """The review's title for its baseline; with the day, and a number, where baselines have that name."""
    taken = {each.name.casefold() for each in plan.baselines.values()}
    name, number = title, 1
    while name.casefold() in taken:
        name = f"{title} {held_on.isoformat()}" + (f" ({number})" if number > 1 else "")
        number += 1
    return name
