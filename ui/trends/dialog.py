"""The window of trends: dates, work, change and money, each on a page."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from cxplanner.priorities.value import MonthlyMoney, monthly_money
from cxplanner.scheduling.schedule import schedule
from cxplanner.storage.frozen_plans import review_plan
from ui.trends.changes_page import ChangesPage, Look
from ui.trends.pages import ChangePage, DatesPage, MoneyPage, WorkPage
from ui.waiting import waiting
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
        self._stale = {self.changes, self.dates, self.work, self.change, self.money}
        self.pages.currentChanged.connect(lambda _: self._show_page())
        self._show_page()
        controller.changed.connect(self._reload)

    def _reload(self) -> None:
        """The page in front follows the plan at once, the others when they are turned to."""
        self._stale = {self.changes, self.dates, self.work, self.change, self.money}
        self._show_page()

    def _show_page(self) -> None:
        page = self.pages.currentWidget()
        if page not in self._stale or not self._controller.is_open:
            return
        self._stale.discard(page)
        made = self._controller.schedule
        today = made.status_date or date.today()
        if page is self.changes:
            self.changes.show_looks(self._looks(today), made)
        elif page is self.dates:
            self.dates.show_trends(made, today)
        elif page is self.work:
            with waiting(len(made.plan.initiatives) * len(made.plan.frozen_plans)):
                self.work.show_work(made, today, _reviewed(made.plan))
        elif page is self.change:
            self.change.show_change(made)
        else:
            self.money.show_money(made, _first_money(made.plan))

    def _looks(self, today: date) -> list[Look]:
        plan = self._controller.plan
        frozen = [each for each in plan.baselines_in_order if each.id in plan.frozen_plan_of]
        looks = [Look(each.taken_on, each.name, each.id) for each in frozen]
        return [*looks, Look(today, self._controller.words.say("Now"))]


def _reviewed(plan: Plan) -> list[tuple[date, Plan]]:
    """The plans that reviews froze, from the first to the last; one that cannot be read is left out."""
    found = []
    for baseline in plan.baselines_in_order:
        if baseline.id in plan.frozen_plan_of:
            with suppress(CXPlannerError):
                found.append((baseline.taken_on, review_plan(plan, baseline.id)))
    return found


def _first_money(plan: Plan) -> MonthlyMoney | None:
    """The money as the first review had it, where its plan can be read."""
    for baseline in plan.baselines_in_order:
        if baseline.id in plan.frozen_plan_of:
            with suppress(CXPlannerError):
                return monthly_money(schedule(review_plan(plan, baseline.id)))
    return None
