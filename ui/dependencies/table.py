"""The table of links: rows of 24 pixels that are painted at once, moved through by cell, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from cxplanner.scheduling.results import Node
from ui.dependencies.columns import ENDS, Column
from ui.dependencies.editors import LinkEditors, dress
from ui.dependencies.head import LinksHead
from ui.dependencies.model import LinksModel
from ui.dependencies.row_painter import ROW_HEIGHT, LinkPainter, RowState
from ui.dependencies.rows import LinkRow
from ui.frame.view_keys import COMMAND_KEYS
from ui.theme import colour
from ui.widgets.cell_typing import type_into_cell

_Hint = QAbstractItemDelegate.EndEditHint
_Key = Qt.Key
_NoKeys = Qt.KeyboardModifier.NoModifier
_Flag = QItemSelectionModel.SelectionFlag
_LETTERS: Final = frozenset(key for key in COMMAND_KEYS["dependencies"] if len(key) == 1)


class LinksTable(QTableView):
    """Says which command a key asks for; the view carries it out.

    An editor whose value was refused stays open with what was typed: `refused` carries it, `refusal_over`
    says that the cell was left or mended. `jump_asked` carries an end whose key was clicked.
    """

    delete_asked = Signal()
    clear_asked = Signal()
    key_pressed = Signal(str)
    jump_asked = Signal(object)
    refused = Signal(QWidget, object)
    refusal_over = Signal()

    def __init__(self, model: LinksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = model
        self._painter = LinkPainter()
        self._refused: QWidget | None = None
        self._hovered: tuple[int, Column | None] = (-1, None)
        self._marked: Set[Node] = frozenset()
        self.takes_focus = False
        self.setModel(model)
        self.head = LinksHead(self)
        self.setHorizontalHeader(self.head)
        self.setSortingEnabled(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.editors = LinkEditors(self)
        self.editors.refused.connect(self.keep_refused)
        self.setItemDelegate(self.editors)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # ------------------------------------------------------------------ rows

    def current_row(self) -> LinkRow | None:
        return self._links.row(self.currentIndex())

    def current_end(self) -> Node | None:
        """The end that the keyboard is on: the successor, unless it is in the predecessor's column."""
        row = self.current_row()
        if row is None:
            return None
        return row.source if self.currentIndex().column() == Column.PREDECESSOR else row.target

    def selected_rows(self) -> list[LinkRow]:
        """The selected rows from top to bottom."""
        selection, rows = self.selectionModel().selection(), self._links.rows
        ranges = (selection.at(n) for n in range(selection.size()))
        spans = sorted({(each.top(), each.bottom()) for each in ranges})
        if len(spans) == 1:
            return rows[spans[0][0] : spans[0][1] + 1]
        places = dict.fromkeys(place for top, bottom in spans for place in range(top, bottom + 1))
        return [rows[place] for place in places if place < len(rows)]

    def select_places(self, places: list[int], column: int = Column.PREDECESSOR) -> None:
        """Select these rows; the keyboard goes to the first of them."""
        chosen, last = QItemSelection(), len(Column) - 1
        for first, end in _runs(places):
            chosen.select(self._links.index(first, 0), self._links.index(end, last))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect)
        if places:
            self.put_keyboard(places[0], column)

    def put_keyboard(self, place: int, column: int) -> None:
        """Make a cell the current one without changing the selection."""
        index = self._links.index(place, max(0, column))
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)

    def mark(self, nodes: Set[Node]) -> None:
        """Let the keys of what is selected in the window stand out."""
        if nodes != self._marked:
            self._marked = nodes
            self.viewport().update()

    # ------------------------------------------------------------------ refused editors

    @property
    def refused_editor(self) -> QWidget | None:
        """The editor that stays open because the plan refused what it holds."""
        return self._refused

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        if editor is self._refused and hint is not _Hint.RevertModelCache:
            return
        if editor is self._refused:
            self._forget_refusal()
        super().closeEditor(editor, hint)

    def keep_refused(self, editor: QWidget, error: object) -> None:
        """Leave an editor open, in the frame of refusal."""
        self._refused = editor
        dress(editor, refused=True)
        self.refused.emit(editor, error)

    def close_editor(self, editor: QWidget) -> None:
        """Close an editor without taking over what it holds."""
        self.closeEditor(editor, _Hint.RevertModelCache)

    def reset(self) -> None:
        self._forget_refusal()
        super().reset()

    def _forget_refusal(self) -> None:
        if self._refused is not None:
            self._refused = None
            self.refusal_over.emit()

    # ------------------------------------------------------------------ keys and mouse

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first cell the current one; nobody has chosen it."""
        self.takes_focus = True
        super().focusInEvent(event)
        self.takes_focus = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState and not self.hasFocus():
            return  # a key that the open editor let through
        if type_into_cell(self, event):
            return
        command = self._command_of(event)
        if command is not None:
            command()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _command_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        commands: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_Delete, _NoKeys): self.delete_asked.emit,
            (_Key.Key_Escape, _NoKeys): self.clear_asked.emit,
            (_Key.Key_F10, Qt.KeyboardModifier.ShiftModifier): self._ask_for_menu,
            (_Key.Key_Return, _NoKeys): self._enter,
            (_Key.Key_Enter, _NoKeys): self._enter,
        }
        letter = event.text().upper()
        if letter and letter in _LETTERS and not held & Qt.KeyboardModifier.ControlModifier:
            return lambda: self.key_pressed.emit(letter)
        return commands.get((key, held))

    def _ask_for_menu(self) -> None:
        place = self.visualRect(self.currentIndex())
        self.customContextMenuRequested.emit(place.bottomLeft() if place.isValid() else QPoint(0, 0))

    def edit_current(self) -> bool:
        """Edit the cell that the keyboard is on; False where it is elsewhere, or the cell is fixed."""
        index = self.currentIndex()
        can_edit = self.hasFocus() and index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if can_edit:
            self.edit(index)
        return can_edit

    def _enter(self) -> None:
        """Edit the cell, or go to the end that it names."""
        index = self.currentIndex()
        if not self.edit_current() and index.isValid() and Column(index.column()) in ENDS:
            self.jump_asked.emit(self.current_end())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab leaves the table behind its last cell, and Shift+Tab before its first."""
        current, going = self.currentIndex(), super().moveCursor(action, modifiers)
        place = (current.row(), current.column())
        is_back = action is QAbstractItemView.CursorAction.MoveNext and place >= (going.row(), going.column())
        is_on = action is QAbstractItemView.CursorAction.MovePrevious and place <= (
            going.row(),
            going.column(),
        )
        return current if current.isValid() and (is_back or is_on) else going

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; the filter searches."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        node = self._key_at(event.position().toPoint())
        plain = event.modifiers() == _NoKeys and event.button() is Qt.MouseButton.LeftButton
        super().mousePressEvent(event)
        if node is not None and plain:
            self.jump_asked.emit(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_on_key = self._key_at(place) is not None
        self._hover(index.row(), Column(index.column()) if is_on_key else None)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, None)
        super().leaveEvent(event)

    def _hover(self, row: int, key: Column | None) -> None:
        if (row, key) != self._hovered:
            self._hovered = (row, key)
            shape = Qt.CursorShape.PointingHandCursor if key is not None else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _key_at(self, place: QPoint) -> Node | None:
        """The end whose key is at a place of the viewport."""
        index = self.indexAt(place)
        row, cells = self._links.row(index), self._links.cells
        if not index.isValid() or row is None or cells is None or Column(index.column()) not in ENDS:
            return None
        column = Column(index.column())
        if not self._painter.key_area(row, cells, column, self.visualRect(index)).contains(place):
            return None
        return row.source if column is Column.PREDECESSOR else row.target

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows in sight by one painter: asked cell by cell, Qt takes several times as long."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, colour("canvas"))
        cells, rows = self._links.cells, self._links.rows
        first = max(0, self.rowAt(max(0, area.top())))
        down = self.rowViewportPosition(first) if rows else 0
        if cells is None or not rows:
            return
        columns = self._columns_in_sight()
        selection, current = self.selectionModel(), self.currentIndex()
        root = self.rootIndex()
        for place in range(first, len(rows)):
            if down > area.bottom():
                break
            is_current = self.hasFocus() and place == current.row()
            state = RowState(
                selection.isRowSelected(place, root),
                place == self._hovered[0],
                self._hovered[1] if place == self._hovered[0] else None,
                self._marked,
                Column(current.column()) if is_current else None,
            )
            places = {column: QRect(x, down, width, ROW_HEIGHT) for column, x, width in columns}
            self._painter.paint(painter, rows[place], cells, places, state)
            down += ROW_HEIGHT

    def _columns_in_sight(self) -> list[tuple[Column, int, int]]:
        head = self.head
        return [
            (column, head.sectionViewportPosition(column), head.sectionSize(column))
            for column in Column
            if not head.isSectionHidden(column)
        ]

    def row_area(self, editor: QWidget) -> QRect:
        """Where an open editor stands, in the coordinates of the table."""
        place = editor.geometry()
        place.moveTopLeft(self.viewport().mapTo(self, place.topLeft()))
        return place


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring places, which are in order."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
