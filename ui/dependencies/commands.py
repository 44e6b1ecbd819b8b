"""What can be done with links: delete them, go to either end, follow them, trace from an end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.link_paths import ends_of
from cxplanner.scheduling.results import Node
from ui.dependencies.columns import Column, LinkCells, head
from ui.dependencies.link_edits import deletion
from ui.dependencies.rows import LinkRow
from ui.dependencies.tracing import Trace, nodes_of
from ui.theme import icon
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from ui.dependencies.view import DependenciesView
    from ui.plan_controller import PlanController


class LinkCommands:
    """The commands of a view, with the menus that offer them."""

    def __init__(self, controller: PlanController, view: DependenciesView) -> None:
        self._controller = controller
        self._view = view
        self._words = controller.words

    def delete(self) -> bool:
        """Delete the selected links; False when none of the plan's own is selected."""
        links = [row.id for row in self._view.table.selected_rows() if row.is_own]
        if not links:
            return False
        named = deletion(links)
        self._controller.apply(named.name, named.edit)
        return True

    def jump(self, node: Node) -> None:
        """Show an end of a link in the view of initiatives, selected."""
        self._view.jump_asked.emit(Item(node.kind, node.id))

    def step(self, *, back: bool) -> None:
        """Select a predecessor or a successor of the current item: one that drives before others."""
        nodes = nodes_of(self._controller.plan, self._controller.view.selected)
        if not nodes:
            return
        facts = self._controller.schedule.link_slacks
        found = sorted(
            (not facts.is_driving(link.id), link.id, ends)
            for link in self._controller.plan.dependencies.values()
            if (ends := ends_of(link))[1 if back else 0] == nodes[-1]
        )
        if found:
            node = found[0][2][0 if back else 1]
            self._controller.view.go_to(Item(node.kind, node.id))

    # ------------------------------------------------------------------ menus

    def row_menu(self, parent: DependenciesView) -> QMenu:
        """What can be done with the selected rows."""
        menu, say, table = QMenu(parent), self._words.say, self._view.table
        row = table.current_row()
        if row is not None:
            cells = LinkCells(self._controller.plan, self._controller.schedule, self._words)
            for node in (row.source, row.target):
                menu.addAction(self._go_to(cells, node, menu))
            menu.addSeparator()
            self._add_traces(menu, cells, table.current_end() or row.target)
            menu.addSeparator()
            self._add_edits(menu, row)
            menu.addAction(self._sort(menu, Column(table.currentIndex().column())))
        menu.addAction(_action(menu, say("New link"), "plus", self._view.open_form))
        menu.addAction(self._gate_holds(menu))
        menu.addAction(_action(menu, say("Go to the picture (P)"), "workflow", self._view.go_to_other_part))
        count = sum(each.is_own for each in table.selected_rows())
        if count:
            text = self._words.say_number("Delete link", "Delete {n} links", count)
            menu.addAction(_action(menu, text, "trash-2", self.delete))
        return menu

    def item_menu(self, parent: DependenciesView) -> QMenu:
        """What can be done with the item that is selected in the picture."""
        menu, say = QMenu(parent), self._words.say
        nodes = nodes_of(self._controller.plan, self._controller.view.selected)
        if nodes:
            cells = LinkCells(self._controller.plan, self._controller.schedule, self._words)
            menu.addAction(self._go_to(cells, nodes[-1], menu))
            menu.addSeparator()
            self._add_traces(menu, cells, nodes[-1])
            if len(nodes) > 1:
                text = say("What lies between the two")
                menu.addAction(_action(menu, text, "route", lambda: self._view.trace(Trace.BETWEEN)))
            menu.addSeparator()
        menu.addAction(_action(menu, say("New link"), "plus", self._view.open_form))
        menu.addAction(self._gate_holds(menu))
        menu.addAction(_action(menu, say("Go to the table (P)"), "list-tree", self._view.go_to_other_part))
        menu.addAction(_action(menu, say("Fit network"), "maximize", self._view.fit))
        return menu

    def _go_to(self, cells: LinkCells, node: Node, menu: QMenu) -> QAction:
        name = f"{cells.key(node)} {cells.name(node)}".strip()
        text = self._words.say("Go to {item}", item=name)
        return _action(menu, text, "chart-gantt", lambda: self.jump(node))

    def _gate_holds(self, menu: QMenu) -> QAction:
        gates = self._view.head.gates
        text = (
            self._words.say("Leave out gate holds")
            if gates.isChecked()
            else self._words.say("Show gate holds")
        )
        return _action(menu, text, "diamond", gates.toggle)

    def _add_traces(self, menu: QMenu, cells: LinkCells, node: Node) -> None:
        say, key = self._words.say, cells.key(node)
        for text, trace in (
            (say("Everything before {key}", key=key), Trace.BEFORE),
            (say("Everything after {key}", key=key), Trace.AFTER),
            (say("Everything before and after {key}", key=key), Trace.BOTH),
        ):
            menu.addAction(_action(menu, text, "workflow", partial(self._trace_from, node, trace)))

    def _trace_from(self, node: Node, trace: Trace) -> None:
        self._controller.view.select(Item(node.kind, node.id))
        self._view.trace(trace)

    def _add_edits(self, menu: QMenu, row: LinkRow) -> None:
        if not row.is_own or self._controller.open_plan.read_only:
            return
        for text, column in (
            (self._words.say("Change the type…"), Column.TYPE),
            (self._words.say("Change the lag…"), Column.LAG),
        ):
            if column is Column.LAG or row.source.kind != "gate":
                menu.addAction(_action(menu, text, "pencil", partial(self._edit, column)))

    def _sort(self, menu: QMenu, column: Column) -> QAction:
        """Sort by the column that the keyboard is on: up, down, and back to the plan's own order."""
        table, say = self._view.table, self._words.say
        name, is_sorted = head(column, self._words), table.head.sortIndicatorSection() == column
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if not is_sorted:
            text, picture, act = (
                say("Sort by {column}", column=name),
                "arrow-up",
                partial(table.sortByColumn, column, up),
            )
        elif table.head.sortIndicatorOrder() is up:
            text = say("Sort by {column}, largest first", column=name)
            picture, act = "arrow-down", partial(table.sortByColumn, column, down)
        else:
            text, picture, act = say("Sort as in the plan"), "rotate-ccw", partial(table.sortByColumn, -1, up)
        return _action(menu, text, picture, act)

    def _edit(self, column: Column) -> None:
        table = self._view.table
        if not table.isVisibleTo(self._view):
            self._view.go_to_other_part()
        index = table.currentIndex().siblingAtColumn(column)
        table.setFocus()
        table.put_keyboard(index.row(), column)
        table.edit(index)


def _action(menu: QMenu, text: str, picture: str, act: Callable[[], object]) -> QAction:
    action = QAction(icon(picture), literal(text), menu)
    action.triggered.connect(lambda _=False: act())
    return action
