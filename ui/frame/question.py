"""A decision that cannot wait: one question, and buttons that name what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel


class Question(QDialog):
    """The first button is the default, the last is what Esc means; `answer` is the number of the chosen."""

    def __init__(
        self, title: str, sentence: str, buttons: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.answer = len(buttons) - 1
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, "inspectorTitle", wraps=True))
        column.addWidget(PlainLabel(sentence, "secondary", wraps=True))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons: list[Button] = []
        for number, text in enumerate(buttons):
            button = Button(text, primary=number == 0)
            button.setDefault(number == 0)
            button.clicked.connect(lambda _=False, chosen=number: self._choose(chosen))
            row.addWidget(button)
            self.buttons.append(button)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        self.answer = number
        self.accept()


def ask(parent: QWidget, title: str, sentence: str, buttons: Sequence[str]) -> int:
    """Ask, and return the number of the chosen button."""
    question = Question(title, sentence, buttons, parent)
    question.exec()
    question.deleteLater()
    return question.answer
