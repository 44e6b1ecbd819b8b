"""The minutes of the review that is under way, typed while it is presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.plan.edits import reviews
from ui.widgets.buttons import Button
from ui.widgets.field import NoteField

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class MinutesDialog(QDialog):
    """Ctrl+Enter or the button keeps what was typed; Esc leaves it."""

    def __init__(self, controller: PlanController, meeting: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._meeting = controller, meeting
        words = controller.words
        self.setWindowTitle(words.field("minutes"))
        self.setMinimumWidth(640)
        self.minutes = NoteField(words.field("minutes"), lines=12)
        self.minutes.show_text(controller.plan.meetings[meeting].minutes, anew=True)
        self.keep = Button(words.say("Keep"), primary=True)
        self.keep.clicked.connect(self._keep)
        cancel = Button(words.say("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        column.addWidget(self.minutes)
        column.addLayout(foot)
        self.minutes.edit.setFocus()

    def _keep(self) -> None:
        text, meeting = self.minutes.edit.toPlainText(), self._meeting
        refused = self._controller.attempt(
            "change_meeting", lambda plan: reviews.change_meeting(plan, meeting, minutes=text)
        )
        if refused is None:
            self.accept()
        else:
            self.minutes.refuse(self._controller.words.error(refused))
