"""Shapes put somewhere else on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxplanner.drawing.shapes import Circle, Clip, Curve, Line, Path, Rectangle, Shape, Step, Text


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> Iterator[Shape]:
    """The shapes, each moved to the right and down."""
    for shape in shapes:
        if isinstance(shape, Line):
            yield shape._replace(x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy)
        elif isinstance(shape, Path):
            yield shape._replace(steps=tuple(_moved_step(step, dx, dy) for step in shape.steps))
        elif isinstance(shape, Clip):
            inner = tuple(moved(shape.shapes, dx, dy))
            yield shape._replace(x=shape.x + dx, y=shape.y + dy, shapes=inner)
        else:
            assert isinstance(shape, Rectangle | Circle | Text)
            yield shape._replace(x=shape.x + dx, y=shape.y + dy)


def _moved_step(step: Step, dx: float, dy: float) -> Step:
    if isinstance(step, Curve):
        ends = step._replace(x1=step.x1 + dx, y1=step.y1 + dy, x2=step.x2 + dx, y2=step.y2 + dy)
        return ends._replace(x=step.x + dx, y=step.y + dy)
    return step._replace(x=step.x + dx, y=step.y + dy)
