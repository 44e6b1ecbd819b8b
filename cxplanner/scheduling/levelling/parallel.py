"""Parallel schedule generation: at each moment, whatever has room begins, the smallest key first."""

from __future__ import annotations

from collections.abc import Sequence

from cxplanner.scheduling.levelling.problem import Problem


def parallel_order(problem: Problem, key: Sequence[float]) -> list[int]:
    """The nodes in the order in which they begin, for problems whose `starts_in_order`.

    Only an order comes of it: placed early in this order, nodes find room that was not seen here.
    """
    free = [row.copy() for row in problem.free]
    size, moments = problem.size, problem.first_moments.copy()
    waiting = [len(sources) for sources in problem.before]
    horizon = max((len(row) for row in free), default=0)
    ready = [(key[n], n, _allowed(problem, n, moments)) for n in problem.topological if not waiting[n]]
    order: list[int] = []
    now = min((allowed for _, _, allowed in ready), default=0)
    ends: set[int] = set()
    while ready and now < horizon:
        ready.sort()
        left: list[tuple[float, int, int]] = []
        opened = False
        for entry in ready:
            _, node, allowed = entry
            if allowed > now or not _takes(problem, free, node, now):
                left.append(entry)
                continue
            moments[node], moments[size + node] = now, now + problem.duration[node]
            order.append(node)
            ends.add(moments[size + node])
            for later in problem.after[node]:
                waiting[later] -= 1
                if not waiting[later]:
                    left.append((key[later], later, _allowed(problem, later, moments)))
                    opened = opened or left[-1][2] <= now
        ready = left
        if not opened:
            ends.update(allowed for _, _, allowed in ready)
            ends = {each for each in ends if each > now}
            now = min(ends, default=now + 1)
    begun = set(order)
    return order + [node for node in problem.topological if node not in begun]


def _allowed(problem: Problem, node: int, moments: list[int]) -> int:
    return max([problem.floor[node], *(moments[end] + weight for end, weight in problem.bonds[node])])


def _takes(problem: Problem, free: list[list[int]], node: int, now: int) -> bool:
    """Whether there is room for a node from now on, which is then taken."""
    length = problem.duration[node]
    if not length:
        return True
    for resource, amount in problem.needs[node]:
        window = free[resource][now : now + length]
        if len(window) < length or min(window) < amount:
            return False
    for resource, amount in problem.needs[node]:
        row = free[resource]
        row[now : now + length] = [each - amount for each in row[now : now + length]]
    return True
