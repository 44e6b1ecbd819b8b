"""What a drag on the roadmap is made of, and the drags that change no bar: moving the picture, the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cxplanner.drawing.shapes import Item, Rectangle
from ui.theme import colour

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas


class Gesture(Protocol):
    """A drag from the press to the drop. Places are in the coordinates of the viewport.

    A gesture changes the plan only in `drop`; after `cancel` everything is as it was.
    """

    cursor: Qt.CursorShape
    scrolls: bool
    """Whether the picture moves along at the edges."""

    def move(self, place: QPointF) -> None: ...

    def drop(self, place: QPointF) -> None: ...

    def cancel(self) -> None: ...

    def paint(self, painter: QPainter) -> None: ...


class Pan:
    """Moves the picture under the mouse."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, canvas: RoadmapCanvas, place: QPointF) -> None:
        self._canvas = canvas
        self._last = place.toPoint()

    def move(self, place: QPointF) -> None:
        step = place.toPoint() - self._last
        self._last = place.toPoint()
        across, down = self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()
        across.setValue(across.value() - step.x())
        down.setValue(down.value() - step.y())

    def drop(self, place: QPointF) -> None:
        self.move(place)

    def cancel(self) -> None:
        """The picture stays where it is: no plan was touched."""

    def paint(self, painter: QPainter) -> None:
        """Nothing is drawn above the picture."""


class RubberBand:
    """Selects the bars that a frame touches; with Ctrl or Shift beside those that were selected."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls = True

    def __init__(self, canvas: RoadmapCanvas, place: QPointF, *, adds: bool) -> None:
        self._canvas = canvas
        self._from = self._to = canvas.to_layout(place)
        self._before = canvas.controller.view.selected
        self._kept = self._before if adds else ()

    def move(self, place: QPointF) -> None:
        self._to = self._canvas.to_layout(place)
        layout = self._canvas.layout_of_plan
        if layout is not None:
            found = (Item("initiative", id_) for id_ in layout.bars_in(_box(self._from, self._to)))
            kept = set(self._kept)
            self._canvas.controller.view.select(*self._kept, *(each for each in found if each not in kept))
        self._canvas.viewport().update()

    def drop(self, place: QPointF) -> None:
        self.move(place)

    def cancel(self) -> None:
        controller = self._canvas.controller
        if controller.is_open:
            controller.view.put_back(self._before, controller.plan)

    def paint(self, painter: QPainter) -> None:
        frame = QRectF(self._canvas.from_layout(self._from), self._canvas.from_layout(self._to)).normalized()
        ground = colour("accent")
        ground.setAlphaF(0.10)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(ground)
        painter.drawRect(frame)


def _box(one: QPointF, other: QPointF) -> Rectangle:
    left, top = min(one.x(), other.x()), min(one.y(), other.y())
    return Rectangle(left, top, abs(one.x() - other.x()), abs(one.y() - other.y()))
