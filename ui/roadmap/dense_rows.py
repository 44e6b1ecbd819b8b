"""Rows for thousands of bars by their days alone, so that they stay where they are at every zoom."""

from __future__ import annotations

import heapq

import numpy as np

from cxplanner.scheduling.day_table import BoolArray, IntArray

MOST_MOVED = 60
"""So many bars that came to lie over others find other rows; of more, all are packed anew."""


def pack(start: IntArray, finish: IntArray) -> tuple[IntArray, int]:
    """The row of each bar, and how many rows there are: by start, each in the first row that is free."""
    rows = np.zeros(len(start), np.int64)
    free: list[int] = []
    taken: list[tuple[int, int]] = []
    count = 0
    order = np.lexsort((finish, start))
    begins, ends = start[order].tolist(), finish[order].tolist()
    for place, begin, end in zip(order.tolist(), begins, ends, strict=True):
        while taken and taken[0][0] < begin:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row, count = count, count + 1
        rows[place] = row
        heapq.heappush(taken, (end, row))
    return rows, count


def overlapping(rows: IntArray, start: IntArray, finish: IntArray) -> IntArray:
    """The bars that begin before the one to their left in the same row has ended."""
    order = np.lexsort((start, rows))
    row, begin, end = rows[order], start[order], finish[order]
    covered = (row[1:] == row[:-1]) & (begin[1:] <= end[:-1])
    found: IntArray = order[1:][covered]
    return found


def moved_apart(
    rows: IntArray, start: IntArray, finish: IntArray, lane: IntArray, first_row: IntArray, counts: IntArray
) -> IntArray | None:
    """Rows in which nothing covers anything; None when it takes more than a few moves, or another row."""
    covering = overlapping(rows, start, finish)
    if not len(covering):
        return rows
    if len(covering) > MOST_MOVED:
        return None
    rows = rows.copy()
    for place in covering.tolist():
        number = int(lane[place])
        beside: BoolArray = (lane == number) & (start <= finish[place]) & (finish >= start[place])
        beside[place] = False
        first, count = int(first_row[number]), int(counts[number])
        is_free = np.ones(count, np.bool_)
        is_free[rows[beside] - first] = False
        free = np.flatnonzero(is_free)
        if not len(free):
            return None
        rows[place] = first + int(free[np.argmin(np.abs(free - (rows[place] - first)))])
    return rows if not len(overlapping(rows, start, finish)) else None
