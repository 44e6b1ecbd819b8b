"""Lines of values in time: solid with dots where measured, dashed with open diamonds where wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from cxplanner.drawing.boxes import Segment
from cxplanner.drawing.shapes import Circle, Item, Line, Move, Path, Shape, Step, To
from cxplanner.indicators.standing import Standing

Point = tuple[float, float]
_SPREAD_AT_LEAST = 1e-9


class ValueScale(NamedTuple):
    """Values from the bottom up: the least stands at `bottom`, the most at `top`."""

    least: float
    most: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        share = (value - self.least) / (self.most - self.least)
        return self.bottom - share * (self.bottom - self.top)


class DayScale(NamedTuple):
    """Days from left to right, each at one place."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days / (self.last - self.first).days * (self.right - self.left)


def value_scale(standing: Standing, top: float, bottom: float, *, with_margins: bool) -> ValueScale:
    """A scale that holds everything that is drawn; a value alone stands in the middle."""
    values = [wave.estimate.value for wave in standing.waves] + [point.value for point in standing.points]
    if standing.target is not None:
        values.append(standing.target)
    if standing.baseline is not None:
        values.append(standing.baseline.value)
    if with_margins:
        for wave in standing.waves:
            values += [each for each in (wave.estimate.low, wave.estimate.high) if each is not None]
    least, most = (min(values), max(values)) if values else (0.0, 1.0)
    if most - least < max(abs(most), abs(least), 1.0) * _SPREAD_AT_LEAST:
        around = max(abs(most), 1.0) / 2
        return ValueScale(least - around, most + around, top, bottom)
    return ValueScale(least, most, top, bottom)


def day_scale(standing: Standing, left: float, right: float) -> DayScale:
    """A scale from the first wave, or today where there is none, to the last day that is drawn."""
    days = [wave.taken_on for wave in standing.waves] or [standing.today]
    days += [point.day for point in standing.points]
    first, last = min(days), max(days)
    if first == last:
        last = first + timedelta(days=1) if first < date.max else first
        first = first if first < last else last - timedelta(days=1)
    return DayScale(first, last, left, right)


def segments(points: Sequence[Point]) -> list[Segment]:
    """The straight pieces of a line."""
    return [(*before, *after) for before, after in pairwise(points)]


def measured_line(
    points: Sequence[Point], width: float, radius: float, *, dots: bool = True, item: Item | None = None
) -> Iterator[Shape]:
    """The solid line of what was measured, with a dot at each wave or at the last one alone."""
    if len(points) > 1:
        steps: tuple[Step, ...] = (Move(*points[0]), *(To(x, y) for x, y in points[1:]))
        yield Path(steps, None, "ink", width, item=item)
    for x, y in points if dots else points[-1:]:
        yield Circle(x, y, radius, "ink", item=item)


def wanted_line(points: Sequence[Point], width: float, dash: tuple[float, float]) -> Iterator[Shape]:
    """The dashed line of what is wanted."""
    for x1, y1, x2, y2 in segments(points):
        yield Line(x1, y1, x2, y2, "ink2", width, dash)


def diamond(x: float, y: float, radius: float, width: float, item: Item | None = None) -> Path:
    """The open mark of a target."""
    steps = (Move(x, y - radius), To(x + radius, y), To(x, y + radius), To(x - radius, y))
    return Path(steps, "canvas", "ink", width, closed=True, item=item)
