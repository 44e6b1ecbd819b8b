"""A table to read: rows of texts, of which one can be chosen and followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.widgets.entity_table import ROW_HEIGHT
from ui.widgets.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDES: Final = {True: Qt.AlignmentFlag.AlignRight, False: Qt.AlignmentFlag.AlignLeft}


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column: its head, its width in pixels (0: what is left), and whether its texts end at the right."""

    title: str
    width: int = 0
    right: bool = False


class ReadModel(QAbstractTableModel):
    """Rows of texts; `heads` may change with them."""

    def __init__(self, columns: Sequence[ReadColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._heads = [column.title for column in columns]
        self._rows: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]], heads: Sequence[str] = ()) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._heads = list(heads) or self._heads
        self.endResetModel()

    def texts(self, row: int) -> tuple[str, ...]:
        return self._rows[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _SIDES[self._columns[column].right] | Qt.AlignmentFlag.AlignVCenter


class ReadingTable(QTableView):
    """The arrow keys move, Tab leaves it. Enter and a double click emit `chosen` with the row.

    Where its rows lead nowhere (`follows` is False), none of them is marked.
    """

    chosen = Signal(int)
    current_changed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[ReadColumn],
        *,
        follows: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._follows = follows
        self.setObjectName("entityTable")
        self.setAccessibleName(name)
        self.rows = ReadModel(columns, self)
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.SingleSelection if follows else modes.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setMinimumHeight(3 * ROW_HEIGHT + 8)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, column.width)
            if not column.width:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        if follows:
            self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    @property
    def current_row(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def show_rows(self, rows: Sequence[tuple[str, ...]], heads: Sequence[str] = ()) -> None:
        """Show these rows; the first of them is the current one."""
        self.rows.show_rows(rows, heads)
        if rows and self._follows:
            self.setCurrentIndex(self.rows.index(0, 0))
        self.current_changed.emit()

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row."""
        return self.rows.texts(row)

    def all_texts(self) -> list[tuple[str, ...]]:
        """The texts of all rows."""
        return [self.rows.texts(row) for row in range(self.rows.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and plain
            and self._follows
            and self.current_row >= 0
        ):
            self.chosen.emit(self.current_row)
        else:
            super().keyPressEvent(event)
