"""The table: rows of 24 pixels that are painted whole, moved through by cell, and edited in place."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QWidget

from ui.initiatives.cell_walk import beside, block_places, next_editable, visible_columns
from ui.initiatives.chosen_rows import ChosenRows
from ui.initiatives.columns import Column
from ui.initiatives.editors import CellEditors, dress
from ui.initiatives.freezing_tree import FreezingTree
from ui.initiatives.model import InitiativesModel
from ui.initiatives.places import ROW_HEIGHT
from ui.initiatives.row_painter import RowPainter
from ui.initiatives.rows import Group, Grouping, Node, Row, rows_of
from ui.theme import colour
from ui.widgets.cell_typing import type_into_cell

Index = QModelIndex | QPersistentModelIndex
_ARROW_WIDTH: Final = 28
_MANY_RANGES: Final = 100
"""Of so many runs of selected rows it is quicker to paint all that is seen than to find what has changed."""
_Hint = QAbstractItemDelegate.EndEditHint
_Key = Qt.Key
_Move = QAbstractItemView.CursorAction
_Alt = Qt.KeyboardModifier.AltModifier
_Control = Qt.KeyboardModifier.ControlModifier
_Shift = Qt.KeyboardModifier.ShiftModifier
_NoKeys = Qt.KeyboardModifier.NoModifier


class InitiativesTable(FreezingTree):
    """Says which command a key asks for; the view carries it out.

    An editor whose value was refused stays open with what was typed: `refused` carries it, `refusal_over`
    says that the cell was left or mended.
    """

    add_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    clear_asked = Signal()
    move_asked = Signal(int)
    copy_asked = Signal()
    paste_asked = Signal()
    fill_down_asked = Signal()
    clear_cells_asked = Signal()
    refused = Signal(QWidget, object)
    refusal_over = Signal()
    geometry_changed = Signal()
    group_closed_or_opened = Signal()

    def __init__(self, model: InitiativesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._painter = RowPainter(model)
        self._chosen = ChosenRows(self)
        self._refused: QWidget | None = None
        self._anchor: int = Column.TITLE
        self._extends = False
        self._hovered: Row | None = None
        self._shown: list[Row] | None = None
        self._closed_groups: set[tuple[str, object]] = set()
        self.show_model(model)
        model.rows_changed.connect(self.open_groups)
        model.modelReset.connect(self._forget_shown)
        model.cells_changed.connect(self._forget_shown)
        model.cells_changed.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that rows scroll as pixels
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(True)
        self._editors = CellEditors(self)
        self._editors.refused.connect(self._keep_refused)
        self._editors.accepted.connect(lambda *_: self._forget_refusal())
        self.setItemDelegate(self._editors)
        self.collapsed.connect(lambda index: self._note_group(index, closed=True))
        self.expanded.connect(lambda index: self._note_group(index, closed=False))

    @property
    def editors(self) -> CellEditors:
        return self._editors

    # ------------------------------------------------------------------ rows

    @property
    def rows(self) -> InitiativesModel:
        """The model, as what it is."""
        return self._rows

    def current_node(self) -> Node | None:
        return self._rows.node(self.currentIndex())

    def selected_nodes(self) -> list[Node]:
        """The selected rows from top to bottom."""
        return list(self._chosen.nodes)

    @property
    def closed_groups(self) -> Set[tuple[str, object]]:
        """By what rows are put together, and the key of the group, for every group that is closed."""
        return self._closed_groups

    def close_groups(self, closed: Set[tuple[str, object]]) -> None:
        """Close these groups and open all others."""
        self._closed_groups = set(closed)
        self.open_groups()

    def is_group_open(self, group: Group) -> bool:
        return (self._rows.grouping.value, group.key) not in self._closed_groups

    @property
    def shown_rows(self) -> list[Row]:
        """The rows from top to bottom as they are seen."""
        if self._shown is None:
            self._shown = list(rows_of(self._rows.groups, self._rows.grouping, self.is_group_open))
        return self._shown

    def rows_in(self, area: QRect) -> list[tuple[int, Row]]:
        """The rows that an area of the viewport touches, each with its top."""
        scrolled = self.verticalScrollBar().value()
        first = max(0, (area.top() + scrolled) // ROW_HEIGHT)
        last = max(0, (area.bottom() + scrolled) // ROW_HEIGHT + 1)
        seen = self.shown_rows[first:last]
        return [(place * ROW_HEIGHT - scrolled, row) for place, row in enumerate(seen, first)]

    def is_selected(self, row: Row) -> bool:
        return self._chosen.holds(row)

    def _forget_shown(self) -> None:
        self._shown = None
        self._chosen.forget()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self._chosen.forget()  # Qt calls this before it tells anybody else
        if selected.size() + deselected.size() > _MANY_RANGES:
            self.viewport().update()  # Qt would look for the place of every cell
        else:
            super().selectionChanged(selected, deselected)

    def open_groups(self) -> None:
        """After new rows: open every group but those that were closed before."""
        self.blockSignals(True)
        for row, group in enumerate(self._rows.groups if self._rows.grouping is not Grouping.NONE else ()):
            self.setExpanded(self._rows.index(row, 0), self.is_group_open(group))
        self.blockSignals(False)
        self._forget_shown()
        self.geometry_changed.emit()

    def select_nodes(self, nodes: list[Node], column: int = Column.TITLE) -> None:
        """Select these rows without telling twice; the last becomes the current one."""
        shown = [node for node in nodes if self._rows.index_of(node).isValid()]
        chosen = QItemSelection()
        for first, last in self._rows.runs(shown):
            chosen.select(first, last)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if shown:
            self.set_current_cell(self._rows.index_of(shown[-1], column))

    def set_current_cell(self, index: QModelIndex) -> None:
        """Put the keyboard on a cell without changing the selection."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def reveal(self, node: Node) -> None:
        index = self._rows.index_of(node)
        if index.isValid():
            self.expand(index.parent())
            self.scrollTo(index)

    def edit_cell(self, node: Node, column: Column) -> None:
        """Open the editor of a cell, which becomes the current one."""
        index = self._rows.index_of(node, column)
        if index.isValid():
            self.setFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            if self.state() is not QAbstractItemView.State.EditingState:  # a refused editor may stay
                self.edit(index)

    def _note_group(self, index: QModelIndex, *, closed: bool) -> None:
        group = self._rows.group(index)
        if group is not None:
            place = (self._rows.grouping.value, group.key)
            if closed:
                self._closed_groups.add(place)
            else:
                self._closed_groups.discard(place)
            self.group_closed_or_opened.emit()
        self._forget_shown()
        self.geometry_changed.emit()

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

    def node_of_editor(self, editor: QWidget) -> Node | None:
        """The row that an editor stands in."""
        return self._rows.node(self.indexAt(editor.geometry().center()))

    def keep_refused(self, editor: QWidget, error: object) -> None:
        """Leave an editor open, in the frame of refusal."""
        self._keep_refused(editor, error)

    def close_editor(self, editor: QWidget) -> None:
        """Close an editor without taking over what it holds."""
        self.closeEditor(editor, _Hint.RevertModelCache)

    def give_up_refused(self) -> None:
        """Close the refused editor; the cell shows the plan's value again."""
        if self._refused is not None:
            self.closeEditor(self._refused, _Hint.RevertModelCache)

    def reset(self) -> None:
        self._forget_refusal()
        super().reset()

    def updateEditorGeometries(self) -> None:
        super().updateEditorGeometries()
        self.geometry_changed.emit()

    def _keep_refused(self, editor: QWidget, error: object) -> None:
        self._refused = editor
        dress(editor, refused=True)
        self.refused.emit(editor, error)

    def _forget_refusal(self) -> None:
        if self._refused is not None:
            self._refused = None
            self.refusal_over.emit()

    # ------------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if type_into_cell(self, event):
            return
        command = self._command_of(event)
        if command is not None:
            command()
            event.accept()
            return
        is_tab = event.key() in (_Key.Key_Tab, _Key.Key_Backtab)
        self._extends = bool(event.modifiers() & _Shift) and not is_tab
        super().keyPressEvent(event)
        self._extends = False

    def _command_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if self.state() is QAbstractItemView.State.EditingState and not self.hasFocus():
            return None  # a key that the open editor let through
        key, held = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        commands: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_N, _NoKeys): self.add_asked.emit,
            (_Key.Key_D, _Control): self.duplicate_asked.emit,
            (_Key.Key_Delete, _NoKeys): self._delete,
            (_Key.Key_Backspace, _NoKeys): self.clear_cells_asked.emit,
            (_Key.Key_Down, _Control | _Shift): self.fill_down_asked.emit,
            (_Key.Key_C, _Control): self.copy_asked.emit,
            (_Key.Key_V, _Control): self.paste_asked.emit,
            (_Key.Key_Escape, _NoKeys): self.clear_asked.emit,
            (_Key.Key_Up, _Alt): lambda: self.move_asked.emit(-1),
            (_Key.Key_Down, _Alt): lambda: self.move_asked.emit(1),
            (_Key.Key_F10, Qt.KeyboardModifier.ShiftModifier): self._ask_for_menu,
            (_Key.Key_Return, _NoKeys): self._enter,
            (_Key.Key_Enter, _NoKeys): self._enter,
        }
        return commands.get((key, held))

    def _delete(self) -> None:
        """Rows, or the cells of a block of several columns."""
        wide = len(self.block_columns()) > 1
        (self.clear_cells_asked if wide else self.delete_asked).emit()

    def _ask_for_menu(self) -> None:
        place = self.visualRect(self.currentIndex())
        self.customContextMenuRequested.emit(place.bottomLeft() if place.isValid() else QPoint(0, 0))

    def _enter(self) -> None:
        index = self.currentIndex()
        if self._rows.group(index) is not None:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
        elif index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are written into cells; the filter searches."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_arrow = event.position().x() + self.horizontalScrollBar().value() < _ARROW_WIDTH
        if self._rows.group(index) is not None and on_arrow and event.button() is Qt.MouseButton.LeftButton:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
            return
        self._extends = bool(event.modifiers() & _Shift)
        super().mousePressEvent(event)
        self._extends = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        self._extends = bool(event.buttons() & Qt.MouseButton.LeftButton)
        super().mouseMoveEvent(event)
        self._extends = False

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def is_hovered(self, row: Row) -> bool:
        """Whether the mouse is over a row."""
        return row == self._hovered

    def _hover(self, place: QPoint | None) -> None:
        area = QRect(place.x(), place.y(), 1, 1) if place is not None else QRect()
        rows = self.rows_in(area) if place is not None else []
        hovered = rows[0][1] if rows else None
        if hovered != self._hovered:
            before, self._hovered = self._hovered, hovered
            for top, row in self.rows_in(self.viewport().rect()):
                if row in (before, hovered):
                    self.viewport().update(0, top, self.viewport().width(), ROW_HEIGHT)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._rows.group(index) is not None:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
            return
        super().mouseDoubleClickEvent(event)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current = self.currentIndex()
        if action in (_Move.MoveNext, _Move.MovePrevious):
            return next_editable(self, current, 1 if action is _Move.MoveNext else -1)
        if action in (_Move.MoveLeft, _Move.MoveRight) and self._rows.node(current) is not None:
            return beside(self.head, current, 1 if action is _Move.MoveRight else -1)
        return super().moveCursor(action, modifiers)

    def visible_columns(self) -> list[int]:
        """The columns in the order in which they stand."""
        return visible_columns(self.head)

    # ------------------------------------------------------------------ blocks of cells

    def currentChanged(self, current: Index, previous: Index) -> None:
        if not self._extends and current.isValid():
            self._anchor = current.column()
        super().currentChanged(current, previous)

    def block_places(self) -> range:
        """The places, among the visible columns, of the block that Shift and arrows or a drag marked."""
        return block_places(self.head, self._anchor, self.currentIndex().column())

    def block_columns(self) -> list[Column]:
        """The columns of the block, from left to right; the current one where no block is marked."""
        columns = self.visible_columns()
        return [Column(columns[place]) for place in self.block_places()]

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("canvas"))
        if self._rows.cells is not None:
            self._painter.paint(painter, event.rect(), self)

    def row_rect(self, node: Node) -> QRect:
        """Where the row of a node stands in the viewport."""
        return self.visualRect(self._rows.index_of(node))
