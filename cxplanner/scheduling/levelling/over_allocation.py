"""Teams that would need more people than they have, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.programme import Team
from cxplanner.scheduling.day_table import BoolArray, IntArray, day_table
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.levelling.reading import PARTS_OF_A_UNIT, capacity_on, limited_teams, parts
from cxplanner.scheduling.schedule import Schedule


class TeamNeed(NamedTuple):
    """Days, both included, as ordinals, on which an initiative needs some parts of a unit of a team."""

    team: int
    first: int
    last: int
    amount: int
    key: str


@dataclass(frozen=True, slots=True)
class OverAllocation:
    """A stretch of working days on which a team lacks people; need and capacity are those of the worst."""

    team: int
    first: date
    last: date
    need: float
    capacity: float
    keys: tuple[str, ...]
    """The initiatives that take part in it, in the order of the plan."""

    @property
    def excess(self) -> float:
        return round(self.need - self.capacity, 3)


def over_allocations(schedule: Schedule) -> tuple[OverAllocation, ...]:
    """All of them, team by team. What is done, and days before the status date, can no longer be helped."""
    of_teams: dict[int, list[TeamNeed]] = {}
    for need in _needs(schedule, schedule.plan.initiatives_in_order):
        of_teams.setdefault(need.team, []).append(need)
    return tuple(
        each
        for team in limited_teams(schedule.plan)
        if team.id in of_teams
        for each in _of_team(schedule, team, of_teams[team.id])
    )


def _of_team(schedule: Schedule, team: Team, needs: list[TeamNeed]) -> Iterator[OverAllocation]:
    first, last = min(each.first for each in needs), max(each.last for each in needs)
    steps = np.zeros(last - first + 2, np.int64)
    for _, begin, end, amount, _ in needs:
        steps[begin - first] += amount
        steps[end - first + 1] -= amount
    days = working_days_of_team(schedule, team, first, last)
    needed = np.cumsum(steps)[days - first]
    capacity = capacity_on(team, days)
    over = np.flatnonzero(needed > capacity)
    for run in np.split(over, np.flatnonzero(np.diff(over) > 1) + 1):
        if len(run):
            worst = run[np.argmax(needed[run] - capacity[run])]
            begin, end = int(days[run[0]]), int(days[run[-1]])
            yield OverAllocation(
                team.id,
                date.fromordinal(begin),
                date.fromordinal(end),
                int(needed[worst]) / PARTS_OF_A_UNIT,
                int(capacity[worst]) / PARTS_OF_A_UNIT,
                tuple(each.key for each in needs if each.first <= end and each.last >= begin),
            )


def needs_of_team(schedule: Schedule, team_id: int) -> list[TeamNeed]:
    """What a team has yet to do, in the order of the plan."""
    return _needs(schedule, [each for each in schedule.plan.initiatives_in_order if each.team == team_id])


def working_days_of_team(schedule: Schedule, team: Team, first: int, last: int) -> IntArray:
    """The days on which a team works, from one ordinal to another."""
    days: IntArray = np.flatnonzero(_works(schedule, team, first, last)) + first
    return days


def _needs(schedule: Schedule, initiatives: Iterable[Initiative]) -> list[TeamNeed]:
    """What these initiatives have yet to do for their teams."""
    needs = []
    status = schedule.status_date
    for initiative in initiatives:
        progress = progress_of(initiative)
        if initiative.team is None or progress in (Progress.UNSCHEDULED, Progress.DONE):
            continue
        dates = schedule.initiative(initiative.id)
        works = initiative.duration > 0 or progress is Progress.STARTED
        if not works or not parts(initiative.units) or dates.start is None or dates.finish is None:
            continue
        start = max(dates.start, status) if status is not None else dates.start
        if start <= dates.finish:
            amount = parts(initiative.units)
            needs.append(
                TeamNeed(initiative.team, start.toordinal(), dates.finish.toordinal(), amount, initiative.key)
            )
    return needs


def _works(schedule: Schedule, team: Team, first: int, last: int) -> BoolArray:
    """Whether the team works on each day; its own calendar only takes days away."""
    years = date.fromordinal(first).year, date.fromordinal(last).year
    works: BoolArray | None = None
    for calendar in (schedule.plan.programme.calendar, team.calendar):
        if calendar is not None:
            table = day_table(calendar, *years)
            own: BoolArray = table.works[_between(table.first, first, last)]
            works = own if works is None else works & own
    assert works is not None
    return works


def _between(origin: int, first: int, last: int) -> IntArray:
    return np.arange(first - origin, last - origin + 1)
