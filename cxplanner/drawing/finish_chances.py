"""When will it finish? The chance of each day as a rising line, beside that of another way to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.boxes import Box
from cxplanner.drawing.point_labels import PointLabels
from cxplanner.drawing.shapes import Circle, Line, Move, Path, Rectangle, Shape, Step, Text, To
from cxplanner.drawing.text_fit import width_of
from cxplanner.drawing.value_lines import DayScale, Point, segments
from cxplanner.wording.chances import chance_text

if TYPE_CHECKING:
    from cxplanner.scheduling.simulation import Simulation
    from cxplanner.wording.words import Words

_LEVELS: Final = (0.5, 0.8, 1.0)
_MOST_BARS: Final = 12
_BAR_HEIGHT: Final = 0.32
"""The share of the height that the tallest bar has."""
_STEPS_OF_DAYS: Final = (1, 2, 7, 14, 28, 56, 91, 182, 364)


@dataclass(frozen=True)
class Marker:
    """A day to compare with: the finish of a baseline, or the target, under its name."""

    name: str
    day: date


@dataclass(frozen=True)
class FinishChances:
    """The chart in a box of this size; `unit` is 1 in the size of the design.

    `other` is the simulation of another way, dashed, and `other_name` what that is called. Bars say how many
    runs finish when. Nothing is drawn where no duration varies: there is only one day then.
    """

    now: Simulation
    words: Words
    width: float
    height: float
    unit: float
    marker: Marker | None = None
    other: Simulation | None = None
    other_name: str = ""

    def shapes(self) -> Iterator[Shape]:
        yield from self._bars()
        yield from self._grid()
        labels = PointLabels(
            Box(self._left, 0.0, self.width, self._bottom + 1), self._size, lines=self._all_segments()
        )
        yield from self._marker(labels)
        if self.other is not None:
            yield self._line(self._points(self.other), dash=(3 * self.unit, 2.4 * self.unit))
        yield self._line(self._points(self.now), dash=())
        yield from self._quantiles(labels)

    # --------------------------------------------------------------------------------------- scales

    @property
    def _size(self) -> float:
        return 8.6 * self.unit

    @property
    def _left(self) -> float:
        return 27 * self.unit

    @property
    def _top(self) -> float:
        return 6 * self.unit

    @property
    def _bottom(self) -> float:
        return self.height - 15 * self.unit

    @cached_property
    def scale(self) -> DayScale:
        """From a little before the first day that is drawn to a little after the last."""
        days = [each.day for each in self.now.finish_days]
        if self.other is not None:
            days += [each.day for each in self.other.finish_days]
        if self.marker is not None:
            days.append(self.marker.day)
        first, last = min(days), max(days)
        spare = timedelta(days=max(3, (last - first).days // 24))
        first = first - spare if first.toordinal() > spare.days else first
        last = last + spare if (date.max - last).days > spare.days else last
        return DayScale(first, last, self._left + 6 * self.unit, self.width - 4 * self.unit)

    def _y(self, chance: float) -> float:
        return self._bottom - chance * (self._bottom - self._top)

    def _points(self, simulation: Simulation) -> list[Point]:
        """The line of chances, from nothing on the first day to everything on the last."""
        scale, runs, done = self.scale, simulation.choices.runs, 0
        points = [(scale.left, self._y(0.0))]
        before = simulation.finish_days[0].day - timedelta(days=1)
        points.append((scale.x(before), self._y(0.0)))
        for each in simulation.finish_days:
            done += each.runs
            points.append((scale.x(each.day), self._y(done / runs)))
        points.append((scale.right, self._y(1.0)))
        return points

    def _all_segments(self) -> list[tuple[float, float, float, float]]:
        found = segments(self._points(self.now))
        return found + segments(self._points(self.other)) if self.other is not None else found

    # --------------------------------------------------------------------------------------- shapes

    def _grid(self) -> Iterator[Shape]:
        u, words = self.unit, self.words
        for level in _LEVELS:
            y = self._y(level)
            yield Line(self._left, y, self.width, y, "line", 0.5 * u)
            name = words.percent(round(100 * level))
            yield Text(self._left - 3 * u, y + 3 * u, name, self._size, "ink", "condensed", 400, "end")
        yield Line(self._left, self._bottom, self.width, self._bottom, "line2", 0.7 * u)
        zero = words.number(0)
        yield Text(self._left - 3 * u, self._bottom + 3 * u, zero, self._size, "ink", "condensed", 400, "end")
        right = self._left
        for day in self._named_days():
            name, x = words.short_date(day), self.scale.x(day)
            half = width_of(name, self._size, "condensed", 400) / 2
            if x - half < right or x + half > self.width:
                continue
            yield Text(x, self._bottom + 11.5 * u, name, self._size, "ink", "condensed", 400, "middle")
            right = x + half + 8 * u

    def _named_days(self) -> list[date]:
        """So many days that their names have room, weeks where that is possible."""
        first, last = self.scale.first, self.scale.last
        wanted = max(2, int((self.width - self._left) / (62 * self.unit)))
        length = (last - first).days
        step = next((each for each in _STEPS_OF_DAYS if length / each <= wanted), -(-length // wanted))
        return [first + timedelta(days=days) for days in range(0, length + 1, step)]

    def _bars(self) -> Iterator[Shape]:
        found = self.now.finish_days
        first, last = found[0].day, found[-1].day
        days = -(-((last - first).days + 1) // _MOST_BARS)
        counts: dict[int, int] = {}
        for each in found:
            place = (each.day - first).days // days
            counts[place] = counts.get(place, 0) + each.runs
        most = max(counts.values())
        for place, runs in sorted(counts.items()):
            begin = first + timedelta(days=place * days)
            left = self.scale.x(begin) - self._day_width / 2
            height = runs / most * _BAR_HEIGHT * (self._bottom - self._top)
            width = max(days * self._day_width - 1.2 * self.unit, 0.6 * self.unit)
            yield Rectangle(left, self._bottom - height, width, height, "line")

    @property
    def _day_width(self) -> float:
        return (self.scale.right - self.scale.left) / (self.scale.last - self.scale.first).days

    def _line(self, points: Sequence[Point], dash: tuple[float, ...]) -> Path:
        start, *others = points
        steps: tuple[Step, ...] = (Move(*start), *(To(*each) for each in others))
        return Path(
            steps, stroke="ink", stroke_width=1.8 * self.unit if not dash else 1.2 * self.unit, dash=dash
        )

    def _marker(self, labels: PointLabels) -> Iterator[Shape]:
        """The day to compare with, its name, and the chance of each way to be there by then."""
        if self.marker is None:
            return
        u, words = self.unit, self.words
        x = self.scale.x(self.marker.day)
        yield Line(x, self._top - 4 * u, x, self._bottom, "ink", 0.9 * u)
        labels.lines.append((x, self._top - 4 * u, x, self._bottom))
        told = [(f"{self.marker.name} {words.date(self.marker.day)}", 600)]
        if self.other is not None:
            chance = chance_text(words, self.other.chance_by(self.marker.day))
            told.append((words.say("{chance} {way}", chance=chance, way=self.other_name), 600))
        chance = chance_text(words, self.now.chance_by(self.marker.day))
        told.append((words.say("{chance} with the plan of today", chance=chance), 600))
        widest = max(width_of(text, self._size, "condensed", weight) for text, weight in told)
        stands_left = x - widest - 6 * u >= self._left
        at, anchor = (x - 4 * u, "end") if stands_left else (x + 4 * u, "start")
        for row, (text, weight) in enumerate(told):
            y = self._top + (4 + 10 * row) * u
            yield Text(at, y, text, self._size, "ink", "condensed", weight, anchor, halo=True)  # type: ignore[arg-type]
        left = at - widest if stands_left else at
        labels.taken.append(Box(left, self._top - 6 * u, left + widest, self._top + (6 + 10 * len(told)) * u))

    def _quantiles(self, labels: PointLabels) -> Iterator[Shape]:
        """The days by which half of the runs and four of five are there, with dots on the lines."""
        words, u = self.words, self.unit
        solid = [(0.8, self.now.finish.p80), (0.5, self.now.finish.p50)]
        marks = [(chance, day, self.now, "ink") for chance, day in solid]
        if self.other is not None:
            marks.append((0.8, self.other.finish.p80, self.other, "canvas"))
        for chance, day, simulation, fill in marks:
            point = self.scale.x(day), self._y(simulation.chance_by(day))
            yield Circle(*point, 2.6 * u, fill, "ink", 1.1 * u)
            labels.avoid(*point, 3.4 * u)
            facts = {"chance": words.percent(round(100 * chance)), "date": words.date(day)}
            if simulation is self.now:
                text = words.say("{chance} by {date}", **facts)
            else:
                text = words.say("{chance} by {date}, {way}", way=self.other_name, **facts)
            label = labels.at(point[0], point[1] - 3 * u, point[1] + 3 * u, text, 600)
            if label is not None:
                yield label
