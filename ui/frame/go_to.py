"""What *Go to…* offers: every initiative, gate and milestone, and every command that can be used now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxplanner.drawing.shapes import Item
from ui.frame.popup_list import Choice

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.plan_controller import PlanController


def places(controller: PlanController, actions: Actions) -> list[Choice]:
    """The choices in the order of the list: items of the plan, then commands."""
    return [*_items(controller), *_commands(actions)] if controller.is_open else _commands(actions)


def _items(controller: PlanController) -> list[Choice]:
    plan, go_to = controller.plan, controller.view.go_to

    def choice(text: str, icon: str, kind: str, id_: int) -> Choice:
        return Choice(text, icon, lambda: go_to(Item(kind, id_)))

    initiatives = [
        choice(f"{each.key}  {each.title}", "chart-gantt", "initiative", each.id)
        for each in plan.initiatives_in_order
    ]
    gates = [
        choice(f"{stage.gate_key}  {stage.gate_name or stage.name}", "diamond", "gate", stage.id)
        for stage in plan.stages.values()
    ]
    milestones = [
        choice(f"{each.key}  {each.title}", "flag", "milestone", each.id) for each in plan.milestones_in_order
    ]
    return initiatives + gates + milestones


def _commands(actions: Actions) -> list[Choice]:
    return [
        Choice(
            action.text().replace("&&", "&"), actions.commands[name].icon or "chevron-right", action.trigger
        )
        for name in actions.commands
        if name != "go_to" and (action := actions[name]).isEnabled()
    ]
