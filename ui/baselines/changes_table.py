"""The table of what has changed between two reviews, and the sentences that sum it up."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxplanner.scheduling.since_baseline import ItemChange, Since
from cxplanner.wording.since_baseline import money_change, since_sentences, start_change, status_change
from ui.widgets.buttons import CheckBox
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_DATE_WIDTH, _DAYS_WIDTH, _MONEY_WIDTH, _STATUS_WIDTH = 100, 64, 96, 160


class Place(IntEnum):
    """The columns of the table."""

    ITEM = 0
    START_BEFORE = 1
    START_AFTER = 2
    START_CHANGE = 3
    FINISH_BEFORE = 4
    FINISH_AFTER = 5
    FINISH_CHANGE = 6
    COST = 7
    BENEFIT = 8
    STATUS = 9


class ChangesTable(QWidget):
    """Shows what differs; columns of money and status only where there is a difference to show."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        say = controller.words.say
        self._since: Since | None = None
        self.summary = PlainLabel("", "strong", wraps=True)
        self.only_changed = CheckBox(say("Only what has changed"), checked=True)
        kind = EntityKind[ItemChange]("", self._rows, lambda each: each)
        name = say("What has moved")
        self.table = EntityTable(name, kind, self._columns(), controller.attempt, controller.words)
        self.only_changed.toggled.connect(self.table.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.only_changed)

    def show_since(self, since: Since | None) -> None:
        """Show the difference between two reviews, or nothing where there is none to compare."""
        self._since = since
        words, currency = self._controller.words, self._currency
        self.summary.setText(" ".join(since_sentences(words, since, currency)) if since is not None else "")
        self.summary.setVisible(bool(self.summary.text()))
        items = since.items if since is not None else ()
        shown = {
            Place.COST: any(each.cost_more for each in items),
            Place.BENEFIT: any(each.benefit_more for each in items),
            Place.STATUS: any(status_change(words, each) for each in items),
        }
        for place, is_shown in shown.items():
            self.table.view.setColumnHidden(place, not is_shown)
        self.table.reload()

    @property
    def _currency(self) -> str:
        return self._controller.plan.programme.currency

    def _rows(self) -> Sequence[ItemChange]:
        if self._since is None:
            return ()
        return [each for each in self._since.items if each.differs or not self.only_changed.isChecked()]

    def _columns(self) -> tuple[EntityColumn[ItemChange], ...]:
        words, controller = self._controller.words, self._controller
        say, date = words.say, words.date
        column = EntityColumn[ItemChange]
        return (
            column(say("Item"), lambda each: words.node(controller.plan, each.variance.node), stretches=True),
            column(say("Start was"), lambda each: date(each.variance.before.start), width=_DATE_WIDTH),
            column(say("Start is"), lambda each: date(each.variance.after.start), width=_DATE_WIDTH),
            column(say("Change"), lambda each: start_change(words, each), width=_DAYS_WIDTH + 46),
            column(say("Finish was"), lambda each: date(each.variance.before.finish), width=_DATE_WIDTH),
            column(say("Finish is"), lambda each: date(each.variance.after.finish), width=_DATE_WIDTH),
            column(
                say("Change"), lambda each: words.signed_days(each.variance.finish_days), width=_DAYS_WIDTH
            ),
            column(
                say("Cost"),
                lambda each: money_change(words, each.cost_more, self._currency),
                width=_MONEY_WIDTH,
            ),
            column(
                say("Benefit a year"),
                lambda each: money_change(words, each.benefit_more, self._currency),
                width=_MONEY_WIDTH,
            ),
            column(words.field("status"), lambda each: status_change(words, each), width=_STATUS_WIDTH),
        )
