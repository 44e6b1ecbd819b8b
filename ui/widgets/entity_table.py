"""A table of things of a plan, edited in place, with buttons to add and delete, and refusals in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError
from ui.widgets.buttons import Button
from ui.widgets.entity_editors import EntityEditors
from ui.widgets.entity_model import Door, EntityColumn, EntityKind, EntityModel, T
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

ROW_HEIGHT: Final = 26


class EntityTable(QWidget, Generic[T]):
    """Shows rows that it reads anew whenever it is told to.

    A refused value stays in its cell as it was typed, in a red frame, with the sentence under the table,
    until the cell is corrected or Esc brings back what the plan has.
    """

    edited = Signal()
    current_changed = Signal()

    def __init__(
        self,
        title: str,
        kind: EntityKind[T],
        columns: Sequence[EntityColumn[T]],
        door: Door,
        words: Words,
        *,
        add_text: str = "",
        before_delete: Callable[[Sequence[T]], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._kind = kind
        self._words = words
        self._door = door
        self._before_delete = before_delete
        self.model = EntityModel(kind, columns, door, self)
        self.model.refusal_changed.connect(self._show_refusal)
        self.model.edited.connect(self.edited)
        self.view = _EntityView(self.model, title)
        self.view.delete_asked.connect(self.delete_selected)
        self.view.restore_asked.connect(self.model.forget_refusal)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())
        self._refusal = PlainLabel("", "refusal", wraps=True)
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addWidget(self._refusal)
        self.add_button = Button(add_text or words.say("Add"), "plus")
        self.delete_button = Button(words.say("Delete"), "trash-2")
        column.addLayout(self._buttons(title))
        self.reload()

    @property
    def refusal(self) -> str:
        """The sentence about a refused cell, or nothing."""
        return self._refusal.text()

    def reload(self) -> None:
        """Read the rows of the plan as it is now."""
        self.model.reload()
        self.delete_button.setEnabled(self.model.rowCount() > 0)

    def current(self) -> T | None:
        """What the current row shows."""
        index = self.view.currentIndex()
        return self.model.entity(index.row()) if index.isValid() else None

    def select(self, identity: object) -> None:
        """Make the row of this entity the current one."""
        row = self.model.row_of(identity)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))

    def add(self) -> None:
        """One more row, with its first cell being written."""
        if self._kind.add is None:
            return
        before = {self._kind.identity(each) for each in self._kind.rows()}
        error = self._door(self._kind.name, self._kind.add)
        self.reload()
        self._say(error)
        self.edited.emit()
        new = [each for each in self._kind.rows() if self._kind.identity(each) not in before]
        if error is None and new:
            self.select(self._kind.identity(new[-1]))
            self.view.setFocus()
            self._edit_first_cell()

    def _edit_first_cell(self) -> None:
        """Open the editor of the first cell of the current row that can be edited."""
        row = self.view.currentIndex().row()
        cells = (self.model.index(row, column) for column in range(self.model.columnCount()))
        cell = next((each for each in cells if each.flags() & Qt.ItemFlag.ItemIsEditable), None)
        if cell is not None:
            self.view.setCurrentIndex(cell)
            self.view.edit(cell)

    def delete_selected(self) -> None:
        """Take the selected rows out of the plan."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        chosen = [self.model.entity(row) for row in rows]
        delete = self._kind.delete
        if (
            not chosen
            or delete is None
            or (self._before_delete is not None and not self._before_delete(chosen))
        ):
            return
        error = self._door(self._kind.delete_name or self._kind.name, lambda plan: delete(plan, chosen))
        self.reload()
        self._say(error)
        self.edited.emit()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(min(rows[0], self.model.rowCount() - 1), 0))

    def _say(self, error: CXPlannerError | None) -> None:
        self._refusal.setText(self._words.error(error) if error is not None else "")
        self._refusal.setVisible(error is not None)
        self.view.setAccessibleDescription(self._refusal.text())

    def _show_refusal(self) -> None:
        self._say(self.model.refusal)

    def _buttons(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.add_button.setAccessibleName(f"{title}: {self.add_button.text()}")
        self.delete_button.setAccessibleName(f"{title}: {self.delete_button.text()}")
        self.add_button.clicked.connect(self.add)
        self.delete_button.clicked.connect(self.delete_selected)
        for button, needed in ((self.add_button, self._kind.add), (self.delete_button, self._kind.delete)):
            # Shown without a parent it would be a window for a moment, and take the keyboard.
            button.setParent(self)
            button.setVisible(needed is not None)
            row.addWidget(button)
        row.addStretch(1)
        return row


class _EntityView(QTableView):
    """The table itself. Tab leaves it; the arrow keys move, F2 and Enter edit, Del deletes, Esc restores.

    `open_asked` is for Enter on what is not edited in its cell.
    """

    delete_asked = Signal()
    restore_asked = Signal()
    open_asked = Signal()

    def __init__(self, model: EntityModel[Any], title: str) -> None:
        super().__init__()
        self._entities = model
        self.setModel(model)
        self.setObjectName("entityTable")
        self.setAccessibleName(title)
        self.setItemDelegate(EntityEditors(self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setMinimumHeight(3 * ROW_HEIGHT + 30)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(not any(column.stretches for column in model.columns))
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
            if column.stretches:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState and not self.hasFocus():
            return  # a key that the open editor let through
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.currentIndex()
        if key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and index.isValid():
            is_edited = self.state() is QAbstractItemView.State.EditingState
            if index.flags() & Qt.ItemFlag.ItemIsEditable and not is_edited:
                self.edit(index)
            elif not is_edited:
                self.open_asked.emit()
        elif key == Qt.Key.Key_Escape and self._entities.refusal is not None:
            self.restore_asked.emit()
        else:
            super().keyPressEvent(event)
