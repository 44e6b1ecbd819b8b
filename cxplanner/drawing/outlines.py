"""How far shapes reach."""

from __future__ import annotations

from cxplanner.drawing.shapes import Circle, Clip, Curve, Line, Path, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import width_of


def outline_of(shape: Shape) -> tuple[float, float, float, float]:
    """The left, top, right and bottom edge of a shape, its stroke included."""
    if isinstance(shape, Rectangle | Clip):
        half = shape.stroke_width / 2 if isinstance(shape, Rectangle) else 0.0
        return shape.x - half, shape.y - half, shape.x + shape.width + half, shape.y + shape.height + half
    if isinstance(shape, Text):
        width = width_of(shape.text, shape.size, shape.face, shape.weight)
        left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
        return left, shape.y - shape.size, left + width, shape.y + shape.size * 0.3
    if isinstance(shape, Circle):
        reach = shape.radius + shape.stroke_width / 2
        return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
    half = shape.stroke_width / 2
    if isinstance(shape, Line):
        xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
        return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
    return _outline_of_path(shape, half)


def _outline_of_path(path: Path, half: float) -> tuple[float, float, float, float]:
    xs, ys = [], []
    for step in path.steps:
        xs.append(step.x)
        ys.append(step.y)
        if isinstance(step, Curve):  # a curve lies within its control points
            xs += [step.x1, step.x2]
            ys += [step.y1, step.y2]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def reaches(shape: Shape, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether any of a shape may lie in a rectangle."""
    x1, y1, x2, y2 = outline_of(shape)
    return x1 <= right and left <= x2 and y1 <= bottom and top <= y2
