"""The dialog of the baselines: freeze, rename, delete, choose which is shown, and see what has moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.plan.baselines import Baseline
from cxplanner.plan.edits import baselines
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.since_baseline import Since, since
from cxplanner.scheduling.variance import freeze_now
from ui.baselines.changes_table import ChangesTable
from ui.widgets.buttons import Button
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import Choices, ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class BaselinesDialog(QDialog):
    """Above the baselines, each edit made at once; below what has moved since the one that is chosen."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        say = controller.words.say
        self.setWindowTitle(say("Baselines"))
        self.table = _baselines_table(controller)
        self.table.current_changed.connect(self._show_changes)
        self.shown = ValueBox(say("Shown in the views"))
        self.shown.chosen.connect(self._choose_shown)
        self.until = ValueBox(say("Compare with"))
        self.until.chosen.connect(lambda _: self._show_changes())
        self.changes = ChangesTable(controller)
        self._lay_out()
        self._reload()
        if controller.plan.baselines:
            self.table.select(controller.view.shown_baseline(controller.plan))
        controller.changed.connect(self._reload)

    def _lay_out(self) -> None:
        say = self._controller.words.say
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        note = " ".join(
            (
                say("A baseline keeps the dates, the money and the status of now. Changes can be undone."),
                say("An initiative that is deleted leaves its baselines too; a rejected one stays in them."),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Baselines"), "viewTitle"))
        column.addWidget(PlainLabel(note, "small", wraps=True))
        column.addWidget(self.table, 1)
        choices = QHBoxLayout()
        for label, box in ((say("Shown in the views"), self.shown), (say("Compare with"), self.until)):
            choices.addWidget(PlainLabel(label, "small"))
            choices.addWidget(box, 1)
        column.addLayout(choices)
        column.addWidget(self.changes, 2)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(1080, 680)

    def _reload(self) -> None:
        """Show the plan as it is now; what was chosen stays chosen as long as it is there."""
        if not self._controller.is_open:
            return
        plan, say = self._controller.plan, self._controller.words.say
        self.table.reload()
        names: Choices = [(each.id, each.name) for each in plan.baselines_in_order]
        until = self.until.value
        self.until.offer([(None, say("Now")), *names])
        self.until.show_value(until if until in plan.baselines else None)
        self.shown.offer(names)
        self.shown.setEnabled(bool(names))
        self.shown.show_value(self._controller.view.shown_baseline(plan))
        self._show_changes()

    def _choose_shown(self, baseline_id: object) -> None:
        if isinstance(baseline_id, int):
            self._controller.view.choose_baseline(baseline_id)

    def _show_changes(self) -> None:
        self.changes.show_since(self._since())

    def _since(self) -> Since | None:
        """What has changed between the current baseline and what it is compared with."""
        current, schedule = self.table.current(), self._controller.schedule
        if current is None or current.id not in schedule.plan.baselines:
            return None
        until = self.until.value
        return since(schedule, current.id, until if isinstance(until, int) else None)


def _baselines_table(controller: PlanController) -> EntityTable[Baseline]:
    words = controller.words
    kind = EntityKind[Baseline](
        "freeze_baseline",
        lambda: controller.plan.baselines_in_order,
        lambda each: each.id,
        lambda _plan: _freeze(controller),
        lambda plan, gone: baselines.delete(plan, [each.id for each in gone]),
        delete_name="delete_baselines",
    )
    columns = (
        EntityColumn[Baseline](
            words.field("name"),
            lambda each: each.name,
            lambda plan, row, value: baselines.rename(plan, row.id, str(value)),
            stretches=True,
        ),
        EntityColumn[Baseline](words.field("taken_on"), lambda each: words.date(each.taken_on)),
        EntityColumn[Baseline](words.field("finish"), lambda each: words.date(each.finish)),
    )
    return EntityTable(
        words.say("Baselines"),
        kind,
        columns,
        controller.attempt,
        words,
        add_text=words.say("Freeze the dates of now"),
    )


def _freeze(controller: PlanController) -> Plan:
    """The dates of now under a name that is free, as of the status date or of today."""
    plan, words = controller.plan, controller.words
    taken = {each.name.casefold() for each in plan.baselines.values()}
    number = len(taken) + 1
    while (name := words.say("Baseline {n}", n=words.number(number))).casefold() in taken:
        number += 1
    return freeze_now(controller.schedule, name, plan.programme.status_date or date.today())
