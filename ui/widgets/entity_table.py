"""A table of things of a plan, edited in place, with buttons to add and delete, and refusals in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from ui.theme import colour
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import Choices, ValueBox

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

T = TypeVar("T")
Edit = Callable[[Plan], Plan]
Door = Callable[[str, Edit], CXPlannerError | None]
"""What makes an edit, under the name of the step, and gives back a refusal or None."""
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT: Final = 26
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class EntityColumn(Generic[T]):
    """A column: its head, what a cell shows, and how what is entered changes the plan (None: not at all).

    With `choices` the cell offers a list, and `value` gives the one that is chosen now.
    """

    title: str
    text: Callable[[T], str]
    write: Callable[[Plan, T, Any], Plan] | None = None
    choices: Callable[[], Choices] | None = None
    value: Callable[[T], object] | None = None
    width: int = 110
    stretches: bool = False


@dataclass(frozen=True)
class EntityKind(Generic[T]):
    """What a table lists. `identity` tells rows apart; `name` and `delete_name` name the undo steps."""

    name: str
    rows: Callable[[], Sequence[T]]
    identity: Callable[[T], object]
    add: Callable[[Plan], Plan] | None = None
    delete: Callable[[Plan, Sequence[T]], Plan] | None = None
    delete_name: str = ""


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
        self.model = _EntityModel(kind, columns, door, self)
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
            button.setVisible(needed is not None)
            row.addWidget(button)
        row.addStretch(1)
        return row


class _EntityModel(QAbstractTableModel, Generic[T]):
    """Reads the rows; a refused cell keeps what was typed."""

    refusal_changed = Signal()
    edited = Signal()

    def __init__(
        self, kind: EntityKind[T], columns: Sequence[EntityColumn[T]], door: Door, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self.columns = columns
        self._door = door
        self._rows: list[T] = []
        self._refused: tuple[object, int, object] | None = None
        self.refusal: CXPlannerError | None = None

    def reload(self) -> None:
        rows = list(self._kind.rows())
        if [self._kind.identity(each) for each in rows] == [self._kind.identity(each) for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entity(self, row: int) -> T:
        return self._rows[row]

    def row_of(self, identity: object) -> int | None:
        identities = [self._kind.identity(each) for each in self._rows]
        return identities.index(identity) if identity in identities else None

    def value(self, index: Index) -> object:
        """The value behind a cell with choices."""
        value_of = self.columns[index.column()].value
        return value_of(self._rows[index.row()]) if value_of is not None else None

    def is_refused(self, index: Index) -> bool:
        return self._refused is not None and self._refused[:2] == self._place(index)

    def forget_refusal(self) -> None:
        """Show again what the plan has."""
        if self.refusal is not None:
            self._refused, self.refusal = None, None
            self.reload()
            self.refusal_changed.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writable = index.isValid() and self.columns[index.column()].write is not None
        return shown | Qt.ItemFlag.ItemIsEditable if writable else shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, entity = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if self._refused is not None and self.is_refused(index):
                return self._choice_text(column, self._refused[2])
            return column.text(entity)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(entity)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, entity = self.columns[index.column()], self._rows[index.row()]
        write = column.write
        if role != Qt.ItemDataRole.EditRole or write is None or self._is_same(column, entity, value):
            return False
        place = self._place(index)
        error = self._door(self._kind.name, lambda plan: write(plan, entity, value))
        if error is not None:
            self._refused, self.refusal = (*place, value), error
        elif self._refused is not None and self._refused[:2] == place:
            self._refused, self.refusal = None, None
        self.reload()
        self.refusal_changed.emit()
        self.edited.emit()
        return error is None

    def _is_same(self, column: EntityColumn[T], entity: T, value: object) -> bool:
        if self._refused is not None:
            return False
        if column.choices is not None and column.value is not None:
            return bool(column.value(entity) == value)
        return str(value).strip() == column.text(entity).strip()

    def _place(self, index: Index) -> tuple[object, int]:
        return self._kind.identity(self._rows[index.row()]), index.column()

    def _choice_text(self, column: EntityColumn[T], value: object) -> str:
        if column.choices is None:
            return str(value)
        return next((text for choice, text in column.choices() if choice == value), str(value))


class _EntityView(QTableView):
    """The table itself. Tab leaves it; the arrow keys move, F2 and Enter edit, Del deletes, Esc restores."""

    delete_asked = Signal()
    restore_asked = Signal()

    def __init__(self, model: _EntityModel[Any], title: str) -> None:
        super().__init__()
        self._entities = model
        self.setModel(model)
        self.setObjectName("entityTable")
        self.setAccessibleName(title)
        self.setItemDelegate(_EntityEditors(self))
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
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.currentIndex()
        if key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and index.isValid():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        elif key == Qt.Key.Key_Escape and self._entities.refusal is not None:
            self.restore_asked.emit()
        else:
            super().keyPressEvent(event)


class _EntityEditors(QStyledItemDelegate):
    """Lines and lists inside the cells, and the frame of a refused one."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        column = _model_of(index).columns[index.column()]
        if column.choices is None:
            line = QLineEdit(parent)
            line.setAccessibleName(column.title)
            _dress(line)
            return line
        box = ValueBox(column.title, column.choices(), parent)
        _dress(box)
        box.activated.connect(lambda _: self._commit_and_close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ValueBox):
            editor.show_value(_model_of(index).value(index))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, ValueBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.value)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if _model_of(index).is_refused(index):
            painter.save()
            painter.setPen(QPen(colour("late"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def _commit_and_close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _dress(editor: QWidget) -> None:
    editor.setObjectName("cellEditor")
    editor.setStyleSheet(
        f"#cellEditor {{ border: 2px solid {colour('accent').name()}; border-radius: 0; padding: 0 4px;"
        " min-height: 0; }"
    )


def _model_of(index: Index) -> _EntityModel[Any]:
    model = index.model()
    assert isinstance(model, _EntityModel)
    return model
