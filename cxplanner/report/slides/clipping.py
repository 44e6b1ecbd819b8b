"""What is seen of shapes in a rectangle, as shapes of their own: slides know no clip."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from cxplanner.drawing.shapes import (
    Circle,
    Clip,
    Curve,
    Item,
    Line,
    Move,
    Path,
    Rectangle,
    Shape,
    Step,
    Text,
    To,
)

_STRONG: Final = 0.45
"""The share of an area that slanting lines cover from which on they are wide ones."""
_CURVE_PIECES: Final = 8

Point = tuple[float, float]
S = TypeVar("S", Line, Rectangle, Circle)


class Pattern(NamedTuple):
    """A rectangle with one of the patterns that every presentation knows, over a ground and in an outline."""

    x: float
    y: float
    width: float
    height: float
    preset: str
    colour: str
    ground: str = "canvas"
    stroke: str | None = None
    stroke_width: float = 0.0
    item: Item | None = None


Flat = Rectangle | Line | Circle | Path | Text | Pattern


def flat(shapes: Iterable[Shape]) -> Iterator[Flat]:
    """The shapes without clips: patterns are said as such, of all else what is seen is worked out."""
    for shape in shapes:
        if not isinstance(shape, Clip):
            if not isinstance(shape, Rectangle) or (shape.width > 0 and shape.height > 0):
                yield shape
            continue
        if shape.width <= 0 or shape.height <= 0:
            continue
        pattern = _pattern(shape)
        if pattern is not None:
            yield pattern
        else:
            for inner in flat(shape.shapes):
                yield from within(inner, shape)


def within(shape: Flat, area: Clip | Rectangle) -> Iterator[Flat]:
    """What an area shows of a shape. Round corners of the area count as square ones."""
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    if isinstance(shape, Rectangle | Pattern):
        x, y = max(shape.x, left), max(shape.y, top)
        width, height = min(shape.x + shape.width, right) - x, min(shape.y + shape.height, bottom) - y
        if width > 0 and height > 0:
            yield shape._replace(x=x, y=y, width=width, height=height)
    elif isinstance(shape, Line):
        ends = _segment((shape.x1, shape.y1), (shape.x2, shape.y2), (left, top, right, bottom))
        if ends is not None:
            (x1, y1), (x2, y2) = ends
            yield shape._replace(x1=x1, y1=y1, x2=x2, y2=y2)
    elif isinstance(shape, Text):
        if left <= shape.x <= right and top <= shape.y - shape.size / 3 <= bottom:
            yield shape
    else:
        yield from _outline_within(shape, (left, top, right, bottom))


def _outline_within(shape: Circle | Path, box: tuple[float, float, float, float]) -> Iterator[Flat]:
    points = _points(shape)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(xs) >= box[0] and max(xs) <= box[2] and min(ys) >= box[1] and max(ys) <= box[3]:
        yield shape
        return
    is_closed = isinstance(shape, Circle) or shape.closed
    if is_closed and shape.fill is not None:
        area = _polygon(points, box)
        if len(area) > 2:
            yield Path(_steps(area), shape.fill, closed=True, item=shape.item)
    if shape.stroke is not None and shape.stroke_width > 0:
        dash = shape.dash if isinstance(shape, Path) else ()
        ends = [*points, points[0]] if is_closed else points
        for one, other in pairwise(ends):
            seen = _segment(one, other, box)
            if seen is not None and seen[0] != seen[1]:
                yield Line(*seen[0], *seen[1], shape.stroke, shape.stroke_width, dash, shape.item)


def _points(shape: Circle | Path) -> list[Point]:
    """The corners of a shape; curves become short straight pieces."""
    if isinstance(shape, Circle):
        turns = [2 * math.pi * n / (4 * _CURVE_PIECES) for n in range(4 * _CURVE_PIECES)]
        return [(shape.x + shape.radius * math.cos(t), shape.y + shape.radius * math.sin(t)) for t in turns]
    points: list[Point] = []
    for step in shape.steps:
        if isinstance(step, Curve):
            points += [_on_curve(points[-1], step, n / _CURVE_PIECES) for n in range(1, _CURVE_PIECES)]
        points.append((step.x, step.y))
    return points


def _on_curve(start: Point, step: Curve, t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    xs, ys = (start[0], step.x1, step.x2, step.x), (start[1], step.y1, step.y2, step.y)
    return (
        sum(w * x for w, x in zip(weights, xs, strict=True)),
        sum(w * y for w, y in zip(weights, ys, strict=True)),
    )


def _steps(points: Sequence[Point]) -> tuple[Step, ...]:
    first, *rest = points
    return (Move(*first), *(To(*point) for point in rest))


def _segment(one: Point, other: Point, box: tuple[float, float, float, float]) -> tuple[Point, Point] | None:
    """The part of a straight line in a box, after Liang and Barsky."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    begin, end = 0.0, 1.0
    for step, room in (
        (-dx, one[0] - box[0]),
        (dx, box[2] - one[0]),
        (-dy, one[1] - box[1]),
        (dy, box[3] - one[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            begin = max(begin, room / step)
        else:
            end = min(end, room / step)
    if begin > end:
        return None
    first, last = (one[0] + begin * dx, one[1] + begin * dy), (one[0] + end * dx, one[1] + end * dy)
    return first, last


def _polygon(points: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """The part of an area in a box, after Sutherland and Hodgman."""
    area = list(points)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for before, point in zip([area[-1], *area[:-1]], area, strict=True) if area else ():
            inside, was_inside = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
            if inside != was_inside:
                t = (limit - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])))
            if inside:
                kept.append(point)
        area = kept
    return area


def _pattern(clip: Clip) -> Pattern | None:
    """The pattern that shapes of one kind make in a clip: slanting lines, level bars or dots."""
    shapes = clip.shapes
    if len(shapes) < 2:
        return None
    if lines := _all(shapes, Line):
        if all(abs(abs(line.x2 - line.x1) - abs(line.y2 - line.y1)) < 0.01 for line in lines):
            feet = sorted(line.x1 + line.y1 for line in lines)
            step = max((after - before for before, after in pairwise(feet)), default=1.0)
            is_strong = lines[0].stroke_width * math.sqrt(2) >= _STRONG * step
            preset = "dkUpDiag" if is_strong else "wdUpDiag"
            return _patterned(clip, preset, lines[0].stroke, lines[0].item)
    elif bars := _all(shapes, Rectangle):
        levels = {round(bar.height, 3) for bar in bars if bar.width >= clip.width}
        fill = bars[0].fill
        if len(bars) > 2 and len(levels) == 1 and fill and all(bar.fill == fill for bar in bars):
            return _patterned(clip, "narHorz", fill, bars[0].item)
    elif dots := _all(shapes, Circle):
        fill = dots[0].fill
        if len(dots) > 2 and fill and all(dot.fill == fill for dot in dots):
            return _patterned(clip, "pct30", fill, dots[0].item)
    return None


def _all(shapes: Sequence[Shape], kind: type[S]) -> list[S]:
    found = [shape for shape in shapes if isinstance(shape, kind)]
    return found if len(found) == len(shapes) else []


def _patterned(clip: Clip, preset: str, colour: str, item: Item | None) -> Pattern:
    return Pattern(clip.x, clip.y, clip.width, clip.height, preset, colour, item=item)
