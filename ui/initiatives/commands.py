"""What can be done with the rows of the table: add, copy, delete, move, link, set an owner or a stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from cxplanner.plan.edits import dependencies, initiatives, row_order
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from ui.frame.question import ask
from ui.initiatives.added_rows import FIRST_GUESS
from ui.initiatives.cell_edits import set_owner
from ui.initiatives.columns import Column
from ui.initiatives.deletion import question
from ui.initiatives.rows import is_gate
from ui.theme import icon
from ui.widgets.labels import literal

if TYPE_CHECKING:
    from ui.initiatives.block_commands import BlockCommands
    from ui.initiatives.model import InitiativesModel
    from ui.initiatives.table import InitiativesTable
    from ui.plan_controller import PlanController

Edit = Callable[[Plan], Plan]


class RowCommands(QObject):
    """Commands on the selected rows, each one undo step."""

    def __init__(
        self, controller: PlanController, model: InitiativesModel, table: InitiativesTable, window: QWidget
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._model = model
        self._table = table
        self._window = window
        self.blocks: BlockCommands | None = None

    def selected(self) -> list[int]:
        """Ids of the selected initiatives, from top to bottom."""
        return [node for node in self._table.selected_nodes() if not is_gate(node)]

    def run(self, name: str) -> None:
        """A command of the bar at the foot."""
        commands: dict[str, Callable[[], object]] = {
            "shift": self.ask_shift,
            "owner": self.ask_owner,
            "stage": self.ask_stage,
            "link": self.link,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "clear": self._table.clearSelection,
        }
        commands[name]()

    # ------------------------------------------------------------------ rows

    def add(self) -> None:
        """A new row below the current one, in its stage and stream, with the title being written."""
        if not self._controller.is_open:
            return
        plan = self._controller.plan
        new = plan.next_id
        current = self._model.initiative(self._table.currentIndex())
        stream, stage = self._place_of_new(current)
        title = self._controller.words.say("New initiative")

        def edit(old: Plan) -> Plan:
            return initiatives.add(
                old, title, stream, after=current, stage=stage, duration=FIRST_GUESS, estimated=False
            )

        if self._apply("add_initiative", edit):
            if self._model.is_filtered:
                self._controller.view.set_filter("")
            self._table.select_nodes([new])
            self._table.edit_cell(new, Column.TITLE)

    def _place_of_new(self, current: int | None) -> tuple[Stream, int]:
        plan = self._controller.plan
        if current is not None:
            return plan.initiatives[current].stream, plan.initiatives[current].stage
        index = self._table.currentIndex()
        node, group = self._model.node(index), self._model.group(index)
        stage = -node if node is not None else 1
        stream = Stream.SYSTEMS_DATA
        if group is not None and isinstance(group.key, Stream):
            stream = group.key
        elif group is not None and group.key in plan.stages:
            stage = int(group.key or 1)
        return stream, stage

    def duplicate(self) -> None:
        """A copy below each selected row; the copies are selected then."""
        chosen, words = self.selected(), self._controller.words
        if not chosen:
            return
        before = set(self._controller.plan.initiatives)

        def name_of_copy(title: str) -> str:
            return words.say("{title} (copy)", title=title)

        if self._apply(
            "duplicate_initiatives", lambda plan: initiatives.duplicate(plan, chosen, name_of_copy)
        ):
            self._table.select_nodes([id_ for id_ in self._controller.plan.initiatives if id_ not in before])

    def delete(self) -> None:
        """Take the selected rows out; asks only when others wait for them."""
        chosen = self.selected()
        if not chosen:
            return
        asked = question(self._controller.plan, chosen, self._controller.words)
        if asked is None or self._confirmed(*asked):
            below = self._node_below(chosen)
            if (
                self._apply("delete_initiatives", lambda plan: initiatives.delete(plan, chosen))
                and below is not None
            ):
                self._table.select_nodes([below])

    def _node_below(self, chosen: list[int]) -> int | None:
        """The row that the keyboard stands on after these are gone: the next one, else the one before."""
        order = [node for group in self._model.groups for node in group.nodes if not is_gate(node)]
        gone = set(chosen)
        places = [place for place, node in enumerate(order) if node in gone]
        if not places:
            return None
        after, before = order[places[-1] + 1 :], order[: places[0]]
        return after[0] if after else before[-1] if before else None

    def _confirmed(self, title: str, sentence: str) -> bool:
        say = self._controller.words.say
        return ask(self._window, title, sentence, (say("Delete"), say("Keep"))) == 0

    def move(self, step: int) -> None:
        """Change places with the row above or below in the same group; not while rows are sorted."""
        current = self._model.initiative(self._table.currentIndex())
        if current is None or self._model.is_sorted:
            return
        nodes = next(group.nodes for group in self._model.groups if current in group.nodes)
        place = nodes.index(current) + step
        if not 0 <= place < len(nodes) or is_gate(nodes[place]):
            return
        order = [each.id for each in self._controller.plan.initiatives_in_order]
        steps = order.index(nodes[place]) - order.index(current)
        self._apply("move_row", lambda plan: row_order.move_row(plan, current, steps))

    # ------------------------------------------------------------------ several at once

    def link(self) -> None:
        """Each selected initiative waits for the one above it."""
        chosen = self.selected()
        if len(chosen) > 1:
            self._apply("link_initiatives", lambda plan: dependencies.link_in_order(plan, chosen))

    def ask_shift(self) -> None:
        """Ask, at the current cell, by how many working days the selected initiatives move."""
        from ui.roadmap.shifting import ask_shift

        around = self._table.viewport()
        place = self._table.visualRect(self._table.currentIndex()).intersected(around.rect())
        corner = place.bottomLeft() if place.isValid() else QPoint(40, 40)
        ask_shift(self._controller, around, corner, self._table)

    def ask_owner(self) -> None:
        """Give the selected initiatives to a person of the list, or to a new one."""
        chosen = tuple(self.selected())
        if not chosen:
            return
        say = self._controller.words.say
        names = sorted((person.name for person in self._controller.plan.people.values()), key=str.casefold)
        name, taken = QInputDialog.getItem(
            self._window, say("Set owner"), say("Owner of the selected initiatives"), ["", *names], 0, True
        )
        if taken:
            self._apply("set_owner", lambda plan: set_owner(plan, chosen, name))

    def ask_stage(self) -> None:
        """Put the selected initiatives into a stage of a menu."""
        menu = self.stage_menu(self._window)
        below = QPoint(260, self._window.height() - 40 - menu.sizeHint().height())
        menu.popup(self._window.mapToGlobal(below))

    def stage_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for stage in self._controller.plan.stages.values():
            action = menu.addAction(literal(f"{stage.id}  {stage.name}"))
            action.triggered.connect(lambda _=False, number=stage.id: self.set_stage(number))
        return menu

    def set_stage(self, number: int) -> None:
        chosen = self.selected()
        self._apply("set_stage", lambda plan: initiatives.change_all(plan, chosen, stage=number))

    def menu(self, parent: QWidget) -> QMenu | None:
        """What a right click on a row, or Shift+F10, offers."""
        if not self._controller.is_open or self._controller.open_plan.read_only:
            return None
        say = self._controller.words.say
        menu = QMenu(parent)
        chosen = self.selected()
        entries: list[tuple[str, str, str, Callable[[], object], bool]] = [
            ("plus", say("New initiative below"), "Ctrl+Shift+N", self.add, True),
            ("copy", say("Duplicate"), "Ctrl+D", self.duplicate, bool(chosen)),
            ("link-2", say("Link in order"), "", self.link, len(chosen) > 1),
            ("move-horizontal", say("Shift by…"), "", self.ask_shift, bool(chosen)),
            ("user", say("Set owner…"), "", self.ask_owner, bool(chosen)),
            ("layers", say("Set stage…"), "", self.ask_stage, bool(chosen)),
            ("chevron-up", say("Move up"), "Alt+Up", lambda: self.move(-1), len(chosen) == 1),
            ("chevron-down", say("Move down"), "Alt+Down", lambda: self.move(1), len(chosen) == 1),
            ("trash-2", say("Delete"), "Del", self.delete, bool(chosen)),
        ]
        if self.blocks is not None:
            blocks = self.blocks
            entries += [
                ("copy", say("Copy cells"), "Ctrl+C", blocks.copy, bool(chosen)),
                ("file-down", say("Paste cells"), "Ctrl+V", blocks.paste, bool(chosen)),
                ("chevron-down", say("Fill down"), "Ctrl+Shift+Down", blocks.fill_down, len(chosen) > 1),
                ("x", say("Clear cells"), "Backspace", blocks.clear, bool(chosen)),
            ]
        for picture, text, keys, command, enabled in entries:
            action = menu.addAction(icon(picture), literal(text))
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, chosen_command=command: chosen_command())
        return menu

    def _apply(self, name: str, edit: Edit) -> bool:
        return self._controller.apply(name, edit)
