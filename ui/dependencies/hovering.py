"""The mouse over the network picture without a button down: ring, shape of the cursor, tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QToolTip

from cxplanner.drawing.shapes import Item
from ui.dependencies.columns import sentence_of_link
from ui.roadmap.sentences import tooltip
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from ui.dependencies.canvas import NetworkCanvas
    from ui.plan_controller import PlanController

_DELAY: Final = 500


class Hovering:
    """What is under the mouse of one canvas."""

    def __init__(self, canvas: NetworkCanvas, controller: PlanController) -> None:
        self._canvas = canvas
        self._controller = controller
        self.item: Item | None = None
        self._timer = QTimer(canvas, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self._show_tooltip)

    def forget(self) -> None:
        """The picture is another one: what was there is not known any more."""
        self.item = None

    def set(self, item: Item | None) -> None:
        """Something else is under the mouse, or nothing."""
        if item == self.item:
            return
        self.item = item
        viewport = self._canvas.viewport()
        viewport.setCursor(Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.ArrowCursor)
        QToolTip.hideText()
        viewport.update()
        if item is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def _show_tooltip(self) -> None:
        item, place, viewport = self.item, self._canvas.cursor().pos(), self._canvas.viewport()
        if item is None or not viewport.rect().contains(viewport.mapFromGlobal(place)):
            return
        words, schedule = self._controller.words, self._controller.schedule
        is_link = item.kind == "link"
        text = sentence_of_link(schedule, words, item.id) if is_link else tooltip(words, schedule, item)
        QToolTip.showText(place, plain_tooltip(text), viewport, QRect())
