"""A list that opens over the window, is narrowed by typing, and closes with a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme import icon
from ui.widgets.labels import PlainLabel
from ui.widgets.search_field import SearchField

MOST_ROWS = 60
WIDTH = 520
_ROW_HEIGHT = 28
_BESIDE_TEXT = 72
"""Pixels of a row that frame, icon and scroll bar take."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the list: what it says, its icon, and what choosing it does."""

    text: str
    icon: str
    act: Callable[[], object]


class PopupList(QFrame):
    """Arrow keys move, Enter chooses, Esc closes. Every typed word must occur in a row that stays."""

    def __init__(
        self, name: str, choices: Sequence[Choice], nothing: str, parent: QWidget, *, with_search: bool = True
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("goTo")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(min(WIDTH, parent.width() - 24))
        self._choices = [(choice.text.casefold(), choice) for choice in choices]
        self._shown: list[Choice] = []
        self.search = SearchField(name)
        self.search.setVisible(with_search)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(not with_search)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        self.list.installEventFilter(self)
        self._nothing = PlainLabel(nothing, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.search, self.list, self._nothing):
            column.addWidget(widget)
        self._narrow("")
        (self.search if with_search else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentRow())
                return True
            if key is Qt.Key.Key_Escape:
                self.close()
                return True
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key is Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        kept = [choice for said, choice in self._choices if all(word in said for word in words)]
        self._shown = kept[:MOST_ROWS]
        self.list.clear()
        for choice in self._shown:
            self.list.addItem(self._item(choice))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        self.list.setFixedHeight(self._list_height())
        self.adjustSize()

    def _item(self, choice: Choice) -> QListWidgetItem:
        text = choice.text
        if not self.list.wordWrap():
            room = self.width() - _BESIDE_TEXT
            text = self.list.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        item = QListWidgetItem(icon(choice.icon), text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.text)
        return item

    def _list_height(self) -> int:
        heights = (self.list.sizeHintForRow(row) for row in range(self.list.count()))
        return min(420, sum(max(_ROW_HEIGHT - 8, height) for height in heights) + 4)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            choice = self._shown[row]
            self.close()
            choice.act()
