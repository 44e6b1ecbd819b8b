"""How an item has moved since the baseline that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.drawing.shapes import Item
from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import (
    DatedState,
    Span,
    Variance,
    days_in,
    milestone_variance,
    state_of_baseline,
    variance,
)
from ui.inspector.parts import FactTable
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_COLLECTIONS = {"initiative": "initiatives", "gate": "stages", "milestone": "milestones"}


class BaselineSection(Section):
    """Baseline, forecast and change; hidden as long as no baseline knows the item."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(controller.words.say("Baseline"), parent)
        self._controller = controller
        self._item: Item | None = None
        self.table = FactTable()
        self.content.addWidget(self.table)
        controller.view.baseline_changed.connect(self._follow)

    def show_item(self, item: Item) -> None:
        """Show an initiative, a gate or a milestone."""
        self._item = item
        moved = self._moved(item)
        self.setVisible(moved is not None)
        if moved is not None:
            self.table.show_rows(self._rows(moved, item))

    def _follow(self) -> None:
        if self._controller.is_open and self._item is not None:
            collection = getattr(self._controller.plan, _COLLECTIONS[self._item.kind])
            if self._item.id in collection:
                self.show_item(self._item)

    def _moved(self, item: Item) -> Variance | None:
        schedule = self._controller.schedule
        shown = self._controller.view.shown_baseline(schedule.plan)
        if shown is None:
            return None
        state = state_of_baseline(schedule.plan, shown)
        if item.kind == "milestone":
            return milestone_variance(schedule, item.id, state)
        return self._node_moved(Node("gate" if item.kind == "gate" else "initiative", item.id), state)

    def _node_moved(self, node: Node, state: DatedState) -> Variance | None:
        schedule = self._controller.schedule
        before = state.spans.get(node, Span())
        if before == Span():
            return None
        now = schedule.dates_of(node)
        return variance(schedule, node, before, Span(now.start, now.finish))

    def _rows(self, moved: Variance, item: Item) -> list[tuple[str, ...]]:
        words, schedule = self._controller.words, self._controller.schedule
        before, after = moved.before, moved.after
        shown = self._controller.view.shown_baseline(schedule.plan)
        name = schedule.plan.baselines[shown].name if shown is not None else ""
        finish = (words.date(before.finish), words.date(after.finish), words.signed_days(moved.finish_days))
        rows: list[tuple[str, ...]] = [("", name, words.say("Forecast"), words.say("Change"))]
        if item.kind != "initiative":
            return [*rows, (words.say("Date"), *finish)]
        start = (words.date(before.start), words.date(after.start), words.signed_days(moved.start_days))
        rows += [(words.field("start"), *start), (words.field("finish"), *finish)]
        old, new = days_in(schedule, before), days_in(schedule, after)
        if schedule.plan.initiatives[item.id].duration > 0 and old is not None and new is not None:
            days = (words.duration(old), words.duration(new), words.signed_days(new - old))
            rows.append((words.field("duration"), *days))
        return rows
