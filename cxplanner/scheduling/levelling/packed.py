"""The serial scheme for nodes that need several resources, with all that is left on a day in one number.

The loops are plain and long on purpose: a search runs them some thousand times a second.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxplanner.scheduling.levelling.problem import Moments, NoRoom, Packed, Problem


def place_packed(problem: Problem, of: Packed, order: Iterable[int]) -> Moments:
    """Each node in this order at its earliest start. Raises NoRoom."""
    row, guard, needed = of.row.copy(), of.guard, of.need
    size, moments, last = problem.size, problem.first_moments.copy(), len(of.row)
    floor, bonds, duration = problem.floor, problem.bonds, problem.duration
    for node in order:
        start = floor[node]
        for end, weight in bonds[node]:
            allowed = moments[end] + weight
            if allowed > start:  # noqa: PLR1730 (a call would take half as long again)
                start = allowed
        length, need = duration[node], needed[node]
        if need and length:
            day = start + length
            while day > start:
                day -= 1
                if day >= last:
                    raise NoRoom(node)
                if (row[day] - need) & guard != guard:
                    start = day + 1
                    day = start + length
            row[start : start + length] = [left - need for left in row[start : start + length]]
        moments[node] = start
        moments[size + node] = start + length
    return moments


def late_packed(problem: Problem, of: Packed, order: Iterable[int], finish: int) -> list[int]:
    """Each node in this order at its latest start before `finish`; what finds no room starts at -1."""
    row, guard, needed = of.row.copy(), of.guard, of.need
    out, duration = problem.out_bonds, problem.duration
    starts = [0] * problem.size
    for node in order:
        length, need = duration[node], needed[node]
        start = finish - length
        for target, weight in out[node]:
            allowed = starts[target] - weight
            if allowed < start:  # noqa: PLR1730 (a call would take half as long again)
                start = allowed
        if need and length and start > 0:
            day = start - 1
            while day < start + length - 1:
                day += 1
                if (row[day] - need) & guard != guard:
                    start = day - length
                    if start < 0:
                        start = -1
                        break
                    day = start - 1
            if start >= 0:
                row[start : start + length] = [left - need for left in row[start : start + length]]
        starts[node] = start
    return starts
