"""A list that opens over the window, is narrowed by typing, and closes with a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.frame.fuzzy import folded, rank
from ui.theme import colour, icon
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.search_field import SearchField

MOST_ROWS = 60
MOST_TRIED = 5_000
"""So many rows are also looked through for near misses."""
KEYS_ROLE: Final = Qt.ItemDataRole.UserRole
WIDTH = 520
_ROW_HEIGHT = 28
_BESIDE_TEXT = 72
"""Pixels of a row that frame, icon and scroll bar take."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the list: what it says, its icon, and what choosing it does.

    `keys` do the same without the list; with `why_not` it cannot be chosen now.
    """

    text: str
    icon: str
    act: Callable[[], object]
    keys: str = ""
    why_not: str = ""

    @property
    def said(self) -> str:
        """All of it, for screen readers."""
        return ", ".join(each for each in (self.text, self.keys, self.why_not) if each)


class PopupList(QFrame):
    """Arrow keys move, Enter chooses, Esc closes. Every typed word must be meant by a row that stays."""

    def __init__(
        self, name: str, choices: Sequence[Choice], nothing: str, parent: QWidget, *, with_search: bool = True
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("goTo")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(min(WIDTH, parent.width() - 24))
        self._choices = [(folded(choice.text), choice) for choice in choices]
        self._shown: list[Choice] = []
        self.search = SearchField(name)
        self.search.setVisible(with_search)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(not with_search)
        self.list.setItemDelegate(_KeysBeside(self.list))
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
        self._shown = self._meant(folded(text).split())
        self.list.clear()
        for choice in self._shown:
            self.list.addItem(self._item(choice))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        self.list.setFixedHeight(self._list_height())
        self.adjustSize()

    def _meant(self, typed: list[str]) -> list[Choice]:
        """The rows that the typed words mean, best first; near misses only where there is room for them."""
        if not typed:
            return [choice for _, choice in self._choices[:MOST_ROWS]]
        ranked = self._ranked(typed, self._choices, strict=True)
        ranked = ranked or self._ranked(typed, self._choices[:MOST_TRIED], strict=False)
        return [self._choices[place][1] for _, place in ranked[:MOST_ROWS]]

    @staticmethod
    def _ranked(
        typed: list[str], choices: Sequence[tuple[str, Choice]], *, strict: bool
    ) -> list[tuple[int, int]]:
        """How well rows fit, with their places; those that cannot be chosen come after their like."""
        return sorted(
            (found + bool(choice.why_not), place)
            for place, (said, choice) in enumerate(choices)
            if (found := rank(typed, said, strict=strict)) is not None
        )

    def _item(self, choice: Choice) -> QListWidgetItem:
        text = f"{choice.text} — {choice.why_not}" if choice.why_not else choice.text
        if not self.list.wordWrap():
            metrics = self.list.fontMetrics()
            room = self.width() - _BESIDE_TEXT - metrics.horizontalAdvance(choice.keys)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        item = QListWidgetItem(icon(choice.icon), text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.said)
        item.setData(KEYS_ROLE, choice.keys)
        item.setToolTip(plain_tooltip(choice.said) if text.endswith("…") else "")
        if choice.why_not:
            item.setForeground(colour("ink3"))
        return item

    def _list_height(self) -> int:
        heights = (self.list.sizeHintForRow(row) for row in range(self.list.count()))
        return min(420, sum(max(_ROW_HEIGHT - 8, height) for height in heights) + 4)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown) and not self._shown[row].why_not:
            choice = self._shown[row]
            self.close()
            choice.act()


class _KeysBeside(QStyledItemDelegate):
    """The keys of a command at the right end of its row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        keys = index.data(KEYS_ROLE)
        if keys:
            painter.save()
            painter.setPen(colour("ink3"))
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -8, 0), end, keys)
            painter.restore()
