"""A part of the steering summary on the screen, painted from the same shapes as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxplanner.drawing.shapes import Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.report.steering_lists import Place, Section
from ui.painting.shape_painter import ShapePainter
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxplanner.drawing.shapes import Item, Shape

UNIT: Final = 1.36
"""Pixels for a point of the design: its 9.2 points are 12.5 pixels on the screen."""
_LEAST_WIDTH: Final = 260


class SectionCanvas(QWidget):
    """As high as its section is in its width. `chosen` carries the item of a text that was clicked."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[Place], Section] | None = None
        self._shapes: tuple[Shape, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)

    def show_section(self, make: Callable[[Place], Section]) -> None:
        """Draw what `make` gives for the place there is; hidden where it is nothing."""
        self._make = make
        self._lay_out()

    def texts(self) -> list[str]:
        """What is written, for screen readers and tests."""
        return [shape.text for shape in self._shapes if isinstance(shape, Text)]

    def item_at(self, x: float, y: float) -> Item | None:
        """The item of the text at a place."""
        for shape in self._shapes:
            if isinstance(shape, Text) and shape.item is not None and _holds(shape, x, y):
                return shape.item
        return None

    def _lay_out(self) -> None:
        if self._make is None:
            return
        width = max(self.width(), _LEAST_WIDTH)
        section = self._make(Place(1.0, width - 2.0, UNIT))
        self._shapes = tuple(section.draw(1.0)) if section.height else ()
        self.setVisible(bool(section.height))
        self.setFixedHeight(round(section.height + 2 * UNIT))
        self.setAccessibleDescription(" · ".join(self.texts()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        ShapePainter(painter, theme().colours).paint(self._shapes)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        is_over = self.item_at(place.x(), place.y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        item = self.item_at(place.x(), place.y())
        if item is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(item)


def _holds(text: Text, x: float, y: float) -> bool:
    wide = width_of(text.text, text.size, text.face, text.weight)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left <= x <= left + wide and text.y - text.size <= y <= text.y + text.size * 0.3
