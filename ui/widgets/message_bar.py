"""One calm message above the view, with what can be done about it; it stays until answered or replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import IconLabel, PlainLabel

Kind = Literal["information", "problem"]
Action = tuple[str, Callable[[], object]]


class MessageBar(QFrame):
    """Says one thing. A message with the same `topic` as an earlier one takes its place; Esc closes it."""

    def __init__(self, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._topic = ""
        self._icon = IconLabel("info", 16)
        self._label = PlainLabel(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._buttons: list[Button] = []
        close = IconButton("x", close_name)
        close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.setSpacing(8)
        for widget in (self._icon, self._label, close):
            self._row.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, or nothing."""
        return "" if self.isHidden() else self._label.text()

    @property
    def topic(self) -> str:
        """What the shown message is about, or nothing."""
        return "" if self.isHidden() else self._topic

    def buttons(self) -> list[Button]:
        return list(self._buttons)

    def show_message(
        self, text: str, actions: Sequence[Action] = (), *, kind: Kind = "problem", topic: str = ""
    ) -> None:
        """Say this, with a button for each action; pressing one closes the bar first."""
        self._topic = topic
        self._clear_buttons()
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._icon.show_icon(
            "triangle-alert" if kind == "problem" else "info", "late" if kind == "problem" else "ink"
        )
        for name, action in actions:
            button = Button(name)
            button.clicked.connect(lambda _=False, chosen=action: self._do(chosen))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _do(self, action: Callable[[], object]) -> None:
        self.dismiss()
        action()

    def _clear_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
