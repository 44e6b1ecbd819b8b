"""Before which moment no levelled plan can finish: the critical path, and the work of each team."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from cxplanner.scheduling.levelling.generation import place_early
from cxplanner.scheduling.levelling.problem import Problem

_MOST_TAILS = 60
"""How many lengths of what comes after a team's work are tried; more would cost more than they tell."""


def bound(problem: Problem) -> int:
    """A finish that no solution can undercut."""
    early = place_early(problem, problem.topological, limited=False)
    tails = _tails(problem)
    of_resource: dict[int, list[int]] = {}
    for node, needs in enumerate(problem.needs):
        if problem.duration[node]:
            for need in needs:
                of_resource.setdefault(need.resource, []).append(node)
    best = problem.finish_of(early)
    for resource, nodes in of_resource.items():
        best = max(best, _bound_of_resource(problem, resource, nodes, early, tails))
    return best


def _tails(problem: Problem) -> list[int]:
    """How long it takes at least from the finish of each node to the finish of all; below 0: it never counts.

    Only plain links between plain nodes are counted, so that the answer is never too long.
    """
    size, days = problem.size, problem.days
    special = days.special if days is not None else frozenset[int]()
    counting = set(problem.counting)
    tails = [0 if node in counting else -(1 << 40) for node in range(size)]
    for node in reversed(problem.topological):
        if days is not None and node in days.apart:
            continue
        for target, weight in problem.out_bonds[node]:
            if target not in special:
                after = weight - problem.duration[node] + problem.duration[target] + tails[target]
                tails[node] = max(tails[node], after)
    return tails


def _bound_of_resource(
    problem: Problem, resource: int, nodes: list[int], early: list[int], tails: list[int]
) -> int:
    """The work of those that start no earlier than some day, and have at least some tail, takes its time."""
    row = problem.free[resource]
    left = [0, *accumulate(max(0, each) for each in row)]
    days = problem.days
    amount = {
        node: sum(need.amount for need in problem.needs[node] if need.resource == resource) for node in nodes
    }
    apart = days is not None and nodes[0] in days.apart
    heads = {node: _place(problem, node, early[node]) for node in nodes}
    ordered = sorted(nodes, key=lambda node: -heads[node])
    best = 0
    for tail in sorted({tails[node] for node in nodes if tails[node] >= 0})[-_MOST_TAILS:]:
        work = 0
        for node in ordered:
            if tails[node] < tail:
                continue
            work += amount[node] * problem.duration[node]
            day = bisect_left(left, left[heads[node]] + work)
            if day < len(left):
                end = days.moment_at(node, day - 1) + 1 if apart and days is not None else day
                best = max(best, end + tail)
    return best


def _place(problem: Problem, node: int, moment: int) -> int:
    days = problem.days
    return days.place_of(node, moment) if days is not None and node in days.apart else moment
