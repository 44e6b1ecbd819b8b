"""A line of words' height: how an indicator went, where it stands, and where it is to go."""

from __future__ import annotations

from cxplanner.drawing.shapes import Circle, Drawing, Line, Shape
from cxplanner.drawing.value_lines import (
    day_scale,
    diamond,
    measured_line,
    value_scale,
    wanted_line,
)
from cxplanner.indicators.standing import Standing


def sparkline(standing: Standing, width: float, height: float, unit: float = 1.0) -> Drawing:
    """The waves as a solid line to a dot, dashed on to the open diamond of the target, whose level is dotted.

    A baseline without a day stands at the left edge as an open circle. Nothing is drawn of nothing."""
    reach, radius = 5.5 * unit, 3.2 * unit
    has_loose_baseline = standing.baseline is not None and standing.baseline_on is None
    left = reach + (10 * unit if has_loose_baseline and standing.waves else 0)
    days = day_scale(standing, left, width - reach)
    values = value_scale(standing, reach, height - reach, with_margins=False)
    shapes: list[Shape] = []
    if standing.target is not None:
        level = values.y(standing.target)
        shapes.append(Line(reach, level, width - reach, level, "ink3", 0.8 * unit, (1.5 * unit, 2.5 * unit)))
    measured = [(days.x(wave.taken_on), values.y(wave.estimate.value)) for wave in standing.waves]
    if has_loose_baseline and standing.baseline is not None:
        start = (reach, values.y(standing.baseline.value))
        if measured:
            shapes += wanted_line([start, measured[0]], 0.8 * unit, (1.5 * unit, 2 * unit))
        shapes.append(Circle(*start, radius - 0.5 * unit, "canvas", "ink", 1.1 * unit))
    if standing.target is not None:
        last = standing.points[-1] if standing.points else None
        goal = (days.x(last.day) if last is not None else width - reach, values.y(standing.target))
        if measured and goal[0] > measured[-1][0]:
            shapes += wanted_line([measured[-1], goal], 1.1 * unit, (2.5 * unit, 2.5 * unit))
        shapes.append(diamond(*goal, 4.4 * unit, 1.2 * unit))
    shapes += measured_line(measured, 2 * unit, radius, dots=False)
    return Drawing(width, height, tuple(shapes))
