"""The outcomes under the roadmap, which stay in sight at the foot of the window while lanes are scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout

FOOT: Final = 6
"""Pixels that stay free below a roadmap."""
_LEAST_BODY: Final = 120
"""Where less than this would be left for lanes, outcomes are scrolled with them."""


def band_top(layout: RoadmapLayout, height: float, down: float) -> float:
    """Where outcomes begin in a window of this height, scrolled so far; its foot where there are none."""
    if not layout.strips:
        return height
    natural = layout.lanes_bottom - down
    kept = height - FOOT - (layout.height - layout.lanes_bottom)
    return natural if kept < layout.header_height + _LEAST_BODY else min(natural, kept)


def paint_band(painter: QPainter, layout: RoadmapLayout, top: float, across: float, left: float) -> None:
    """Paint the outcomes from `top` on over what lies there; `across` is how far the days are moved, `left`
    where the names of lanes begin."""
    if not layout.strips:
        return
    painter.save()
    room = painter.viewport()
    painter.fillRect(QRectF(0, top, room.width(), room.height()), colour("canvas"))
    painter.fillRect(QRectF(left, top, room.width(), 1), colour("line2"))
    shapes = ShapePainter(painter, theme().colours)
    head = layout.lane_head_width + left
    painter.setClipRect(QRectF(head, top, room.width(), room.height()))
    painter.translate(across, top - layout.lanes_bottom)
    shapes.paint(layout.outcomes().shapes)
    painter.resetTransform()
    painter.setClipRect(QRectF(0, top, head, room.height()))
    painter.translate(left, top - layout.lanes_bottom)
    shapes.paint(layout.outcome_heads().shapes)
    painter.restore()
