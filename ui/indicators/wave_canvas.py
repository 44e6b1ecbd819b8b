"""The chart of an indicator's waves on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.drawing.wave_chart import WaveChart
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cxplanner.indicators.standing import Standing
    from cxplanner.wording.words import Words

_LEAST_WIDTH, _LEAST_HEIGHT = 240, 150


class WaveCanvas(QWidget):
    """`chosen` carries the id of a measurement whose point was clicked."""

    chosen = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._chart: Callable[[int, int], WaveChart] | None = None
        self._selected: int | None = None
        self.setAccessibleName(words.say("Chart of the waves"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_standing(
        self,
        standing: Standing,
        gates: Sequence[tuple[str, date]],
        write: Callable[[float], str],
        told: str,
    ) -> None:
        """Draw these waves; `told` says the same in sentences."""
        self._chart = lambda width, height: WaveChart(
            standing, gates, self._words, write, width, height, COMFORTABLE
        )
        self.setAccessibleDescription(told)
        self.update()

    def select(self, measurement: int | None) -> None:
        """Ring the point of a measurement."""
        self._selected = measurement
        self.update()

    def point_of(self, measurement: int) -> Rectangle | None:
        """Where the point of a measurement can be clicked."""
        if self._chart is None:
            return None
        item = Item("measurement", measurement)
        shapes = self._chart(self.width(), self.height()).drawing().shapes
        return next((each for each in shapes if isinstance(each, Rectangle) and each.item == item), None)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._chart is None:
            return
        painter = QPainter(self)
        drawing = self._chart(self.width(), self.height()).drawing()
        ShapePainter(painter, theme().colours).paint(drawing.shapes)
        box = self.point_of(self._selected) if self._selected is not None else None
        if box is not None:
            pen = painter.pen()
            pen.setColor(colour("accent"))
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(
                round(box.x + 1), round(box.y + 1), round(box.width - 2), round(box.height - 2)
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._chart is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        for shape in reversed(self._chart(self.width(), self.height()).drawing().shapes):
            if (
                isinstance(shape, Rectangle)
                and shape.item is not None
                and _holds(shape, place.x(), place.y())
            ):
                self.chosen.emit(shape.item.id)
                return


def _holds(box: Rectangle, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
