"""Shapes put somewhere else."""

from __future__ import annotations

from cxplanner.drawing.moving import moved
from cxplanner.drawing.shapes import Circle, Clip, Curve, Line, Move, Path, Rectangle, Shape, Text, To


def shapes_at(x: float, y: float) -> tuple[Shape, ...]:
    path = Path((Move(x, y), To(x + 1, y), Curve(x, y, x + 1, y + 1, x + 2, y)), "ink")
    text = Text(x, y, "a", 10)
    return (
        Rectangle(x, y, 5, 5, "ink"), Line(x, y, x + 3, y + 4, "ink", 1), Circle(x, y, 2, "ink"), path, text,
        Clip(x, y, 9, 9, (text, path)),
    )  # fmt: skip


def test_that_every_kind_of_shape_moves_with_all_its_points() -> None:
    assert tuple(moved(shapes_at(0, 0), 7, 11)) == shapes_at(7, 11)
