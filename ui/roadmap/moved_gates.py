"""The marks of gates that the last edit moved: a dashed outline, with a tip where they moved to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.theme import colour

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

_OUT: Final = 5.0
_TIP: Final = 5.0
_HALF: Final = 4.0


def paint_moved_gates(painter: QPainter, canvas: RoadmapCanvas) -> None:
    """As bars that moved are marked, until the next edit; heads of lanes stay free of it."""
    found = canvas.moved.ripple
    for item in canvas.moved.gates():
        box = canvas.box_of(item)
        if box is None or found is None:
            continue
        before, after = found.gates[item.id]
        is_later = after > before
        middle = canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2))
        radius = box.width / 2 + _OUT
        if middle.x() - radius < canvas.body_area().left() - box.width:
            continue
        ink = colour("late" if is_later else "accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        corners = ((radius, 0.0), (0.0, radius), (-radius, 0.0), (0.0, -radius))
        painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        side = 1 if is_later else -1
        tip = middle + QPointF(side * radius, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF([tip + QPointF(0, -_HALF), tip + QPointF(side * _TIP, 0), tip + QPointF(0, _HALF)])
        )
