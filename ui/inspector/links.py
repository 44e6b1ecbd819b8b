"""What an item waits for, and what it holds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.plan.notation import written_lag
from ui.inspector.parts import ItemRow, Sentence, clear, column
from ui.widgets.section import Section

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Dependency
    from cxplanner.plan.plan import Plan
    from ui.plan_controller import PlanController

MOST_ROWS = 12


class LinkRows(Section):
    """A section with a row for each link; more than a dozen are counted, not listed."""

    def __init__(self, title: str, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._controller = controller
        box, self._rows = column()
        self.content.addWidget(box)

    def show_items(self, items: list[tuple[Item, str]]) -> None:
        """Show items with a note on their link, such as `SS +3d`; none hides the section."""
        clear(self._rows)
        self.setVisible(bool(items))
        self.set_note(str(len(items)))
        for item, note in items[:MOST_ROWS]:
            self._rows.addWidget(self._row(item, note))
        if len(items) > MOST_ROWS:
            words = self._controller.words
            more = words.say("and {n} more", n=words.number(len(items) - MOST_ROWS))
            self._rows.addWidget(Sentence(more, follows=False))

    def _row(self, item: Item, note: str) -> ItemRow:
        plan, view = self._controller.plan, self._controller.view
        when = " · ".join(part for part in (note, _day_of(self._controller, item)) if part)
        icon = "diamond" if item.kind == "gate" else "chart-gantt"
        return ItemRow(name_of(plan, item), when, icon, lambda: view.follow(item))


def waits_for(plan: Plan, initiative_id: int) -> list[tuple[Item, str]]:
    """The predecessors with a note on each link."""
    return [(_predecessor(link), _note(link)) for link in plan.links_into.get(initiative_id, ())]


def holds_up(plan: Plan, initiative_id: int) -> list[tuple[Item, str]]:
    """The successors with a note on each link."""
    links = plan.links_out_of.get(initiative_id, ())
    return [(Item("initiative", link.successor), _note(link)) for link in links]


def name_of(plan: Plan, item: Item) -> str:
    """An item by key and name."""
    if item.kind == "gate":
        stage = plan.stages[item.id]
        return f"{stage.gate_key} {stage.gate_name or stage.name}"
    if item.kind == "milestone":
        milestone = plan.milestones[item.id]
        return f"{milestone.key} {milestone.title}"
    if item.kind == "indicator":
        return f"{plan.kpis[item.id].code} {plan.kpis[item.id].name}"
    initiative = plan.initiatives[item.id]
    return f"{initiative.key} {initiative.title}"


def key_of(plan: Plan, item: Item) -> str:
    """The key alone."""
    if item.kind == "gate":
        return plan.stages[item.id].gate_key
    if item.kind == "indicator":
        return plan.kpis[item.id].code
    return (plan.milestones if item.kind == "milestone" else plan.initiatives)[item.id].key


def _predecessor(link: Dependency) -> Item:
    if link.predecessor is not None:
        return Item("initiative", link.predecessor)
    return Item("gate", link.gate or 0)


def _note(link: Dependency) -> str:
    lag = written_lag(link.lag, link.elapsed)
    return f"{link.type.value}{lag}" if lag or link.type.value != "FS" else ""


def _day_of(controller: PlanController, item: Item) -> str:
    schedule, words = controller.schedule, controller.words
    if item.kind == "gate":
        return words.gate_day(schedule.gate_day(item.id))
    return words.date(schedule.initiative(item.id).finish)
