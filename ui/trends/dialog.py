"""The window of trends: dates, work, change and money, each on a page."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.baselines import Baseline
from cxplanner.plan.plan import Plan
from cxplanner.priorities.value import MonthlyMoney, monthly_money
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage.frozen_plans import review_plan
from ui.trends.changes_page import ChangesPage, Look
from ui.trends.pages import ChangePage, DatesPage, MoneyPage, WorkPage
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


class TrendsDialog(QDialog):
    """Reads alone: what it shows follows the plan."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        words = controller.words
        say = words.say
        self.setWindowTitle(say("Trends"))
        self.dates, self.work = DatesPage(words), WorkPage(words)
        self.change, self.money = ChangePage(words), MoneyPage(words)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(say("Trends"))
        self.changes = ChangesPage(controller)
        self.pages.addTab(self.changes, say("Changes"))
        self.pages.addTab(self.dates, say("Dates"))
        self.pages.addTab(self.work, say("Work"))
        self.pages.addTab(self.change, say("Saturation"))
        self.pages.addTab(self.money, say("Money"))
        close = Button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.addWidget(PlainLabel(say("Trends"), "viewTitle"))
        column.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.resize(1080, 720)
        self._reload()
        controller.changed.connect(self._reload)

    def _reload(self) -> None:
        if not self._controller.is_open:
            return
        made = self._controller.schedule
        today = made.status_date or date.today()
        reviews = _reviewed(made.plan)
        looks = [
            *(Look(baseline.taken_on, baseline.name, plan) for baseline, plan in reviews),
            Look(today, self._controller.words.say("Now"), made.plan),
        ]
        self.changes.show_looks(looks, made)
        self.dates.show_trends(made, today)
        self.work.show_work(made, today, [(baseline.taken_on, plan) for baseline, plan in reviews])
        self.change.show_change(made)
        first = _scheduled_money(reviews[0][1]) if reviews else None
        self.money.show_money(made, first)


def _reviewed(plan: Plan) -> list[tuple[Baseline, Plan]]:
    """The plans that reviews froze, from the first to the last; one that cannot be read is left out."""
    found = []
    for baseline in plan.baselines_in_order:
        if baseline.id in plan.frozen_plan_of:
            with suppress(CXPlannerError):
                found.append((baseline, review_plan(plan, baseline.id)))
    return found


def _scheduled_money(plan: Plan) -> MonthlyMoney:
    return monthly_money(schedule(plan))
