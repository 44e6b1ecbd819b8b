"""Where things stood in a baseline, painted under the bars of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cxplanner.scheduling.results import Node as ScheduledNode
from ui.initiatives.rows import Node, is_gate
from ui.theme import colour

if TYPE_CHECKING:
    from ui.initiatives.bars_painter import Chart

_TOP: Final = 18.5
_HEIGHT: Final = 4.0
_RADIUS: Final = 3.5


def paint_ghost(painter: QPainter, chart: Chart, node: Node, row_top: float) -> None:
    """An open bar for an initiative, an open diamond for a gate that moved and for a moment."""
    if chart.baseline is None:
        return
    which = ScheduledNode("gate", -node) if is_gate(node) else ScheduledNode("initiative", node)
    span = chart.baseline.spans.get(which)
    if span is None or span.start is None or span.finish is None:
        return
    right = chart.scale.end_of(span.finish) - chart.left
    painter.save()
    painter.setPen(QPen(colour("ink2"), 1))
    painter.setBrush(colour("canvas"))
    if is_gate(node):
        if span.finish != chart.cells.dates(node).finish:
            _paint_diamond(painter, right, row_top + _TOP - 2)
    elif chart.cells.plan.initiatives[node].duration == 0:
        _paint_diamond(painter, right, row_top + _TOP + 1)
    else:
        left = chart.scale.start_of(span.start) - chart.left
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(left, row_top + _TOP, right - left, _HEIGHT), 1, 1)
    painter.restore()


def _paint_diamond(painter: QPainter, x: float, y: float) -> None:
    corners = [
        QPointF(x, y - _RADIUS),
        QPointF(x + _RADIUS, y),
        QPointF(x, y + _RADIUS),
        QPointF(x - _RADIUS, y),
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPolygon(QPolygonF(corners), Qt.FillRule.WindingFill)
