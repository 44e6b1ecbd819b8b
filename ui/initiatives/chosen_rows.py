"""Which rows of the table are selected, read once for each selection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionRange, QModelIndex

from ui.initiatives.rows import Group, Grouping, Node, Row

if TYPE_CHECKING:
    from ui.initiatives.table import InitiativesTable


class ChosenRows:
    """What the selection of a table says; Qt itself asks the parent of every range for each row it is asked.

    Of 10,000 rows with others between them that takes seconds for one picture.
    """

    def __init__(self, table: InitiativesTable) -> None:
        self._table = table
        self._nodes: tuple[Node, ...] | None = None
        self._known: frozenset[Node] = frozenset()
        self._heads: frozenset[int] = frozenset()

    def forget(self) -> None:
        """The selection is another one now, or the rows are."""
        self._nodes = None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """From top to bottom."""
        if self._nodes is None:
            self._nodes = self._read()
        return self._nodes

    def holds(self, row: Row) -> bool:
        nodes = self.nodes
        if isinstance(row, Group):
            return self._table.rows.index_of_group(row).row() in self._heads
        return bool(nodes) and row in self._known

    def _read(self) -> tuple[Node, ...]:
        rows, heads = self._table.rows, set[int]()
        has_heads = rows.grouping is not Grouping.NONE
        found: dict[Node, None] = {}
        for parent_row, top, bottom in sorted(set(self._ranges())):
            if parent_row < 0 and has_heads:
                heads.update(range(top, bottom + 1))
            found.update(dict.fromkeys(rows.nodes_between(parent_row, top, bottom)))
        self._known, self._heads = frozenset(found), frozenset(heads)
        return tuple(found)

    def _ranges(self) -> Iterator[tuple[int, int, int]]:
        """The row of the group, -1 for the top level, and the first and last row of each range."""
        selection = self._table.selectionModel().selection()
        for place in range(selection.size()):
            yield _rows_of(selection.at(place))


def _rows_of(each: QItemSelectionRange) -> tuple[int, int, int]:
    parent: QModelIndex = each.parent()
    return parent.row(), each.top(), each.bottom()
