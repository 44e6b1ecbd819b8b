"""A text that reads as a paragraph, and is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

_BORDER = 8
MOST_LINES = 14
"""A column of gates stays one that can be read whatever somebody pastes into it."""
_LONGEST_LINE = 200


class FlatText(QPlainTextEdit):
    """As high as its text, up to some lines; a longer one scrolls.

    Commits when the focus leaves it or with Ctrl+Enter; Esc brings the old back.
    """

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flatText")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._shown = ""
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show what the plan has, unless something else is being typed."""
        keeps = self.hasFocus() and self._differs()
        self._shown = text
        if not keeps and self._differs():
            self.setPlainText(text)
        self._fit()

    def restore(self) -> None:
        self.setPlainText(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self._differs():
            self.restore()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _differs(self) -> bool:
        return self.toPlainText() != self._shown

    def _finish(self) -> None:
        if self._differs():
            self.committed.emit(self.toPlainText())

    def _fit(self) -> None:
        """The height of the lines that the width makes of the text, or of the placeholder."""
        text = self.toPlainText()[: MOST_LINES * _LONGEST_LINE] or self.placeholderText() or " "
        width = max(40, self.viewport().width() - 2 * round(self.document().documentMargin()))
        metrics = self.fontMetrics()
        flags = int(Qt.TextFlag.TextWrapAnywhere) if " " not in text else int(Qt.TextFlag.TextWordWrap)
        bounds = metrics.boundingRect(0, 0, width, 100_000, flags, text)
        lines = max(1, round(bounds.height() / metrics.lineSpacing()))
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if lines > MOST_LINES else bars.ScrollBarAlwaysOff
        )
        lines = min(lines, MOST_LINES)
        self.setFixedHeight(lines * metrics.lineSpacing() + _BORDER)
