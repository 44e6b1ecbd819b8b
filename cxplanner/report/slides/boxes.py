"""Where parts of a slide lie: their frames in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cxplanner.drawing.shapes import Circle, Curve, Line, Path, Rectangle
from cxplanner.report.slides.clipping import Pattern
from cxplanner.report.slides.parts import Label, Part

_MIDDLE: Final = 0.36
"""From the line that letters stand on up to the middle of their line, as a share of their size: it is this
for Plex as well as for Arial, so that texts stay where they are on a computer that has only that."""
_BASELINE: Final = 0.8
"""How far down in a line of a set height its letters stand."""

Box = tuple[float, float, float, float]


def box_of(part: Part) -> Box:
    """The frame of a part that is no link."""
    if isinstance(part, Label):
        return label_box(part)
    if isinstance(part, Circle):
        return part.x - part.radius, part.y - part.radius, 2 * part.radius, 2 * part.radius
    if isinstance(part, Line):
        left, top = min(part.x1, part.x2), min(part.y1, part.y2)
        return left, top, abs(part.x2 - part.x1), abs(part.y2 - part.y1)
    if isinstance(part, Path):
        return path_box(part)
    assert isinstance(part, Rectangle | Pattern)
    return part.x, part.y, part.width, part.height


def around(parts: Sequence[Part]) -> Box:
    """The frame of several parts."""
    boxes = [box_of(part) for part in parts]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def label_box(label: Label) -> Box:
    """The frame in which the letters of a text stand on their lines."""
    first, count = label.lines[0], len(label.lines)
    width = max(label.right - label.left, 1.0)
    if count == 1:
        middle, height = first.y - _MIDDLE * first.size, 1.2 * first.size
        return label.left, middle - height / 2, width, height
    return label.left, first.y - _BASELINE * label.leading, width, count * label.leading


def path_box(path: Path) -> Box:
    """The frame of a path; curves stay within their control points, so those count."""
    xs = [step.x for step in path.steps] + [
        x for s in path.steps if isinstance(s, Curve) for x in (s.x1, s.x2)
    ]
    ys = [step.y for step in path.steps] + [
        y for s in path.steps if isinstance(s, Curve) for y in (s.y1, s.y2)
    ]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
