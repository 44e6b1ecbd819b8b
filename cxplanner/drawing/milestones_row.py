"""Milestones above the lanes: each with its name on the freer side, in as few rows as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.initiatives import Anchor, Milestone

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words

_WIDEST_NAME = 190
"""In units: a longer name is cut with an ellipsis, so that one milestone does not take the whole row."""


@dataclass(frozen=True, slots=True)
class PlacedMilestone:
    """A milestone on its day; `text_x` is where its name begins, None when there is no room for it."""

    milestone: Milestone
    x: float
    row: int
    text: str
    text_x: float | None


def place_milestones(
    milestones: Sequence[Milestone],
    schedule: Schedule,
    words: Words,
    scale: TimeScale,
    sizes: Sizes,
    lines: Sequence[float],
) -> tuple[PlacedMilestone, ...]:
    """Milestones in rows; names keep off the gate lines where they can."""
    found = []
    for milestone in milestones:
        day = schedule.milestone(milestone.id).finish
        if day is not None and scale.first <= day <= scale.last:
            x = scale.start_of(day) if milestone.anchor is Anchor.START else scale.end_of(day)
            name = elide(milestone.title, _WIDEST_NAME * sizes.unit, sizes.name, "condensed", 500)
            found.append((x, milestone, f"{name} {words.short_date(day)}" if sizes.paper else name))
    ends: list[float] = []
    placed = []
    for x, milestone, text in sorted(found, key=lambda each: (each[0], each[1].id)):
        row, text_x = _place(x, width_of(text, sizes.name, "condensed", 500), ends, scale, sizes, lines)
        placed.append(PlacedMilestone(milestone, x, row, text, text_x))
    return tuple(placed)


def _place(
    x: float, width: float, ends: list[float], scale: TimeScale, sizes: Sizes, lines: Sequence[float]
) -> tuple[int, float | None]:
    """The row and the left edge of the name; `ends` tells how far each row is taken, and is kept up to date.

    A name to the left of its mark takes room that nothing else can use any more, so that side is tried first.
    """
    s, radius = sizes, sizes.milestone_radius
    beside = radius + 3 * s.unit
    sides = ((x - beside - width, x + radius), (x + beside, x + beside + width))
    for avoid_lines in (True, False):
        for row in range(min(len(ends) + 1, s.milestone_rows)):
            end = ends[row] if row < len(ends) else float("-inf")
            for left, right in sides:
                if left < scale.left or right > scale.right + 2 * s.unit:
                    continue
                if min(left, x - radius) < end + s.gap:
                    continue
                if avoid_lines and any(left - s.unit < line < left + width + s.unit for line in lines):
                    continue
                if row == len(ends):
                    ends.append(end)
                ends[row] = right
                return row, left
    row = next((n for n, end in enumerate(ends) if x - radius >= end), max(len(ends) - 1, 0))
    if not ends:
        ends.append(x + radius)
    ends[row] = max(ends[row], x + radius)
    return row, None


@dataclass(frozen=True, slots=True)
class MilestonesRow:
    """Draws the milestones below a top edge."""

    placed: tuple[PlacedMilestone, ...]
    sizes: Sizes

    @property
    def height(self) -> float:
        rows = 1 + max((each.row for each in self.placed), default=0)
        return self.sizes.milestone_height * rows + 4 * self.sizes.unit

    def centre(self, top: float, milestone: PlacedMilestone) -> float:
        return top + 2 * self.sizes.unit + self.sizes.milestone_height * (milestone.row + 0.5)

    def shapes(self, top: float) -> Iterator[Shape]:
        s = self.sizes
        for each in self.placed:
            y = self.centre(top, each)
            item = Item("milestone", each.milestone.id)
            fill = "ink" if each.milestone.done_on is not None else "canvas"
            if each.text_x is not None:
                width = width_of(each.text, s.name, "condensed", 500)
                left = each.text_x - s.unit
                yield Rectangle(left, y - s.name * 0.7, width + 2 * s.unit, s.name * 1.4, "canvas", item=item)
                yield Text(
                    each.text_x, y + s.name * 0.35, each.text, s.name, "ink", "condensed", 500, item=item
                )
            yield diamond(
                each.x, y, s.milestone_radius, fill=fill, stroke="ink", width=s.thin * 1.3, item=item
            )
