"""Why starts of a solution come later than links allow: which team lacks room, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxplanner.scheduling.levelling.problem import Moments
from cxplanner.scheduling.levelling.reading import PlanProblem


@dataclass(frozen=True, slots=True)
class Cause:
    """The team that has no room, and the first and last of the days on which it has none."""

    team: int
    first: date
    last: date


def causes_of(asked: PlanProblem, moments: Moments) -> dict[int, tuple[Cause, bool]]:
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
