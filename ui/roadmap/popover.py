"""A small frame beside a bar or a link that asks for something; Esc leaves everything as it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import colour

_MARGIN: Final = 12


class Popover(QWidget):
    """`left` is said when it closes without a choice."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(6)

    def show_beside(self, target: QRectF) -> None:
        """Stand under a place of the parent, or above it, wholly in sight."""
        parent = self._around
        self.setMaximumWidth(max(200, parent.width() - 16))
        self.show()
        self.adjustSize()
        x = min(max(8, round(target.left())), max(8, parent.width() - self.width() - 8))
        below = round(target.bottom()) + 10
        above = round(target.top()) - 10 - self.height()
        y = below if below + self.height() <= parent.height() or above < 8 else above
        self.move(x, min(max(8, y), max(8, parent.height() - self.height() - 8)))
        self.raise_()

    def leave(self) -> None:
        """Close without a choice."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        # Other keys are no commands of the picture underneath as long as the question stands.
        event.accept()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round inside."""
        takers = [
            each
            for each in self.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.isVisible()
        ]
        if not takers:
            return False
        focus = self.focusWidget()
        here = takers.index(focus) if focus in takers else -1
        takers[(here + (1 if following else -1)) % len(takers)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour("canvas"))
        painter.setPen(QPen(colour("ink2"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
