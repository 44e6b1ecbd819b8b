"""Copy, paste, fill down and clear cells of the table, each one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxplanner.exchange.copied_cells import as_text, read_text
from cxplanner.plan.edits import pasting
from ui.initiatives.added_rows import MOST_ADDED, AddedRows
from ui.initiatives.cell_blocks import BlockEdit, Filled, LeftOver, summary
from ui.initiatives.cell_edits import edit_name
from ui.initiatives.columns import READ_ONLY, Column
from ui.initiatives.editors import entered
from ui.initiatives.rows import Node, is_gate

if TYPE_CHECKING:
    from ui.initiatives.callout import Repair
    from ui.initiatives.model import InitiativesModel
    from ui.initiatives.table import InitiativesTable
    from ui.plan_controller import PlanController


_MANY: Final = 1_000
"""From so many cells on, the mouse says that the program is at work."""
_NOTHING_LEFT: Final = LeftOver()


class BlockCommands(QObject):
    """Acts on the selected rows in the columns of the block; `tell` shows what could not be taken."""

    def __init__(
        self,
        controller: PlanController,
        model: InitiativesModel,
        table: InitiativesTable,
        tell: Callable[[str, Sequence[Repair], Node | None], object],
    ) -> None:
        super().__init__(table)
        self._controller = controller
        self._model = model
        self._table = table
        self._tell = tell

    def copy(self) -> None:
        """Put the block on the clipboard, as text that a spreadsheet takes."""
        cells, columns = self._model.cells, self._table.block_columns()
        if cells is None:
            return
        rows = [
            [
                cells.text(node, column) if is_gate(node) else cells.edited_text(node, column)
                for column in columns
            ]
            for node in self._nodes()
        ]
        if rows:
            QGuiApplication.clipboard().setText(as_text(rows))

    def paste(self) -> None:
        """Fill cells from the current one on; one copied cell fills every cell of the block."""
        if not self._controller.is_open or self._pasted_initiatives():
            return
        rows = read_text(QGuiApplication.clipboard().text())
        targets = self._selected()
        if rows == [[""]] or not targets:
            return
        columns = self._columns_from(min(self._table.block_places()))
        if len(rows) == 1 and len(rows[0]) == 1:
            columns, rows = self._columns(), [rows[0] * len(self._columns())]
        if len(rows) > 1:
            targets = self._initiatives_from(targets[0])
        else:
            rows = rows * len(targets)  # one copied row goes to every selected one
        cells = [
            Filled(initiative_id, column, text)
            for initiative_id, row in zip(targets, rows, strict=False)
            for column, text in zip(columns, row, strict=False)
        ]
        widest = max(len(row) for row in rows)
        left = LeftOver(rows[len(targets) :], max(0, widest - len(columns)))
        self._fill("paste_cells", cells, left, targets[: len(rows)] if len(rows) > 1 else [])

    def fill_down(self) -> None:
        """Give every selected row what the first one has, in the columns of the block."""
        chosen, cells = self._selected(), self._model.cells
        if cells is None or len(chosen) < 2:
            return
        columns = self._columns()
        values = {column: cells.edited_text(chosen[0], column) for column in columns}
        name = edit_name(columns[0]) if len(columns) == 1 else "fill_cells"
        self._fill(name, [Filled(each, column, values[column]) for each in chosen[1:] for column in columns])

    def clear(self) -> None:
        """Empty the cells of the block."""
        columns = self._columns()
        self._fill(
            "clear_cells", [Filled(each, column, "") for each in self._selected() for column in columns]
        )

    # ------------------------------------------------------------------ what a block is

    def _selected(self) -> list[int]:
        return [node for node in self._nodes() if not is_gate(node)]

    def _nodes(self) -> list[Node]:
        """The rows of the block from top to bottom; the current one where none is selected."""
        chosen = set(self._table.selected_nodes())
        current = self._table.current_node()
        if not chosen and current is not None:
            chosen = {current}
        return [node for group in self._model.groups for node in group.nodes if node in chosen]

    def _columns(self) -> list[Column]:
        """The columns of the block that can be edited; all of them where none can, so that each says why."""
        columns = self._table.block_columns()
        return [column for column in columns if column not in READ_ONLY] or columns

    def _columns_from(self, place: int) -> list[Column]:
        return [Column(column) for column in self._table.visible_columns()[place:]]

    def _initiatives_from(self, first: int) -> list[int]:
        nodes = [node for group in self._model.groups for node in group.nodes if not is_gate(node)]
        return nodes[nodes.index(first) :]

    def apply_to_all(self, editor: QWidget) -> None:
        """Give the value of an open editor to every selected row; it stays open where none can take it."""
        column = Column(self._table.currentIndex().column())
        value, chosen = entered(editor, even_unchanged=True), self._selected()
        if value is None or not chosen:
            return
        edit = BlockEdit(self._controller.schedule, [Filled(each, column, value) for each in chosen])
        error = self._controller.attempt(edit_name(column), edit)
        if error is None and len(edit.refused) == edit.size:
            error = edit.refused[0].error
        if error is not None:
            self._table.keep_refused(editor, error)
            return
        self._table.close_editor(editor)
        self._report(edit, LeftOver())

    def _fill(
        self,
        name: str,
        cells: Iterable[Filled],
        left: LeftOver = _NOTHING_LEFT,
        selected: Sequence[int] = (),
    ) -> None:
        """Fill cells; `selected` are the rows that are selected then, the current cell in the first."""
        edit = BlockEdit(self._controller.schedule, cells)
        if edit.size > _MANY:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._controller.apply(name, edit)
        finally:
            if edit.size > _MANY:
                QGuiApplication.restoreOverrideCursor()
        if not done:
            return
        if selected:
            self._table.select_nodes(list(reversed(selected)), self._table.block_columns()[0])
        self._report(edit, left)

    def _report(self, edit: BlockEdit, left: LeftOver) -> None:
        """Mark the cells that kept what they had, say why, and offer to take the rest back as well."""
        words = self._controller.words
        sentence = summary(edit.refused, left, words)
        if not sentence:
            return
        self._model.mark_refused(
            {(each.initiative_id, each.column): words.error(each.error) for each in edit.refused}
        )
        taken = len(edit.refused) < edit.size
        repairs: list[Repair] = [(words.say("Take nothing"), self._controller.undo)] if taken else []
        self._tell(sentence, self._adding(left) + repairs, edit.last)

    def _adding(self, left: LeftOver) -> list[Repair]:
        """The offer to make initiatives of rows that had nowhere to go."""
        shown = [node for group in self._model.groups for node in group.nodes if not is_gate(node)]
        added = AddedRows(left.rows, self._columns_from(min(self._table.block_places())), shown[-1])
        if not 0 < len(added.rows) <= MOST_ADDED:
            return []
        text = self._controller.words.say_number("Add {n} initiative", "Add {n} initiatives", len(added.rows))
        return [(text, partial(self._add, added))]

    def _add(self, added: AddedRows) -> None:
        before = self._controller.plan.initiatives
        if self._controller.apply("paste_initiatives", added) and added.filled is not None:
            new = [each for each in self._controller.plan.initiatives if each not in before]
            self._table.select_nodes(new)
            self._report(added.filled, _NOTHING_LEFT)

    def _pasted_initiatives(self) -> bool:
        """Whether the clipboard held initiatives as the roadmap copies them; they are added then."""
        from cxplanner.exchange.copied_json import from_json
        from ui.roadmap.clipboard import MIME, held

        data = held()
        if not data.hasFormat(MIME):
            return False
        try:
            copies = from_json(bytes(data.data(MIME).data()).decode())
        except ValueError:
            return False  # another version of the program copied it: its text is still there
        before = self._controller.plan.initiatives
        if self._controller.apply("paste_initiatives", partial(pasting.paste, copies=copies)):
            self._table.select_nodes(
                [each for each in self._controller.plan.initiatives if each not in before]
            )
        return True
