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
from cxplanner.plan.working_time import public_holidays
from ui.programme.countries import country_choices, subdivision_choices
from ui.programme.draft import Draft
from ui.programme.form import Page, titled
from ui.widgets.buttons import CheckBox
from ui.widgets.date_field import typed_date
from ui.widgets.entity_model import EntityColumn, EntityKind
from ui.widgets.entity_table import EntityTable
from ui.widgets.field import ChoiceField
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from cxplanner.wording.words import Words

_YEARS_SHOWN = 6
ReadCalendar = Callable[[Plan], WorkCalendar]
WriteCalendar = Callable[[Plan, WorkCalendar], Plan]


class CalendarPage(Page):
    """The calendar of the programme."""

    def __init__(self, draft: Draft, words: Words) -> None:
        super().__init__(words.say("Working calendar"), draft, words)
        say = words.say
        self.weekdays = [CheckBox(name.capitalize()) for name in words.weekday_names]
        self.weekday_refusal = PlainLabel("", "refusal", wraps=True)
        self.country = ChoiceField(say("Public holidays of"), country_choices(words))
        self.subdivision = ChoiceField(say("Region"))
        self.holidays = QListWidget()
        self.holidays.setAccessibleName(say("Public holidays in the years of the plan"))
        self.holidays.setObjectName("plainList")
        self.holidays.setFixedHeight(140)
        self.column.addWidget(PlainLabel(say("Working days of the week"), "sectionHead"))
        self.column.addLayout(self._weekday_row())
        self.column.addWidget(self.weekday_refusal)
        self.weekday_refusal.hide()
        self.add_field(self.country, _write_country)
        self.add_field(self.subdivision, _write_subdivision)
        self.holidays_head = PlainLabel("", "small")
        self.column.addWidget(self.holidays_head)
        self.column.addWidget(self.holidays)
        self.closures = closures_table(draft, words, _calendar_of, _put_calendar)
        self.extra_days = _extra_days_table(draft, words)
        row = QHBoxLayout()
        row.setSpacing(16)
        for title, table in ((say("Closures"), self.closures), (say("Extra working days"), self.extra_days)):
            row.addLayout(titled(title, table), 1)
            table.edited.connect(self.show_draft)
        self.column.addLayout(row, 1)
        self.show_draft()

    def show_draft(self) -> None:
        calendar = _calendar_of(self.draft.plan)
        for number, box in enumerate(self.weekdays):
            box.blockSignals(True)
            box.setChecked(number in calendar.weekdays)
            box.blockSignals(False)
        self.country.show_value(calendar.country)
        self.subdivision.offer(subdivision_choices(calendar.country, self.words))
        self.subdivision.show_value(calendar.subdivision)
        self.subdivision.setVisible(self.subdivision.combo.count() > 1)
        self._list_holidays(calendar)

    def refused_part(self) -> QWidget | None:
        return self.weekdays[0] if self.weekday_refusal.text() else super().refused_part()

    def _weekday_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for box in self.weekdays:
            box.toggled.connect(lambda _: self._write_weekdays())
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _write_weekdays(self) -> None:
        chosen = frozenset(number for number, box in enumerate(self.weekdays) if box.isChecked())

        def edit(plan: Plan) -> Plan:
            return _put_calendar(plan, replace(_calendar_of(plan), weekdays=chosen))

        error = self.draft.attempt("", edit)
        self.weekday_refusal.setText(self.words.error(error) if error is not None else "")
        self.weekday_refusal.setVisible(error is not None)

    def _list_holidays(self, calendar: WorkCalendar) -> None:
        first = self.draft.plan.programme.start.year
        years = range(first, first + _YEARS_SHOWN)
        try:
            days = public_holidays(calendar.country, calendar.subdivision, years, self.words.language)
        except CXPlannerError:
            days = {}
        self.holidays.clear()
        names = self.words.weekday_names
        for day in sorted(days):
            self.holidays.addItem(f"{self.words.date(day)}, {names[day.weekday()]}: {days[day]}")
        said = self.words.say("Public holidays from {first} to {last}", first=years[0], last=years[-1])
        self.holidays_head.setText(
            said if days else self.words.say("No public holidays are left out of work.")
        )
        self.holidays.setVisible(bool(days))


def _calendar_of(plan: Plan) -> WorkCalendar:
    return plan.programme.calendar


def _put_calendar(plan: Plan, calendar: WorkCalendar) -> Plan:
    return change_programme(plan, calendar=calendar)


def _write_country(plan: Plan, value: object) -> Plan:
    calendar = replace(
        _calendar_of(plan), country=value if isinstance(value, str) else None, subdivision=None
    )
    return _put_calendar(plan, calendar)


def _write_subdivision(plan: Plan, value: object) -> Plan:
    return _put_calendar(
        plan, replace(_calendar_of(plan), subdivision=value if isinstance(value, str) else None)
    )


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
        EntityColumn[tuple[int, Closure]](say("From"), lambda row: words.date(row[1].first), write("first")),
        EntityColumn[tuple[int, Closure]](say("To"), lambda row: words.date(row[1].last), write("last")),
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
            say("Day"), lambda row: words.date(row[1].day), write("day")
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
