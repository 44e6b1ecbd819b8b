"""The page of the working calendar: weekdays, public holidays, closures, and extra working days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from cxplanner.errors import CXPlannerError
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Closure, ExtraWorkingDay, WorkCalendar
from ui.programme.draft import Draft
from ui.programme.form import Page, titled
from ui.programme.holiday_choice import (
    HolidayChoice,
    ReadCalendar,
    WriteCalendar,
    list_holidays,
    years_of,
)
from ui.programme.weekday_boxes import WeekdayBoxes, overlaps_sentence
from ui.widgets.date_field import typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_DATE_WIDTH = 96


class CalendarPage(Page):
    """The calendar of the programme, with the holidays that follow up to the `finish` of the plan."""

    def __init__(self, draft: Draft, words: Words, finish: date | None = None) -> None:
        super().__init__(words.say("Working calendar"), draft, words)
        say = words.say
        self._finish = finish
        self.weekdays = WeekdayBoxes(words, self._write_weekdays)
        self.choice = HolidayChoice(self, _calendar_of, _put_calendar)
        self.holidays = QListWidget()
        self.holidays.setAccessibleName(say("Public holidays in the years of the plan"))
        self.holidays.setObjectName("plainList")
        self.holidays.setFixedHeight(140)
        self.column.addWidget(PlainLabel(say("Working days of the week"), "sectionHead"))
        self.column.addWidget(self.weekdays)
        for field in (self.choice.country, self.choice.subdivision):
            field.label.setFixedWidth(148)
            self.column.addWidget(field)
        self.holidays_head = PlainLabel("", "small")
        self.column.addWidget(self.holidays_head)
        self.column.addWidget(self.holidays)
        self.closures = closures_table(draft, words, _calendar_of, _put_calendar)
        self.extra_days = _extra_days_table(draft, words)
        row = QHBoxLayout()
        row.setSpacing(16)
        for title, table, share in (
            (say("Closures"), self.closures, 3),
            (say("Extra working days"), self.extra_days, 2),
        ):
            row.addLayout(titled(title, table), share)
            table.edited.connect(self.show_draft)
        self.column.addLayout(row, 1)
        self.overlaps = PlainLabel("", "small", wraps=True)
        self.column.addWidget(self.overlaps)
        self.show_draft()

    def show_draft(self) -> None:
        calendar = _calendar_of(self.draft.plan)
        self.weekdays.show_days(calendar.weekdays)
        self.choice.show(calendar)
        self._list_holidays(calendar)
        self.overlaps.setText(overlaps_sentence(calendar, self.words))
        self.overlaps.setVisible(bool(self.overlaps.text()))

    def refused_part(self) -> QWidget | None:
        return self.weekdays.refused_part() or super().refused_part()

    def _write_weekdays(self, weekdays: frozenset[int]) -> CXPlannerError | None:
        def edit(plan: Plan) -> Plan:
            return _put_calendar(plan, replace(_calendar_of(plan), weekdays=weekdays))

        error = self.draft.attempt("", edit)
        if error is None:
            self.show_draft()
        return error

    def _list_holidays(self, calendar: WorkCalendar) -> None:
        years = years_of(self.draft.plan, self._finish)
        count = list_holidays(self.holidays, calendar, years, self.words)
        said = self.words.say(
            "Public holidays from {first} to {last}", first=str(years[0]), last=str(years[-1])
        )
        self.holidays_head.setText(
            said if count else self.words.say("No public holidays are left out of work.")
        )
        self.holidays.setVisible(count > 0)


def _calendar_of(plan: Plan) -> WorkCalendar:
    return plan.programme.calendar


def _put_calendar(plan: Plan, calendar: WorkCalendar) -> Plan:
    return change_programme(plan, calendar=calendar)


# ---------------------------------------------------------------------- closures and extra days


def closures_table(
    draft: Draft, words: Words, read: ReadCalendar, put: WriteCalendar
) -> EntityTable[tuple[int, Closure]]:
    """Closures of a calendar; a row is known by its place."""
    say = words.say

    def write(field: str) -> Callable[[Plan, tuple[int, Closure], Any], Plan]:
        def edit(plan: Plan, row: tuple[int, Closure], value: Any) -> Plan:
            place, _ = row
            closures = list(read(plan).closures)
            near = plan.programme.start
            entered: Any = str(value) if field == "name" else typed_date(str(value), field, near) or near
            changed = replace(closures[place], **{field: entered})
            if field == "first" and changed.last < changed.first:
                changed = replace(changed, last=changed.first)
            closures[place] = changed
            return put(plan, replace(read(plan), closures=tuple(closures)))

        return edit

    def add(plan: Plan) -> Plan:
        day = plan.programme.start
        new = Closure(say("Closure"), day, day)
        return put(plan, replace(read(plan), closures=(*read(plan).closures, new)))

    def delete(plan: Plan, rows: Any) -> Plan:
        gone = {place for place, _ in rows}
        kept = tuple(each for place, each in enumerate(read(plan).closures) if place not in gone)
        return put(plan, replace(read(plan), closures=kept))

    columns = (
        EntityColumn[tuple[int, Closure]](
            say("Name"), lambda row: row[1].name, write("name"), stretches=True
        ),
        EntityColumn[tuple[int, Closure]](
            say("From"), lambda row: words.date(row[1].first), write("first"), width=_DATE_WIDTH
        ),
        EntityColumn[tuple[int, Closure]](
            say("To"), lambda row: words.date(row[1].last), write("last"), width=_DATE_WIDTH
        ),
    )
    kind = EntityKind[tuple[int, Closure]](
        "change_calendar", lambda: list(enumerate(read(draft.plan).closures)), lambda row: row[0], add, delete
    )
    return EntityTable(say("Closures"), kind, columns, draft.attempt, words, add_text=say("Add a closure"))


def _extra_days_table(draft: Draft, words: Words) -> EntityTable[tuple[int, ExtraWorkingDay]]:
    say = words.say

    def put(plan: Plan, days: tuple[ExtraWorkingDay, ...]) -> Plan:
        return _put_calendar(plan, replace(_calendar_of(plan), extra_working_days=days))

    def write(field: str) -> Callable[[Plan, tuple[int, ExtraWorkingDay], Any], Plan]:
        def edit(plan: Plan, row: tuple[int, ExtraWorkingDay], value: Any) -> Plan:
            days = list(_calendar_of(plan).extra_working_days)
            near = plan.programme.start
            entered: Any = str(value) if field == "name" else typed_date(str(value), field, near) or near
            days[row[0]] = replace(days[row[0]], **{field: entered})
            return put(plan, tuple(days))

        return edit

    def add(plan: Plan) -> Plan:
        new = ExtraWorkingDay(say("Extra working day"), _next_saturday(plan.programme.start))
        return put(plan, (*_calendar_of(plan).extra_working_days, new))

    def delete(plan: Plan, rows: Any) -> Plan:
        gone = {place for place, _ in rows}
        days = _calendar_of(plan).extra_working_days
        return put(plan, tuple(each for place, each in enumerate(days) if place not in gone))

    columns = (
        EntityColumn[tuple[int, ExtraWorkingDay]](
            say("Name"), lambda row: row[1].name, write("name"), stretches=True
        ),
        EntityColumn[tuple[int, ExtraWorkingDay]](
            say("Day"), lambda row: words.date(row[1].day), write("day"), width=_DATE_WIDTH
        ),
    )
    kind = EntityKind[tuple[int, ExtraWorkingDay]](
        "change_calendar",
        lambda: list(enumerate(_calendar_of(draft.plan).extra_working_days)),
        lambda row: row[0],
        add,
        delete,
    )
    return EntityTable(
        say("Extra working days"), kind, columns, draft.attempt, words, add_text=say("Add a day")
    )


def _next_saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)
