"""The days on which one team alone does not work: weekdays, public holidays of its place, closures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxplanner.errors import CXPlannerError, EditError
from cxplanner.plan.edits.programme import put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Team, WorkCalendar
from ui.programme.calendar_page import closures_table
from ui.programme.holiday_choice import HolidayChoice
from ui.programme.weekday_boxes import ALL_DAYS, WeekdayBoxes, overlaps_sentence
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from ui.programme.form import Page


class TeamCalendar(QWidget):
    """Edits the calendar of the team that is chosen; it only takes days away from the programme's."""

    def __init__(self, page: Page, team: Callable[[], Team | None]) -> None:
        super().__init__(page)
        self._page = page
        self._team = team
        say = page.words.say
        self.weekdays = WeekdayBoxes(page.words, self._write_weekdays)
        self.choice = HolidayChoice(page, self._read, self._put)
        self.closures = closures_table(page.draft, page.words, self._read, self._put)
        self.closures.edited.connect(self.show_team)
        self.overlaps = PlainLabel("", "small", wraps=True)
        note = say("A team works on no day that the programme does not work. Take off what it does not work.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(say("Working days of this team"), "sectionHead"))
        column.addWidget(PlainLabel(note, "small", wraps=True))
        column.addWidget(self.weekdays)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.choice.country.label.setFixedWidth(128)
        row.addWidget(self.choice.country, 1)
        row.addWidget(self.choice.subdivision, 1)
        column.addLayout(row)
        column.addWidget(PlainLabel(say("Days on which this team alone does not work"), "sectionHead"))
        column.addWidget(self.closures, 1)
        column.addWidget(self.overlaps)

    def show_team(self) -> None:
        """Show the calendar of the team as the draft has it."""
        plan = self._page.draft.plan
        calendar = self._read(plan)
        self.weekdays.show_days(calendar.weekdays, plan.programme.calendar.weekdays)
        self.choice.show(calendar)
        self.closures.reload()
        self.overlaps.setText(overlaps_sentence(calendar, self._page.words))
        self.overlaps.setVisible(bool(self.overlaps.text()))

    def _read(self, plan: Plan) -> WorkCalendar:
        """The calendar of the team; without one it works on every day that the programme works."""
        team = self._team()
        calendar = plan.teams[team.id].calendar if team is not None and team.id in plan.teams else None
        return calendar or WorkCalendar(weekdays=ALL_DAYS)

    def _put(self, plan: Plan, calendar: WorkCalendar) -> Plan:
        team = self._team()
        if team is None:
            raise EditError("missing", field="team")
        takes_away = bool(calendar.closures) or calendar.country is not None
        takes_away = takes_away or not plan.programme.calendar.weekdays <= calendar.weekdays
        return put_team(plan, replace(plan.teams[team.id], calendar=calendar if takes_away else None))

    def _write_weekdays(self, weekdays: frozenset[int]) -> CXPlannerError | None:
        error = self._page.draft.attempt(
            "", lambda plan: self._put(plan, replace(self._read(plan), weekdays=weekdays))
        )
        if error is None:
            self.show_team()
        return error
