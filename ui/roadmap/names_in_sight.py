"""The names of months and bars whose beginning is scrolled out of sight, at the edge where they go on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.drawing.labels import Side
from cxplanner.drawing.shapes import Item, Rectangle, Shape, Text
from cxplanner.drawing.text_fit import elide, width_of
from ui.roadmap.dense import DenseRoadmap

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout

_LEAST_ROOM: Final = 48.0
"""Pixels of a bar below which no name is put into it."""
_MIDDLE: Final = 0.33
"""As a share of the type size: from the middle of a line of text down to its baseline."""


def time_in_sight(layout: RoadmapLayout, visible: Rectangle) -> Iterator[Shape]:
    """What the upper line of the axis names at the left edge, where that name is out of sight."""
    s = layout.sizes
    found = layout.axis_name_at(visible.x)
    if found is None:
        return
    begin, end, names = found
    at = visible.x + s.padding * 0.7
    room = end - at - s.padding
    for name in names:
        width = width_of(name, s.axis, "condensed", 600)
        if width <= room and begin < visible.x - s.padding:
            top = layout.axis_top + s.axis * 0.1
            yield Rectangle(visible.x, top, at + width + s.padding - visible.x, s.axis * 1.4, "canvas")
            yield Text(at, layout.axis_top + s.axis * 1.15, name, s.axis, "ink", "condensed", 600)
            return


def bars_in_sight(layout: RoadmapLayout, visible: Rectangle, faded: Collection[int]) -> Iterator[Shape]:
    """The names of the bars that go on from the left edge, unless their own are seen."""
    s = layout.sizes
    if isinstance(layout, DenseRoadmap):
        return  # it keeps the names of its bars in sight as it paints them
    right = visible.x + visible.width
    for id_ in layout.bars_in(Rectangle(visible.x, visible.y, 1, visible.height)):
        box, label = layout.bar_of(id_), layout.label_of(id_)
        if box is None or label is None or id_ in faded:
            continue
        ends = min(box.x + box.width, right)
        is_gone = {
            Side.INSIDE: box.x + s.padding + label.width <= visible.x,
            Side.LEFT: box.x <= visible.x,
            Side.RIGHT: ends == right,
        }
        left = visible.x + s.padding
        room = ends - s.padding - left
        if is_gone[label.side] and room >= _LEAST_ROOM:
            name = elide(layout.plan.initiatives[id_].title, room, s.name, "condensed", 600)
            y = box.y + box.height / 2 + s.name * _MIDDLE
            yield Text(left, y, name, s.name, "ink", "condensed", 600, item=Item("initiative", id_))
