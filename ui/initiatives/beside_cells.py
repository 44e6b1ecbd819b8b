"""What stands beside a cell: why it was refused and what can be done, or why it shows something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from ui.initiatives.callout import Callout, Repair
from ui.initiatives.columns import Column
from ui.initiatives.explaining import why_later
from ui.initiatives.repairs import Proposal, proposals

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from ui.initiatives.commands import RowCommands
    from ui.initiatives.rows import Node
    from ui.initiatives.table import InitiativesTable
    from ui.plan_controller import PlanController


class BesideCells(QObject):
    """Shows refusals and notices of one table in a callout of the view around it."""

    def __init__(
        self,
        controller: PlanController,
        table: InitiativesTable,
        commands: RowCommands,
        callout: Callout,
        around: QWidget,
    ) -> None:
        super().__init__(around)
        self._controller = controller
        self._table = table
        self._commands = commands
        self._around = around
        self.callout = callout

    def follow(self) -> None:
        """Stay at the refused cell when the table moves."""
        editor = self._table.refused_editor
        if editor is not None and self.callout.isVisible():
            self.callout.point_at(self.place_of(editor))

    def tell(self, sentence: str, repairs: Sequence[Repair] = (), last: Node | None = None) -> None:
        """A notice at the current cell, or under the `last` row that it is about where that is in sight.

        It goes when one of its repairs was chosen.
        """
        current = self._table.currentIndex()
        place = self._table.visualRect(current)
        below = QRect()
        if last is not None:
            below = self._table.visualRect(self._table.rows.index_of(last, current.column()))
        if below.isValid() and self._table.viewport().rect().contains(below):
            place = below
        place.moveTopLeft(self._table.viewport().mapTo(self._around, place.topLeft()))
        offered = [(text, partial(self._repair_noticed, action)) for text, action in repairs]
        self.callout.show_notice(sentence, self._controller.words.say("close"), place, offered)

    def _repair_noticed(self, action: Callable[[], object]) -> None:
        self.callout.hide()
        action()
        self._table.setFocus()

    def show(self, editor: QWidget, error: CXPlannerError) -> None:
        node = self._table.node_of_editor(editor)
        offered: tuple[Proposal, ...] = ()
        words = self._controller.words
        if node is not None:
            offered = proposals(error, self._controller.plan, self._controller.schedule, words, node)
        repairs = [(each.text, self._repair(each)) for each in offered]
        self.callout.show_refusal(words.error(error), repairs, words.say("undo"), self.place_of(editor))

    def explain(self, initiative_id: int, column: int, value: object) -> None:
        """A start that the logic moves to a later day says what moves it."""
        words = self._controller.words
        index = self._table.rows.index_of(initiative_id, column)
        if column != Column.START or not index.isValid():
            return
        sentence = why_later(self._controller.schedule, words, initiative_id, str(value))
        if sentence:
            place = self._table.visualRect(index)
            place.moveTopLeft(self._table.viewport().mapTo(self._around, place.topLeft()))
            self.callout.show_notice(sentence, words.say("close"), place)

    def _repair(self, proposal: Proposal) -> Callable[[], object]:
        def repair() -> None:
            self._table.give_up_refused()
            if proposal.named is not None:
                self._controller.apply(proposal.named.name, proposal.named.edit)
            self._table.setFocus()

        return repair

    def leave(self) -> None:
        editor = self._table.refused_editor
        if editor is not None:
            editor.setFocus()

    def place_of(self, editor: QWidget) -> QRect:
        place = editor.geometry()
        place.moveTopLeft(self._table.viewport().mapTo(self._around, place.topLeft()))
        return place
