"""What changed between two reviews, or a review and now: two dates clicked on a line, and a table below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.drawing.review_timeline import ReviewTimeline
from cxplanner.drawing.shapes import Drawing
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.steering.grouped_changes import ChangeGroup, GroupedChanges, grouped_changes
from cxplanner.storage.frozen_plans import review_plan
from cxplanner.wording.grouped_changes import ToldChange, group_heading, reason_of, told_change
from ui.trends.canvas import TrendCanvas
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel
from ui.widgets.value_box import Choices, ValueBox

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

_HEIGHT: Final = 56


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the plan: the one that the review of a baseline froze, or without it the plan of now."""

    day: date
    name: str
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    group: str
    told: ToldChange


class ChangesPage(QWidget):
    """The last two dates that were chosen are compared, the earlier with the later."""

    def __init__(self, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._words = words = controller.words
        say = words.say
        self._looks: list[Look] = []
        self._schedules: dict[int, Schedule] = {}
        self._now: Schedule | None = None
        self._clicked: list[int] = []
        self._rows: list[_Row] = []
        self.line = TrendCanvas(say("Reviews on a line of time"))
        self.line.setMinimumHeight(_HEIGHT)
        self.line.setMaximumHeight(_HEIGHT)
        self.line.clicked.connect(self._click)
        self.earlier, self.later = ValueBox(say("From")), ValueBox(say("To"))
        self.earlier.chosen.connect(lambda _: self._choose())
        self.later.chosen.connect(lambda _: self._choose())
        self.said = PlainLabel("", "body", wraps=True)
        self.table = self._made_table()
        self._lay_out()

    def _made_table(self) -> EntityTable[_Row]:
        say = self._words.say
        columns = (
            EntityColumn[_Row](say("Change"), lambda row: row.group, width=200),
            EntityColumn[_Row](say("Item"), lambda row: row.told.name, width=290),
            EntityColumn[_Row](
                say("What became of it"), lambda row: " · ".join(row.told.lines), stretches=True
            ),
            EntityColumn[_Row](say("Days"), lambda row: row.told.moved, width=76),
        )
        kind = EntityKind[_Row]("", lambda: self._rows, lambda row: row.place)
        return EntityTable(say("Changes"), kind, columns, self._controller.attempt, self._words)

    def _lay_out(self) -> None:
        say = self._words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Click two dates to compare them."), "small"))
        column.addWidget(self.line)
        choices = QHBoxLayout()
        for label, box in ((say("From"), self.earlier), (say("To"), self.later)):
            choices.addWidget(PlainLabel(label, "small"))
            choices.addWidget(box, 1)
        column.addLayout(choices)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)

    def show_looks(self, looks: list[Look], now: Schedule) -> None:
        """The reviews from the first to the last, and the plan of now as the last of them."""
        names = [look.name for look in self._looks]
        if [look.baseline for look in self._looks] != [look.baseline for look in looks]:
            self._schedules = {}
        self._looks, self._now = looks, now
        last = len(looks) - 1
        if names != [look.name for look in looks] or not self._clicked:
            self._clicked = [max(0, last - 1), last]
        offered: Choices = [(place, look.name) for place, look in enumerate(looks)]
        self.earlier.offer(offered)
        self.later.offer(offered)
        self._compare()

    def _click(self, place: QPointF) -> None:
        if len(self._looks) > 1:
            clicked = self._timeline(self.line.width()).place_at(place.x())
            if clicked != self._clicked[-1]:
                self._clicked = [self._clicked[-1], clicked]
                self._compare()

    def _choose(self) -> None:
        first, last = self.earlier.value, self.later.value
        if isinstance(first, int) and isinstance(last, int):
            self._clicked = [first, last]
            self._compare()

    @property
    def chosen(self) -> tuple[int, int]:
        """The places of the two looks, the earlier first."""
        return min(self._clicked), max(self._clicked)

    def _timeline(self, width: float) -> ReviewTimeline:
        looks = [(look.day, look.name) for look in self._looks]
        return ReviewTimeline(looks, self.chosen, width, COMFORTABLE)

    def _compare(self) -> None:
        words = self._words
        first, last = self.chosen
        self.earlier.show_value(first)
        self.later.show_value(last)
        if len(self._looks) < 2:  # there is nothing to choose between
            self._rows = []
            self.said.setText(words.say("No review has frozen the plan yet: close one to see what changes."))
        else:
            try:
                changes = grouped_changes(self._schedule(first), self._schedule(last))
                self._rows = self._told(changes, first, last)
                self.said.setText(self._sentence(changes))
            except CXPlannerError as error:
                self._rows = []
                self.said.setText(words.error(error))
        self.table.reload()

        def draw(width: float, height: float) -> Drawing:
            del height
            return self._timeline(width).drawing()

        told = words.say("{first} – {last}", first=self._looks[first].name, last=self._looks[last].name)
        self.line.show_drawing(draw, told)

    def _schedule(self, place: int) -> Schedule:
        """The schedule of a look, unpacked when it is first compared. Raises RequestError, ScheduleError."""
        now, baseline = self._now, self._looks[place].baseline
        assert now is not None
        if baseline is None:
            return now
        if baseline not in self._schedules:
            self._schedules[baseline] = schedule(review_plan(now.plan, baseline))
        return self._schedules[baseline]

    def _told(self, changes: GroupedChanges, first: int, last: int) -> list[_Row]:
        words = self._words
        since, until = self._looks[first].day, self._looks[last].day
        kept = changes.after.plan.slip_reasons.values()
        reasons = [each for each in kept if since <= each.said_on <= until]
        rows: list[_Row] = []
        for group, items in changes.groups.items():
            for item in items:
                reason = reason_of(item, reasons) if group is ChangeGroup.MOVED else ""
                told = told_change(words, changes, group, item, reason)
                rows.append(_Row(len(rows), group_heading(words, group), told))
        return rows

    def _sentence(self, changes: GroupedChanges) -> str:
        words, comparison = self._words, changes.comparison
        if not changes:
            return words.say("Nothing has changed between these two.")
        days, finish = comparison.finish_days or 0, words.long_date(comparison.finish_after)
        if days > 0:
            return words.say(
                "The finish moves by {days} to {date}.", days=words.working_days(days), date=finish
            )
        if days < 0:
            return words.say(
                "The finish comes forward by {days} to {date}.", days=words.working_days(-days), date=finish
            )
        return words.say("The finish stays on {date}.", date=finish)
