"""The Priorities view: matrix and ranking side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.plan.initiatives import Status
from cxplanner.priorities.scores import OPEN
from ui.after_edits import LARGE, AfterEdits
from ui.per_screen import SplitterSizes
from ui.priorities.matrix import MatrixCanvas
from ui.priorities.ranking import Ranking
from ui.widgets.empty_state import EmptyState
from ui.widgets.pane_splitter import PaneSplitter
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.plan_controller import PlanController

_SHARE: Final = 0.52
_TYPING_MS: Final = 150
"""From the last letter in the filter until thousands follow it."""


class PrioritiesView(QWidget):
    """Follows the plan while it is in sight. `command` carries a name, `jump_asked` an item to show."""

    command = Signal(str)
    jump_asked = Signal(object)

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_stale = True
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        say = controller.words.say
        self.head = ViewHead(say("Priorities"))
        self.matrix = MatrixCanvas(controller)
        self.ranking = Ranking(controller)
        self.splitter = PaneSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.matrix)
        self.splitter.addWidget(self.ranking)
        self._sizes = SplitterSizes(self.splitter, controller.settings, "priorities")
        self._is_shared = self._sizes.is_set
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addWidget(self.splitter, 1)
        self.empty = EmptyState(
            say("Nothing to rank yet"),
            say(
                "Initiatives that are open stand here by impact and effort, and in the order of their score."
            ),
            ((say("Add an initiative"), lambda: self.command.emit("add_initiative")),),
            parent=self,
        )
        self.matrix.reveal_asked.connect(self._jump)
        self.ranking.reveal_asked.connect(self._jump)
        self.ranking.weights_asked.connect(self.open_weights)
        controller.changed.connect(self._show_matrix)
        AfterEdits(controller, self._rank, self)
        controller.opened.connect(self.refresh)
        controller.view.filter_changed.connect(self._follow_filter)
        controller.opened.connect(self._typing.stop)
        controller.closed.connect(self._typing.stop)

    def refresh(self) -> None:
        """Show the plan as it is now, or when the view comes to the front."""
        self._show_matrix()
        self._rank()

    def _follow_filter(self) -> None:
        """Thousands are ranked and drawn when the typing pauses, not at each letter."""
        if self._controller.is_open and len(self._controller.plan.initiatives) >= LARGE:
            self._typing.start()
        else:
            self.refresh()

    def _show_matrix(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale and self._controller.is_open:
            self.matrix.refresh()

    def _rank(self) -> None:
        """Scores of thousands take longer than a frame, so that the bubble is where it was dropped before."""
        if self._is_stale or not self._controller.is_open:
            return
        self.ranking.refresh()
        words = self._controller.words
        open_ones = [each for each in self._controller.plan.initiatives.values() if each.status in OPEN]
        ideas = sum(each.status is Status.MEASURE for each in open_ones)
        self.head.set_summary(
            words.say(
                "{open}, {ideas}",
                open=words.say_number("{n} open", "{n} open", len(open_ones)),
                ideas=words.say_number("{n} idea", "{n} ideas", ideas),
            )
        )
        self.empty.setVisible(not open_ones)
        self._place_empty()

    def open_weights(self) -> None:
        from ui.priorities.weights_dialog import WeightsDialog

        dialog = WeightsDialog(self._controller, self)
        dialog.exec()
        dialog.deleteLater()

    def reveal(self, item: Item) -> None:
        """What is selected is in sight in both halves already."""
        del item
        self.refresh()

    def focus_canvas(self) -> None:
        self.matrix.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_shared and self.width() > 0:
            self._is_shared = True
            left = round(self.width() * _SHARE)
            self.splitter.setSizes([left, self.width() - left])
        self._place_empty()

    def _jump(self) -> None:
        current = self._controller.view.current
        if current is not None:
            self.jump_asked.emit(current)

    def _place_empty(self) -> None:
        self.empty.setFixedWidth(min(460, max(200, self.width() - 40)))
        self.empty.adjustSize()
        self.empty.move((self.width() - self.empty.width()) // 2, 120)
        self.empty.raise_()
