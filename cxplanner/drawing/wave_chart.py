"""The waves of an indicator in time, with their margins, the way to the target, and the gates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxplanner.drawing.boxes import Box
from cxplanner.drawing.point_labels import PointLabels
from cxplanner.drawing.shapes import Drawing, Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.time_axis import TimeAxis, TimeScale
from cxplanner.drawing.value_lines import (
    Point,
    ValueScale,
    diamond,
    measured_line,
    segments,
    value_scale,
    wanted_line,
)
from cxplanner.indicators.standing import Standing, Wave

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_SHORTEST = 90
"""How many days a chart shows at least, so that a single wave does not stand in a single day."""
_DOT = 3.6
_DIAMOND = 5.0


@dataclass(frozen=True)
class WaveChart:
    """A chart of a width and height; `gates` are numbers with their days, `write` makes a number readable.

    A whisker is the interval of 95 %, with caps; what has none was given as a value alone. A baseline without
    a day is a dashed level at the left.
    """

    standing: Standing
    gates: Sequence[tuple[str, date]]
    words: Words
    write: Callable[[float], str]
    width: float
    height: float
    sizes: Sizes

    def drawing(self) -> Drawing:
        return Drawing(self.width, self.height, (*self._ground(), *self._lines(), *self._numbers()))

    @cached_property
    def scale(self) -> TimeScale:
        """From a little before the first day that is drawn (it may be today) to a little after the last."""
        days = [wave.taken_on for wave in self.standing.waves] + [point.day for point in self.standing.points]
        days.append(self.standing.today)
        first, last = min(days), max(days)
        missing = max(0, _SHORTEST - (last - first).days) // 2
        around = missing + max(7, (last - first).days // 24)
        s = self.sizes
        return TimeScale(_moved(first, -around), _moved(last, around), 4 * s.unit, self.width - 4 * s.unit)

    @property
    def _top(self) -> float:
        return self.sizes.small * 1.6

    @property
    def _bottom(self) -> float:
        return self.height - self.sizes.axis_height

    @cached_property
    def _values(self) -> ValueScale:
        s = self.sizes
        air = s.small * 1.5 + _DIAMOND * s.unit
        return value_scale(self.standing, self._top + air, self._bottom - air, with_margins=True)

    @cached_property
    def _measured(self) -> list[Point]:
        return [self._place(wave.taken_on, wave.estimate.value) for wave in self.standing.waves]

    @cached_property
    def _wanted(self) -> list[Point]:
        return [self._place(point.day, point.value) for point in self.standing.points]

    def _place(self, day: date, value: float) -> Point:
        return self.scale.start_of(day), self._values.y(value)

    def _ground(self) -> Iterator[Shape]:
        """The axis with its grid, the gates by name, and today."""
        s, left, right = self.sizes, self.scale.left, self.scale.right
        axis = TimeAxis(self.scale, s, self.words)
        yield from axis.grid(self._top, self._bottom, left, right)
        yield Line(left, self._bottom, right, self._bottom, "line2", s.hair)
        yield from axis.heading(self._bottom, left, right)
        taken = left
        for name, day in self.gates:
            if self.scale.first <= day <= self.scale.last:
                x = self.scale.end_of(day)
                yield Line(x, self._top, x, self._bottom, "ink", s.thin)
                if x >= taken:
                    yield Text(x, s.small, name, s.small, "ink", "condensed", 600, "middle", halo=True)
                    taken = x + s.small * 1.8
        if self.scale.first <= self.standing.today <= self.scale.last:
            x = self.scale.end_of(self.standing.today)
            yield Line(x, self._top, x, self._bottom, "accent", 1.6 * s.thin, (2 * s.unit, 2.5 * s.unit))

    def _lines(self) -> Iterator[Shape]:
        s, baseline = self.sizes, self.standing.baseline
        if baseline is not None and self.standing.baseline_on is None:
            y = self._values.y(baseline.value)
            end = self._measured[0][0] if self._measured else self.scale.right
            yield Line(self.scale.left, y, end, y, "ink3", s.thin, (1.5 * s.unit, 2.5 * s.unit))
        yield from wanted_line(self._way, 1.2 * s.thin, (4 * s.unit, 3 * s.unit))
        for (x, _), wave in zip(self._measured, self.standing.waves, strict=True):
            yield from self._whisker(x, wave)
        yield from measured_line(self._measured, s.heavy, _DOT * s.unit)
        for (x, y), wave in zip(self._measured, self.standing.waves, strict=True):
            if wave.measurement is not None:
                # A frame without ink that can be pointed at.
                reach = 9 * s.unit
                item = Item("measurement", wave.measurement)
                yield Rectangle(x - reach, y - reach, 2 * reach, 2 * reach, item=item)
        for x, y in self._wanted:
            yield diamond(x, y, _DIAMOND * s.unit, 1.3 * s.thin)

    @property
    def _way(self) -> list[Point]:
        """From the first wave, where it is older, over all targets."""
        points, waves = self.standing.points, self.standing.waves
        begins = bool(points and waves and waves[0].taken_on < points[0].day)
        return (self._measured[:1] if begins else []) + self._wanted

    def _whisker(self, x: float, wave: Wave) -> Iterator[Shape]:
        if wave.estimate.low is None or wave.estimate.high is None:
            return
        s, cap = self.sizes, 4 * self.sizes.unit
        low, high = self._values.y(wave.estimate.low), self._values.y(wave.estimate.high)
        yield Line(x, low, x, high, "ink2", 1.2 * s.thin)
        for y in (low, high):
            yield Line(x - cap, y, x + cap, y, "ink2", 1.2 * s.thin)

    def _numbers(self) -> Iterator[Shape]:
        """The latest wave first, then the targets from the last one back, then the waves before."""
        s = self.sizes
        bounds = Box(self.scale.left, self._top, self.scale.right, self._bottom)
        labels = PointLabels(bounds, s.small, segments(self._measured) + segments(self._way))
        for x, y in (*self._measured, *self._wanted):
            labels.avoid(x, y, _DOT * s.unit)
        waves = [
            self._number_of(place, wave)
            for place, wave in zip(self._measured, self.standing.waves, strict=True)
        ]
        reach = _DIAMOND * s.unit
        targets = [
            (x, y - reach, y + reach, self.write(point.value), 400)
            for (x, y), point in zip(self._wanted, self.standing.points, strict=True)
        ]
        for x, top, bottom, text, weight in waves[-1:] + targets[::-1] + waves[-2::-1] + self._loose():
            placed = labels.at(x, top, bottom, text, weight)
            if placed is not None:
                yield placed

    def _loose(self) -> list[tuple[float, float, float, str, int]]:
        """The number of a baseline without a day, at its level."""
        baseline = self.standing.baseline
        if baseline is None or self.standing.baseline_on is not None:
            return []
        y = self._values.y(baseline.value)
        return [(self.scale.left, y, y, self.write(baseline.value), 500)]

    def _number_of(self, place: Point, wave: Wave) -> tuple[float, float, float, str, int]:
        """The number of a wave stands outside its whisker."""
        x, y = place
        high, low = wave.estimate.high, wave.estimate.low
        reach = _DOT * self.sizes.unit
        top = y - reach if high is None else min(self._values.y(high), y - reach)
        bottom = y + reach if low is None else max(self._values.y(low), y + reach)
        weight = 600 if wave is self.standing.now else 500
        return x, top, bottom, self.write(wave.estimate.value), weight


def _moved(day: date, days: int) -> date:
    """A day so many later, within the years that dates can have."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
