"""What each node brings to the passes, in moments: its length, where it may start, where it is fixed.

This is read anew for each schedule; arrays are by rank.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stage, WorkCalendar
from cxplanner.scheduling.day_table import BoolArray, DayTable, IntArray, TeamDays
from cxplanner.scheduling.facts import NO_DAY, Column, Facts, Progress, ordinal
from cxplanner.scheduling.network import Network
from cxplanner.scheduling.stage_gates import gate_waits

Scalar = TypeVar("Scalar", bound=np.generic)

NEVER: Final = 1 << 40
"""Later than any moment of any table."""


@dataclass(frozen=True)
class Terms:
    """The values of one pass."""

    table: DayTable
    teams: TeamDays | None
    """None where no initiative has a team with a calendar of its own."""
    start: int
    """The moment at which the programme starts."""
    status: int | None
    target: int | None
    duration: IntArray
    team: IntArray
    """The row of the initiative's calendar in `teams`; 0 is the programme's."""
    floor: IntArray
    """No start before it, whatever the links allow."""
    fixed: BoolArray
    fixed_start: IntArray
    fixed_finish: IntArray
    pinned: BoolArray
    scheduled: BoolArray
    counts: BoolArray
    """Whether the programme is not finished before it: initiatives, and gates that hold."""
    has_late: BoolArray
    """Whether it has late dates and floats: not what is done, nor gates that advise or are decided."""
    deadline: IntArray
    is_gate: BoolArray
    is_moment: BoolArray
    """Gates, and initiatives of no duration that have yet to begin."""
    works_apart: BoolArray
    """Whether a team does the work on days of its own."""
    known_start: IntArray
    """The day of an actual start, as an ordinal; 0 where there is none."""
    known_end: IntArray
    """The midnight that ends an actual finish, or the day on which a gate is fixed; 0 where there is none."""


def read_terms(
    plan: Plan, facts: Facts, network: Network, table: DayTable, status_date: date | None
) -> Terms:
    """The values of a plan on a table of days."""
    teams, team = _team_rows(plan, facts, table)
    start = table.start_of(plan.programme.start.toordinal())
    status = table.start_of(status_date.toordinal()) if status_date is not None else None
    target_day = plan.programme.target_finish
    target = table.end_of(target_day.toordinal()) if target_day is not None else None
    progress = facts.column(Column.PROGRESS)
    waiting = progress == Progress.WAITING
    pin = facts.column(Column.PIN)
    pinned = waiting & (pin != NO_DAY)
    not_before = np.where(
        _given(facts, Column.NOT_BEFORE), table.starts_of(facts.column(Column.NOT_BEFORE)), -NEVER
    )
    deadline = np.where(_given(facts, Column.DEADLINE), table.ends_of(facts.column(Column.DEADLINE)), NEVER)
    floor = np.maximum(not_before, np.where(pinned, -NEVER, start))
    if status is not None:
        floor = np.maximum(floor, np.where(waiting, status, -NEVER))
    fixed_start, fixed_finish = _fixed(facts, table, teams, team, status)
    gates = np.array(_gate_terms(plan, network, table, start), np.int64)
    duration = facts.column(Column.DURATION)
    known_start = np.where(progress >= Progress.STARTED, facts.column(Column.ACTUAL_START), 0)
    known_end = np.where(progress == Progress.DONE, facts.column(Column.ACTUAL_FINISH) + 1, 0)
    stages = [plan.stages[number] for number in network.gates.numbers]
    holding = np.array(network.gates.holds, np.bool_)
    gate_fixed = ~np.array(network.gates.waits, np.bool_)
    decided = np.array([stage.gate_passed_on is not None for stage in stages], np.bool_)
    gate_end = np.array([_known_end(stage) for stage in stages], np.int64)
    no, none = np.zeros(len(stages), np.bool_), np.zeros(len(stages), np.int64)

    def ranked(of_initiatives: npt.NDArray[Scalar], of_gates: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
        values: npt.NDArray[Scalar] = np.concatenate((of_initiatives, of_gates))[network.order]
        return values

    return Terms(
        table,
        teams,
        start,
        status,
        target,
        duration=ranked(duration, none),
        team=ranked(team, none),
        floor=ranked(floor, gates),
        fixed=ranked(pinned | (progress >= Progress.STARTED), gate_fixed),
        fixed_start=ranked(fixed_start, gates),
        fixed_finish=ranked(fixed_finish, gates),
        pinned=ranked(pinned, no),
        scheduled=ranked(facts.scheduled, ~no),
        counts=ranked(facts.scheduled, holding),
        has_late=ranked(facts.scheduled & (progress != Progress.DONE), holding & ~decided),
        deadline=ranked(deadline, none + NEVER),
        is_gate=ranked(np.zeros(len(duration), np.bool_), ~no),
        is_moment=ranked(waiting & ~pinned & (duration == 0), ~no),
        works_apart=ranked((team > 0) & (duration > 0) & (progress == Progress.WAITING), no),
        known_start=ranked(known_start, none),
        known_end=ranked(known_end, gate_end),
    )


def _known_end(stage: Stage) -> int:
    """The midnight that ends the day on which a gate is fixed, or 0."""
    day = stage.gate_passed_on or (None if gate_waits(stage) else stage.gate_planned_on)
    return ordinal(day) + 1 if day is not None else 0


def _given(facts: Facts, column: Column) -> BoolArray:
    return np.not_equal(facts.column(column), NO_DAY)


def _fixed(
    facts: Facts, table: DayTable, teams: TeamDays | None, team: IntArray, status: int | None
) -> tuple[IntArray, IntArray]:
    """Where initiatives start and finish that are pinned, have started, or are done."""
    progress = facts.column(Column.PROGRESS)
    actual = table.starts_of(facts.column(Column.ACTUAL_START))
    pin = table.starts_of(facts.column(Column.PIN))
    duration = facts.column(Column.DURATION)
    begun = progress >= Progress.STARTED
    start = np.where(begun, actual, pin)
    work_start = start
    if status is not None:
        begun_work = progress == Progress.STARTED
        work_start = np.where(begun_work, np.maximum(status, start), start)
        duration = np.where(begun_work, facts.column(Column.REMAINING), duration)
    finish = work_start + duration
    if teams is not None:
        works = (team > 0) & (duration > 0)
        start = np.where(works & ~begun, teams.starts_from(team, start), start)
        finish = np.where(works, teams.finishes_of(team, work_start, duration), finish)
    done = progress == Progress.DONE
    return start, np.where(done, table.ends_of(facts.column(Column.ACTUAL_FINISH)), finish)


def _gate_terms(plan: Plan, network: Network, table: DayTable, start: int) -> list[int]:
    """Where each gate is fixed, or before which moment it is not."""
    moments = []
    for number, waits in zip(network.gates.numbers, network.gates.waits, strict=True):
        stage = plan.stages[number]
        day = stage.gate_passed_on or stage.gate_planned_on
        planned = table.end_of(day.toordinal()) if day is not None else start
        moments.append(max(start, planned) if waits else planned)
    return moments


def _team_rows(plan: Plan, facts: Facts, table: DayTable) -> tuple[TeamDays | None, IntArray]:
    """The calendars of teams that have one, and the row of each initiative's."""
    own = {team.id: team.calendar for team in plan.teams.values() if team.calendar is not None}
    team = facts.column(Column.TEAM)
    if not own or not np.isin(team, list(own)).any():
        return None, np.zeros(len(team), np.int64)
    calendars: dict[WorkCalendar, int] = {plan.programme.calendar: 0}
    ids = np.array(sorted(own), np.int64)
    rows = np.array([calendars.setdefault(own[id_], len(calendars)) for id_ in sorted(own)], np.int64)
    places = np.minimum(np.searchsorted(ids, team), len(ids) - 1)
    return TeamDays(table, tuple(calendars)), np.where(ids[places] == team, rows[places], 0)


def named_days(plan: Plan, facts: Facts, status_date: date | None) -> tuple[date, date]:
    """The first and the last of all dates that the plan names."""
    days = [plan.programme.start.toordinal(), ordinal(status_date), ordinal(plan.programme.target_finish)]
    for stage in plan.stages.values():
        days += [ordinal(stage.gate_planned_on), ordinal(stage.gate_decided_on)]
    days += [ordinal(milestone.day) for milestone in plan.milestones.values()]
    named = facts.all_days()
    days = [day for day in days if day != NO_DAY]
    first, last = min(days), max(days)
    if len(named):
        first, last = min(first, int(named.min())), max(last, int(named.max()))
    return date.fromordinal(first), date.fromordinal(last)
