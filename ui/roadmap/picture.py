"""A layout of the roadmap painted where it is scrolled to, and the rings around what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from cxplanner.drawing.shapes import Item, Rectangle
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.drawing.roadmap import RoadmapLayout

LEFT = 12
"""Pixels that stay free on the left."""
_REACH = 12
"""How far a mark of the header may stand over the lane heads."""


class Placed(NamedTuple):
    """A layout, the size of what is seen of it, and how far it is scrolled sideways and down."""

    layout: RoadmapLayout | None
    size: QSize
    scrolled: tuple[int, int]

    def painted(self, ratio: float, selected: Sequence[int]) -> QPixmap:
        """All but the rings, which change with every move of the mouse."""
        picture = QPixmap(self.size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour("canvas"))
        if self.layout is not None:
            painter = QPainter(picture)
            self._paint_parts(painter, self.layout, selected)
            painter.end()
        return picture

    def _paint_parts(self, painter: QPainter, layout: RoadmapLayout, selected: Sequence[int]) -> None:
        shapes = ShapePainter(painter, theme().colours)
        across, down = self.scrolled
        head, top = layout.lane_head_width + LEFT, layout.header_height
        width, height = self.size.width(), self.size.height()
        visible = Rectangle(across - LEFT + head, down + top, width - head, height - top)
        parts = (
            (QRectF(head, top, width - head, height - top), LEFT - across, -down,
             layout.body(visible, selected=selected)),
            (QRectF(head - _REACH, 0, width - head + _REACH, top + 1), LEFT - across, 0,
             layout.header(visible)),
            (QRectF(0, top, head, height - top), LEFT, -down, layout.lane_heads(visible)),
            (QRectF(0, 0, head, top + 1), LEFT, 0, layout.corner()),
        )  # fmt: skip
        for area, x, y, drawing in parts:
            painter.resetTransform()
            painter.setClipRect(area)
            painter.translate(x, y)
            shapes.paint(drawing.shapes)

    def paint_rings(self, painter: QPainter, hovered: Item | None, selected: Sequence[Item]) -> None:
        """A thin ring around what is under the mouse, a strong one around what is selected."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hovered is not None:
            self._paint_ring(painter, hovered, QPen(colour("ink2"), 1), 2)
        for item in selected:
            self._paint_ring(painter, item, QPen(colour("accent"), 2), 3.5)

    def _paint_ring(self, painter: QPainter, item: Item, pen: QPen, out: float) -> None:
        layout = self.layout
        box = box_of(layout, item) if layout is not None else None
        if layout is None or box is None:
            return
        in_body = item.kind == "initiative"
        head = layout.lane_head_width + LEFT - _REACH
        top = layout.header_height if in_body else 0
        painter.setClipRect(QRectF(head, top, self.size.width() - head, self.size.height() - top))
        across, down = LEFT - self.scrolled[0], -self.scrolled[1] if in_body else 0
        painter.setPen(pen)
        ring = QRectF(box.x + across, box.y + down, box.width, box.height).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(ring, 5, 5)


def box_of(layout: RoadmapLayout, item: Item) -> Rectangle | None:
    """Where an item is in a layout, or None when it is not on it."""
    if item.kind == "initiative":
        return layout.bar_of(item.id)
    return layout.gate_of(item.id) if item.kind == "gate" else layout.milestone_of(item.id)
