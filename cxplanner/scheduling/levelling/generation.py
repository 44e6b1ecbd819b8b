"""Serial schedule generation: nodes are placed one by one, each as early (or as late) as there is room.

The loops are plain and long on purpose: a search runs them some thousand times a second.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxplanner.scheduling.levelling.packed import late_packed, place_packed
from cxplanner.scheduling.levelling.problem import Moments, Need, NoRoom, Problem


def place_early(problem: Problem, order: Iterable[int], *, limited: bool = True) -> Moments:
    """Each node in this order at its earliest start, within capacity when `limited`. Raises NoRoom."""
    if limited and problem.packed is not None:
        return place_packed(problem, problem.packed, order)
    free = [row.copy() for row in problem.free] if limited else []
    size, moments = problem.size, problem.first_moments.copy()
    floor, bonds, needs, duration = problem.floor, problem.bonds, problem.needs, problem.duration
    days = problem.days
    special = days.special if days is not None else frozenset[int]()
    for node in order:
        start = floor[node]
        if node in special and days is not None:
            start = max(start, days.start_allowed(node, moments))
        else:
            for end, weight in bonds[node]:
                allowed = moments[end] + weight
                start = max(start, allowed)
        length = duration[node]
        if days is not None and node in days.apart:
            place = days.place_of(node, start)
            if limited and needs[node]:
                place = _fit(free, needs[node], place, length, node)
            moments[node] = days.moment_at(node, place)
            moments[size + node] = days.moment_at(node, place + length - 1) + 1
            continue
        if limited and length and needs[node]:
            start = _fit(free, needs[node], start, length, node)
        moments[node] = start
        moments[size + node] = start + length
    return moments


def _fit(free: list[list[int]], needs: list[Need], start: int, length: int, node: int) -> int:
    """The first start from which there is room for so many days, which are then taken."""
    if len(needs) == 1:
        resource, amount = needs[0]
        row = free[resource]
        last = len(row)
        day = start + length - 1
        while day >= start:
            if day >= last:
                raise NoRoom(node)
            if row[day] < amount:
                start = day + 1
                day = start + length
            day -= 1
        row[start : start + length] = [left - amount for left in row[start : start + length]]
        return start
    rows = [(free[resource], amount) for resource, amount in needs]
    last = len(rows[0][0])
    while True:
        if start + length > last:
            raise NoRoom(node)
        blocked = -1
        for row, amount in rows:
            window = row[start : start + length]
            if min(window) < amount:
                day = length - 1
                while window[day] >= amount:
                    day -= 1
                blocked = max(blocked, start + day)
        if blocked < 0:
            break
        start = blocked + 1
    for row, amount in rows:
        row[start : start + length] = [left - amount for left in row[start : start + length]]
    return start


def starts_from_behind(problem: Problem, order: Iterable[int], finish: int) -> list[int]:
    """Each node in this order at its latest start before `finish`, as a priority for `place_early`.

    Team calendars and elapsed lags count only roughly here: the pass forwards that follows is exact.
    """
    if problem.packed is not None:
        return late_packed(problem, problem.packed, order, finish)
    free = [row.copy() for row in problem.free]
    days = problem.days
    needs, duration, out = problem.needs, problem.duration, problem.out_bonds
    starts = [0] * problem.size
    for node in order:
        length = duration[node]
        start = finish - length
        for target, weight in out[node]:
            allowed = starts[target] - weight
            start = min(start, allowed)
        if length and needs[node] and start > 0:
            if days is not None and node in days.apart:
                place = days.place_of(node, start + length) - length
                start = days.moment_at(node, _fit_late(free, needs[node], place, length))
            else:
                start = _fit_late(free, needs[node], start, length)
        starts[node] = start
    return starts


def _fit_late(free: list[list[int]], needs: list[Need], start: int, length: int) -> int:
    """The last start with room for so many days, which are then taken; -1 where there is none."""
    rows = [(free[resource], amount) for resource, amount in needs]
    while start >= 0:
        blocked = length
        for row, amount in rows:
            window = row[start : start + length]
            if min(window) < amount:
                day = 0
                while window[day] >= amount:
                    day += 1
                blocked = min(blocked, day)
        if blocked == length:
            for row, amount in rows:
                row[start : start + length] = [left - amount for left in row[start : start + length]]
            return start
        start += blocked - length
    return -1


def justified(problem: Problem, moments: Moments) -> Moments:
    """Double justification: everything to the right of its place, then to the left. Raises NoRoom."""
    size = problem.size
    finish = problem.finish_of(moments)
    if problem.starts_in_order:
        place = problem.place
        keys = [end * size + p for end, p in zip(moments[size:], place, strict=True)]
        order = sorted(problem.topological, key=keys.__getitem__, reverse=True)
    else:
        order = problem.by_moment(moments[size:])[::-1]
    starts = starts_from_behind(problem, order, finish)
    return place_early(problem, problem.by_moment(starts))
