"""The way of a link from bar to bar: right-angled, with round corners and an arrow, under the bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cxplanner.drawing.badges import polygon
from cxplanner.drawing.placed_bars import PlacedBar
from cxplanner.drawing.shapes import Curve, Item, Move, Path, Shape, Step, To
from cxplanner.drawing.sizes import Sizes
from cxplanner.plan.initiatives import LinkType

Point = tuple[float, float]
_NOTHING = 0.01


@dataclass(slots=True)
class LinkRouter:
    """Finds ways that keep their vertical pieces apart: it remembers those of the links before."""

    sizes: Sizes
    _verticals: dict[int, list[tuple[float, float, float]]] = field(default_factory=dict)

    def route(self, before: PlacedBar, after: PlacedBar, kind: LinkType) -> list[Point]:
        """The corners of the way, from the end that drives to the end that is driven."""
        if kind is LinkType.FS:
            return self._finish_to_start(before, after)
        if kind is LinkType.SS:
            return self._start_to_start(before, after)
        return self._into_finish(before, after, kind)

    def _finish_to_start(self, before: PlacedBar, after: PlacedBar) -> list[Point]:
        s = self.sizes
        k, arrow = s.unit, s.arrow
        x1, y1, x2, y2 = before.right, before.middle, after.x, after.middle
        if abs(y1 - y2) < 1 and x2 > x1:
            return [(x1, y1), (x2, y2)]
        if x2 - x1 >= 2.6 * arrow + 4 * k:
            x = self._free_vertical(x2 - arrow * 1.9, y1, y2, least=x1 + 3 * k)
            return [(x1, y1), (x, y1), (x, y2), (x2, y2)]
        down = y2 > y1
        edge = after.y if down else after.y + after.height
        landing = min(max(x1 + 7 * k, x2 + 8 * k), max(after.right - 6 * k, after.x + after.width / 2))
        if landing >= x1 + 3 * k:
            landing = self._free_vertical(landing, y1, edge, least=min(x1 + 3 * k, landing))
            return [(x1, y1), (landing, y1), (landing, edge)]
        out = x1 + 7 * k
        between = before.y + before.height + s.row_gap / 2 if down else before.y - s.row_gap / 2
        if abs(y1 - y2) < 1:
            edge = after.y + after.height
            between = edge + s.row_gap / 2
        return [(x1, y1), (out, y1), (out, between), (landing, between), (landing, edge)]

    def _start_to_start(self, before: PlacedBar, after: PlacedBar) -> list[Point]:
        s = self.sizes
        k = s.unit
        down = after.middle > before.middle
        x1 = min(before.x + 8 * k, before.x + before.width / 2)
        y1 = before.y + before.height if down else before.y
        if abs(after.middle - before.middle) < 1:
            return [(before.x, before.middle), (after.x, after.middle)]
        if after.x > x1 + 2 * s.arrow:
            return [(x1, y1), (x1, after.middle), (after.x, after.middle)]
        landing = min(max(x1, after.x + 4 * k), after.x + after.width / 2)
        edge = after.y if down else after.y + after.height
        if abs(landing - x1) < 1:
            return [(x1, y1), (x1, edge)]
        x = min(before.x, after.x) - 8 * k
        return [(before.x, before.middle), (x, before.middle), (x, after.middle), (after.x, after.middle)]

    def _into_finish(self, before: PlacedBar, after: PlacedBar, kind: LinkType) -> list[Point]:
        k = self.sizes.unit
        if kind is LinkType.FF:
            x = self._free_vertical(
                max(before.right, after.right) + 10 * k, before.middle, after.middle, least=0
            )
            return [
                (before.right, before.middle),
                (x, before.middle),
                (x, after.middle),
                (after.right, after.middle),
            ]
        half_gap = self.sizes.row_gap / 2
        below = after.middle > before.middle
        between = before.y + before.height + half_gap if below else before.y - half_gap
        out, back = before.x - 8 * k, after.right + 8 * k
        return [
            (before.x, before.middle), (out, before.middle), (out, between), (back, between),
            (back, after.middle), (after.right, after.middle),
        ]  # fmt: skip

    def _free_vertical(self, x: float, y1: float, y2: float, least: float) -> float:
        """The place, or one a little to its left where no other vertical piece runs within four units."""
        top, bottom = min(y1, y2), max(y1, y2)
        apart = 4 * self.sizes.unit
        for _ in range(6):
            if x - apart < least or not self._is_taken(x, top, bottom, apart):
                break
            x -= apart
        self._verticals.setdefault(int(x // apart), []).append((x, top, bottom))
        return x

    def _is_taken(self, x: float, top: float, bottom: float, apart: float) -> bool:
        column = int(x // apart)
        return any(
            abs(x - other) < apart and low < bottom and high > top
            for near in (column - 1, column, column + 1)
            for other, low, high in self._verticals.get(near, ())
        )


def link_shapes(
    points: Sequence[Point], colour: str, width: float, sizes: Sizes, item: Item | None = None
) -> Iterator[Shape]:
    """The line with rounded corners, and an arrow at its end when the last piece is long enough for one."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = abs(x1 - x0) + abs(y1 - y0)
    arrow = sizes.arrow
    dx, dy = _sign(x1 - x0), _sign(y1 - y0)
    if length < arrow * 1.6:
        yield Path(rounded(points, 3.5 * sizes.unit), None, colour, width, item=item)
        return
    shaft = [*points[:-1], (x1 - dx * arrow, y1 - dy * arrow)]
    yield Path(rounded(shaft, 3.5 * sizes.unit), None, colour, width, item=item)
    back_x, back_y = x1 - dx * arrow * 1.25, y1 - dy * arrow * 1.25
    side_x, side_y = dy * arrow * 0.62, dx * arrow * 0.62
    yield polygon(
        [(x1, y1), (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y)], colour, item=item
    )


def rounded(points: Sequence[Point], radius: float) -> tuple[Step, ...]:
    """The steps of a path through right-angled corners, each cut by a curve."""
    steps: list[Step] = [Move(*points[0])]
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, (abs(x1 - x0) + abs(y1 - y0)) / 2, (abs(x2 - x1) + abs(y2 - y1)) / 2)
        sx, sy, ex, ey = _sign(x1 - x0), _sign(y1 - y0), _sign(x2 - x1), _sign(y2 - y1)
        steps.append(To(x1 - sx * r, y1 - sy * r))
        steps.append(
            Curve(
                x1 - sx * r / 3, y1 - sy * r / 3, x1 + ex * r / 3, y1 + ey * r / 3, x1 + ex * r, y1 + ey * r
            )
        )
    steps.append(To(*points[-1]))
    return tuple(steps)


def distance_to(points: Sequence[Point], x: float, y: float) -> float:
    """How far a place is from a line of upright and level pieces."""
    return min(
        max(min(x1, x2) - x, x - max(x1, x2), min(y1, y2) - y, y - max(y1, y2), 0.0)
        for (x1, y1), (x2, y2) in pairwise(points)
    )


def _sign(value: float) -> int:
    """Which way a piece runs; what is rounded otherwise than it was meant runs nowhere."""
    return (value > _NOTHING) - (value < -_NOTHING)
