"""The head of a roadmap: stages with their purpose, the spine with its gates, what each gate is and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cxplanner.drawing.badges import diamond, gate_mark
from cxplanner.drawing.gate_texts import GateTexts
from cxplanner.drawing.placed_gates import PlacedGate
from cxplanner.drawing.shapes import Item, Line, Rectangle, Shape, Text
from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.stage_names import FIRST_LINE, LEADING, StageName, fitted_name
from cxplanner.drawing.text_fit import elide, width_of
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.programme import Stage

_MOST_ASIDE = 6
"""In units: how far the pill of today may stand beside its line to keep off a gate."""


@dataclass(frozen=True, slots=True)
class TodayMark:
    """The day up to which the spine is walked, and what its pill says."""

    x: float
    text: str
    is_status_date: bool


@dataclass(frozen=True, slots=True)
class StageHeader:
    """Draws stages, spine, gates and today above the time axis; the top of all of it is 0."""

    stages: tuple[Stage, ...]
    gates: tuple[PlacedGate, ...]
    texts: GateTexts
    today: TodayMark | None
    start_x: float
    scale: TimeScale
    sizes: Sizes

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the stages begin and end: the start, then each gate."""
        return (self.start_x, *(gate.x for gate in self.gates))

    @property
    def shown_gates(self) -> tuple[PlacedGate, ...]:
        """The gates within the time that is shown."""
        return tuple(gate for gate in self.gates if gate.is_shown)

    @property
    def spine_y(self) -> float:
        return self.sizes.stage_height + self.sizes.spine_height / 2

    @property
    def height(self) -> float:
        return self._texts_top + self.texts.height

    def shapes(self) -> Iterator[Shape]:
        for stage, (left, right) in zip(self.stages, pairwise(self.edges), strict=True):
            yield from self._stage(stage, left, right)
        for gate in self.shown_gates:
            yield Line(gate.x, self.spine_y, gate.x, self.height, gate.line, self.sizes.thin)
        if self.today is not None:
            yield self.today_line(self.spine_y, self.height)
        yield from self._spine()
        for gate in self.shown_gates:
            yield from self._mark(gate)
        yield from self.texts.shapes(self._texts_top, self.today.x if self.today is not None else None)
        pill, today = self.pill, self.today
        if pill is not None and today is not None:
            x, y = pill.x + pill.width / 2, pill.y + pill.height / 2 + self.sizes.small * 0.35
            yield pill
            yield Text(
                x, y, today.text, self.sizes.small, "onaccent", "condensed", 600, "middle", item=pill.item
            )

    def today_line(self, top: float, bottom: float) -> Shape:
        assert self.today is not None
        unit = self.sizes.unit
        x = self.today.x
        return Line(x, top, x, bottom, "accent", self.sizes.thin * 1.5, (2 * unit, 2.5 * unit))

    # ------------------------------------------------------------------------------------------ stages

    def _stage(self, stage: Stage, left: float, right: float) -> Iterator[Shape]:
        """Numeral, name and purpose, as much of it as the stage is wide."""
        s = self.sizes
        if right - left < self._number_width:
            return
        yield Text(left + s.unit, s.stage_height * 0.66, str(stage.id), s.stage_number, "ink", "sans", 300)
        name = self._name(stage, left, right)
        if name is None:
            return
        x = left + self._number_width
        baseline = FIRST_LINE * (s.stage_name if len(name.lines) < 3 else name.size)
        for index, line in enumerate(name.lines):
            yield Text(x, baseline + index * name.size * LEADING, line, name.size, "ink", name.face, 600)
        if stage.why and len(name.lines) == 1:
            room = self._room_for_name(left, right)
            purpose = elide(stage.why, room, s.stage_purpose, "condensed", 400)
            y = baseline + s.stage_purpose * 1.45
            yield Text(x, y, purpose, s.stage_purpose, "ink2", "condensed", 400)

    def stage_at(self, x: float, y: float) -> int | None:
        """The number of the stage whose numeral or name is at a place."""
        for stage, (left, right) in zip(self.stages, pairwise(self.edges), strict=True):
            if y < self.sizes.stage_height and left <= x < right and right - left >= self._number_width:
                name = self._name(stage, left, right)
                end = left + self._number_width + (name.width if name is not None else 0)
                return stage.id if x < end else None
        return None

    @property
    def _number_width(self) -> float:
        return self.sizes.stage_number * 0.78

    def _room_for_name(self, left: float, right: float) -> float:
        return right - left - self._number_width - 8 * self.sizes.unit

    def _name(self, stage: Stage, left: float, right: float) -> StageName | None:
        room = self._room_for_name(left, right)
        return fitted_name(stage.name, room, self.sizes) if room >= 3 * self.sizes.stage_purpose else None

    # ------------------------------------------------------------------------------------------- spine

    def _spine(self) -> Iterator[Shape]:
        s, y, left = self.sizes, self.spine_y, self.start_x
        right = self.scale.right
        yield Line(left, y, right, y, "line2", s.spine)
        if self.today is not None and self.today.x > left:
            yield Line(left, y, min(self.today.x, right), y, "ink", s.spine)
        if left > self.scale.left:
            yield Line(left, y - s.gate_radius * 0.7, left, y + s.gate_radius * 0.7, "ink", s.heavy)

    def _mark(self, gate: PlacedGate) -> Iterator[Shape]:
        s = self.sizes
        item = Item("gate", gate.stage.id)
        before = gate.baseline_x if gate.baseline_x is not None else gate.planned_x
        if before is not None and before >= self.scale.left + s.gate_radius:
            radius = s.gate_radius * 0.72
            yield diamond(before, self.spine_y, radius, fill="canvas", stroke="ink2", width=s.thin, item=item)
        yield from gate_mark(gate.stage.id, gate.mark_x, self.spine_y, s, passed=gate.passed, item=item)

    @property
    def pill(self) -> Rectangle | None:
        """The pill that says the day, always at its line: on the spine, or below it where gates are."""
        s, today = self.sizes, self.today
        if today is None:
            return None
        width = width_of(today.text, s.small, "condensed", 600) + 10 * s.unit
        height = s.small * 1.45
        place = self._place_between_gates(today.x, width)
        x = self._within(today.x, width / 2) if place is None else place
        y = self.spine_y - height / 2
        if place is None:
            y = self.spine_y + s.gate_radius + s.unit
        return Rectangle(x - width / 2, y, width, height, "accent", radius=height / 2, item=Item("today", 0))

    def _place_between_gates(self, x: float, width: float) -> float | None:
        """The middle of the pill on the spine, on its line or hardly beside it; None when a gate is there."""
        s = self.sizes
        reach = width / 2 + s.gate_radius + s.unit
        marks = [gate.mark_x for gate in self.shown_gates]
        middle = self._within(x, width / 2)
        places = [middle, *(mark - reach for mark in marks), *(mark + reach for mark in marks)]
        free = [
            place
            for place in places
            if abs(place - middle) <= _MOST_ASIDE * s.unit
            and place == self._within(place, width / 2)
            and all(abs(place - mark) >= reach - 0.01 for mark in marks)
        ]
        return min(free, key=lambda place: abs(place - middle), default=None)

    def _within(self, x: float, half: float) -> float:
        """The place, or the nearest one at which the pill is not beyond an edge."""
        left, right = self.scale.left + half, self.scale.right - half
        return min(max(x, left), max(right, left))

    @property
    def _texts_top(self) -> float:
        """Where the texts of the gates begin: under the spine, and under a pill that hangs below it."""
        under_spine, pill = self.sizes.stage_height + self.sizes.spine_height, self.pill
        if pill is None or pill.y < self.spine_y:
            return under_spine
        return max(under_spine, pill.y + pill.height + 2 * self.sizes.unit)
