"""What a refused cell offers: edits that would be accepted, each with the words of its button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from ui.initiatives.cell_edits import NamedEdit, cell_edit
from ui.initiatives.columns import Column

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """A button's words and the edit behind it; without an edit the cell goes back to what it was."""

    text: str
    named: NamedEdit | None


def proposals(
    error: CXPlannerError, plan: Plan, schedule: Schedule, words: Words, initiative_id: int
) -> tuple[Proposal, ...]:
    """What can be done at once about a refused value of an initiative."""
    if error.code == "finish_before_start" and isinstance(error.facts.get("finish"), date):
        return _other_finishes(error, plan, schedule, words, initiative_id)
    if error.code in ("active_without_start", "done_without_start", "done_without_finish"):
        return _actual_dates(error, schedule, words, initiative_id)
    if error.code == "finish_without_done":
        return (Proposal(words.say("Take out the actual finish"), _reopened(initiative_id)),)
    return ()


def _other_finishes(
    error: CXPlannerError, plan: Plan, schedule: Schedule, words: Words, initiative_id: int
) -> tuple[Proposal, ...]:
    """Keep the duration; or the same day of the first year in which it is after the start."""
    dates = schedule.initiative(initiative_id)
    finish, wanted = dates.finish, error.facts["finish"]
    if finish is None or dates.start is None or not isinstance(wanted, date):
        return ()
    days = words.duration(plan.initiatives[initiative_id].duration)
    kept = Proposal(words.say("Keep {duration}: {date}", duration=days, date=words.date(finish)), None)
    later = _later_year(wanted, dates.start)
    if later is None:
        return (kept,)
    moved = cell_edit(schedule, initiative_id, Column.FINISH, later.isoformat())
    return kept, Proposal(words.say("Use {date}", date=words.date(later)), moved)


def _later_year(day: date, start: date) -> date | None:
    for years in range(1, 11):
        try:
            later = day.replace(year=day.year + years)
        except ValueError:
            continue
        if later >= start:
            return later
    return None


def _actual_dates(
    error: CXPlannerError, schedule: Schedule, words: Words, initiative_id: int
) -> tuple[Proposal, ...]:
    """The planned dates as the actual ones: somebody presses the button, so nothing is invented."""
    dates = schedule.initiative(initiative_id)
    if dates.start is None or dates.finish is None:
        return ()
    if error.code == "active_without_start":
        text = words.say("It started on {date}", date=words.date(dates.start))
        values = {"status": Status.ACTIVE, "actual_start": dates.start}
    else:
        text = words.say("It finished on {date}", date=words.date(dates.finish))
        values = {"status": Status.DONE, "actual_start": dates.start, "actual_finish": dates.finish}
    return (
        Proposal(
            text, NamedEdit("set_status", lambda plan: initiatives.change(plan, initiative_id, **values))
        ),
    )


def _reopened(initiative_id: int) -> NamedEdit:
    def edit(plan: Plan) -> Plan:
        active = {"status": Status.ACTIVE, "actual_finish": None}
        return initiatives.change(plan, initiative_id, **active)

    return NamedEdit("set_status", edit)
