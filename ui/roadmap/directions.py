"""Which bar the arrow keys lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cxplanner.drawing.shapes import Rectangle

Direction = Literal["left", "right", "up", "down"]
_SIDEWAYS_COST = 2.5
"""How much a step aside counts beside a step ahead."""


def nearest(bars: Mapping[int, Rectangle], current: int, direction: Direction) -> int | None:
    """The bar that lies nearest in a direction, or None at the edge."""
    here = _centre(bars[current])
    best, best_cost = None, float("inf")
    for id_, bar in bars.items():
        cost = _cost(here, _centre(bar), direction)
        if id_ != current and cost is not None and cost < best_cost:
            best, best_cost = id_, cost
    return best


def _centre(bar: Rectangle) -> tuple[float, float]:
    # The left end stands for the bar sideways: bars of one row follow each other by their starts.
    return bar.x, bar.y + bar.height / 2


def _cost(here: tuple[float, float], there: tuple[float, float], direction: Direction) -> float | None:
    across, down = there[0] - here[0], there[1] - here[1]
    ahead = {"left": -across, "right": across, "up": -down, "down": down}[direction]
    aside = abs(down) if direction in ("left", "right") else abs(across) * 0.3
    return ahead + _SIDEWAYS_COST * aside if ahead > 1 else None
