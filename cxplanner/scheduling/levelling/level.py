"""Levelling a plan: a proposal of later starts, why each of them moves, and the edit that takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cxplanner.errors import ScheduleError
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.computation import Computation, compute
from cxplanner.scheduling.day_table import LAST_YEAR
from cxplanner.scheduling.levelling.bound import bound
from cxplanner.scheduling.levelling.generation import NoRoom, place_early
from cxplanner.scheduling.levelling.over_allocation import OverAllocation, over_allocations
from cxplanner.scheduling.levelling.problem import Moments
from cxplanner.scheduling.levelling.reading import PlanProblem, read_problem
from cxplanner.scheduling.levelling.search import SearchChoices, search
from cxplanner.scheduling.schedule import Schedule, schedule

_YEARS_MORE: Final = 8


@dataclass(frozen=True, slots=True)
class Cause:
    """The team that has no room, and the first and last of the days on which it has none."""

    team: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Move:
    """A start that comes later: for lack of room itself, or after something that lacks it."""

    initiative: int
    start_before: date
    start_after: date
    cause: Cause | None
    itself: bool


@dataclass(frozen=True)
class LevellingProposal:
    """What levelling would change. `after` is the schedule of the plan with the proposal taken."""

    before: Schedule
    after: Schedule
    moves: tuple[Move, ...]
    bound: date
    proven: bool
    """Whether no levelled plan can finish earlier."""
    over_before: tuple[OverAllocation, ...]
    over_after: tuple[OverAllocation, ...]
    """What is left: work that has begun or is pinned does not move."""

    def take(self, plan: Plan) -> Plan:
        """The plan with the proposal taken: what lacks room itself may not start before its new date."""
        starts = {move.initiative: move.start_after for move in self.moves if move.itself}
        changed = [replace(plan.initiatives[id_], not_before=day) for id_, day in starts.items()]
        return plan.put("initiatives", *changed) if changed else plan


def level(plan: Plan, choices: SearchChoices | None = None) -> LevellingProposal:
    """The proposal for a plan, in no more than the time of the choices.

    Raises CycleError; ScheduleError: those of `schedule`, `exceeds_capacity` for an initiative that needs
    more than its team ever has, `no_capacity_left` where its team has no room for it up to the last year.
    """
    before = schedule(plan)
    over = over_allocations(before)
    if not over:
        return LevellingProposal(before, before, (), before.finish, True, (), ())
    made = compute(plan, plan.programme.status_date, None)
    asked, moments, least, proven = _solve(made, choices or SearchChoices())
    causes = _causes(asked, moments)
    delayed = {rank: cause for rank, (cause, itself) in causes.items() if itself}
    starts = {asked.initiatives[rank].id: asked.table.day_of(moments[rank]) for rank in delayed}
    changed = [replace(plan.initiatives[id_], not_before=day) for id_, day in starts.items()]
    after = schedule(plan.put("initiatives", *changed)) if changed else before
    moves = _moves(asked, before, after, causes)
    earliest = after.finish if proven else min(after.finish, asked.table.day_of(least - 1))
    return LevellingProposal(before, after, moves, earliest, proven, over, over_allocations(after))


def _solve(made: Computation, choices: SearchChoices) -> tuple[PlanProblem, Moments, int, bool]:
    """The best solution found, on a calendar that reaches as far as it needs; the bound, and if it is met."""
    last_year = made.table.last_year
    while True:
        asked = read_problem(made, last_year)
        problem = asked.problem
        try:
            least = bound(problem)
            early = place_early(problem, problem.topological, limited=False)
            unavoidable = problem.cost_of(early) - problem.finish_of(early)
            moments = search(problem, least + unavoidable, choices, _telling(asked, least, choices))
        except NoRoom as lack:
            if last_year < LAST_YEAR:
                last_year = min(LAST_YEAR, last_year + max(_YEARS_MORE, last_year - made.table.first_year))
                continue
            initiative = asked.initiatives[lack.node]
            name = made.plan.teams[initiative.team or 0].name
            raise ScheduleError("no_capacity_left", key=initiative.key, team=name) from None
        return asked, moments, least, problem.finish_of(moments) <= least


def _telling(asked: PlanProblem, least: int, choices: SearchChoices) -> Callable[[Moments], object] | None:
    """Tells whoever asked for it of a solution, in dates."""
    found, day_of = choices.found, asked.table.day_of
    if found is None:
        return None
    return lambda moments: found(day_of(asked.problem.finish_of(moments) - 1), day_of(least - 1))


def _causes(asked: PlanProblem, moments: Moments) -> dict[int, tuple[Cause, bool]]:
    """Why each rank starts later than it could; True where its own team is the reason."""
    problem = asked.problem
    left = _left(asked, moments)
    causes: dict[int, tuple[Cause, bool]] = {}
    for node in problem.topological:
        own = _own_cause(asked, left, moments, node)
        if own is not None:
            causes[node] = own, True
            continue
        handed_on = [
            (moments[problem.size + source], causes[source][0])
            for source in problem.before[node]
            if source in causes
        ]
        if handed_on:
            causes[node] = max(handed_on, key=lambda each: each[0])[1], False
    return causes


def _left(asked: PlanProblem, moments: Moments) -> list[list[int]]:
    """What each team has left on each of its days."""
    left = [row.copy() for row in asked.problem.free]
    for node, needs in enumerate(asked.problem.needs):
        place = _place(asked, node, moments[node])
        for resource, amount in needs:
            for day in range(place, place + asked.problem.duration[node]):
                left[resource][day] -= amount
    return left


def _own_cause(asked: PlanProblem, left: list[list[int]], moments: Moments, node: int) -> Cause | None:
    """The days on which there is no room for a node between the start that links allow and its own."""
    problem = asked.problem
    if not problem.needs[node]:
        return None
    days = problem.days
    if days is not None and node in days.special:
        allowed = days.start_allowed(node, moments)
    else:
        allowed = max((moments[end] + weight for end, weight in problem.bonds[node]), default=0)
    first = _place(asked, node, max(allowed, problem.floor[node]))
    start = _place(asked, node, moments[node])
    if first >= start:
        return None
    (resource, amount), length = problem.needs[node][0], problem.duration[node]
    row = left[resource]
    own = range(start, start + length)
    blocked = [day for day in range(first, start) if row[day] + (amount if day in own else 0) < amount]
    ordinals = asked.days_of_team[resource]
    since, until = (int(ordinals[day]) for day in (blocked[0], blocked[-1]))
    return Cause(asked.teams[resource].id, date.fromordinal(since), date.fromordinal(until))


def _place(asked: PlanProblem, node: int, moment: int) -> int:
    days = asked.problem.days
    return days.place_of(node, moment) if days is not None and node in days.apart else moment


def _moves(
    asked: PlanProblem, before: Schedule, after: Schedule, causes: dict[int, tuple[Cause, bool]]
) -> tuple[Move, ...]:
    """Every initiative that starts on another day, in the order of the plan."""
    by_id = {initiative.id: rank for rank, initiative in asked.initiatives.items()}
    moves = []
    for initiative in before.plan.initiatives_in_order:
        old, new = before.initiative(initiative.id).start, after.initiative(initiative.id).start
        cause, itself = causes.get(by_id.get(initiative.id, -1), (None, False))
        if old is not None and new is not None and (old != new or itself):
            moves.append(Move(initiative.id, old, new, cause, itself))
    return tuple(moves)
