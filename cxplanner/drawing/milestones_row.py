"""Milestones above the lanes: each with its name on the freer side, in as few rows as it takes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
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
    """Milestones in rows; names keep off the gate lines where they can, and give way to keys in a crowd."""
    found = []
    for milestone in milestones:
        day = schedule.milestone(milestone.id).finish
        if day is not None and scale.first <= day <= scale.last:
            x = scale.start_of(day) if milestone.anchor is Anchor.START else scale.end_of(day)
            name = elide(milestone.title, _WIDEST_NAME * sizes.unit, sizes.name, "condensed", 500)
            found.append((x, milestone, f"{name} {words.short_date(day)}" if sizes.paper else name))
    found.sort(key=lambda each: (each[0], each[1].id))
    by_key = [(x, milestone, milestone.key) for x, milestone, _ in found]
    named, keyed = (
        min(
            (_placed(texts, _Rows(scale, sizes, lines, left_first=each)) for each in (True, False)),
            key=lambda way: (_unnamed(way), max((each.row for each in way), default=0)),
        )
        for texts in (found, by_key)
    )
    return keyed if _unnamed(keyed) < _unnamed(named) else named


def _unnamed(placed: Iterable[PlacedMilestone]) -> int:
    return sum(each.text_x is None for each in placed)


def _placed(found: Sequence[tuple[float, Milestone, str]], rows: _Rows) -> tuple[PlacedMilestone, ...]:
    placed = []
    for x, milestone, text in found:
        texts = [text, milestone.key]
        widths = [width_of(each, rows.sizes.name, "condensed", 500) for each in texts]
        row, text_x, which = rows.place(x, widths)
        placed.append(PlacedMilestone(milestone, x, row, texts[which], text_x))
    return tuple(placed)


class _Rows:
    """Rows that fill from left to right; each remembers how far it is taken."""

    def __init__(self, scale: TimeScale, sizes: Sizes, lines: Sequence[float], *, left_first: bool) -> None:
        self.sizes = sizes
        self._scale = scale
        self._lines = lines
        self._left_first = left_first
        self._ends: list[float] = []

    def place(self, x: float, widths: Sequence[float]) -> tuple[int, float | None, int]:
        """The row of a mark, the left edge of its name and which name it is, by the widths of the ones it may
        have, the best first. The last may stand below the rows for names, where marks without any stand; None
        for the edge when all rows are full there."""
        s = self.sizes
        for which, width in enumerate(widths):
            most = s.milestone_rows + (which > 0)
            found = self._free(x, width, most)
            if found is not None:
                row, left = found
                return self._take(row, max(left + width, x + s.milestone_radius)), left, which
        bare = next((n for n, end in enumerate(self._ends) if x - s.milestone_radius > end), len(self._ends))
        if bare > s.milestone_rows:  # hundreds of marks lie over each other rather than push the lanes away
            bare = min(range(len(self._ends)), key=self._ends.__getitem__)
        return self._take(bare, x + s.milestone_radius), None, 0

    def _free(self, x: float, width: float, most: int) -> tuple[int, float] | None:
        """The first row, of so many, in which a name is free beside its mark, and its left edge."""
        s = self.sizes
        beside = s.milestone_radius + 3 * s.unit
        sides = [x - beside - width, x + beside]
        if not self._left_first:
            sides.reverse()
        sides = [left for left in sides if self._is_inside(left, left + width)]
        clear = [left for left in sides if not self._crosses_line(left, left + width)]
        ends = self._ends[:most]
        for lefts in (clear, sides):
            limits = [min(left, x - s.milestone_radius) - s.gap for left in lefts]
            furthest = max(limits, default=-math.inf)
            for row, end in enumerate(ends):
                if end <= furthest:
                    return row, next(left for left, limit in zip(lefts, limits, strict=True) if end <= limit)
        if len(self._ends) < most and sides:
            return len(self._ends), (clear or sides)[0]
        return None

    def _is_inside(self, left: float, right: float) -> bool:
        return left >= self._scale.left and right <= self._scale.right + 2 * self.sizes.unit

    def _crosses_line(self, left: float, right: float) -> bool:
        unit = self.sizes.unit
        return any(left - unit < line < right + unit for line in self._lines)

    def _take(self, row: int, end: float) -> int:
        if row == len(self._ends):
            self._ends.append(end)
        self._ends[row] = end
        return row


@dataclass(frozen=True, slots=True)
class MilestonesRow:
    """Draws the milestones below a top edge."""

    placed: tuple[PlacedMilestone, ...]
    sizes: Sizes

    @property
    def unnamed(self) -> int:
        """How many milestones have no room for their name."""
        return _unnamed(self.placed)

    @property
    def rows(self) -> int:
        return 1 + max((each.row for each in self.placed), default=0)

    @property
    def height(self) -> float:
        return self.sizes.milestone_height * self.rows + 4 * self.sizes.unit

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
