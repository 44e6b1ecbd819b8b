"""What comes into sight of a roadmap of thousands of bars that is scrolled, and what else differs then."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QRegion

from cxplanner.drawing.shapes import Rectangle
from cxplanner.drawing.text_fit import width_of
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.dense_changes import Shown
from ui.roadmap.dense_painter import NAMED_FROM
from ui.roadmap.picture import LEFT, LINE, REACH

_WORTH_IT: Final = 0.5
"""The share of the body that must stay in sight for its pixels to be moved."""
_WIDER: Final = 1.15
"""So many times as wide as measured may letters be that are fitted to the pixels of a screen."""


class Moving(NamedTuple):
    """The pixels that move, by how much, and where the window is to be painted then."""

    area: QRect
    by: QPoint
    region: QRegion


def moving(before: Shown | None, after: Shown) -> Moving | None:
    """How one picture becomes the other by moving it; None where it does not, or little would stay."""
    if before is None or not isinstance(after.layout, DenseRoadmap) or after.layout.strips:
        return None
    if before.layout is not after.layout or before._replace(scrolled=after.scrolled) != after:
        return None
    layout, (width, height) = after.layout, after.size.toTuple()
    dx, dy = before.scrolled[0] - after.scrolled[0], before.scrolled[1] - after.scrolled[1]
    head, top = round(layout.lane_head_width + LEFT), round(layout.header_height)
    body = QRect(head, top, width - head, height - top)
    if abs(dx) > (1 - _WORTH_IT) * body.width() or abs(dy) > (1 - _WORTH_IT) * body.height():
        return None
    # The lines of header and heads lie over the first pixels of the body and stay where they are.
    area = body.adjusted(LINE, LINE, 0, 0)
    region = QRegion(body) - QRegion(area.intersected(area.translated(dx, dy)))
    if dx:
        region += QRect(head - REACH, 0, width, top + 1)
        wide = _names_at_edge(before, after, layout, body)
        region += QRect(head, top, max(dx, 0) + wide, body.height()) if wide else QRect()
    if dy:
        region += QRect(0, top, head, height - top)
    return Moving(area, QPoint(dx, dy), region)


def parts_of(region: QRegion, shown: Shown) -> list[Rectangle]:
    """A region of the window as parts of the layout."""
    boxes: Any = region  # Qt does not tell that a region is a row of rectangles
    across, down = shown.scrolled
    return [Rectangle(box.x() + across - LEFT, box.y() + down, box.width(), box.height()) for box in boxes]


def _names_at_edge(before: Shown, after: Shown, layout: DenseRoadmap, body: QRect) -> int:
    """How wide the names are of the bars that go on from the left edge, where they stay in sight."""
    if layout.bar_height < NAMED_FROM:
        return 0
    edges = [shown.scrolled[0] - LEFT + body.x() for shown in (before, after)]
    frame = Rectangle(min(edges), after.scrolled[1] + body.y(), max(edges) - min(edges), body.height())
    size, widest = layout.sizes.name, 0.0
    for place in layout.seen(frame).tolist():
        initiative = layout.content.initiatives[place]
        names = (initiative.title, initiative.short_title, initiative.key)
        width = max(width_of(name or "", size, "condensed", 600) for name in names)
        widest = max(widest, min(width * _WIDER, float(layout.x1[place] - layout.x0[place])))
    return round(widest + 2 * layout.sizes.padding) + LINE
