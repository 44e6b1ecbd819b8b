"""The burn-up of work: what should be done by each day, dashed; what was done, solid; all of it, a level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.shapes import Circle, Drawing, Item, Line, Move, Path, Shape, Step, Text, To
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from cxplanner.steering.work_done import StageWork, planned_at

if TYPE_CHECKING:
    from cxplanner.wording.words import Words


@dataclass(frozen=True)
class BurnUp:
    """A chart of a width and height; `first` and `last` are the days that charts side by side share.

    `write` makes an amount readable; `title` stands over it.
    """

    work: StageWork
    title: str
    first: date
    last: date
    words: Words
    write: Callable[[float], str]
    width: float
    height: float
    sizes: Sizes

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, (*self._ground(), *self._planned(), *self._done()))

    @cached_property
    def scale(self) -> TimeScale:
        left = max(width_of(self.write(self.work.whole), self.sizes.small, "condensed"), 10 * self.sizes.unit)
        return TimeScale(
            self.first, self.last, left + 2 * self.sizes.padding, self.width - 4 * self.sizes.unit
        )

    @property
    def _top(self) -> float:
        return self.sizes.name * 2.2

    @property
    def _bottom(self) -> float:
        return self.height - self.sizes.axis_height

    def _y(self, work: float) -> float:
        return self._bottom - work / (self.work.whole or 1.0) * (self._bottom - self._top)

    def _ground(self) -> Iterator[Shape]:
        s, left, right = self.sizes, self.scale.left, self.scale.right
        title = elide(self.title, self.width, s.name, "sans", 600)
        yield Text(0, s.name, title, s.name, "ink", "sans", 600, item=Item("stage", self.work.stage))
        axis = TimeAxis(self.scale, s, self.words)
        yield from axis.grid(self._top, self._bottom, left, right)
        yield from axis.heading(self._bottom, left, right)
        for amount in (0.0, self.work.whole):
            y = self._y(amount)
            yield Line(left, y, right, y, "line2", s.hair)
            if amount or not self.work.whole:
                text = self.write(amount)
                yield Text(
                    left - s.padding, y + s.small * 0.35, text, s.small, "ink2", "condensed", 400, "end"
                )

    def _planned(self) -> Iterator[Shape]:
        points = [(self.scale.start_of(each.day), self._y(each.work)) for each in self.work.planned]
        yield from _line(points, "ink2", 1.4 * self.sizes.thin, (4 * self.sizes.unit, 3 * self.sizes.unit))

    def _done(self) -> Iterator[Shape]:
        """From the first planned day over the reviews to today, with the amount at its end."""
        s, planned = self.sizes, self.work.planned
        begin = [(self.scale.start_of(planned[0].day), self._y(0.0))] if planned else []
        seen = [each for each in self.work.done if self.first <= each.day <= self.last]
        points = [(self.scale.start_of(each.day), self._y(each.work)) for each in seen]
        lead = [point for point in begin if points and point[0] < points[0][0]]
        yield from _line([*lead, *points], "ink", s.heavy)
        for x, y in points:
            yield Circle(x, y, 3.2 * s.unit, "ink")
        if not points:
            return
        x, y = points[-1]
        today = seen[-1]
        yield Line(x, self._top, x, self._bottom, "accent", 1.6 * s.thin, (2 * s.unit, 2.5 * s.unit))
        below = today.work < planned_at(self.work, today.day) or y - s.small * 1.5 < self._top
        text = self.write(today.work)
        room = width_of(text, s.small, "condensed", 600) + s.padding
        fits = x + room <= self.scale.right
        place = x + s.padding if fits else x - s.padding
        down = s.small * 1.3 if below and y + s.small * 1.5 < self._bottom else -s.small * 0.5
        yield Text(
            place, y + down, text, s.small, "ink", "condensed", 600, "start" if fits else "end", halo=True
        )


def _line(
    points: list[tuple[float, float]], stroke: str, width: float, dash: tuple[float, ...] = ()
) -> Iterator[Shape]:
    if len(points) > 1:
        steps: tuple[Step, ...] = (Move(*points[0]), *(To(*point) for point in points[1:]))
        yield Path(steps, None, stroke, width, dash)


def shared_days(works: list[StageWork], today: date) -> tuple[date, date]:
    """The days that charts side by side show: all that is planned or was done, and today."""
    days = [each.day for work in works for each in (*work.planned, *work.done)] + [today]
    return min(days), max(*days, min(days) + timedelta(days=28))
