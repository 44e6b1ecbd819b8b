"""The trend of gates and milestones: each review down the left, the dates seen at it to the right.

A line that falls straight has kept its date; one that leans to the right has slipped, and one that meets the
slanting line of today has come to pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cxplanner.drawing.badges import diamond
from cxplanner.drawing.shapes import Circle, Drawing, Item, Line, Move, Path, Shape, Step, Text, To
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from cxplanner.steering.dates_over_time import DateOverTime

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_ROOM_FOR_NAMES = 0.3


class NamedTrend(NamedTuple):
    """What has wandered, with the name that stands at its end and how far it went (`+13 d`)."""

    trend: DateOverTime
    name: str
    moved: str


@dataclass(frozen=True)
class DateTrends:
    """A chart of a width and height of some trends; `looks` names the days of the reviews at the left."""

    trends: Sequence[NamedTrend]
    looks: Sequence[tuple[date, str]]
    words: Words
    width: float
    height: float
    sizes: Sizes

    def drawing(self) -> Drawing:
        shapes = (*self._ground(), *self._lines()) if self.trends and len(self.looks) > 1 else ()
        return Drawing(self.width, self.height, shapes)

    @cached_property
    def scale(self) -> TimeScale:
        """All dates that were seen, with air at both ends."""
        days = [seen.day for each in self.trends for seen in each.trend.seen]
        first, last = min(days), max(days)
        around = timedelta(days=max(14, (last - first).days // 24))
        return TimeScale(first - around, last + around, self._left, self.width - 4 * self.sizes.unit)

    @cached_property
    def _left(self) -> float:
        names = max(width_of(name, self.sizes.small, "condensed") for _, name in self.looks)
        return min(names, self.width * _ROOM_FOR_NAMES) + 2 * self.sizes.padding

    @property
    def _top(self) -> float:
        return self.sizes.axis_height + self.sizes.padding

    @property
    def _bottom(self) -> float:
        """Under the last look the names stand in rows of their own."""
        return self.height - self._name_rows * self.sizes.small * 1.45 - 2 * self.sizes.padding

    @cached_property
    def _name_rows(self) -> int:
        """As many rows as names need that would otherwise cover one another."""
        return max((row for _, _, row in self._placed_names), default=-1) + 1

    @cached_property
    def _placed_names(self) -> list[tuple[NamedTrend, str, int]]:
        """Each name with its text and its row, the nearest to the right first."""
        ends: list[float] = []
        found = []
        size, gap = self.sizes.small, self.sizes.padding
        for each in sorted(self.trends, key=lambda one: one.trend.seen[-1].day):
            text = elide(f"{each.name} {each.moved}".rstrip(), self.width * 0.4, size, "condensed")
            width = width_of(text, size, "condensed")
            left = self._name_left(each, width)
            row = next((n for n, end in enumerate(ends) if end <= left), len(ends))
            ends[row : row + 1] = [left + width + gap]
            found.append((each, text, row))
        return found

    def _name_left(self, each: NamedTrend, width: float) -> float:
        """Centred under the last date, within the chart."""
        middle = self.scale.start_of(each.trend.seen[-1].day)
        return min(max(middle - width / 2, self.scale.left), self.scale.right - width)

    def _y(self, looked_on: date) -> float:
        """Looks stand apart as their days do, the first at the top."""
        first, last = self.looks[0][0], self.looks[-1][0]
        share = (looked_on - first).days / max(1, (last - first).days)
        return self._top + self.sizes.padding + share * (self._bottom - self._top - self.sizes.padding)

    def _ground(self) -> Iterator[Shape]:
        s, left, right = self.sizes, self.scale.left, self.scale.right
        axis = TimeAxis(self.scale, s, self.words)
        yield from axis.heading(0, left, right)
        yield from axis.grid(s.axis_height, self._bottom, left, right)
        taken = -s.small
        for day, name in reversed(self.looks):
            y = self._y(day)
            yield Line(left, y, right, y, "line", s.hair)
            if abs(y - taken) >= s.small * 1.1 or taken < 0:
                text = elide(name, left - s.padding, s.small, "condensed")
                yield Text(
                    left - s.padding, y + s.small * 0.35, text, s.small, "ink2", "condensed", 400, "end"
                )
                taken = y
        yield from self._came_to_pass()

    def _came_to_pass(self) -> Iterator[Shape]:
        """The slanting line on which what is looked at is dated on the day of the look."""
        places = [
            (self.scale.start_of(day), self._y(day))
            for day, _ in self.looks
            if self.scale.first <= day <= self.scale.last
        ]
        for (x1, y1), (x2, y2) in pairwise(places):
            yield Line(
                x1, y1, x2, y2, "accent", 1.6 * self.sizes.thin, (2 * self.sizes.unit, 2.5 * self.sizes.unit)
            )

    def _lines(self) -> Iterator[Shape]:
        s = self.sizes
        for each, text, row in self._placed_names:
            item = Item(each.trend.kind, each.trend.id)
            points = [(self.scale.start_of(seen.day), self._y(seen.looked_on)) for seen in each.trend.seen]
            gate = each.trend.kind != "milestone"
            weight = s.heavy if gate else 1.2 * s.thin
            steps: tuple[Step, ...] = (Move(*points[0]), *(To(*point) for point in points[1:]))
            dash = () if gate else (4 * s.unit, 2 * s.unit)
            yield Path(steps, None, "ink" if gate else "ink2", weight, dash, item=item)
            for x, y in points:
                yield from self._mark(each, x, y, item)
            x, y = points[-1]
            baseline = self._bottom + s.padding + (row + 1) * s.small * 1.45
            yield Line(x, y + s.milestone_radius, x, baseline - s.small, "line2", s.hair)
            left = self._name_left(each, width_of(text, s.small, "condensed"))
            yield Text(
                left, baseline, text, s.small, "ink", "condensed", 500 if gate else 400, halo=True, item=item
            )

    def _mark(self, each: NamedTrend, x: float, y: float, item: Item) -> Iterator[Shape]:
        """A diamond for a gate, filled once it is passed; a disc for a milestone, filled once reached."""
        s, reached = self.sizes, each.trend.reached is not None
        fill = "ink" if reached else "canvas"
        if each.trend.kind == "gate":
            yield diamond(x, y, s.milestone_radius, fill=fill, stroke="ink", width=1.4 * s.thin, item=item)
        else:
            yield Circle(x, y, s.milestone_radius * 0.7, fill, "ink", 1.2 * s.thin, item)
