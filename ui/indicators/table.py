"""The table of indicators, with a sparkline in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cxplanner.drawing.sparkline import sparkline
from ui.frame.view_keys import COMMAND_KEYS
from ui.indicators.model import Column, IndicatorsModel
from ui.painting.shape_painter import ShapePainter
from ui.theme import colour, theme

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

ROW_HEIGHT: Final = 30
_WIDTHS: Final = {
    Column.HISTORY: 116,
    Column.BASELINE: 74,
    Column.NOW: 96,
    Column.TARGET: 84,
    Column.CHANGE: 116,
    Column.OWNER: 108,
    Column.NEXT: 146,
}
_HEAD_AIR: Final = 18
_ROOM_FOR_OWNER, _ROOM_FOR_BASELINE, _ROOM_FOR_HISTORY = 1000, 760, 640
"""Under them columns are left out; tooltips and the page of an indicator say them all."""
_LETTERS: Final = frozenset(key for key in COMMAND_KEYS["indicators"] if len(key) == 1)


class IndicatorsTable(QTableView):
    """Rows are chosen whole. Letters are commands of the view, so that no search begins with them."""

    command = Signal(str)
    opened = Signal()
    pressed_row = Signal()

    def __init__(self, model: IndicatorsModel, words: Words) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("indicatorsTable")
        self.setAccessibleName(words.say("Indicators"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setItemDelegate(_Cell(self))
        self.setItemDelegateForColumn(Column.HISTORY, _Sparkline(self))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            name = str(model.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(width, head.fontMetrics().horizontalAdvance(name) + _HEAD_AIR))
        head.setSectionResizeMode(Column.INDICATOR, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(60)
        self.clicked.connect(lambda _: self.pressed_row.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())
        theme().changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        letter = event.text().upper()
        if plain and letter in _LETTERS:
            self.command.emit(COMMAND_KEYS["indicators"][letter])
        elif plain and key == Qt.Key.Key_Delete:
            self.command.emit("delete")
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(Column.OWNER, width < _ROOM_FOR_OWNER)
        self.setColumnHidden(Column.BASELINE, width < _ROOM_FOR_BASELINE)
        self.setColumnHidden(Column.HISTORY, width < _ROOM_FOR_HISTORY)


class _Cell(QStyledItemDelegate):
    """A cell of text; what is overdue has the ink of what is late, beside its word."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if (
            isinstance(model, IndicatorsModel)
            and index.column() == Column.NEXT
            and model.is_overdue(index.row())
        ):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour("late"))


class _Sparkline(QStyledItemDelegate):
    """The history of an indicator."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        if widget is not None:
            widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        model = index.model()
        if not isinstance(model, IndicatorsModel):
            return
        room = QRect(option.rect).adjusted(4, 3, -8, -3)
        shapes = sparkline(model.standing(index.row()), room.width(), room.height()).shapes
        painter.save()
        painter.translate(room.topLeft())
        ShapePainter(painter, theme().colours).paint(shapes)
        painter.restore()
