"""The table's model: it reads the immutable plan and holds nothing of it but ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.initiatives.cell_edits import CellValue, cell_edit
from ui.initiatives.columns import NUMBERS, READ_ONLY, Cells, Column, full_name, head
from ui.initiatives.rows import (
    Group,
    Grouping,
    Node,
    Order,
    arranged,
    is_gate,
    renewed,
    stay_as_they_are,
)
from ui.initiatives.totals import Totals
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEAD_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FIXED_FLAGS: Final = _HEAD_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_CELL_FLAGS: Final = _FIXED_FLAGS | Qt.ItemFlag.ItemIsEditable
_MOST_SORTED: Final = 3
_MOST_TOLD: Final = 50
_TOP_LEVEL = 0
"""The internal id of what has no parent; a child's is the row of its group plus one."""


class InitiativesModel(QAbstractItemModel):
    """Groups at the top and initiatives and gates below them, or without grouping initiatives at the top.

    An edit goes through the controller's door. When the door refuses, `setData` answers False and `refusal`
    holds the error until the next edit.
    """

    rows_changed = Signal()
    cells_changed = Signal()

    def __init__(self, controller: PlanController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._grouping = Grouping.STAGE
        self._kept: Collection[int] | None = None
        self._is_plain = False
        self._sorting: tuple[tuple[Column, bool], ...] = ()
        self._places: dict[Node, tuple[int, int]] = {}
        self.groups: tuple[Group, ...] = ()
        self.cells: Cells | None = None
        self._totals: Totals | None = None
        self.refusal: CXPlannerError | None = None
        self._refused: Mapping[tuple[Node, Column], str] = {}

    # ------------------------------------------------------------------ what is shown

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    @property
    def is_sorted(self) -> bool:
        return bool(self._sorting)

    @property
    def is_filtered(self) -> bool:
        return self._kept is not None

    def group_by(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._arrange(anew=True)

    def keep(self, initiatives: Collection[int] | None) -> None:
        """Show these initiatives only, or all of them."""
        self._kept = initiatives
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows of each group; column -1 takes the plan's own order.

        Rows that are alike stand as they were sorted before, so that two clicks sort by two columns.
        """
        descending = order is Qt.SortOrder.DescendingOrder
        before = tuple(each for each in self._sorting if each[0] != column)
        self._sorting = ((Column(column), descending), *before)[:_MOST_SORTED] if column >= 0 else ()
        self._arrange()

    def mark_refused(self, cells: Mapping[tuple[Node, Column], str]) -> None:
        """Mark cells that could not be filled until the plan changes; the sentence of each says why."""
        self._refused = cells
        self.cells_changed.emit()

    def why_refused(self, node: Node, column: Column) -> str:
        """Why a marked cell keeps what it had; empty for a cell that is not marked."""
        return self._refused.get((node, column), "")

    @property
    def has_refused(self) -> bool:
        return bool(self._refused)

    def read_plan(self) -> None:
        """Take what the plan now is: as an update of the cells when the rows stayed, else as new rows."""
        self._arrange()

    def _arrange(self, *, anew: bool = False) -> None:
        self._refused = {}
        if not self._controller.is_open:
            self.beginResetModel()
            self.cells, self.groups, self._places = None, (), {}
            self.endResetModel()
            return
        plan = self._controller.plan
        baseline = self._controller.view.shown_baseline(plan)
        cells = Cells(plan, self._controller.schedule, self._controller.words, baseline)
        self._totals = Totals(cells)
        before = self.cells
        if not anew and before is not None and self._rows_stay(before.plan, plan):
            groups, same = renewed(plan, cells.schedule, self.groups), True
        else:
            groups = arranged(plan, cells.schedule, self._grouping, self._kept, self._order(cells))
            same = not anew and [(g.key, g.nodes) for g in groups] == [(g.key, g.nodes) for g in self.groups]
        if same and before is not None:
            self._is_plain = self._wants_plain()
            self.cells, self.groups = cells, groups
            self._tell_what_changed(before.plan, plan)
            return
        self.beginResetModel()
        self._is_plain = self._wants_plain()
        self.cells, self.groups = cells, groups
        self._places = {
            node: (g, row) for g, group in enumerate(groups) for row, node in enumerate(group.nodes)
        }
        self.endResetModel()
        self.rows_changed.emit()

    def _order(self, cells: Cells) -> Order | None:
        order = None
        for column, descending in reversed(self._sorting):
            order = Order(partial(cells.value, column), descending, order)
        return order

    def _rows_stay(self, before: Plan, after: Plan) -> bool:
        """Whether nobody need look at the order of the rows, which takes longer than all the rest."""
        return self._is_plain and self._wants_plain() and stay_as_they_are(before, after)

    def _wants_plain(self) -> bool:
        """Whether all rows are to stand in the plan's own order."""
        return self._kept is None and not self._sorting

    def _tell_what_changed(self, before: Plan, after: Plan) -> None:
        """Tell of the table as a whole, and, for who follows single cells, of a few rows that were edited."""
        self.cells_changed.emit()
        changed = [id_ for id_, each in after.initiatives.items() if before.initiatives.get(id_) is not each]
        for id_ in changed[:_MOST_TOLD]:
            if id_ in self._places:
                self.dataChanged.emit(self.index_of(id_, 0), self.index_of(id_, len(Column) - 1))

    # ------------------------------------------------------------------ places

    def node(self, index: Index) -> Node | None:
        """The initiative or gate of a row, None for a group's head."""
        if not index.isValid():
            return None
        if self._grouping is Grouping.NONE:
            return self.groups[0].nodes[index.row()]
        if index.internalId() == _TOP_LEVEL:
            return None
        return self.groups[index.internalId() - 1].nodes[index.row()]

    def initiative(self, index: Index) -> int | None:
        """The id of the row's initiative, None for heads and gates."""
        node = self.node(index)
        return None if node is None or is_gate(node) else node

    def group(self, index: Index) -> Group | None:
        """The group whose head a row is, None for what is not a head."""
        if not index.isValid() or self._grouping is Grouping.NONE or index.internalId() != _TOP_LEVEL:
            return None
        return self.groups[index.row()]

    def index_of(self, node: Node, column: int = Column.TITLE) -> QModelIndex:
        place = self._places.get(node)
        if place is None:
            return QModelIndex()
        group, row = place
        return self.createIndex(row, column, _TOP_LEVEL if self._grouping is Grouping.NONE else group + 1)

    def index_of_group(self, group: Group) -> QModelIndex:
        place = next((row for row, each in enumerate(self.groups) if each.key == group.key), -1)
        return self.index(place, 0)

    def nodes_between(self, parent_row: int, top: int, bottom: int) -> tuple[Node, ...]:
        """The nodes of some rows under a group (its row), or at the top level (-1)."""
        if self._grouping is Grouping.NONE:
            return self.groups[0].nodes[top : bottom + 1]
        return self.groups[parent_row].nodes[top : bottom + 1] if parent_row >= 0 else ()

    def runs(self, nodes: Iterable[Node]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
        """The first and last cells of rows that stand together, for all of these nodes."""
        places = sorted(self._places[node] for node in nodes)
        start = 0
        for end, (group, row) in enumerate(places):
            if places[end + 1 : end + 2] != [(group, row + 1)]:
                members = self.groups[group].nodes
                first = members[places[start][1]]
                yield self.index_of(first, 0), self.index_of(members[row], len(Column) - 1)
                start = end + 1

    # ------------------------------------------------------------------ what Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not 0 <= column < len(Column) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP_LEVEL)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _TOP_LEVEL:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP_LEVEL)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if self._grouping is Grouping.NONE:
            return 0 if parent.isValid() or not self.groups else len(self.groups[0].nodes)
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() == _TOP_LEVEL and parent.column() == 0:
            return len(self.groups[parent.row()].nodes)
        return 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002  (Qt gives it)
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return _HEAD_FLAGS
        if is_gate(node) or index.column() in READ_ONLY or self._controller.open_plan.read_only:
            return _FIXED_FLAGS
        return _CELL_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.cells is None:
            return None
        node, column = self.node(index), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head_text(index, column) if node is None else self.cells.text(node, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if node is None and role == Qt.ItemDataRole.AccessibleTextRole:
            said, name = self._head_text(index, column), full_name(column, self.cells.words)
            return f"{name}: {said}" if said else self._head_text(index, Column.TITLE)
        if node is None:
            return self._told_of_head(index, column) if role == Qt.ItemDataRole.ToolTipRole else None
        return self._told(node, column, role)

    def _told(self, node: Node, column: Column, role: int) -> Any:
        """What an editor starts with, and what is told beside what is seen."""
        cells = self.cells
        assert cells is not None
        if role == Qt.ItemDataRole.EditRole and not is_gate(node):
            return cells.edited_text(node, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column is Column.TITLE:
                return cells.sentence(node)
            said = f"{full_name(column, cells.words)}: {cells.text(node, column)}"
            return f"{said}. {why}" if (why := self.why_refused(node, column)) else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.why_refused(node, column) or cells.whole_text(node, column))
        return None

    def _told_of_head(self, index: Index, column: Column) -> str | None:
        group = self.group(index)
        return plain_tooltip(self._totals.tooltip(group, column)) if group and self._totals else None

    def _head_text(self, index: Index, column: Column) -> str:
        group = self.group(index)
        assert group is not None
        assert self.cells is not None
        if column is Column.TITLE:
            return f"{self.group_name(group)}, {self.group_count(group)}"
        return self.total(group, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        words = self._controller.words
        if role == Qt.ItemDataRole.DisplayRole:
            return head(Column(section), words)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return full_name(Column(section), words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def setData(self, index: Index, value: CellValue, role: int = Qt.ItemDataRole.EditRole) -> bool:
        initiative_id = self.initiative(index)
        if role != Qt.ItemDataRole.EditRole or initiative_id is None:
            return False
        if not self._controller.is_open or initiative_id not in self._controller.plan.initiatives:
            self.refusal = None  # an editor that is left because its file was closed, or its row is gone
            return False
        named = cell_edit(self._controller.schedule, initiative_id, Column(index.column()), value)
        self.refusal = self._controller.attempt(named.name, named.edit)
        return self.refusal is None

    # ------------------------------------------------------------------ the words of a head

    def group_name(self, group: Group) -> str:
        """`2 Optimise`, a stream's name, a person's name."""
        assert self.cells is not None
        plan, words = self.cells.plan, self.cells.words
        if self._grouping is Grouping.STAGE and isinstance(group.key, int):
            return f"{group.key}  {plan.stages[group.key].name}"
        if self._grouping is Grouping.OWNER:
            return plan.people[group.key].name if isinstance(group.key, int) else words.say("No owner")
        return words.name_of(group.key) if not isinstance(group.key, int) else ""

    def total(self, group: Group, column: Column) -> str:
        """What all rows of a group together have in a column; empty where that says nothing."""
        return self._totals.text(group, column) if self._totals is not None else ""

    def group_count(self, group: Group) -> str:
        """`10 initiatives, 2 done`."""
        assert self.cells is not None
        words = self.cells.words
        count = words.say_number("{n} initiative", "{n} initiatives", group.initiatives)
        return words.say("{initiatives}, {done} done", initiatives=count, done=words.number(group.done))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
