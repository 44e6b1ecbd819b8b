"""From cell to cell with the keyboard, in the order of the columns, and the block that Shift marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ui.initiatives.columns import Column

if TYPE_CHECKING:
    from ui.initiatives.head import TableHead
    from ui.initiatives.table import InitiativesTable


def visible_columns(head: TableHead) -> list[int]:
    """The columns in the order in which they stand."""
    order = [head.logicalIndex(place) for place in range(head.count())]
    return [column for column in order if not head.isSectionHidden(column)]


def beside(head: TableHead, index: QModelIndex, step: int) -> QModelIndex:
    """The cell to the left or right; the same one at the end of a row."""
    columns = visible_columns(head)
    place = columns.index(index.column()) + step if index.column() in columns else 0
    return index.siblingAtColumn(columns[place]) if 0 <= place < len(columns) else index


def next_editable(table: InitiativesTable, index: QModelIndex, step: int) -> QModelIndex:
    """The next cell that can be edited, in reading order, past heads and gates."""
    columns = visible_columns(table.head)
    place = columns.index(index.column()) if index.column() in columns else 0
    found = index
    while found.isValid():
        place += step
        if not 0 <= place < len(columns):
            found = table.indexBelow(found) if step > 0 else table.indexAbove(found)
            place = 0 if step > 0 else len(columns) - 1
        cell = found.siblingAtColumn(columns[place]) if found.isValid() else found
        if cell.isValid() and cell.flags() & Qt.ItemFlag.ItemIsEditable:
            return cell
    return index


def block_places(head: TableHead, anchor: int, column: int) -> range:
    """The places, among the visible columns, from the column where a block began to the current one."""
    columns = visible_columns(head)
    if column not in columns:
        return range(columns.index(Column.TITLE), columns.index(Column.TITLE) + 1)
    here = columns.index(column)
    other = columns.index(anchor) if anchor in columns else here
    return range(min(here, other), max(here, other) + 1)
