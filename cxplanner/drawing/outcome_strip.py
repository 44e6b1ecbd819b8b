"""The strip under a roadmap: what customers feel in the time of the work, and what is wanted at each gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cxplanner.drawing.boxes import Box
from cxplanner.drawing.point_labels import PointLabels
from cxplanner.drawing.shapes import Item, Line, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import wrap, wrap_or_elide
from cxplanner.drawing.time_axis import TimeScale
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
from cxplanner.indicators.target_line import TargetPoint

HEIGHT = 66.0
"""In units, as the design has it."""
_DOT = 3.2
_DIAMOND = 4.6


@dataclass(frozen=True)
class Outcome:
    """An indicator as its strip tells it.

    `facts` say the same, the longest first; `write` makes a number readable, `now` the latest.
    """

    id: int
    title: str
    facts: tuple[str, ...]
    standing: Standing
    write: Callable[[float], str]
    now: Callable[[float], str]


@dataclass(frozen=True)
class OutcomeStrip:
    """A strip from `top` on, in the time of a roadmap. No axis, no legend: numbers are on points."""

    outcome: Outcome
    scale: TimeScale
    sizes: Sizes
    top: float

    @property
    def height(self) -> float:
        return HEIGHT * self.sizes.unit

    def head(self, width: float) -> Iterator[Shape]:
        """The name of the indicator beside the strip, and the line below it."""
        s, left = self.sizes, self.sizes.tab + 8 * self.sizes.unit
        room = width - left - 8 * s.unit
        baseline = self.top + s.lane_padding + s.lane_name * 1.3
        for line in wrap_or_elide(self.outcome.title, room, s.lane_name, "sans", 600, 2):
            yield Text(left, baseline, line, s.lane_name, "ink", "sans", 600, item=self._item)
            baseline += s.lane_name * 1.22
        left_over = self.top + self.height - 3 * s.unit - baseline
        count = min(2, 1 + int(left_over / (s.lane_fact * 1.3)))
        for line in self._fact(room, count):
            yield Text(left, baseline, line, s.lane_fact, "ink2", "condensed", 400)
            baseline += s.lane_fact * 1.3
        bottom = self.top + self.height
        yield Line(0, bottom, width, bottom, "line2", s.hair)

    def _fact(self, room: float, count: int) -> tuple[str, ...]:
        """The longest of the texts that fits into so many lines, else what there is room for of the last."""
        size = self.sizes.lane_fact
        for fact in self.outcome.facts:
            lines = wrap(fact, room, size, "condensed", 400, count)
            if lines is not None:
                return lines
        return wrap_or_elide(self.outcome.facts[-1], room, size, "condensed", 400, count)

    def body(self) -> Iterator[Shape]:
        """What was measured and what is wanted, within the time that the roadmap shows."""
        s = self.sizes
        measured = [self._place(wave.taken_on, wave.estimate.value) for wave in self._waves]
        wanted = [self._place(point.day, point.value) for point in self._points]
        dashed = ([measured[0]] if self._begins_with_wave else []) + wanted
        yield from wanted_line(dashed, s.thin, (3 * s.unit, 2.5 * s.unit))
        yield from measured_line(measured, s.heavy, _DOT * s.unit, item=self._item)
        for x, y in wanted:
            yield diamond(x, y, _DIAMOND * s.unit, 1.2 * s.thin, self._item)
        yield from self._numbers(measured, wanted, segments(measured) + segments(dashed))
        bottom = self.top + self.height
        yield Line(self.scale.left, bottom, self.scale.right, bottom, "line2", s.hair)

    @property
    def _item(self) -> Item:
        return Item("indicator", self.outcome.id)

    @cached_property
    def _waves(self) -> list[Wave]:
        return [
            wave
            for wave in self.outcome.standing.waves
            if self.scale.first <= wave.taken_on <= self.scale.last
        ]

    @cached_property
    def _points(self) -> list[TargetPoint]:
        """The targets in sight, those alone that lie after the first wave."""
        waves = self.outcome.standing.waves
        return [
            point
            for point in self.outcome.standing.points
            if self.scale.first <= point.day <= self.scale.last
            and (not waves or point.day > waves[0].taken_on)
        ]

    @property
    def _begins_with_wave(self) -> bool:
        """Whether the first wave is in sight, from which the way to the target begins."""
        waves = self.outcome.standing.waves
        return bool(self._waves) and self._waves[0] is waves[0]

    @cached_property
    def _values(self) -> ValueScale:
        s = self.sizes
        air = s.small * 1.7 + _DIAMOND * s.unit
        bottom = self.top + self.height - 8 * s.unit - _DIAMOND * s.unit
        return value_scale(self.outcome.standing, self.top + air, bottom, with_margins=False)

    def _place(self, day: date, value: float) -> Point:
        return self.scale.end_of(day), self._values.y(value)

    def _numbers(
        self, measured: list[Point], wanted: list[Point], lines: list[tuple[float, float, float, float]]
    ) -> Iterator[Shape]:
        """The latest wave first, then the targets from the last one back, the first wave, and the others."""
        s, outcome = self.sizes, self.outcome
        bounds = Box(self.scale.left, self.top, self.scale.right + 14 * s.unit, self.top + self.height)
        labels = PointLabels(bounds, s.small, lines)
        for x, y in (*measured, *wanted):
            labels.avoid(x, y, _DOT * s.unit)
        texts: list[tuple[Point, str, int]] = []
        last = outcome.standing.waves[-1] if outcome.standing.waves else None
        for place, wave in zip(measured, self._waves, strict=True):
            is_last = wave is last
            write = outcome.now if is_last and len(outcome.standing.waves) > 1 else outcome.write
            texts.append((place, write(wave.estimate.value), 600 if is_last else 500))
        goals = [
            (place, outcome.write(point.value), 400)
            for place, point in zip(wanted, self._points, strict=True)
        ]
        ordered = texts[-1:] + goals[::-1] + texts[:1] * (len(texts) > 1) + texts[-2:0:-1]
        for (x, y), text, weight in ordered:
            reach = _DIAMOND * s.unit
            placed = labels.at(x, y - reach, y + reach, text, weight)
            if placed is not None:
                yield placed._replace(item=self._item)
