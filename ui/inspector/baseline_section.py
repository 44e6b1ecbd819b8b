"""How an item has moved since the baseline that is shown, or in a what-if against the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from ui.what_if.original_dates import original_dates
from ui.widgets.section import Section

if TYPE_CHECKING:
    from cxplanner.scheduling.schedule import Schedule
    from ui.plan_controller import PlanController

_COLLECTIONS = {"initiative": "initiatives", "gate": "stages", "milestone": "milestones"}


class _Sides(NamedTuple):
    """What is held against what: the title over both, the name of each, and the dates of the first."""

    title: str
    before: str
    after: str
    dates: DatedState


class BaselineSection(Section):
    """Baseline, forecast and change; hidden as long as no baseline knows the item.

    While a what-if is shown, it is the original that stands in the place of the baseline, for what moved.
    """

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
        sides = self._sides()
        moved = self._moved(item, sides.dates) if sides is not None else None
        self.setVisible(moved is not None)
        if moved is not None and sides is not None:
            self.set_title(sides.title)
            self.table.show_rows(self._rows(moved, item, sides))

    def _follow(self) -> None:
        if self._controller.is_open and self._item is not None:
            collection = getattr(self._controller.plan, _COLLECTIONS[self._item.kind])
            if self._item.id in collection:
                self.show_item(self._item)

    def _sides(self) -> _Sides | None:
        say, plan = self._controller.words.say, self._controller.plan
        original = original_dates(self._controller)
        if original is not None:
            return _Sides(say("What if"), say("Original"), say("What-if"), original)
        shown = self._controller.view.shown_baseline(plan)
        if shown is None:
            return None
        name = plan.baselines[shown].name
        return _Sides(say("Baseline"), name, say("Forecast"), state_of_baseline(plan, shown))

    def _moved(self, item: Item, state: DatedState) -> Variance | None:
        schedule = self._controller.schedule
        if item.kind == "milestone" and self._controller.what_if is not None:
            return self._milestone_moved(item.id, self._controller.what_if.before)
        if item.kind == "milestone":
            return milestone_variance(schedule, item.id, state)
        return self._node_moved(Node("gate" if item.kind == "gate" else "initiative", item.id), state)

    def _milestone_moved(self, milestone_id: int, original: Schedule) -> Variance | None:
        """How far a milestone is from where it stands in the original; None where it has not moved."""
        if milestone_id not in original.plan.milestones:
            return None
        before, now = original.milestone(milestone_id), self._controller.schedule.milestone(milestone_id)
        spans = Span(before.start, before.finish), Span(now.start, now.finish)
        # A milestone is no node of the network; the rows only need what has moved.
        node = Node("initiative", milestone_id)
        return variance(self._controller.schedule, node, *spans) if spans[0] != spans[1] else None

    def _node_moved(self, node: Node, state: DatedState) -> Variance | None:
        schedule = self._controller.schedule
        before = state.spans.get(node, Span())
        if before == Span():
            return None
        now = schedule.dates_of(node)
        return variance(schedule, node, before, Span(now.start, now.finish))

    def _rows(self, moved: Variance, item: Item, sides: _Sides) -> list[tuple[str, ...]]:
        words, schedule = self._controller.words, self._controller.schedule
        before, after = moved.before, moved.after
        finish = (words.date(before.finish), words.date(after.finish), words.signed_days(moved.finish_days))
        rows: list[tuple[str, ...]] = [("", sides.before, sides.after, words.say("Change"))]
        if item.kind != "initiative":
            return [*rows, (words.say("Date"), *finish)]
        start = (words.date(before.start), words.date(after.start), words.signed_days(moved.start_days))
        rows += [(words.field("start"), *start), (words.field("finish"), *finish)]
        old, new = days_in(schedule, before), days_in(schedule, after)
        if schedule.plan.initiatives[item.id].duration > 0 and old is not None and new is not None:
            days = (words.duration(old), words.duration(new), words.signed_days(new - old))
            rows.append((words.field("duration"), *days))
        return rows
