"""The list of recent files, and of plans that a crash left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import colour, font, paint_icon

if TYPE_CHECKING:
    from cxplanner.storage.recovery import RecoverablePlan
    from cxplanner.wording.words import Words

ROW_HEIGHT = 64
_MARK_SIZE = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: a file that may be missing, or a plan that can be recovered."""

    title: str
    place: str
    note: str
    path: Path | None = None
    is_missing: bool = False
    left: RecoverablePlan | None = None


def file_entry(words: Words, path: Path, opened_at: str = "") -> Entry:
    """The row of a recent file."""
    missing = not path.is_file()
    note = words.say("File not found") if missing else opened_at
    return Entry(path.name, " › ".join(path.parent.parts[-2:]), note, path, is_missing=missing)


def recovery_entry(words: Words, left: RecoverablePlan) -> Entry:
    """The row of a plan that a crash left behind."""
    title = words.say("{name}, recovered", name=left.path.name if left.path is not None else left.name)
    changes = words.say_number(
        "{n} change that is not saved", "{n} changes that are not saved", left.unsaved_edits
    )
    place = words.say("Closed without saving on {moment}", moment=words.moment(left.last_edit_at))
    return Entry(title, place, changes, left=left)


class RecentList(QListWidget):
    """Enter opens a row, Del takes it out of the list."""

    entry_chosen = Signal(object)
    entry_removed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.entry_chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.clear()
        for entry in entries:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.place}, {entry.note}")
            item.setSizeHint(QSize(100, ROW_HEIGHT))
            self.addItem(item)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entry_chosen.emit(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Delete:
            self.entry_removed.emit(entry)
        else:
            super().keyPressEvent(event)


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(100, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accenttint"))
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("hover"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), colour("line"))
        self._paint_mark(painter, rect, entry)
        self._paint_texts(painter, rect, entry)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        name, tint = ("history", "riskink") if entry.left is not None else ("file-text", "ink2")
        if entry.is_missing:
            name, tint = "triangle-alert", "late"
        place = QRect(rect.x() + 18, rect.y() + (rect.height() - 20) // 2, 20, 20)
        paint_icon(painter, name, place, tint)

    def _paint_texts(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        right = 210
        room = max(120, rect.width() - 56 - right - 16)
        lines = (
            (entry.title, font(14, 500), "ink3" if entry.is_missing else "ink", 13),
            (entry.place, font(12), "ink2", 34),
        )
        for text, used, tint, top in lines:
            painter.setFont(used)
            painter.setPen(colour(tint))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(rect.x() + 56, rect.y() + top, room, 20, int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.setFont(font(12))
        painter.setPen(colour("late" if entry.is_missing else "ink2"))
        area = QRect(rect.right() - right, rect.y(), right - 12, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), entry.note)
