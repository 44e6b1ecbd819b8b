"""Lanes dealt out to sheets: a lane that is too long goes on with its next rows, never with half a row."""

from __future__ import annotations

from typing import Final

from cxplanner.drawing.arrangement import Arrangement
from cxplanner.drawing.lanes import Lane

_STEPS: Final = 20
"""In how many steps sheets are filled less, to find how little each may hold."""


def lanes_on_sheets(
    arrangement: Arrangement, first_free: float, next_free: float, continued: tuple[str, ...]
) -> list[list[Lane]]:
    """The lanes of each sheet, on as few sheets as they need and with as much on the last as can be.

    Sheets are filled evenly, so that the last one does not hold a single row.
    """
    full = _filled(arrangement, first_free, next_free, continued)
    for step in range(_STEPS, 0, -1):
        share = 1.0 - step / (2 * _STEPS)
        made = _filled(arrangement, first_free, next_free, continued, share)
        if len(made) == len(full) and all(made):
            return made
    return full


def _filled(
    arrangement: Arrangement,
    first_free: float,
    next_free: float,
    continued: tuple[str, ...],
    share: float = 1.0,
) -> list[list[Lane]]:
    """The lanes of each sheet up to a share of its room; the first has less of it than the next ones.

    The head of a lane that goes on says `continued` in the place of its facts.
    """
    first_free, next_free = first_free * share, next_free * share
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
