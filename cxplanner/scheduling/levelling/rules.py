"""Priority rules: which of the nodes that wait for a team goes first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from cxplanner.scheduling.levelling.generation import justified, place_early
from cxplanner.scheduling.levelling.problem import Moments, NoRoom, Problem

_MOST_NODES_FOR_SETS = 2_000


def late_starts(problem: Problem) -> list[int]:
    """The latest starts for the earliest finish if capacity did not count; deadlines count."""
    early = place_early(problem, problem.topological, limited=False)
    finish = problem.finish_of(early)
    starts, out, deadline = [0] * problem.size, problem.out_bonds, problem.deadline
    for node in reversed(problem.topological):
        latest = min(finish, deadline.get(node, finish)) - problem.duration[node]
        starts[node] = min([latest, *[starts[to] - weight for to, weight in out[node]]])
    return starts


def priorities(problem: Problem) -> Iterator[list[int]]:
    """The keys of each rule, the best rule first; the smaller the key, the sooner."""
    late = late_starts(problem)
    yield late
    yield [start + length for start, length in zip(late, problem.duration, strict=True)]
    early = place_early(problem, problem.topological, limited=False)
    yield [late[node] - early[node] for node in range(problem.size)]
    yield [
        -(problem.duration[node] + sum(problem.duration[each] for each in problem.after[node]))
        for node in range(problem.size)
    ]
    if problem.size <= _MOST_NODES_FOR_SETS:
        yield _most_followers(problem)


def by_rule(problem: Problem) -> Moments:
    """One pass by the rule that is best as a rule: the latest start first. Raises NoRoom."""
    return place_early(problem, problem.by_priority(late_starts(problem)))


def by_best_rule(problem: Problem, least: int = 0) -> Moments:
    """The best of all rules with double justification, or the first that costs no more than `least`.

    Raises NoRoom when the rule that is best as a rule finds no room.
    """
    best = by_rule(problem)
    for keys in priorities(problem):
        if problem.cost_of(best) <= least:
            break
        with contextlib.suppress(NoRoom):
            moments = justified(problem, place_early(problem, problem.by_priority(keys)))
            best = min(best, moments, key=problem.cost_of)
    return best


def _most_followers(problem: Problem) -> list[int]:
    followers: list[set[int]] = [set() for _ in range(problem.size)]
    for node in reversed(problem.topological):
        for later in problem.after[node]:
            followers[node] |= followers[later]
            followers[node].add(later)
    return [-len(each) for each in followers]
