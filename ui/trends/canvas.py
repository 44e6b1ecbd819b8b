"""A picture that is drawn anew for each size of its widget, and says what was clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxplanner.drawing.shapes import Drawing
from ui.painting.shape_painter import ShapePainter
from ui.theme import theme

_LEAST: Final = QSize(140, 110)

Draw = Callable[[float, float], Drawing]


class TrendCanvas(QWidget):
    """`clicked` carries a place of the picture."""

    clicked = Signal(QPointF)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._draw: Draw | None = None
        self._drawn: tuple[QSize, Drawing] | None = None
        theme().changed.connect(self.update)

    def show_drawing(self, draw: Draw | None, told: str) -> None:
        """Draw this; `told` says the same in sentences. None leaves the ground empty."""
        self._draw, self._drawn = draw, None
        self.setAccessibleDescription(told)
        self.update()

    @property
    def drawing(self) -> Drawing | None:
        """The picture at the size of the widget."""
        if self._draw is None:
            return None
        if self._drawn is None or self._drawn[0] != self.size():
            self._drawn = self.size(), self._draw(self.width(), self.height())
        return self._drawn[1]

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        drawing = self.drawing
        if drawing is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ShapePainter(painter, theme().colours).paint(drawing.shapes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(event.position())
