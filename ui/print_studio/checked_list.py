"""A short list of things to check, in an order that can be changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import colour
from ui.widgets.buttons import paint_check

_ROOM: Final = 20


class CheckedList(QListWidget):
    """A short list of things to check, in an order that can be changed: by dragging, and by Alt and arrows.

    `changed` carries the values that are checked, in their order.
    """

    changed = Signal(list)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Boxes(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.changed.emit(self.checked()))
        self.model().rowsMoved.connect(lambda *_: self.changed.emit(self.checked()))

    def show_values(self, values: list[tuple[object, str, bool]]) -> None:
        """Show what there is without telling."""
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for value, text, is_checked in values:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, str(value))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(max(row, 0))
        self.blockSignals(False)
        height = sum(self.sizeHintForRow(number) for number in range(self.count()))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def checked(self) -> list[object]:
        items = (self.item(row) for row in range(self.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row, to = self.currentRow(), self.currentRow() + step
        if 0 <= to < self.count():
            self.blockSignals(True)
            item = self.takeItem(row)
            self.insertItem(to, item)
            self.setCurrentRow(to)
            self.blockSignals(False)
            self.changed.emit(self.checked())


class _Boxes(QStyledItemDelegate):
    """The same boxes as everywhere in the program."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), 22))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, colour("accenttint"))
        is_checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value or (
            index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        )
        paint_check(painter, area.left() + 4, area.center().y(), checked=is_checked, enabled=True)
        painter.setPen(colour("ink"))
        text = area.adjusted(4 + _ROOM, 0, -4, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()
