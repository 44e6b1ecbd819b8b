"""The choice of a country and region whose public holidays are free, for the programme or for a team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import WorkCalendar
from cxplanner.plan.working_time import public_holidays
from ui.programme.countries import country_choices, subdivision_choices
from ui.theme import font
from ui.widgets.field import ChoiceField

if TYPE_CHECKING:
    from cxplanner.wording.words import Words
    from ui.programme.form import Page

ReadCalendar = Callable[[Plan], WorkCalendar]
WriteCalendar = Callable[[Plan, WorkCalendar], Plan]
_MOST_YEARS = 12


class HolidayChoice:
    """Two fields of a page: the country, and its region where it has some."""

    def __init__(self, page: Page, read: ReadCalendar, put: WriteCalendar) -> None:
        self._page = page
        self._read = read
        self._put = put
        say = page.words.say
        self.country = ChoiceField(say("Public holidays of"), country_choices(page.words))
        self.subdivision = ChoiceField(say("Region"))
        page.bind(self.country, self._write_country)
        page.bind(self.subdivision, self._write_subdivision)

    def show(self, calendar: WorkCalendar) -> None:
        """Show the country and region of a calendar."""
        self.country.show_value(calendar.country)
        self.subdivision.offer(subdivision_choices(calendar.country, self._page.words))
        self.subdivision.show_value(calendar.subdivision)
        self.subdivision.setVisible(self.subdivision.combo.count() > 1)

    def _write_country(self, plan: Plan, value: object) -> Plan:
        country = value if isinstance(value, str) else None
        return self._put(plan, replace(self._read(plan), country=country, subdivision=None))

    def _write_subdivision(self, plan: Plan, value: object) -> Plan:
        subdivision = value if isinstance(value, str) else None
        return self._put(plan, replace(self._read(plan), subdivision=subdivision))


def years_of(plan: Plan, finish: date | None) -> range:
    """The years from the programme's start to its finish, its target and its horizon, whichever is last."""
    start = plan.programme.start
    ends = [finish, plan.programme.target_finish]
    last = max(day.year for day in (start, *ends) if day is not None)
    horizon = start.year + (start.month - 1 + plan.programme.horizon_months) // 12
    return range(start.year, min(max(last, horizon), start.year + _MOST_YEARS - 1) + 1)


def list_holidays(shown: QListWidget, calendar: WorkCalendar, years: range, words: Words) -> int:
    """Fill a list with public holidays year by year; the answer is how many there are."""
    shown.clear()
    names = words.weekday_names
    count = 0
    for year in years:
        try:
            days = public_holidays(
                calendar.country, calendar.subdivision, range(year, year + 1), words.language
            )
        except CXPlannerError:
            days = {}
        if not days:
            continue
        free = sum(day.weekday() in calendar.weekdays for day in days)
        _add_head(
            shown,
            words.say_number(
                "{year}: {n} holiday on working weekdays", "{year}: {n} holidays on working weekdays", free,
                year=str(year),
            ),
        )  # fmt: skip
        for day in sorted(days):
            shown.addItem(f"{words.date(day)}, {names[day.weekday()]}: {days[day]}")
        count += len(days)
    return count


def _add_head(shown: QListWidget, text: str) -> None:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setFont(font(12.5, 600))
    shown.addItem(item)
