"""Links as connectors: recognised among shapes, bent as they are drawn, and docked to the bars they join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cxplanner.drawing.shapes import Curve, Dash, Item, Move, Path, Rectangle, To
from cxplanner.report.slides.clipping import Flat, Point

_SAME: Final = 0.02
"""In points: what is no further apart is in one place."""
_DOCKED: Final = 0.5
"""In points: how near to the edge of a bar a link that is docked there ends."""
_WHOLE: Final = 100_000
_THINNEST: Final = 0.1
"""In points: a connector between two places above each other is as wide as this, for its bends are shares of
its width."""
_PRESETS: Final = {
    2: "straightConnector1",
    3: "bentConnector2",
    4: "bentConnector3",
    5: "bentConnector4",
    6: "bentConnector5",
}


class Link(NamedTuple):
    """The way of a link; `arrow` is how long its head is, 0 where it has none."""

    points: tuple[Point, ...]
    stroke: str
    stroke_width: float
    dash: Dash
    arrow: float
    item: Item | None


class Bend(NamedTuple):
    """A connector: its preset with the shares of its bends, its frame in points, and how it is turned."""

    preset: str
    shares: tuple[int, ...]
    x: float
    y: float
    width: float
    height: float
    quarter: bool
    flip_h: bool
    flip_v: bool


def link_of(shape: Flat, following: Flat | None) -> tuple[Link, bool] | None:
    """The link that a path is, and whether the shape that follows is its arrow.

    What is no dependency is only taken for a link when it has an arrow, or is a single level piece.
    """
    if not isinstance(shape, Path) or shape.closed or shape.fill is not None or shape.stroke is None:
        return None
    if shape.item is not None and shape.item.kind != "link":
        return None
    points = _corners(shape)
    if points is None or len(points) not in _PRESETS:
        return None
    tip, arrow = _arrow(shape, following)
    if tip is not None:
        points = [*points[:-1], tip]
    elif shape.item is None and (len(points) > 2 or points[0][1] != points[1][1]):
        return None
    link = Link(tuple(points), shape.stroke, shape.stroke_width, shape.dash, arrow, shape.item)
    return link, tip is not None


def _corners(path: Path) -> list[Point] | None:
    """Where a path turns; None where it is not made of upright and level pieces."""
    first, *rest = path.steps
    if not isinstance(first, Move):
        return None
    points = [(first.x, first.y)]
    last = points[0]
    for step in rest:
        if isinstance(step, Curve):
            level = abs(last[1] - points[-1][1]) < _SAME and abs(last[0] - points[-1][0]) >= _SAME
            points.append((step.x, last[1]) if level else (last[0], step.y))
            last = (step.x, step.y)
        elif isinstance(step, To):
            last = (step.x, step.y)
        else:
            return None
    points.append(last)
    kept = [points[0], *(b for a, b in pairwise(points) if abs(a[0] - b[0]) + abs(a[1] - b[1]) >= _SAME)]
    if len(kept) < 2:
        return None
    turns = [_is_level(a, b) for a, b in pairwise(kept)]
    is_right_angled = None not in turns and all(a != b for a, b in pairwise(turns))
    return kept if is_right_angled else None


def _is_level(one: Point, other: Point) -> bool | None:
    """Whether a piece is level, or else upright; None when it is neither."""
    if abs(one[1] - other[1]) < _SAME:
        return True
    return False if abs(one[0] - other[0]) < _SAME else None


def _arrow(shape: Path, following: Flat | None) -> tuple[Point | None, float]:
    """The tip of the arrow that ends a path, and its length."""
    if not isinstance(following, Path) or not following.closed or len(following.steps) != 3:
        return None, 0.0
    if following.fill != shape.stroke or following.item != shape.item:
        return None, 0.0
    tip, one, other = following.steps
    foot = ((one.x + other.x) / 2, (one.y + other.y) / 2)
    return (tip.x, tip.y), abs(tip.x - foot[0]) + abs(tip.y - foot[1])


# ---------------------------------------------------------------------------------------------- bends


def bend_of(points: Sequence[Point]) -> Bend:
    """The preset connector that runs through these corners.

    Presets leave to the right; one that leaves upright is the preset turned by a quarter.
    """
    (x1, y1), (x2, y2) = points[0], points[-1]
    is_upright = len(points) > 2 and not _is_level(points[0], points[1])
    left, top, width, height = min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)
    if len(points) == 2:
        return Bend(_PRESETS[2], (), left, top, width, height, False, x2 < x1, y2 < y1)
    if not is_upright:
        width, height = max(width, _THINNEST), max(height, _THINNEST)
        shares = _shares([(x - x1, y - y1) for x, y in points], x2 < x1, y2 < y1, width, height)
        return Bend(_PRESETS[len(points)], shares, left, top, width, height, False, x2 < x1, y2 < y1)
    # Turned to the right by a quarter, what was level points down and what pointed down points left.
    along, across = max(height, _THINNEST), max(width, _THINNEST)
    back, over = y2 < y1, x2 > x1
    shares = _shares([(y - y1, x1 - x) for x, y in points], back, over, along, across)
    x, y = left + width / 2 - along / 2, top + height / 2 - across / 2
    return Bend(_PRESETS[len(points)], shares, x, y, along, across, True, back, over)


def _shares(places: Sequence[Point], back: bool, over: bool, width: float, height: float) -> tuple[int, ...]:
    """Where the inner pieces lie, as shares of the way from the start to the end."""
    shares = []
    for number, (x, y) in enumerate(places[1:-2], start=1):
        along, size = (x * (-1 if back else 1), width) if number % 2 else (y * (-1 if over else 1), height)
        shares.append(round(along / size * _WHOLE))
    return tuple(shares)


# --------------------------------------------------------------------------------------------- docking


class Dock(NamedTuple):
    """A bar or mark that links end at: its frame and its id on the slide."""

    frame: Rectangle
    id: int

    def distance(self, point: Point) -> float:
        """How far a place is from the edge."""
        return min(self._distances(point))

    def site(self, point: Point) -> int:
        """The connection site of the side that a place is on: 0 top, 1 left, 2 bottom, 3 right.

        A site is in the middle of its side. A link that ends elsewhere on that side stays there until the bar
        is moved; then it goes to the middle, as every connector does.
        """
        distances = self._distances(point)
        return distances.index(min(distances))

    def _distances(self, point: Point) -> tuple[float, float, float, float]:
        """From the top, left, bottom and right side."""
        x, y, width, height = self.frame[:4]
        beside = max(x - point[0], point[0] - x - width, 0.0)
        above = max(y - point[1], point[1] - y - height, 0.0)
        return (
            abs(point[1] - y) + beside,
            abs(point[0] - x) + above,
            abs(point[1] - y - height) + beside,
            abs(point[0] - x - width) + above,
        )


def dock_at(docks: Sequence[Dock], point: Point) -> Dock | None:
    """Of these bars the one on whose edge a link ends."""
    nearest = min(docks, key=lambda dock: dock.distance(point), default=None)
    return nearest if nearest is not None and nearest.distance(point) <= _DOCKED else None
