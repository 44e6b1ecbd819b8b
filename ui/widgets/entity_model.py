"""What a table of things of a plan lists and how its cells are read and written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from ui.widgets.value_box import Choices

T = TypeVar("T")
Edit = Callable[[Plan], Plan]
Door = Callable[[str, Edit], CXPlannerError | None]
"""What makes an edit, under the name of the step, and gives back a refusal or None."""
Index = QModelIndex | QPersistentModelIndex
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


class EntityModel(QAbstractTableModel, Generic[T]):
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
