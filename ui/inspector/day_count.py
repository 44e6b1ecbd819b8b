"""A number of working days to try: typed, or changed day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

FIRST_DAYS: Final = 5
MOST_DAYS: Final = 3_650


class DayCount(QWidget):
    """`changed` tells each change; the value is None as long as what is typed is no number of days."""

    changed = Signal()

    def __init__(self, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line(str(FIRST_DAYS))
        self.line.setFixedWidth(52)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMaxLength(6)
        self.line.setAccessibleName(name)
        self.fewer = IconButton("minus", words.say("One day less"))
        self.more = IconButton("plus", words.say("One day more"))
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self.line.stepped.connect(self._step)
        self.line.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(PlainLabel(words.say("by"), "small"))
        for widget in (self.fewer, self.line, self.more):
            row.addWidget(widget)
        row.addWidget(PlainLabel(words.say("working days"), "small"))
        row.addStretch(1)

    @property
    def value(self) -> int | None:
        text = self.line.text().strip()
        number = int(text) if text.isascii() and text.isdigit() else 0
        return number if 1 <= number <= MOST_DAYS else None

    def _step(self, days: int) -> None:
        value = self.value
        wanted = FIRST_DAYS if value is None else value + days
        self.line.setText(str(min(max(wanted, 1), MOST_DAYS)))


class _Line(QLineEdit):
    """The arrow keys change the number."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
