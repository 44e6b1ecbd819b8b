"""Long programmes in pieces of time, each wide enough to read, cut at gates or at quarters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

_LEAST_PER_DAY: Final = 0.2
"""In points on A3: below, an initiative of a month would hardly be seen, and quarters would be crowded."""
_PULL_OF_A_GATE: Final = 0.2
"""As a share of a piece: a gate that is so near to the middle of two pieces is where they part."""


def time_spans(
    first: date, last: date, width: float, scale: float, gates: Sequence[date], count: int | None = None
) -> list[tuple[date, date]]:
    """The first and last day of each piece, one after the other; a single piece when all of it is legible.

    With a `count` there are so many, or fewer where the time is too short for that.
    """
    days = (last - first).days + 1
    if count is None:
        count = math.ceil(days * _LEAST_PER_DAY * scale / width)
    if count <= 1:
        return [(first, last)]
    length = days / count
    ends: list[date] = []
    for number in range(1, count):
        ideal = first + timedelta(days=round(length * number))
        near = [gate for gate in gates if abs((gate - ideal).days) <= length * _PULL_OF_A_GATE]
        end = min(near, key=lambda gate: abs((gate - ideal).days), default=None) or _end_of_quarter(ideal)
        if (not ends or end > ends[-1]) and end < last:
            ends.append(end)
    begins = [first, *(end + timedelta(days=1) for end in ends)]
    return list(zip(begins, [*ends, last], strict=True))


def _end_of_quarter(day: date) -> date:
    """The last day of the quarter that ended nearest to a day."""
    begin = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    if (day - begin).days > 45:
        begin = (begin + timedelta(days=95)).replace(day=1)
    return begin - timedelta(days=1)
