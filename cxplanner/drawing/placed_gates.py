"""Gates with their places: on which day, where on the spine, how they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cxplanner.drawing.sizes import Sizes
from cxplanner.drawing.time_axis import TimeScale
from cxplanner.plan.programme import Stage

if TYPE_CHECKING:
    from cxplanner.scheduling.results import Dates
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.wording.words import Words


@dataclass(frozen=True, slots=True)
class PlacedGate:
    """A gate with its line, its mark on the spine (apart from those of the same day), and its text.

    Of a gate outside the time that is shown, only the edge of its stage is drawn.
    """

    stage: Stage
    day: date
    x: float
    mark_x: float
    is_shown: bool
    is_critical: bool
    name: str
    when: str
    days_late: int = 0
    planned_x: float | None = None
    baseline_x: float | None = None
    is_dated: bool = True
    """Whether anything says when it will be; else its line is pale."""

    @property
    def line(self) -> str:
        """The colour of its line."""
        return "ink" if self.is_dated else "line2"

    @property
    def passed(self) -> bool:
        return self.stage.gate_passed_on is not None


def place_gates(
    stages: Sequence[Stage],
    schedule: Schedule,
    words: Words,
    scale: TimeScale,
    sizes: Sizes,
    *,
    spread: bool = False,
) -> tuple[PlacedGate, ...]:
    """The gates in their order; none before an earlier one, whatever was decided when.

    As long as no gate has a date, `spread` sets them evenly apart, for all of them would lie at the start.
    """
    gates: list[PlacedGate] = []
    if spread:
        left = scale.start_of(schedule.start)
        step = (scale.right - 2 * sizes.gate_radius - left) / max(len(stages), 1)
        for number, stage in enumerate(stages, start=1):
            placed = _placed(stage, schedule.gate(stage.id), left + number * step, schedule, words, scale)
            gates.append(replace(placed, mark_x=placed.x))
        return tuple(gates)
    for stage in stages:
        dates = schedule.gate(stage.id)
        x = min(max(scale.end_of(dates.finish or schedule.start), scale.left), scale.right)
        if gates:
            x = max(x, gates[-1].x)
        gates.append(_placed(stage, dates, x, schedule, words, scale))
    return _marks_apart(gates, sizes)


def _placed(
    stage: Stage, dates: Dates, x: float, schedule: Schedule, words: Words, scale: TimeScale
) -> PlacedGate:
    day, critical = dates.finish or schedule.start, dates.critical
    shown = scale.first <= day <= scale.last
    name = f"{stage.gate_key} {stage.gate_name or stage.name}"
    planned, passed = stage.gate_planned_on, stage.gate_passed_on
    if passed is not None:
        return PlacedGate(
            stage, day, x, x, shown, critical, name, words.say("passed {date}", date=words.date(passed))
        )
    late = schedule.working_days_between(planned, day) if planned is not None and planned < day else 0
    gate_day = schedule.gate_day(stage.id)
    when = words.gate_day(gate_day)
    if late > 0 and planned is not None:
        when = words.say("{date} · {days} late", date=when, days=words.duration(late))
        return PlacedGate(stage, day, x, x, shown, critical, name, when, late, scale.end_of(planned))
    is_dated = gate_day is not None
    return PlacedGate(stage, day, x, x, shown, critical and is_dated, name, when, is_dated=is_dated)


def _marks_apart(gates: list[PlacedGate], sizes: Sizes) -> tuple[PlacedGate, ...]:
    """Gates on the same day have one line, and their marks side by side on the spine before it."""
    apart = 2 * sizes.gate_radius + sizes.heavy
    placed: list[PlacedGate] = []
    limit = float("inf")
    for gate in reversed(gates):
        mark_x = min(gate.x, limit)
        if gate.is_shown:
            limit = mark_x - apart
        placed.append(replace(gate, mark_x=mark_x))
    return tuple(reversed(placed))
