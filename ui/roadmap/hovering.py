"""The mouse over the roadmap without a button down: the ring, the shape of the cursor, the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, Qt, QTimer
from PySide6.QtWidgets import QToolTip

from cxplanner.drawing.shapes import Item
from ui.roadmap.grips import CURSORS
from ui.roadmap.sentences import tooltip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.roadmap.canvas import RoadmapCanvas

TOOLTIP_DELAY: Final = 500


class Hovering:
    """What is under the mouse of one canvas."""

    def __init__(self, canvas: RoadmapCanvas) -> None:
        self._canvas = canvas
        self.item: Item | None = None
        self._timer = QTimer(canvas, singleShot=True, interval=TOOLTIP_DELAY)
        self._timer.timeout.connect(self._show_tooltip)

    def at(self, place: QPointF) -> None:
        """The mouse is at a place of the viewport."""
        viewport = self._canvas.viewport()
        grip = self._canvas.grip_at(place)
        self.set(grip.item if grip is not None and grip.item.kind != "today" else None)
        if grip is None:
            viewport.unsetCursor()
        elif grip.item.kind == "today":
            viewport.setCursor(Qt.CursorShape.SizeHorCursor)
        elif grip.item.kind == "initiative" or grip.part.is_handle:
            viewport.setCursor(CURSORS[grip.part])
        else:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)

    def set(self, item: Item | None) -> None:
        """Something else is under the mouse, or nothing."""
        if item == self.item:
            return
        self.item = item
        QToolTip.hideText()
        self._canvas.viewport().update()
        if item is not None:
            self._timer.start()
        else:
            self._timer.stop()
            self._canvas.viewport().unsetCursor()

    def be_quiet(self) -> None:
        """A button is down: no tooltip comes between the hand and the bar."""
        self._timer.stop()
        QToolTip.hideText()

    def forget(self) -> None:
        """A drag begins, or the picture is another one: what was there is not known any more."""
        self.item = None
        self._timer.stop()
        QToolTip.hideText()

    def _show_tooltip(self) -> None:
        canvas, item = self._canvas, self.item
        place = canvas.cursor().pos()
        viewport, words = canvas.viewport(), canvas.controller.words
        if item is None or not viewport.rect().contains(viewport.mapFromGlobal(place)):
            return
        if item.kind == "link":
            from ui.dependencies.columns import sentence_of_link

            lines = [sentence_of_link(canvas.controller.schedule, words, item.id)]
        else:
            lines = [tooltip(words, canvas.controller.schedule, item), *canvas.moved.lines(words, item)]
        QToolTip.showText(place, plain_tooltip("\n".join(lines)), viewport, QRect())
