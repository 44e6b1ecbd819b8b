"""What the table of links says beside a cell whose value the plan refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.dependencies.columns import Column
from ui.dependencies.editors import entered
from ui.dependencies.link_edits import cell_edit
from ui.initiatives.callout import Callout

if TYPE_CHECKING:
    from cxplanner.errors import CXPlannerError
    from ui.dependencies.table import LinksTable
    from ui.plan_controller import PlanController


class CellRefusals:
    """Keeps a callout at the editor that was refused, within a view that holds the table."""

    def __init__(self, controller: PlanController, table: LinksTable, view: QWidget) -> None:
        self._controller = controller
        self._table = table
        self._view = view
        self.callout = Callout(view)
        self.callout.left.connect(self._leave)
        table.refused.connect(self._show)
        table.refusal_over.connect(self.callout.hide)
        table.editors.for_all_asked.connect(self._apply_to_all)
        table.verticalScrollBar().valueChanged.connect(lambda _: self.follow())

    def follow(self) -> None:
        """The callout stays at its cell."""
        editor = self._table.refused_editor
        if editor is not None and self.callout.isVisible():
            self.callout.point_at(self._place_of(editor))

    def _show(self, editor: QWidget, error: CXPlannerError) -> None:
        words = self._controller.words
        self.callout.show_refusal(words.error(error), (), words.say("undo"), self._place_of(editor))

    def _apply_to_all(self, editor: QWidget) -> None:
        """The value of the editor for every selected link."""
        column = Column(self._table.currentIndex().column())
        links = tuple(row.id for row in self._table.selected_rows() if row.is_own)
        named = cell_edit(links, column, entered(editor))
        error = self._controller.attempt(named.name, named.edit)
        if error is not None:
            self._table.keep_refused(editor, error)
        else:
            self._table.close_editor(editor)

    def _leave(self) -> None:
        editor = self._table.refused_editor
        if editor is not None:
            editor.setFocus()

    def _place_of(self, editor: QWidget) -> QRect:
        place = self._table.row_area(editor)
        place.moveTopLeft(self._table.mapTo(self._view, place.topLeft()))
        return place
