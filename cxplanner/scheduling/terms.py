"""What each node brings to the passes, in moments: its length, where it may start, where it is fixed.

Arrays are by rank. Those of the schedule before are kept but for the values of what an edit touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stage, WorkCalendar
from cxplanner.scheduling.day_table import BoolArray, DayTable, IntArray, TeamDays
from cxplanner.scheduling.facts import NO_DAY, Column, Facts, Progress, ordinal, put_at
from cxplanner.scheduling.network import Network
from cxplanner.scheduling.stage_gates import FreeNight, free_nights, gate_waits

Values = npt.NDArray[Any]

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
    free_nights: tuple[tuple[int, FreeNight], ...]
    """By rank, with which midnights gates can end that no working day ends."""

    @cached_property
    def stands_apart(self) -> BoolArray:
        """What does not simply start where its logic allows and last for its duration."""
        return self.fixed | self.works_apart

    @cached_property
    def any_fixed(self) -> bool:
        return bool(self.fixed.any())


def read_terms(
    plan: Plan, facts: Facts, network: Network, table: DayTable, status_date: date | None
) -> Terms:
    """The values of a plan on a table of days."""
    calendars, team = _team_rows(plan, facts)
    teams = TeamDays(table, calendars) if team.any() else None
    start = table.start_of(plan.programme.start.toordinal())
    status = table.start_of(status_date.toordinal()) if status_date is not None else None
    target_day = plan.programme.target_finish
    target = table.end_of(target_day.toordinal()) if target_day is not None else None
    initiatives = _of_initiatives(facts, table, teams, team, start, status)
    gates = _of_gates(plan, network, table, start)
    values = {name: np.concatenate((initiatives[name], gates[name]))[network.order] for name in gates}
    nights = free_nights(plan, network.gates, table)
    by_rank = tuple((int(network.rank[network.first_gate + each.position]), each) for each in nights)
    return Terms(table, teams, start, status, target, **values, free_nights=by_rank)


def terms_after_edit(
    terms: Terms, plan: Plan, facts: Facts, network: Network, changed: list[int]
) -> Terms | None:
    """The values after an edit that changed nothing but the initiatives at these places.

    None where a team comes in that works on days of its own, as none did before.
    """
    some = facts.of(changed)
    _, team = _team_rows(plan, some)
    if terms.teams is None and team.any():
        return None
    fresh = _of_initiatives(some, terms.table, terms.teams, team, terms.start, terms.status)
    ranks = network.rank[changed]
    return replace(terms, **{name: put_at(ranks, getattr(terms, name), fresh[name]) for name in fresh})


def _of_initiatives(
    facts: Facts, table: DayTable, teams: TeamDays | None, team: IntArray, start: int, status: int | None
) -> dict[str, Values]:
    progress, duration = facts.column(Column.PROGRESS), facts.column(Column.DURATION)
    waiting, done = progress == Progress.WAITING, progress == Progress.DONE
    pinned = waiting & _given(facts, Column.PIN)
    not_before = table.starts_of(facts.column(Column.NOT_BEFORE))
    floor = np.where(pinned, -NEVER, start)
    floor = np.where(_given(facts, Column.NOT_BEFORE), np.maximum(floor, not_before), floor)
    # A pin wins over levelling, and is no conflict with it.
    levelled = waiting & ~pinned & _given(facts, Column.LEVELLED_START)
    levelled_start = table.starts_of(facts.column(Column.LEVELLED_START))
    floor = np.where(levelled, np.maximum(floor, levelled_start), floor)
    if status is not None:
        floor = np.where(waiting, np.maximum(floor, status), floor)
    deadline = table.ends_of(facts.column(Column.DEADLINE))
    fixed_start, fixed_finish = _fixed(facts, table, teams, team, status)
    return {
        "duration": duration,
        "team": team,
        "floor": floor,
        "fixed": pinned | (progress >= Progress.STARTED),
        "fixed_start": fixed_start,
        "fixed_finish": fixed_finish,
        "pinned": pinned,
        "scheduled": facts.scheduled,
        "counts": facts.scheduled,
        "has_late": facts.scheduled & ~done,
        "deadline": np.where(_given(facts, Column.DEADLINE), deadline, NEVER),
        "is_gate": np.zeros(len(duration), np.bool_),
        "is_moment": waiting & ~pinned & (duration == 0),
        "works_apart": waiting & (team > 0) & (duration > 0),
        "known_start": np.where(waiting, 0, facts.column(Column.ACTUAL_START)),
        "known_end": np.where(done, facts.column(Column.ACTUAL_FINISH) + 1, 0),
    }


def _of_gates(plan: Plan, network: Network, table: DayTable, start: int) -> dict[str, Values]:
    stages = [plan.stages[number] for number in network.gates.numbers]
    holds = np.array(network.gates.holds, np.bool_)
    decided = np.array([stage.gate_passed_on is not None for stage in stages], np.bool_)
    moments = np.array([_gate_moment(stage, table, start) for stage in stages], np.int64)
    no, none = np.zeros(len(stages), np.bool_), np.zeros(len(stages), np.int64)
    return {
        "duration": none,
        "team": none,
        "floor": moments,
        "fixed": ~np.array(network.gates.waits, np.bool_),
        "fixed_start": moments,
        "fixed_finish": moments,
        "pinned": no,
        "scheduled": ~no,
        "counts": holds,
        "has_late": holds & ~decided,
        "deadline": none + NEVER,
        "is_gate": ~no,
        "is_moment": ~no,
        "works_apart": no,
        "known_start": none,
        "known_end": np.array([_known_end(stage) for stage in stages], np.int64),
    }


def _gate_moment(stage: Stage, table: DayTable, start: int) -> int:
    """Where a gate is fixed, or before which moment it is not."""
    day = stage.gate_passed_on or stage.gate_planned_on
    moment = table.end_of(day.toordinal()) if day is not None else start
    return max(start, moment) if gate_waits(stage) else moment


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


def _team_rows(plan: Plan, facts: Facts) -> tuple[tuple[WorkCalendar, ...], IntArray]:
    """The programme's calendar, those of teams that have their own, and which of them initiatives follow."""
    own = {team.id: team.calendar for team in plan.teams.values() if team.calendar is not None}
    team = facts.column(Column.TEAM)
    calendars: dict[WorkCalendar, int] = {plan.programme.calendar: 0}
    if not own:
        return tuple(calendars), np.zeros(len(team), np.int64)
    ids = np.array(sorted(own), np.int64)
    rows = np.array([calendars.setdefault(own[id_], len(calendars)) for id_ in sorted(own)], np.int64)
    places = np.minimum(np.searchsorted(ids, team), len(ids) - 1)
    return tuple(calendars), np.where(ids[places] == team, rows[places], 0)


def named_days(plan: Plan, facts: Facts, status_date: date | None) -> tuple[date, date]:
    """The first and the last of all dates that the plan names."""
    days = [plan.programme.start.toordinal(), ordinal(status_date), ordinal(plan.programme.target_finish)]
    for stage in plan.stages.values():
        days += [ordinal(stage.gate_planned_on), ordinal(stage.gate_decided_on)]
    days += [ordinal(milestone.day) for milestone in plan.milestones.values()]
    days += facts.all_days() or ()
    days = [day for day in days if day != NO_DAY]
    return date.fromordinal(min(days)), date.fromordinal(max(days))
