"""Small pictures with a shape of their own: badges of status, gates, patterns of streams, hatches."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum

from cxplanner.drawing.palette import stream_colour
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
from cxplanner.drawing.sizes import Sizes
from cxplanner.plan.programme import Stream


class Badge(StrEnum):
    """What a badge says; each has a silhouette of its own."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    LATE = "late"
    AT_RISK = "at_risk"
    BLOCKED = "blocked"
    PAUSED = "paused"


def polygon(
    points: list[tuple[float, float]],
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 0.0,
    *,
    closed: bool = True,
    item: Item | None = None,
) -> Path:
    """An area of straight sides, or with `closed=False` a line of several pieces."""
    first, *rest = points
    steps: tuple[Step, ...] = (Move(*first), *(To(*point) for point in rest))
    return Path(steps, fill, stroke, width, closed=closed, item=item)


def diamond(
    x: float,
    y: float,
    radius: float,
    *,
    fill: str | None,
    stroke: str,
    width: float,
    item: Item | None = None,
) -> Path:
    """A square on its corner."""
    points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    return polygon(points, fill, stroke, width, item=item)


def badge(kind: Badge, x: float, y: float, size: float, item: Item | None = None) -> Iterator[Shape]:
    """A badge whose box has its top left corner at (x, y); `item` is what it tells of."""
    k = size / 14

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + px * k, y + py * k) for px, py in points]

    cx, cy = x + 7 * k, y + 7 * k
    if kind is Badge.DONE:
        yield Circle(cx, cy, 6.4 * k, "ok", item=item)
        yield polygon(at((3.9, 7.2), (6.1, 9.4), (10.2, 4.8)), None, "onok", 1.7 * k, closed=False, item=item)
    elif kind is Badge.LATE:
        yield Circle(cx, cy, 5.9 * k, "canvas", "late", 1.6 * k, item=item)
        yield polygon(at((7, 3.6), (7, 7.3), (9.6, 8.8)), None, "late", 1.6 * k, closed=False, item=item)
    elif kind is Badge.AT_RISK:
        yield polygon(at((7, 0.6), (13.8, 12.8), (0.2, 12.8)), "risk", "riskedge", 1.1 * k, item=item)
        yield polygon(at((7, 4.8), (7, 8.8)), None, "onrisk", 1.7 * k, closed=False, item=item)
        yield Circle(cx, y + 10.8 * k, 0.95 * k, "onrisk", item=item)
    elif kind is Badge.BLOCKED:
        corners = [
            (4.2, 0.5),
            (9.8, 0.5),
            (13.5, 4.2),
            (13.5, 9.8),
            (9.8, 13.5),
            (4.2, 13.5),
            (0.5, 9.8),
            (0.5, 4.2),
        ]
        yield polygon(at(*corners), "late", item=item)
        yield Rectangle(x + 3.2 * k, y + 5.8 * k, 7.6 * k, 2.4 * k, "onlate", item=item)
    elif kind is Badge.PAUSED:
        yield Rectangle(x + 0.7 * k, y + 0.7 * k, 12.6 * k, 12.6 * k, "pause", radius=2.4 * k, item=item)
        yield Rectangle(x + 4.2 * k, y + 3.8 * k, 1.9 * k, 6.4 * k, "onpause", item=item)
        yield Rectangle(x + 7.9 * k, y + 3.8 * k, 1.9 * k, 6.4 * k, "onpause", item=item)
    elif kind is Badge.UNDER_WAY:
        yield Circle(cx, cy, 5.9 * k, None, "ink2", 1.4 * k, item=item)
        yield _half_disc(cx, cy, 4.1 * k, item)
    else:
        yield Circle(cx, cy, 5.9 * k, None, "ink3", 1.4 * k, item=item)


def _half_disc(cx: float, cy: float, r: float, item: Item | None) -> Path:
    """The right half of a disc; the curves are the usual two for a quarter of a circle each."""
    c = 0.5523 * r
    steps = (
        Move(cx, cy - r),
        Curve(cx + c, cy - r, cx + r, cy - c, cx + r, cy),
        Curve(cx + r, cy + c, cx + c, cy + r, cx, cy + r),
    )
    return Path(steps, "ink2", closed=True, item=item)


def gate_mark(
    number: int, x: float, y: float, sizes: Sizes, *, passed: bool, item: Item | None = None
) -> Iterator[Shape]:
    """A gate on the spine: filled with a tick when passed, open with its number when ahead."""
    r, stroke = sizes.gate_radius, sizes.heavy
    yield diamond(x, y, r, fill="ink" if passed else "canvas", stroke="ink", width=stroke, item=item)
    if passed:
        tick = [(x - r * 0.42, y), (x - r * 0.1, y + r * 0.34), (x + r * 0.45, y - r * 0.36)]
        yield polygon(tick, None, "canvas", stroke * 0.9, closed=False, item=item)
    else:
        size = sizes.gate * 0.92
        yield Text(x, y + size * 0.35, str(number), size, "ink", "condensed", 700, "middle", item=item)


def hatch(area: Rectangle, colour: str, stroke: float, step: float, item: Item | None = None) -> Clip:
    """Lines at 45° in a rectangle, each ending at its edges: the clip only trims their ends."""
    x, y, width, height = area[:4]
    lines = []
    for index in range(int((width + height) / step) + 1):
        foot = x - height + step * index
        left, right = max(foot, x), min(foot + height, x + width)
        if left < right:
            low, high = y + height - (left - foot), y + height - (right - foot)
            lines.append(Line(left, low, right, high, colour, stroke, item=item))
    return Clip(x, y, width, height, tuple(lines))


def stream_pattern(stream: Stream, area: Rectangle, unit: float = 1.0) -> Iterator[Shape]:
    """The mark of a stream, told apart without colour: solid, dots, bars or slanting lines."""
    x, y, width, height = area[:4]
    colour = stream_colour(stream)
    if stream is Stream.SYSTEMS_DATA:
        yield Rectangle(x, y, width, height, colour)
        return
    yield Rectangle(x, y, width, height, stream_colour(stream, "ground"))
    if stream is Stream.CHANGE_MANAGEMENT:
        yield Clip(x, y, width, height, tuple(_dots(area, colour, unit)))
    elif stream is Stream.ORGANIZATION:
        pitch = 2.4 * unit
        bars = (y + pitch * index for index in range(math.ceil(height / pitch)))
        yield Clip(x, y, width, height, tuple(Rectangle(x, top, width, 1.15 * unit, colour) for top in bars))
    else:
        yield hatch(area, colour, 1.3 * unit, 3.2 * unit)
    yield Rectangle(x, y, width, height, None, colour, 0.7 * unit)


def _dots(area: Rectangle, colour: str, unit: float) -> Iterator[Shape]:
    pitch = 2.6 * unit
    for row in range(math.ceil(area.height / (pitch * 0.8))):
        left = area.x + (0 if row % 2 == 0 else pitch / 2)
        y = area.y + pitch * (0.5 + 0.8 * row)
        for column in range(math.ceil(area.width / pitch) + 1):
            yield Circle(left + pitch * column, y, 0.78 * unit, colour)
