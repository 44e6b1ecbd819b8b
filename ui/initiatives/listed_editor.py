"""An editor of a list in a cell, such as predecessors, with completion of the item at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from ui.theme import font

_SEPARATORS = ";,"


class ListedEditor(QLineEdit):
    """Keys parted by semicolons, as in `A; B SS+2d`; the one at the cursor is completed by key or by title.

    Each offer is a key and a title with two blanks between them. Alt+Down shows all offers.
    """

    def __init__(self, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._completer = QCompleter(QStringListModel(list(keys), self), self)
        self._completer.setWidget(self)
        self.popup().setObjectName("offers")
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    @property
    def offers(self) -> QCompleter:
        return self._completer

    def popup(self) -> QAbstractItemView:
        """The list of what the completer offers."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup()
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._completer.setCompletionPrefix("")
            self._open()
            return
        closing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if popup.isVisible() and event.key() in closing:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _part(self) -> tuple[int, int]:
        """From where to where the link at the cursor goes."""
        text, cursor = self.text(), self.cursorPosition()
        first = max(text.rfind(mark, 0, cursor) for mark in _SEPARATORS) + 1
        ends = [place for mark in _SEPARATORS if (place := text.find(mark, cursor)) >= 0]
        return first, min(ends, default=len(text))

    def _offer(self) -> None:
        first, last = self._part()
        typed = self.text()[first:last].strip()
        if not typed or " " in typed:
            self.popup().hide()
            return
        self._completer.setCompletionPrefix(typed)
        if self._completer.completionCount() and self._completer.currentCompletion().split("  ")[0] != typed:
            self._open()
        else:
            self.popup().hide()

    def _open(self) -> None:
        popup = self.popup()
        popup.setFont(font(12))
        rect = self.rect()
        rect.setWidth(max(rect.width(), popup.sizeHintForColumn(0) + 32))
        self._completer.complete(rect)

    def _take(self, chosen: str) -> None:
        first, last = self._part()
        key = chosen.split("  ", maxsplit=1)[0]
        before = self.text()[:first]
        blank = " " if before else ""
        self.setText(f"{before}{blank}{key}{self.text()[last:]}")
        self.setCursorPosition(len(before) + len(blank) + len(key))
