"""The Gates view: the four gates side by side, as a committee goes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cxplanner.plan.programme import GatePolicy
from ui.frame.tab_order import reading_order
from ui.gates.gate_column import GateColumn
from ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from cxplanner.drawing.shapes import Item
    from ui.plan_controller import PlanController

_COLUMN_WIDTH = 222
"""Below it the columns are scrolled sideways, since texts would break at every word."""


class GatesView(QWidget):
    """Follows the plan while it is in sight."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._is_stale = True
        self.head = ViewHead(controller.words.say("Gates"))
        self.columns = [GateColumn(controller, number) for number in (1, 2, 3, 4)]
        board = QWidget()
        board.setObjectName("gates")
        board.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(board)
        row.setContentsMargins(16, 4, 10, 16)
        row.setSpacing(8)
        for column in self.columns:
            column.setMinimumWidth(_COLUMN_WIDTH)
            row.addWidget(column, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(controller.words.say("Gates"))
        self._area.setWidget(board)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.head)
        lines.addWidget(self._area, 1)
        for column in self.columns:
            column.waivers.form_opened.connect(self._show_whole)
        controller.changed.connect(self.refresh)
        controller.opened.connect(self.refresh)

    def _show_whole(self, form: QWidget) -> None:
        """Scroll to a form that has just opened, once it has its place."""
        QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form, 0, 8))

    def refresh(self) -> None:
        """Show the plan as it is now, or when the view comes to the front."""
        self._is_stale = not self.isVisible()
        if self._is_stale or not self._controller.is_open:
            return
        for column in self.columns:
            column.show_plan()
        stages = self._controller.plan.stages.values()
        holding = sum(stage.gate_policy is GatePolicy.HOLD for stage in stages)
        passed = sum(stage.gate_passed_on is not None for stage in stages)
        words = self._controller.words
        self.head.set_summary(words.say("{passed} passed · {holding} hold", passed=passed, holding=holding))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def reveal(self, item: Item) -> None:
        """Bring the column of a gate into sight."""
        if item.kind == "gate":
            self._area.ensureWidgetVisible(self.columns[item.id - 1])

    @property
    def selected_gate(self) -> int | None:
        """The number of the gate that is selected in the window."""
        current = self._controller.view.current
        return current.id if current is not None and current.kind == "gate" else None

    def focus_canvas(self) -> None:
        first = reading_order(self.columns[(self.selected_gate or 1) - 1])
        if first:
            first[0].setFocus(Qt.FocusReason.OtherFocusReason)
