"""The head of a roadmap: stages with their purpose, the spine with its gates, what each gate is and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from cxplanner.drawing.badges import diamond, gate_mark
from cxplanner.drawing.shapes import Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.text_fit import elide, width_of, wrap, wrap_or_elide
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.programme import Stage

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Dates
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class PlacedGate:
    """A gate with its line, its mark on the spine (apart from those of the same day), and its text."""

    stage: Stage
    day: date
    x: float
    mark_x: float
    is_critical: bool
    name: str
    when: str
    days_late: int = 0
    planned_x: float | None = None

    @property
    def passed(self) -> bool:
        return self.stage.gate_passed_on is not None


@dataclass(frozen=True, slots=True)
class TodayMark:
    """The day up to which the spine is walked, and what its pill says."""

    x: float
    text: str
    is_status_date: bool


def place_gates(
    stages: Sequence[Stage], schedule: Schedule, words: Words, scale: TimeScale, sizes: Sizes
) -> tuple[PlacedGate, ...]:
    """The gates in their order; none before an earlier one, whatever was decided when."""
    gates: list[PlacedGate] = []
    for stage in stages:
        dates = schedule.gate(stage.id)
        x = scale.end_of(dates.finish or schedule.start)
        if gates:
            x = max(x, gates[-1].x)
        gates.append(_placed(stage, dates, x, schedule, words, scale))
    return _marks_apart(gates, sizes)


def _placed(
    stage: Stage, dates: Dates, x: float, schedule: Schedule, words: Words, scale: TimeScale
) -> PlacedGate:
    day, critical = dates.finish or schedule.start, dates.critical
    name = f"{stage.gate_key} {stage.gate_name or stage.name}"
    planned, passed = stage.gate_planned_on, stage.gate_passed_on
    if passed is not None:
        return PlacedGate(
            stage, day, x, x, critical, name, words.say("passed {date}", date=words.date(passed))
        )
    late = schedule.working_days_between(planned, day) if planned is not None and planned < day else 0
    when = words.date(day)
    if late > 0 and planned is not None:
        when = words.say("{date} · {days} late", date=when, days=words.duration(late))
        return PlacedGate(stage, day, x, x, critical, name, when, late, scale.end_of(planned))
    return PlacedGate(stage, day, x, x, critical, name, when)


def _marks_apart(gates: list[PlacedGate], sizes: Sizes) -> tuple[PlacedGate, ...]:
    """Gates on the same day have one line, and their marks side by side on the spine before it."""
    apart = 2 * sizes.gate_radius + sizes.heavy
    placed: list[PlacedGate] = []
    limit = float("inf")
    for gate in reversed(gates):
        mark_x = min(gate.x, limit)
        limit = mark_x - apart
        placed.append(replace(gate, mark_x=mark_x))
    return tuple(reversed(placed))


@dataclass(frozen=True, slots=True)
class StageHeader:
    """Draws stages, spine, gates and today above the time axis; the top of all of it is 0."""

    stages: tuple[Stage, ...]
    gates: tuple[PlacedGate, ...]
    today: TodayMark | None
    start_x: float
    scale: TimeScale
    sizes: Sizes

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the stages begin and end: the start, then each gate."""
        return (self.start_x, *(gate.x for gate in self.gates))

    @property
    def spine_y(self) -> float:
        return self.sizes.stage_height + self.sizes.spine_height / 2

    @property
    def gate_text_height(self) -> float:
        if self._is_crowded:
            return self.sizes.gate_line_height * len(self.gates) + self.sizes.unit * 3
        lines = max((len(self._name_lines(gate, room)) for gate, room in self._rooms()), default=1)
        return self.sizes.gate_line_height * (lines + 1) + self.sizes.unit * 3

    @property
    def height(self) -> float:
        return self.sizes.stage_height + self.sizes.spine_height + self.gate_text_height

    def shapes(self) -> Iterator[Shape]:
        for stage, (left, right) in zip(self.stages, pairwise(self.edges), strict=True):
            yield from self._stage(stage, left, right)
        for gate in self.gates:
            yield Line(gate.x, self.spine_y, gate.x, self.height, "ink", self.sizes.thin)
        if self.today is not None:
            yield self.today_line(self.spine_y, self.height)
        yield from self._spine()
        for gate in self.gates:
            yield from self._mark(gate)
        yield from self._crowded_texts() if self._is_crowded else self._texts()
        if self.today is not None:
            yield from self._pill(self.today)

    def today_line(self, top: float, bottom: float) -> Shape:
        assert self.today is not None
        unit = self.sizes.unit
        x = self.today.x
        return Line(x, top, x, bottom, "accent", self.sizes.thin * 1.5, (2 * unit, 2.5 * unit))

    # ------------------------------------------------------------------------------------------ stages

    def _stage(self, stage: Stage, left: float, right: float) -> Iterator[Shape]:
        """Numeral, name and purpose, as much of it as the stage is wide."""
        s = self.sizes
        number_width = s.stage_number * 0.78
        room = right - left - number_width - 8 * s.unit
        if right - left < number_width:
            return
        yield Text(left + s.unit, s.stage_height * 0.66, str(stage.id), s.stage_number, "ink", "sans", 300)
        if room < 3 * s.stage_purpose:
            return
        x, baseline = left + number_width, s.stage_name * 1.05
        whole = wrap(stage.name, room, s.stage_name, "sans", 600, 1)
        if whole is not None:
            lines, size = whole, s.stage_name
        else:
            size = s.stage_name if wrap(stage.name, room, s.stage_name, "sans", 600) else s.gate
            lines = wrap_or_elide(stage.name, room, size, "sans", 600, 2)
        for index, line in enumerate(lines):
            yield Text(x, baseline + index * size * 1.18, line, size, "ink", "sans", 600)
        if stage.why and len(lines) == 1:
            purpose = elide(stage.why, room, s.stage_purpose, "condensed", 400)
            y = baseline + s.stage_purpose * 1.45
            yield Text(x, y, purpose, s.stage_purpose, "ink2", "condensed", 400)

    # ------------------------------------------------------------------------------------------- spine

    def _spine(self) -> Iterator[Shape]:
        s, y, left = self.sizes, self.spine_y, self.start_x
        right = self.scale.right
        yield Line(left, y, right, y, "line2", s.spine)
        if self.today is not None and self.today.x > left:
            yield Line(left, y, min(self.today.x, right), y, "ink", s.spine)
        yield Line(left, y - s.gate_radius * 0.7, left, y + s.gate_radius * 0.7, "ink", s.heavy)

    def _mark(self, gate: PlacedGate) -> Iterator[Shape]:
        s = self.sizes
        item = Item("gate", gate.stage.id)
        if gate.planned_x is not None and gate.planned_x >= self.scale.left:
            radius = s.gate_radius * 0.72
            yield diamond(
                gate.planned_x, self.spine_y, radius, fill="canvas", stroke="ink2", width=s.thin, item=item
            )
        yield from gate_mark(gate.stage.id, gate.mark_x, self.spine_y, s, passed=gate.passed, item=item)

    def _pill(self, today: TodayMark) -> Iterator[Shape]:
        s = self.sizes
        width = width_of(today.text, s.small, "condensed", 600) + 10 * s.unit
        height = s.small * 1.45
        x = self._free_of_gates(today.x, width)
        item = Item("today", 0)
        yield Rectangle(
            x - width / 2, self.spine_y - height / 2, width, height, "accent", radius=height / 2, item=item
        )
        y = self.spine_y + s.small * 0.35
        yield Text(x, y, today.text, s.small, "onaccent", "condensed", 600, "middle", item=item)

    def _free_of_gates(self, x: float, width: float) -> float:
        """The place for the pill: on its line, or moved along the spine until it covers no gate."""
        s = self.sizes
        half = width / 2
        reach = half + s.gate_radius + s.unit
        marks = [gate.mark_x for gate in self.gates]
        places = [x, *(mark - reach for mark in marks), *(mark + reach for mark in marks)]
        free = [
            place
            for place in places
            if abs(place - x) <= half + s.gate_radius
            and all(abs(place - mark) >= reach - 0.01 for mark in marks)
            and self.scale.left <= place - half
            and place + half <= self.scale.right
        ]
        nearest = min(free, key=lambda place: abs(place - x), default=x)
        return min(max(nearest, self.scale.left + half), max(self.scale.right - half, self.scale.left + half))

    # ------------------------------------------------------------------------------------------- texts

    def _rooms(self) -> Iterator[tuple[PlacedGate, float]]:
        """Each gate with the room between its line and what is to the left of it."""
        for gate, before in zip(self.gates, self.edges, strict=False):
            left = before if before > self.start_x else self.scale.left
            yield gate, gate.x - left - 10 * self.sizes.unit

    def _name_lines(self, gate: PlacedGate, room: float) -> tuple[str, ...]:
        return wrap_or_elide(gate.name, room, self.sizes.gate, "condensed", 600, 2)

    @property
    def _is_crowded(self) -> bool:
        """Whether some gate stands so close to the one before that its text has no room between them."""
        s = self.sizes
        return any(
            room < width_of(gate.when, s.small, "condensed", 700)
            or (room < 84 * s.unit and wrap(gate.name, room, s.gate, "condensed", 600) is None)
            for gate, room in self._rooms()
        )

    def _texts(self) -> Iterator[Shape]:
        """Names and dates of gates, right-aligned to their lines."""
        s = self.sizes
        for gate, room in self._rooms():
            x = gate.x - 3 * s.unit
            y = s.stage_height + s.spine_height + s.gate
            for line in self._name_lines(gate, room):
                item = Item("gate", gate.stage.id)
                yield Text(x, y, line, s.gate, "ink", "condensed", 600, "end", item=item)
                y += s.gate_line_height
            yield self._when(gate, x, y, "end")

    def _when(self, gate: PlacedGate, x: float, y: float, anchor: str) -> Text:
        is_late = gate.days_late > 0
        weight = 700 if is_late and self.sizes.paper else 600 if is_late else 400
        fill = "ink2" if not is_late else "ink" if self.sizes.paper else "late"
        item = Item("gate", gate.stage.id)
        size = self.sizes.small
        return Text(
            x, y, gate.when, size, fill, "condensed", weight, "end" if anchor == "end" else "start", item=item
        )

    def _crowded_texts(self) -> Iterator[Shape]:
        """One line for each gate, each on a level of its own, over the lines of the others."""
        s = self.sizes
        for level, gate in enumerate(self.gates):
            y = s.stage_height + s.spine_height + s.gate + level * s.gate_line_height
            date_width = width_of(gate.when, s.small, "condensed", 700)
            blank = 6 * s.unit
            on_left = gate.x - self.scale.left >= (self.scale.right - self.scale.left) * 0.35
            free = (gate.x - self.scale.left if on_left else self.scale.right - gate.x) - 8 * s.unit
            name = elide(gate.name, free - date_width - blank, s.gate, "condensed", 600)
            name_width = width_of(name, s.gate, "condensed", 600)
            width = name_width + blank + date_width
            left = gate.x - 3 * s.unit - width if on_left else gate.x + 4 * s.unit
            patch = Rectangle(left - 2 * s.unit, y - s.gate * 0.9, width + 3 * s.unit, s.gate * 1.2, "canvas")
            yield patch
            yield Text(left, y, name, s.gate, "ink", "condensed", 600, item=Item("gate", gate.stage.id))
            yield self._when(gate, left + name_width + blank, y, "start")
