"""What is typed into a cell, as an edit of the plan; what cannot be read is refused inside the edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cxplanner.errors import EditError
from cxplanner.exchange.choices import StageNames, read_status, read_stream
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.initiatives import Initiative, Status, Urgency
from cxplanner.plan.notation import parse_duration
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import Schedule
from ui.initiatives.columns import FIELDS, Column
from ui.initiatives.typed_values import read_date, read_percent

Chosen = TypeVar("Chosen", Stream, Status)
Edit = Callable[[Plan], Plan]
CellValue = str | int | Stream | Status | Urgency
"""What an editor hands over: a text, or the value that a list offers."""


@dataclass(frozen=True, slots=True)
class NamedEdit:
    """An edit with the key by which undo names it."""

    name: str
    edit: Edit


def cell_edit(schedule: Schedule, initiative_id: int, column: Column, value: CellValue) -> NamedEdit:
    """The edit that a value in a cell asks for."""

    def edit(plan: Plan) -> Plan:
        return put_cell(plan, schedule, initiative_id, column, value)

    return NamedEdit(edit_name(column), edit)


def put_cell(plan: Plan, schedule: Schedule, initiative_id: int, column: Column, value: CellValue) -> Plan:
    """A plan with this value in a cell. Raises EditError where the cell cannot hold it, or none."""
    field = FIELDS.get(column)
    if field is not None and field.put is not None:
        return field.put(plan, initiative_id, value)
    if column not in _EDITS:
        raise EditError("fixed_column", found=str(value))
    return _EDITS[column](plan, schedule, initiative_id, value)


def edit_name(column: Column) -> str:
    """The key by which undo names an edit of this column."""
    return _NAMES.get(column, f"set_{column.name.lower()}")


def set_owner(plan: Plan, initiative_ids: tuple[int, ...], name: str) -> Plan:
    """A plan in which a person, new or known, owns these initiatives; nobody for an empty name."""
    plan, person = with_person(plan, name)
    return initiatives.change_all(plan, initiative_ids, owner=person)


def _set_title(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, title=str(value))


def _set_key(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, key=str(value))


def _set_stage(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, stage=value if isinstance(value, int) else _stage_of(plan, value))


def _set_stream(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, stream=_choice_of(value, read_stream, "stream"))


def _set_status(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, status=_choice_of(value, read_status, "status"))


def _choice_of(value: CellValue, read: Callable[[str], Chosen | None], field: str) -> Chosen:
    """What a list offered, or what a pasted text names. Raises EditError("unknown_choice")."""
    chosen = read(str(value))
    if chosen is None:
        raise EditError("unknown_choice", field=field, found=str(value).strip())
    return chosen


def _stage_of(plan: Plan, value: str) -> int:
    stage = StageNames(plan).read(value)
    if stage is None:
        raise EditError("unknown_choice", field="stage", found=value.strip())
    return stage


def _set_owner(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return set_owner(plan, (id_,), str(value))


def _set_days(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    days = parse_duration(str(value), len(plan.programme.calendar.weekdays))
    return initiatives.change(plan, id_, duration=days)


def _set_progress(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return initiatives.change(plan, id_, progress=read_percent(str(value), "progress"))


def _set_predecessors(plan: Plan, _: Schedule, id_: int, value: CellValue) -> Plan:
    return dependencies.write_predecessors(plan, id_, str(value), len(plan.programme.calendar.weekdays))


def _set_start(plan: Plan, schedule: Schedule, id_: int, value: CellValue) -> Plan:
    """What decides the start takes the date: the actual start, the pin, or else *not before*."""
    day = read_date(str(value), "start", _near(plan, schedule, id_))
    initiative = plan.initiatives[id_]
    if initiative.actual_start is not None and day is not None:
        return initiatives.change(plan, id_, actual_start=day)
    if initiative.pinned_start is not None:
        return initiatives.change(plan, id_, pinned_start=day)
    return initiatives.change(plan, id_, not_before=day)


def _set_finish(plan: Plan, schedule: Schedule, id_: int, value: CellValue) -> Plan:
    """The duration (or what remains, of work under way) becomes what ends on the date."""
    day = read_date(str(value), "finish", _near(plan, schedule, id_))
    initiative = plan.initiatives[id_]
    start = schedule.initiative(id_).start
    if day is None or start is None:
        raise EditError("missing", field="finish")
    if initiative.actual_finish is not None:
        return initiatives.change(plan, id_, actual_finish=day)
    first = _first_day_of_the_rest(initiative, start, schedule.status_date)
    if day < start:
        raise EditError("finish_before_start", field="finish", key=initiative.key, start=start, finish=day)
    days = max(1, schedule.working_days_between(first, day) + 1)
    if first is start:
        return initiatives.change(plan, id_, duration=days)
    return initiatives.change(plan, id_, remaining=days)


def _first_day_of_the_rest(initiative: Initiative, start: date, status_date: date | None) -> date:
    """The day from which the work that ends on the finish is counted."""
    under_way = initiative.status in (Status.ACTIVE, Status.PAUSED) and initiative.actual_start is not None
    if under_way and status_date is not None and status_date > start:
        return status_date
    return start


def _near(plan: Plan, schedule: Schedule, id_: int) -> date:
    return schedule.initiative(id_).start or plan.programme.start


_NAMES = {
    Column.STATUS: "set_status",
    Column.KEY: "set_key",
    Column.TITLE: "set_title",
    Column.OWNER: "set_owner",
    Column.STAGE: "set_stage",
    Column.STREAM: "set_stream",
    Column.START: "set_start",
    Column.FINISH: "set_finish",
    Column.DAYS: "set_duration",
    Column.PROGRESS: "set_progress",
    Column.WAITS_FOR: "set_predecessors",
}
_EDITS: dict[Column, Callable[[Plan, Schedule, int, CellValue], Plan]] = {
    Column.STATUS: _set_status,
    Column.KEY: _set_key,
    Column.TITLE: _set_title,
    Column.OWNER: _set_owner,
    Column.STAGE: _set_stage,
    Column.STREAM: _set_stream,
    Column.START: _set_start,
    Column.FINISH: _set_finish,
    Column.DAYS: _set_days,
    Column.PROGRESS: _set_progress,
    Column.WAITS_FOR: _set_predecessors,
}
