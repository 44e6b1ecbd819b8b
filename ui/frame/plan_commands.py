"""What the Edit and Insert menus do to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import dependencies, initiatives, milestones
from cxplanner.plan.programme import Stream
from ui.frame.question import ask

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController


class PlanCommands:
    """Edits what is selected."""

    def __init__(self, controller: PlanController, window: QWidget) -> None:
        self._controller = controller
        self._window = window
        self._words = controller.words

    def add_initiative(self) -> bool:
        """A new initiative below the current one, in its stream and stage; it is selected, to be named."""
        controller, say = self._controller, self._words.say
        plan = controller.plan
        chosen = controller.view.selected_initiatives()
        below = plan.initiatives[chosen[-1]] if chosen else None
        stream = below.stream if below is not None else Stream.SYSTEMS_DATA
        stage = below.stage if below is not None else 1
        new_id = plan.next_id

        def edit(before: Plan) -> Plan:
            return initiatives.add(
                before,
                say("New initiative"),
                stream,
                after=below.id if below is not None else None,
                stage=stage,
                duration=20,
                estimated=False,
            )

        if not controller.apply("add_initiative", edit):
            return False
        controller.view.set_filter("")
        controller.view.go_to(Item("initiative", new_id))
        controller.view.rename_requested.emit()
        return True

    def duplicate(self) -> None:
        ids = self._controller.view.selected_initiatives()
        copy_name = self._words.say("{title} (copy)")
        self._controller.apply(
            "duplicate_initiatives" if len(ids) > 1 else "duplicate_initiative",
            lambda plan: initiatives.duplicate(plan, ids, lambda title: copy_name.format(title=title)),
        )

    def delete(self) -> None:
        """Delete the selected initiatives and milestones; gates stay, since stages end with them."""
        view = self._controller.view
        ids = view.selected_initiatives()
        marks = tuple(item.id for item in view.selected if item.kind == "milestone")
        if not ids and not marks:
            return
        if not self._may_delete(ids):
            return
        name = "delete_initiatives" if len(ids) > 1 else "delete_initiative" if ids else "delete_milestones"

        def edit(plan: Plan) -> Plan:
            plan = milestones.delete(plan, marks) if marks else plan
            return initiatives.delete(plan, ids) if ids else plan

        self._controller.apply(name, edit)

    def _may_delete(self, ids: tuple[int, ...]) -> bool:
        """Ask only where other initiatives wait for these."""
        from ui.initiatives.deletion import question

        asked = question(self._controller.plan, ids, self._words)
        if asked is None:
            return True
        title, sentence = asked
        buttons = (self._words.say("Delete"), self._words.say("Keep"))
        return ask(self._window, title, sentence, buttons) == 0

    def link(self) -> None:
        """Make each selected initiative wait for the one selected before it."""
        ids = self._controller.view.selected_initiatives()
        self._controller.apply("link_initiatives", lambda plan: dependencies.link_in_order(plan, ids))

    def select_all(self) -> None:
        plan = self._controller.plan
        self._controller.view.select(*(Item("initiative", each.id) for each in plan.initiatives_in_order))

    def select_critical_path(self) -> None:
        """Select the initiatives of the critical path, the first one last, so that it is the current one."""
        path = [node for node in self._controller.schedule.critical_path() if node.kind == "initiative"]
        if path:
            self._controller.view.select(*(Item("initiative", node.id) for node in reversed(path)))
