"""The start that levelling gave an initiative, where there is one, and a way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxplanner.plan.edits import levelling
from ui.widgets.buttons import LinkButton
from ui.widgets.field import LABEL_WIDTH
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from ui.plan_controller import PlanController


class LevelledStart(QWidget):
    """A row among the fields; hidden where the start is not levelled."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._id = 0
        words = controller.words
        label = PlainLabel(words.field("levelled_start"), "small", wraps=True)
        label.setFixedWidth(LABEL_WIDTH)
        self.day = PlainLabel()
        self.clear = LinkButton(words.say("Clear"))
        self.clear.setAccessibleName(words.say("Clear the levelled start"))
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.day)
        row.addStretch(1)
        row.addWidget(self.clear)

    def show_initiative(self, initiative: Initiative) -> None:
        self._id = initiative.id
        self.day.setText(self._controller.words.date(initiative.levelled_start))
        self.clear.setEnabled(not self._controller.open_plan.read_only)
        self.setVisible(initiative.levelled_start is not None)

    def _clear(self) -> None:
        self._controller.apply("clear_levelling", lambda plan: levelling.clear(plan, [self._id]))
