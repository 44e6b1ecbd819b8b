"""Which shapes of a wide drawing may be in sight, when only a part of its width is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cxplanner.drawing.shapes import Circle, Clip, Curve, Line, Path, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import width_of

_AROUND: Final = 8.0
"""Pixels that strokes and rims may go beyond the places of a shape."""
_WIDER: Final = 1.15
"""So many times as wide as measured may letters be that are fitted to the pixels of a screen."""
_SHARES: Final = {"start": (0.0, 1.0), "middle": (0.5, 0.5), "end": (1.0, 0.0)}


class ShapesInSight:
    """Shapes with the places between which each lies sideways, found once for a drawing."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._placed = [(*_sideways(shape), shape) for shape in shapes]

    def between(self, left: float, right: float) -> tuple[Shape, ...]:
        """Those of which something may be seen there, in their order."""
        return tuple(shape for begin, end, shape in self._placed if begin <= right and end >= left)


def _sideways(shape: Shape) -> tuple[float, float]:
    if isinstance(shape, Text):
        width = width_of(shape.text, shape.size, shape.face, shape.weight) * _WIDER
        before, after = _SHARES[shape.anchor]
        return _around((shape.x - before * width, shape.x + after * width))
    if isinstance(shape, Rectangle | Clip):
        return _around((shape.x, shape.x + shape.width))
    if isinstance(shape, Line):
        return _around((shape.x1, shape.x2), shape.stroke_width)
    if isinstance(shape, Circle):
        return _around((shape.x - shape.radius, shape.x + shape.radius), shape.stroke_width)
    return _around(_places_of(shape), shape.stroke_width)


def _places_of(path: Path) -> list[float]:
    """Where the steps of a path go; a curve stays between its ends and its control points."""
    places = [step.x for step in path.steps]
    for step in path.steps:
        if isinstance(step, Curve):
            places += (step.x1, step.x2)
    return places


def _around(places: Iterable[float], stroke: float = 0.0) -> tuple[float, float]:
    found = tuple(places)
    return min(found) - stroke - _AROUND, max(found) + stroke + _AROUND
