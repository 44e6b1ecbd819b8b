"""How an initiative has moved since the baseline that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxplanner.scheduling.results import Node
from cxplanner.scheduling.variance import Span, Variance, days_in, state_of_baseline, variance
from ui.inspector.parts import FactTable
from ui.widgets.section import Section

if TYPE_CHECKING:
    from cxplanner.plan.initiatives import Initiative
    from ui.plan_controller import PlanController


class BaselineSection(Section):
    """Baseline, forecast and change; hidden as long as no baseline knows the initiative."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(controller.words.say("Baseline"), parent)
        self._controller = controller
        self._initiative: Initiative | None = None
        self.table = FactTable()
        self.content.addWidget(self.table)
        controller.view.baseline_changed.connect(self._follow)

    def show_initiative(self, initiative: Initiative) -> None:
        self._initiative = initiative
        moved = self._moved(initiative)
        self.setVisible(moved is not None)
        if moved is not None:
            self.table.show_rows(self._rows(moved, has_duration=initiative.duration > 0))

    def _follow(self) -> None:
        plan = self._controller.plan if self._controller.is_open else None
        if plan is not None and self._initiative is not None and self._initiative.id in plan.initiatives:
            self.show_initiative(plan.initiatives[self._initiative.id])

    def _moved(self, initiative: Initiative) -> Variance | None:
        schedule = self._controller.schedule
        shown = self._controller.view.shown_baseline(schedule.plan)
        node = Node("initiative", initiative.id)
        if shown is None:
            return None
        before = state_of_baseline(schedule.plan, shown).spans.get(node, Span())
        if before == Span():
            return None
        now = schedule.initiative(initiative.id)
        return variance(schedule, node, before, Span(now.start, now.finish))

    def _rows(self, moved: Variance, *, has_duration: bool) -> list[tuple[str, ...]]:
        words, schedule = self._controller.words, self._controller.schedule
        before, after = moved.before, moved.after
        shown = self._controller.view.shown_baseline(schedule.plan)
        name = schedule.plan.baselines[shown].name if shown is not None else ""
        rows: list[tuple[str, ...]] = [
            ("", name, words.say("Forecast"), words.say("Change")),
            (
                words.field("start"),
                words.date(before.start),
                words.date(after.start),
                words.signed_days(moved.start_days),
            ),
            (
                words.field("finish"),
                words.date(before.finish),
                words.date(after.finish),
                words.signed_days(moved.finish_days),
            ),
        ]
        old, new = days_in(schedule, before), days_in(schedule, after)
        if has_duration and old is not None and new is not None:
            days = (words.duration(old), words.duration(new), words.signed_days(new - old))
            rows.append((words.field("duration"), *days))
        return rows
