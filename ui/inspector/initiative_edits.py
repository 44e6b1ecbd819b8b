"""What a field of the inspector means as an edit of initiatives. Each takes the ids and what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.edits.programme import with_person, with_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.notation import parse_duration
from cxplanner.plan.plan import Plan
from ui.widgets.date_field import typed_date

Edit = Callable[[Plan, Any], Plan]


def set_field(ids: Callable[[], Sequence[int]], name: str) -> Edit:
    """The edit that puts a value, as it is, into a field of all these initiatives."""
    return lambda plan, value: initiatives.change_all(plan, ids(), **{name: value})


def set_day(ids: Callable[[], Sequence[int]], name: str) -> Edit:
    """The edit that puts a typed date into a field."""
    return lambda plan, text: initiatives.change_all(plan, ids(), **{name: _day(plan, text, name)})


def set_owner(plan: Plan, ids: Sequence[int], name: str) -> Plan:
    """A person of this name, new or known, owns the initiatives; nobody for an empty name."""
    plan, person = with_person(plan, name)
    return initiatives.change_all(plan, ids, owner=person)


def set_team(plan: Plan, ids: Sequence[int], name: str) -> Plan:
    plan, team = with_team(plan, name)
    return initiatives.change_all(plan, ids, team=team)


def set_units(plan: Plan, ids: Sequence[int], text: str) -> Plan:
    """How many full-time people of its team an initiative needs; an empty text says nothing of it."""
    from ui.initiatives.typed_values import read_units

    units = read_units(text, "units") if text.strip() else None
    return initiatives.change_all(plan, ids, units=units)


def set_duration(plan: Plan, ids: Sequence[int], text: str) -> Plan:
    days = parse_duration(text, len(plan.programme.calendar.weekdays))
    return initiatives.change_all(plan, ids, duration=days)


def set_remaining(plan: Plan, ids: Sequence[int], text: str) -> Plan:
    """What is left of work under way; an empty text leaves it to the progress."""
    week = len(plan.programme.calendar.weekdays)
    days = parse_duration(text, week, "remaining") if text.strip() else None
    return initiatives.change_all(plan, ids, remaining=days)


def set_progress(plan: Plan, ids: Sequence[int], text: str) -> Plan:
    from ui.initiatives.typed_values import read_percent

    return initiatives.change_all(plan, ids, progress=read_percent(text, "progress"))


def set_predecessors(plan: Plan, initiative_id: int, text: str) -> Plan:
    week = len(plan.programme.calendar.weekdays)
    return dependencies.write_predecessors(plan, initiative_id, text, week)


def set_actual_start(plan: Plan, initiative_id: int, text: str) -> Plan:
    """The day work began; with it, an initiative that waited is under way, and without it, it waits again."""
    day = _day(plan, text, "actual_start")
    initiative = plan.initiatives[initiative_id]
    status = initiative.status
    if day is not None and status in (Status.CANDIDATE, Status.APPROVED):
        status = Status.ACTIVE
    elif day is None and status is Status.ACTIVE:
        status = Status.APPROVED
    return initiatives.change(plan, initiative_id, actual_start=day, status=status)


def set_actual_finish(plan: Plan, initiative_id: int, text: str) -> Plan:
    """The day work ended; with it the initiative is done, and without it, it is under way again."""
    day = _day(plan, text, "actual_finish")
    initiative = plan.initiatives[initiative_id]
    if day is not None:
        return initiatives.change(plan, initiative_id, actual_finish=day, status=Status.DONE)
    status = Status.ACTIVE if initiative.status is Status.DONE else initiative.status
    return initiatives.change(plan, initiative_id, actual_finish=None, status=status)


def set_status(plan: Plan, ids: Sequence[int], status: Status) -> Plan:
    """A status; one that is not *done* takes the date of the finish back."""
    values: dict[str, Any] = {"status": status}
    if status is not Status.DONE:
        values["actual_finish"] = None
    return initiatives.change_all(plan, ids, **values)


def _day(plan: Plan, text: str, field: str) -> Any:
    return typed_date(text, field, plan.programme.status_date or plan.programme.start)
