"""Which bar, gate or milestone the arrow keys lead to."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

from cxplanner.drawing.shapes import Item, Rectangle

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap_places import RoadmapPlaces

Direction = Literal["left", "right", "up", "down"]
_Key = TypeVar("_Key", bound=Hashable)
_SIDEWAYS_COST = 2.5
"""How much a step aside counts beside a step ahead."""


def beside(layout: RoadmapPlaces, current: Item | None, direction: Direction) -> Item | None:
    """What lies nearest in a direction, or None at the edge; the first bar where nothing here is current.

    Above the topmost bars are the marks of the header.
    """
    bars = layout.bars()
    if current is not None and current.kind == "initiative" and current.id in bars:
        found = nearest(bars, current.id, direction)
        if found is not None or direction != "up":
            return Item("initiative", found) if found is not None else None
        marks = layout.marks()
        return nearest({**marks, current: bars[current.id]}, current, direction)
    marks = layout.marks()
    if current is None or current not in marks:
        first = next(iter(bars), None)
        return Item("initiative", first) if first is not None else None
    mark = nearest(marks, current, direction)
    if mark is None and direction == "down":
        everything = {Item("initiative", id_): box for id_, box in bars.items()}
        return nearest({**everything, current: marks[current]}, current, direction)
    return mark


def nearest(bars: Mapping[_Key, Rectangle], current: _Key, direction: Direction) -> _Key | None:
    """The bar that lies nearest in a direction, or None at the edge."""
    here = _centre(bars[current])
    best: _Key | None = None
    best_cost = float("inf")
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
