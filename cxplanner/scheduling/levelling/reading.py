"""From the arrays of a schedule to the problem that levelling solves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

import numpy as np

from cxplanner.errors import ScheduleError
from cxplanner.plan.initiatives import Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Team
from cxplanner.scheduling.computation import Computation
from cxplanner.scheduling.day_table import LAST_DAY, DayTable, IntArray, day_table
from cxplanner.scheduling.facts import Progress, progress_of
from cxplanner.scheduling.levelling.calendars import Arrival, CalendarDays, TeamPlaces
from cxplanner.scheduling.levelling.problem import Bond, Need, Problem
from cxplanner.scheduling.terms import NEVER

_Link = TypeVar("_Link", Bond, Arrival)
PARTS_OF_A_UNIT = 1_000
"""Full-time equivalents are counted in whole thousandths."""


@dataclass(frozen=True)
class PlanProblem:
    """The problem of a plan. Its nodes are ranks of the network, its resources are teams."""

    problem: Problem
    table: DayTable
    initiatives: dict[int, Initiative]
    """By rank, those that are scheduled."""
    teams: tuple[Team, ...]
    days_of_team: tuple[IntArray, ...]
    """For each resource the days that its places stand for, as ordinals."""


def limited_teams(plan: Plan) -> tuple[Team, ...]:
    """The teams of which somebody has said a capacity; the others have no limit."""
    return tuple(team for team in plan.teams.values() if team.capacity)


def parts(units: float | None) -> int:
    return round((units or 0) * PARTS_OF_A_UNIT)


def capacity_on(team: Team, ordinals: IntArray) -> IntArray:
    """What a team has on each of these days, in parts of a unit; nothing before its first entry."""
    entries = sorted(team.capacity, key=lambda each: each.since)
    since = np.array([each.since.toordinal() for each in entries], np.int64)
    units = np.array([0, *(parts(each.units) for each in entries)], np.int64)
    found: IntArray = units[np.searchsorted(since, ordinals, side="right")]
    found[ordinals > LAST_DAY.toordinal()] = 0  # no plan may go on there
    return found


def read_problem(made: Computation, last_year: int) -> PlanProblem:
    """The problem on a calendar up to that year. Raises ScheduleError("exceeds_capacity")."""
    table = day_table(made.table.calendar, made.table.first_year, last_year)
    teams = limited_teams(made.plan)
    network, terms = made.network, made.terms
    ranks = network.rank[: network.first_gate].tolist()
    initiatives = {
        rank: each
        for rank, each in zip(ranks, made.facts.initiatives, strict=True)
        if each.status.is_scheduled
    }
    places = {team.id: _places_of(team, table) for team in made.plan.teams.values() if team.calendar}
    team_days = tuple(
        table.days[np.array(places[team.id].moments, np.int64)] if team.id in places else table.days
        for team in teams
    )
    fixed_ranks = np.flatnonzero(terms.fixed | ~terms.scheduled).tolist()
    start, finish = made.early.start.tolist(), made.early.finish.tolist()
    fixed = {rank: (start[rank], finish[rank]) for rank in fixed_ranks}
    free = [capacity_on(team, days) for team, days in zip(teams, team_days, strict=True)]
    needs = _needs(made, initiatives, fixed, teams)
    _leave_out_fixed(made, initiatives, fixed, teams, places, free)
    apart = {rank: places[initiatives[rank].team or 0] for rank in np.flatnonzero(terms.works_apart).tolist()}
    duration: list[int] = terms.duration.tolist()
    bonds, days = _bonds(made, table, fixed, duration, apart)
    deadline = {
        rank: int(terms.deadline[rank])
        for rank in initiatives
        if rank not in fixed and terms.deadline[rank] < NEVER
    }
    problem = Problem(
        duration,
        terms.floor.tolist(),
        bonds,
        needs,
        [row.tolist() for row in free],
        fixed,
        (terms.counts & terms.scheduled).tolist(),
        deadline,
        days,
    )
    return PlanProblem(problem, table, initiatives, teams, team_days)


def _needs(
    made: Computation,
    initiatives: dict[int, Initiative],
    fixed: dict[int, tuple[int, int]],
    teams: tuple[Team, ...],
) -> list[list[Need]]:
    """What those that can move need of teams with a capacity."""
    needs: list[list[Need]] = [[] for _ in range(made.network.size)]
    row_of = {team.id: row for row, team in enumerate(teams)}
    most = [_most_of(team, made.plan.programme.start) for team in teams]
    for rank, initiative in initiatives.items():
        amount, row = parts(initiative.units), row_of.get(initiative.team or 0)
        if row is not None and amount and initiative.duration and rank not in fixed:
            if amount > most[row]:
                raise _more_than_there_is(initiative, teams[row], most[row])
            needs[rank].append(Need(row, amount))
    return needs


def _leave_out_fixed(
    made: Computation,
    initiatives: dict[int, Initiative],
    fixed: dict[int, tuple[int, int]],
    teams: tuple[Team, ...],
    places: dict[int, TeamPlaces],
    free: list[IntArray],
) -> None:
    """Take away what work that cannot move needs, from the status date on."""
    row_of = {team.id: row for row, team in enumerate(teams)}
    for rank, span in fixed.items():
        initiative = initiatives.get(rank)
        row = row_of.get(initiative.team or 0) if initiative is not None else None
        if initiative is None or row is None or progress_of(initiative) is Progress.DONE:
            continue
        first, last = max(span[0], made.terms.status or 0), span[1]
        if teams[row].id in places:
            before = places[teams[row].id].before
            first, last = (before[min(each, len(before) - 1)] for each in (first, last))
        free[row][first:last] -= parts(initiative.units)


def _places_of(team: Team, table: DayTable) -> TeamPlaces:
    assert team.calendar is not None
    works = day_table(team.calendar, table.first_year, table.last_year).works[table.days - table.first]
    before = np.concatenate(([0], np.cumsum(works)))
    return TeamPlaces(np.flatnonzero(works).tolist(), before.tolist())


def _most_of(team: Team, start: date) -> int:
    """What a team has at the best of times, from a day on, in parts of a unit."""
    entries = sorted(team.capacity, key=lambda each: each.since)
    ends = [each.since for each in entries[1:]] + [date.max]
    ahead = [each for each, end in zip(entries, ends, strict=True) if each.since <= LAST_DAY and end > start]
    return max((parts(each.units) for each in ahead), default=0)


def _more_than_there_is(initiative: Initiative, team: Team, most: int) -> ScheduleError:
    return ScheduleError(
        "exceeds_capacity",
        key=initiative.key,
        team=team.name,
        units=initiative.units,
        capacity=most / PARTS_OF_A_UNIT,
    )


def _bonds(
    made: Computation,
    table: DayTable,
    fixed: dict[int, tuple[int, int]],
    duration: list[int],
    apart: dict[int, TeamPlaces],
) -> tuple[list[list[Bond]], CalendarDays | None]:
    """The links into each node, and the calendar where some of them ask for more than sums."""
    edges, terms, size = made.network.edges, made.terms, made.network.size
    ends = edges.source + size * edges.from_finish
    weights = edges.lag - terms.duration[edges.target] * edges.to_finish
    bonds = _by_target(made, fixed, list(map(Bond, ends.tolist(), weights.tolist())))
    beyond_sums = edges.elapsed | (edges.to_finish & terms.works_apart[edges.target])
    special = set(edges.target[beyond_sums].tolist()) - fixed.keys()
    if not special and not apart:
        return bonds, None
    columns = (edges.source, edges.from_finish, edges.to_finish, edges.lag, edges.elapsed)
    arrivals = _by_target(made, fixed, list(map(Arrival, *(column.tolist() for column in columns))))
    known = {(rank, True): day for rank, day in enumerate(terms.known_end.tolist())}
    known |= {(rank, False): day for rank, day in enumerate(terms.known_start.tolist())}
    nights = {(rank, night.moment): night.midnight for rank, night in sorted(terms.free_nights)}
    gates = terms.is_gate.tolist()
    at_once = {rank: gates[rank] for rank in np.flatnonzero(terms.is_moment).tolist()}
    return bonds, CalendarDays(
        {rank: links for rank, links in enumerate(arrivals) if links},
        frozenset(special),
        apart,
        known,
        nights,
        at_once,
        duration,
        table.days.tolist(),
        table.before.tolist(),
        table.first,
        terms.start,
    )


def _by_target(made: Computation, fixed: dict[int, tuple[int, int]], links: list[_Link]) -> list[list[_Link]]:
    """The links of all edges, in their order, as one list for each node; nothing for those that are fixed."""
    into = made.network.edges_into.tolist()
    lists = [links[first:last] for first, last in pairwise(into)]
    for rank in fixed:
        lists[rank] = []
    return lists
