"""Dates of a source against the logic: a start becomes *not before* only where nothing else explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cxplanner.exchange.import_rows import ImportRow, ProblemLog
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import WorkCalendar
from cxplanner.plan.working_time import works_on
from cxplanner.scheduling.results import DriverKind
from cxplanner.scheduling.schedule import Schedule, schedule

_ENOUGH_ROWS = 3
_EXPLAINS_NOTHING = frozenset({DriverKind.CONSTRAINT, DriverKind.CALENDAR})


def with_starts(
    plan: Plan, rows: Sequence[ImportRow], ids: Mapping[int, int], log: ProblemLog
) -> tuple[Plan, Schedule]:
    """The plan with a *not before* for each start that is later than the logic gives, and its schedule.

    Raises CycleError and ScheduleError where the plan has no dates.
    """
    dated = [(row, ids[row.number]) for row in rows if "start" in row.values]
    logical = schedule(plan)
    wanted = {
        id_: row.values["start"]
        for row, id_ in dated
        if _is_later(plan.initiatives[id_], row.values["start"], logical)
    }
    if wanted:
        held = _held(plan, wanted)
        result = schedule(held, previous=logical)
        # Where all wait as told, one that a predecessor holds as well needs no telling; the dates stay.
        needless = [
            id_ for id_ in wanted if not {each.kind for each in result.drivers(id_)} <= _EXPLAINS_NOTHING
        ]
        plan = held.put("initiatives", *(plan.initiatives[id_] for id_ in needless))
        logical = schedule(plan, previous=result) if needless else result
    for row, id_ in dated:
        _compare_start(row, plan.initiatives[id_], logical, log)
    for row in rows:
        _compare_finish(row, plan.initiatives[ids[row.number]], logical, log)
    return plan, logical


def note_calendar_days(rows: Iterable[ImportRow], calendar: WorkCalendar, log: ProblemLog) -> None:
    """One notice where the dates of most rows show that their durations count every day of the week."""
    calendar_days = working = 0
    column: int | None = None
    for row in rows:
        start, finish = row.values.get("start"), row.values.get("finish")
        if start is None or finish is None or row.derived or "duration" not in row.values:
            continue
        column = row.cells["duration"][0]
        calendar_days += row.values["duration"] == (finish - start).days + 1
        working += row.values["duration"] == _working_days(calendar, start, finish)
    if calendar_days > working and calendar_days >= _ENOUGH_ROWS:
        log.add("working_days", column=column)


def _held(plan: Plan, wanted: Mapping[int, date]) -> Plan:
    held = (replace(plan.initiatives[id_], not_before=day) for id_, day in wanted.items())
    return plan.put("initiatives", *held)


def _is_later(initiative: Initiative, start: date, logical: Schedule) -> bool:
    if initiative.actual_start is not None or initiative.pinned_start is not None:
        return False
    given = logical.initiative(initiative.id).start
    if given is None:  # not scheduled yet: the date counts once it is
        return start > max(logical.start, initiative.not_before or logical.start)
    return start > given


def _compare_start(row: ImportRow, initiative: Initiative, found: Schedule, log: ProblemLog) -> None:
    """Tells of a start that the logic does not allow."""
    start, dates = row.values["start"], found.initiative(initiative.id)
    if dates.start is None or initiative.actual_start is not None or initiative.pinned_start is not None:
        return
    if start < found.start:
        log.add("start_within_programme", *row.place("start"), start=found.start)
    elif dates.start > start and _working_days(
        found.plan.programme.calendar, start, dates.start - timedelta(days=1)
    ):
        log.add("earlier_logic", *row.place("start"), start=start)


def _compare_finish(row: ImportRow, initiative: Initiative, found: Schedule, log: ProblemLog) -> None:
    """Tells of a finish that disagrees with the duration, which wins."""
    finish = row.values.get("finish")
    if finish is None or "duration" not in row.values or row.derived or initiative.actual_start is not None:
        return
    calendar, dates = found.plan.programme.calendar, found.initiative(initiative.id)
    start = row.values.get("start")
    if start is None:
        agrees = dates.finish is None or not _days_apart(calendar, finish, dates.finish)
    elif initiative.duration == 0:
        agrees = finish == start
    else:
        as_scheduled = (start, finish) == (dates.start, dates.finish)
        agrees = as_scheduled or _working_days(calendar, start, finish) == initiative.duration
    if not agrees:
        log.add("agreeing_finish", *row.place("finish"), duration=initiative.duration, finish=finish)


def _days_apart(calendar: WorkCalendar, one: date, other: date) -> int:
    first, last = min(one, other), max(one, other)
    return _working_days(calendar, first + timedelta(days=1), last)


def _working_days(calendar: WorkCalendar, first: date, last: date) -> int:
    return sum(works_on(calendar, first, last)) if first <= last else 0
