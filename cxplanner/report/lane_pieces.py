"""Lanes dealt out to sheets: a lane that is too long goes on with its next rows, never with half a row."""

from __future__ import annotations

from cxplanner.drawing.arrangement import Arrangement
from cxplanner.drawing.lanes import Lane


def lanes_on_sheets(
    arrangement: Arrangement, first_free: float, next_free: float, continued: tuple[str, ...]
) -> list[list[Lane]]:
    """The lanes of each sheet; the first has less room for them than the next ones.

    The head of a lane that goes on says `continued` in the place of its facts.
    """
    sheets: list[list[Lane]] = [[]]
    free = first_free
    for lane in arrangement.lanes:
        rest = lane
        while (need := arrangement.least_lane_height(rest)) > free:
            rows = _rows_that_fit(arrangement, rest, free)
            if rows == 0 and not sheets[-1] and free >= next_free:
                rows = 1  # a sheet that cannot hold one row would go on for ever
            if rows:
                sheets[-1].append(rest.part(rest.rows[:rows], rest.facts))
                if rows == len(rest.rows):
                    break
                rest = rest.part(rest.rows[rows:], continued)
            sheets.append([])
            free = next_free
        else:
            sheets[-1].append(rest)
            free -= need
    return sheets


def _rows_that_fit(arrangement: Arrangement, lane: Lane, free: float) -> int:
    """How many rows of a lane go into a height; none rather than a single one of several."""
    s = arrangement.sizes
    if arrangement.heads.least_height(lane) > free:
        return 0
    rows = int((free - 2 * s.lane_padding) // (s.bar_least + s.row_gap))
    return min(rows, len(lane.rows)) if rows >= 2 else 0
