"""Calendars in the settings: what follows from a choice, calendars of teams, and the effect before OK."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme, put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Team, WorkCalendar
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.names import nameless
from ui.plan_controller import PlanController
from ui.programme.dialog import ProgrammeDialog
from ui.widgets.entity_table import EntityTable

FRIDAY = 4


def a_team_at_work() -> Plan:
    plan = with_initiative(with_initiative(put_team(a_plan(), Team(0, "Squad")), "A", 10), "B", 5, "A")
    return initiatives.change(plan, id_of(plan, "A"), team=max(plan.teams))


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(a_team_at_work())


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> ProgrammeDialog:
    made = ProgrammeDialog(controller, page="calendar")
    qtbot.addWidget(made)
    made.show()
    return made


def set_cells(table: EntityTable, *values: str) -> None:  # type: ignore[type-arg]
    """A new row with these cells."""
    table.add()
    row = table.model.rowCount() - 1
    for column, value in enumerate(values):
        table.model.setData(table.model.index(row, column), value)


def test_that_a_closure_says_what_it_does_and_moves_the_plan_on_ok(
    qtbot: QtBot, dialog: ProgrammeDialog, controller: PlanController
) -> None:
    set_cells(dialog.calendar.closures, "Move", "12 Jan 2026", "23 Jan 2026")
    qtbot.waitUntil(lambda: bool(dialog.effect.text()))
    said = dialog.effect.text().replace("\u00a0", " ")
    assert said.startswith("With these settings: finish 23 Jan 2026 → 6 Feb 2026, 10 working days later")
    assert controller.schedule.finish == date(2026, 1, 23)
    dialog.accept()
    assert controller.schedule.finish == date(2026, 2, 6)
    controller.undo()
    assert controller.schedule.finish == date(2026, 1, 23)


def test_that_settings_without_any_working_day_are_refused_before_and_on_ok(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    set_cells(dialog.calendar.closures, "For ever", "1 Jan 2026", "31 Dec 2199")
    dialog.effect.show_effect()
    sentence = "The calendar has no working day from the programme's start on: shorten its closures."
    assert dialog.effect.text() == sentence
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.text() == sentence
    assert controller.schedule.finish == date(2026, 1, 23)


@pytest.mark.parametrize("day", ["31 Dec 9999", "1 Jan 1600"])
def test_that_a_day_outside_all_plans_stays_as_typed_with_the_reason(
    dialog: ProgrammeDialog, day: str
) -> None:
    closures = dialog.calendar.closures
    set_cells(closures, "Odd", "12 Jan 2026", day)
    assert "2199" in closures.refusal
    assert closures.model.index(0, 2).data() == day


def test_that_a_closure_of_ten_thousand_days_moves_the_plan_past_it(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    set_cells(dialog.calendar.closures, "Long", "12 Jan 2026", "29 May 2053")
    dialog.effect.show_effect()
    assert "2053" in dialog.effect.text()
    dialog.accept()
    assert controller.schedule.finish == date(2053, 6, 12)


def test_that_closures_that_overlap_are_told(dialog: ProgrammeDialog) -> None:
    set_cells(dialog.calendar.closures, "Easter", "2 Apr 2026", "10 Apr 2026")
    assert not dialog.calendar.overlaps.isVisible()
    set_cells(dialog.calendar.closures, "Move", "9 Apr 2026", "14 Apr 2026")
    assert dialog.calendar.overlaps.text() == (
        "“Easter” and “Move” overlap from 9 Apr 2026 to 10 Apr 2026; these days count once."
    )


def test_that_holidays_are_listed_by_year_and_counted_on_working_weekdays(dialog: ProgrammeDialog) -> None:
    calendar = dialog.calendar
    calendar.choice.country.committed.emit("ES")
    calendar.choice.subdivision.committed.emit("CT")
    texts = [calendar.holidays.item(n).text() for n in range(calendar.holidays.count())]
    assert [text[:4] for text in texts if ": " in text[:6]] == ["2026", "2027", "2028"]
    assert any(text.startswith("11 Sep 2026, Friday") for text in texts)


def test_that_a_team_without_fridays_works_longer(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    page = dialog.teams
    dialog.list.setCurrentRow(4)
    boxes = page.calendar.weekdays.boxes
    assert [box.isEnabled() for box in boxes] == [True] * 5 + [False] * 2
    boxes[FRIDAY].click()
    dialog.accept()
    (team,) = controller.plan.teams.values()
    assert team.calendar is not None
    assert team.calendar.weekdays == frozenset(range(7)) - {FRIDAY}
    assert controller.schedule.initiative(id_of(controller.plan, "A")).finish == date(2026, 1, 20)
    plan = change_programme(controller.plan, calendar=WorkCalendar(weekdays=frozenset(range(6))))
    assert controller.apply("change_programme", lambda _: plan)
    finish = controller.schedule.initiative(id_of(controller.plan, "A")).finish
    assert finish == date(2026, 1, 17), "a team that only took Fridays off works on Saturdays too"


def test_that_a_team_has_public_holidays_of_its_place_and_loses_them_again(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    page = dialog.teams
    page.calendar.choice.country.committed.emit("ES")
    assert dialog.draft.plan.teams[max(dialog.draft.plan.teams)].calendar is not None
    dialog.effect.show_effect()
    assert "26 Jan 2026" in dialog.effect.text().replace("\u00a0", " ")  # the sixth of January is free
    page.calendar.choice.country.committed.emit(None)
    assert dialog.draft.plan.teams[max(dialog.draft.plan.teams)].calendar is None
    dialog.accept()
    assert controller.schedule.finish == date(2026, 1, 23)


def test_that_a_team_with_no_weekday_left_is_refused(dialog: ProgrammeDialog) -> None:
    dialog.list.setCurrentRow(4)
    weekdays = dialog.teams.calendar.weekdays
    for box in weekdays.boxes[:5]:
        box.click()
    assert weekdays.refusal.text() == "The calendar has no working weekday: choose at least one."
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.list.currentRow() == 4


def test_that_every_control_has_a_name(dialog: ProgrammeDialog) -> None:
    assert nameless(dialog) == []
