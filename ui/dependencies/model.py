"""The links of a plan as rows of a table; an edit of a cell goes through the controller's door."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.dependencies.changed import changed_initiatives
from ui.dependencies.columns import EDITABLE, NUMBERS, Column, LinkCells, head
from ui.dependencies.link_edits import cell_edit
from ui.dependencies.rows import EVERYTHING, Identity, Kept, LinkRow, in_order, kept_rows, rows_of
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_STEADY: Final = (None, Column.TYPE, Column.LAG, Column.NOTE)
"""Orders of rows that hang on nothing but the links themselves."""
_FIXED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LinksModel(QAbstractTableModel):
    """When the door refuses, `setData` answers False and `refusal` holds the error until the next edit."""

    def __init__(self, controller: PlanController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._kept = EVERYTHING
        self._sorted_by: Column | None = None
        self._descending = False
        self._all: list[LinkRow] = []
        self._read_from: tuple[Plan | None, bool] = (None, False)
        self._answered: tuple[Kept, Column | None, bool] | None = None
        self.with_gates = False
        self.rows: list[LinkRow] = []
        self.cells: LinkCells | None = None
        self.refusal: CXPlannerError | None = None

    # ------------------------------------------------------------------ what is shown

    def keep(self, kept: Kept, *, with_gates: bool) -> None:
        """Read the plan as it is now, and show these rows of it."""
        self._kept, self.with_gates = kept, with_gates
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 takes the plan's own order."""
        self._sorted_by = Column(column) if column >= 0 else None
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        """As an update of the cells where the rows stayed, else as new rows."""
        if not self._controller.is_open:
            self.beginResetModel()
            self.cells, self.rows, self._all = None, [], []
            self._read_from, self._answered = (None, False), None
            self.endResetModel()
            return
        plan, schedule = self._controller.plan, self._controller.schedule
        cells = LinkCells(plan, schedule, self._controller.words)
        is_current = self._is_current(plan)
        if not is_current:
            self._all = rows_of(schedule, with_gates=self.with_gates)
        self._read_from = (plan, self.with_gates)
        column, asked = self._sorted_by, (self._kept, self._sorted_by, self._descending)
        rows = self.rows
        if not is_current or asked != self._answered or column not in _STEADY:
            rows = kept_rows(self._all, self._kept)
        if column is not None and rows is not self.rows:
            rows = in_order(rows, lambda row: cells.value(row, column), descending=self._descending)
        self._answered = asked
        if rows == self.rows:
            self.cells = cells
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.cells, self.rows = cells, rows
        self.endResetModel()

    def _is_current(self, plan: Plan) -> bool:
        """Whether the rows that were read are those of this plan: its links and the order of lists are."""
        before, with_gates = self._read_from
        return (
            before is not None
            and not self.with_gates
            and not with_gates
            and before.dependencies is plan.dependencies
            and _have_one_order(before, plan)
        )

    # ------------------------------------------------------------------ places

    def row(self, index: Index) -> LinkRow | None:
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def places_of(self, identities: Collection[Identity]) -> list[int]:
        """The rows of links by their identities, from top to bottom."""
        if not identities:
            return []
        return [place for place, row in enumerate(self.rows) if row.identity in identities]

    # ------------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row, column = self.row(index), Column(max(0, index.column()))
        if row is None or not row.is_own or column not in EDITABLE or self._controller.open_plan.read_only:
            return _FIXED
        if column is Column.TYPE and row.source.kind == "gate":
            return _FIXED
        return _FIXED | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, cells = self.row(index), self.cells
        if not index.isValid() or row is None or cells is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return cells.edited_text(row, column) if row.is_own else cells.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column is Column.PREDECESSOR:
                return cells.sentence(row)
            return f"{head(column, cells.words)}: {cells.text(row, column)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._hint(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _hint(self, row: LinkRow, column: Column) -> str:
        """What a cell leaves out, or what its word means."""
        assert self.cells is not None
        words = self.cells.words
        if column is Column.TYPE:
            return words.name_of(self.cells.type(row))
        if column is Column.SLACK and self.cells.slack(row) is None:
            return words.say("This link holds no date: its successor has begun, or one end is not scheduled.")
        return self.cells.text(row, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column, words = Column(section), self._controller.words
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return head(column, words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_meaning(column, words.say))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        is_edit = role == Qt.ItemDataRole.EditRole and self._controller.is_open
        if not is_edit or row is None or not row.is_own:
            return False
        named = cell_edit((row.id,), Column(index.column()), value)
        self.refusal = self._controller.attempt(named.name, named.edit)
        return self.refusal is None


def _have_one_order(before: Plan, plan: Plan) -> bool:
    """Whether lists show the same initiatives in the same order in both plans."""
    changed = changed_initiatives(before, plan)
    return changed is not None and all(old.ordinal == new.ordinal for old, new in changed)


def _meaning(column: Column, say: Any) -> str:
    """What a head of one word means."""
    if column is Column.SLACK:
        return str(say("Working days by which the predecessor may slip before it moves the successor"))
    if column is Column.DRIVING:
        return str(say("Whether the successor starts no earlier because of this link"))
    return ""
