"""What is painted above the picture during a drag: where things would be, and a tip that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from cxplanner.drawing.shapes import Rectangle
from ui.painting.many import fill_rectangles
from ui.roadmap.dense import DenseRoadmap
from ui.theme import colour, font

if TYPE_CHECKING:
    from cxplanner.scheduling.ripple import Ripple
    from ui.roadmap.canvas import RoadmapCanvas

_LINE: Final = 16.0
_WIDEST: Final = 380.0
_RADIUS: Final = 3.0
_LEAST_FOR_NAME: Final = 15.0
_MANY: Final = 300
"""So many ghosts are filled at once, without an outline for each."""


def paint_ripple(painter: QPainter, canvas: RoadmapCanvas, ripple: Ripple, dragged: Iterable[int]) -> None:
    """The bars and gates that would move, where they would be."""
    layout = canvas.layout_of_plan
    if layout is None:
        return
    painter.setClipRect(canvas.body_area())
    skipped = set(dragged)
    ground = colour("accenttint")
    ground.setAlphaF(0.55)
    painter.setBrush(ground)
    painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DashLine))
    if isinstance(layout, DenseRoadmap) and len(ripple.after) > _MANY:
        _, boxes = layout.box_rows(ripple.after, canvas.visible_part())
        boxes[:, :2] += np.array(canvas.from_layout(QPointF(0, layout.header_height)).toTuple())
        boxes[:, 1] -= layout.header_height
        fill_rectangles(
            painter, boxes, QBrush(colour("accent") if layout.bar_height < _LEAST_FOR_NAME else ground)
        )
    else:
        for id_, box in layout.boxes_of(ripple.after, canvas.visible_part()):
            if id_ not in skipped:
                painter.drawRect(_on_screen(canvas, box))
    painter.setPen(QPen(colour("accent"), 1.5, Qt.PenStyle.DashLine))
    area = canvas.body_area()
    for _, day in ripple.gates.values():
        x = canvas.from_layout(QPointF(layout.scale.end_of(day), 0)).x()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paint_left_place(painter: QPainter, canvas: RoadmapCanvas, box: Rectangle) -> None:
    """The bar that is dragged pales where it was."""
    painter.setClipRect(canvas.body_area())
    wash = colour("canvas")
    wash.setAlphaF(0.6)
    painter.fillRect(_on_screen(canvas, box), wash)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("ink3"), 1, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(_on_screen(canvas, box), _RADIUS, _RADIUS)


def paint_dragged(
    painter: QPainter, canvas: RoadmapCanvas, box: Rectangle, fill: str, name: str = ""
) -> None:
    """The bar that is dragged, where it would be dropped, with as much of its name as fits."""
    painter.setClipRect(canvas.body_area())
    painter.setBrush(colour(fill))
    painter.setPen(QPen(colour("accent"), 2))
    place = _on_screen(canvas, box)
    painter.drawRoundedRect(place, _RADIUS, _RADIUS)
    if name and box.height >= _LEAST_FOR_NAME:
        used = font(12, 600, "condensed")
        painter.setFont(used)
        painter.setPen(colour("ink"))
        room = place.adjusted(6, 0, -6, 0)
        shown = QFontMetricsF(used).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def paint_lane(painter: QPainter, canvas: RoadmapCanvas, top: float, height: float) -> None:
    """The lane into which something would be dropped."""
    area = canvas.body_area()
    painter.setClipRect(area)
    ground = colour("accent")
    ground.setAlphaF(0.07)
    y = canvas.from_layout(QPointF(0, top)).y()
    painter.fillRect(QRectF(area.left(), y, area.width(), height), ground)


def paint_tip(
    painter: QPainter, canvas: RoadmapCanvas, place: QPointF, lines: Sequence[str], *, refused: bool = False
) -> None:
    """Lines beside the pointer, the first one strong; with `refused` in the colour of what is late."""
    lines = [each for line in lines if line for each in _wrapped(line)]
    if not lines:
        return
    view = canvas.viewport().rect()
    painter.setClipRect(view)
    metrics = [_metrics(number == 0) for number in range(len(lines))]
    width = max(each.horizontalAdvance(line) for each, line in zip(metrics, lines, strict=True)) + 16
    height = _LINE * len(lines) + 8
    x = min(max(4.0, place.x() + 14), max(4.0, view.width() - width - 4))
    y = place.y() + 20 if place.y() + 20 + height < view.height() else place.y() - 12 - height
    edge = colour("late" if refused else "ink2")
    painter.setBrush(colour("canvas"))
    painter.setPen(QPen(edge, 1.5))
    painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
    for number, line in enumerate(lines):
        painter.setFont(font(12, 600 if number == 0 else 400))
        painter.setPen(_ink(number, refused=refused))
        painter.drawText(QPointF(x + 8, y + 4 + _LINE * number + 12), line)


def _ink(number: int, *, refused: bool) -> QColor:
    if refused:
        return colour("late")
    return colour("ink" if number == 0 else "ink2")


def _metrics(strong: bool) -> QFontMetricsF:
    return QFontMetricsF(font(12, 600 if strong else 400))


def _wrapped(line: str) -> list[str]:
    """A line broken at blanks where it is wider than a tip may be."""
    metrics = _metrics(strong=True)
    lines = [""]
    for word in line.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > _WIDEST:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _on_screen(canvas: RoadmapCanvas, box: Rectangle) -> QRectF:
    corner = canvas.from_layout(QPointF(box.x, box.y))
    return QRectF(corner.x(), corner.y(), box.width, box.height)
