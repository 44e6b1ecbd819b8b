"""The settings of the programme: one undo step on OK, refusals beside their fields, nothing on Cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits.programme import put_person, put_team
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, GateOutcome, GatePolicy, Person, Team
from tests.builders import a_plan, with_initiative, with_link
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from tests.ui.names import nameless, tab_order
from ui.plan_controller import PlanController
from ui.programme.dialog import PAGES, PageName, ProgrammeDialog
from ui.widgets.entity_table import EntityTable
from ui.widgets.field import TextField
from ui.widgets.value_box import ValueBox


def a_team_of_two() -> Plan:
    plan = put_person(a_plan(), Person(0, "Ana Núñez"))
    plan = put_person(plan, Person(0, "Luis Gil"))
    return put_team(plan, Team(0, "Squad"))


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(a_team_of_two())


@pytest.fixture
def dialog(qtbot: QtBot, controller: PlanController) -> ProgrammeDialog:
    made = ProgrammeDialog(controller)
    qtbot.addWidget(made)
    made.show()
    return made


def write(field: TextField, text: str) -> None:
    """Type into a field and leave it with Enter."""
    field.line.selectAll()
    type_text(field.line, text)
    press(field.line, Qt.Key.Key_Return)


def set_cell(table: EntityTable, row: int, column: int, value: object) -> bool:  # type: ignore[type-arg]
    return table.model.setData(table.model.index(row, column), value)


def choose(table: EntityTable, row: int, column: int, value: object) -> None:  # type: ignore[type-arg]
    """Open the list of a cell and pick from it."""
    for line in table.view.findChildren(QLineEdit):
        press(line, Qt.Key.Key_Escape)
    table.view.edit(table.model.index(row, column))
    (box,) = table.view.findChildren(ValueBox)
    box.pick(value)


def test_that_ok_takes_everything_over_as_one_undo_step(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    before = controller.plan
    write(dialog.programme.name, "Transformação digital")
    write(dialog.programme.target_finish, "17 Dec 2027")
    dialog.people.people.add()
    dialog.stages.show_stage(2)
    write(dialog.stages.name, "Optimise all")
    assert controller.plan is before
    dialog.ok.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert controller.plan.programme.name == "Transformação digital"
    assert controller.plan.programme.target_finish == date(2027, 12, 17)
    assert controller.plan.stages[2].name == "Optimise all"
    assert len(controller.plan.people) == 3
    assert controller.open_plan.undo_name == "change_programme"
    assert controller.undo()
    assert replace(controller.plan, next_id=before.next_id) == before
    assert controller.open_plan.undo_name is None


def test_that_version_and_classification_are_written_and_bounded(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    write(dialog.programme.version, "1.14")
    write(dialog.programme.classification, "Internal")
    write(dialog.programme.classification, "x" * 61)
    assert "is too long (61 of 60 characters)" in dialog.programme.classification.refusal
    write(dialog.programme.classification, "Strictly internal")
    dialog.ok.click()
    programme = controller.plan.programme
    assert (programme.version, programme.classification) == ("1.14", "Strictly internal")


def test_that_cancel_leaves_the_plan_as_it_was(dialog: ProgrammeDialog, controller: PlanController) -> None:
    before = controller.plan
    write(dialog.programme.name, "Other")
    dialog.cancel.click()
    assert controller.plan is before


def test_that_ok_without_a_change_is_no_step(dialog: ProgrammeDialog, controller: PlanController) -> None:
    dialog.ok.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert controller.open_plan.undo_name is None


def test_that_a_refused_field_keeps_the_dialog_open_with_what_was_typed(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    write(dialog.programme.target_finish, "1 Jan 2020")
    assert "before the start" in dialog.programme.target_finish.refusal
    dialog.list.setCurrentRow(3)
    dialog.ok.click()
    assert dialog.isVisible()
    assert dialog.list.currentRow() == 0
    assert dialog.programme.target_finish.text == "1 Jan 2020"
    assert controller.plan.programme.target_finish is None


def test_that_a_date_that_cannot_be_read_is_refused_beside_it(dialog: ProgrammeDialog) -> None:
    write(dialog.programme.start, "soon")
    assert "soon" in dialog.programme.start.refusal


def test_that_a_typed_field_counts_when_ok_is_pressed_at_once(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    dialog.programme.name.line.setFocus()
    dialog.programme.name.line.setText("Typed last")
    dialog.accept()
    assert controller.plan.programme.name == "Typed last"


def test_that_the_calendar_knows_weekdays_and_holidays(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    calendar = dialog.calendar
    calendar.weekdays.boxes[5].click()
    calendar.choice.country.committed.emit("ES")
    assert calendar.holidays.count() > 25
    assert calendar.holidays.item(0).text() == "2026: 8 holidays on working weekdays"
    assert calendar.holidays.item(1).text() == "1 Jan 2026, Thursday: New Year's Day"
    regions = calendar.choice.subdivision.combo
    names = [regions.itemText(n) for n in range(regions.count())]
    assert "Madrid" in names
    calendar.choice.subdivision.committed.emit("MD")
    dialog.accept()
    after = controller.plan.programme.calendar
    assert after.weekdays == frozenset(range(6))
    assert (after.country, after.subdivision) == ("ES", "MD")


def test_that_a_week_without_working_days_is_refused(dialog: ProgrammeDialog) -> None:
    for box in dialog.calendar.weekdays.boxes[:5]:
        box.click()
    assert dialog.calendar.weekdays.refusal.text() == (
        "The calendar has no working weekday: choose at least one."
    )
    assert dialog.draft.plan.programme.calendar.weekdays == frozenset({4})
    dialog.accept()
    assert dialog.isVisible()


def test_that_closures_and_extra_days_are_written_in_their_tables(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    closures, extra = dialog.calendar.closures, dialog.calendar.extra_days
    closures.add()
    set_cell(closures, 0, 0, "Summer")
    set_cell(closures, 0, 1, "3 Aug 2026")
    set_cell(closures, 0, 2, "21 Aug 2026")
    extra.add()
    set_cell(extra, 0, 1, "7 Mar 2026")
    dialog.accept()
    (closure,) = controller.plan.programme.calendar.closures
    assert (closure.name, closure.first, closure.last) == ("Summer", date(2026, 8, 3), date(2026, 8, 21))
    (day,) = controller.plan.programme.calendar.extra_working_days
    assert day.day == date(2026, 3, 7)


def test_that_a_closure_that_ends_before_it_begins_stays_as_typed_with_the_reason(
    dialog: ProgrammeDialog,
) -> None:
    closures = dialog.calendar.closures
    closures.add()
    set_cell(closures, 0, 1, "3 Aug 2026")
    assert not set_cell(closures, 0, 2, "1 Aug 2026")
    assert "before the start" in closures.refusal
    assert closures.model.index(0, 2).data() == "1 Aug 2026"
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.list.currentRow() == PAGES.index("calendar")
    press(closures.view, Qt.Key.Key_Escape)
    assert closures.refusal == ""
    assert closures.model.index(0, 2).data() == "3 Aug 2026"


def test_that_gates_and_criteria_are_set_stage_by_stage(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    stages = dialog.stages
    stages.show_stage(3)
    stages.gate_policy.committed.emit(GatePolicy.HOLD)
    stages.gate_outcome.committed.emit(GateOutcome.GO)
    assert "date" in stages.gate_outcome.refusal
    write(stages.gate_decided_on, "1 Jun 2027")
    stages.gate_outcome.committed.emit(GateOutcome.GO)
    assert stages.gate_outcome.refusal == ""
    stages.criteria.add()
    set_cell(stages.criteria, 0, 0, "Every data set has a purpose")
    choose(stages.criteria, 0, 1, CriterionKind.SHOULD)
    dialog.accept()
    stage = controller.plan.stages[3]
    assert (stage.gate_policy, stage.gate_passed_on) == (GatePolicy.HOLD, date(2027, 6, 1))
    (criterion,) = controller.plan.criteria.values()
    assert (criterion.stage, criterion.text) == (3, "Every data set has a purpose")
    assert criterion.kind is CriterionKind.SHOULD


def test_that_a_name_that_is_taken_is_refused(dialog: ProgrammeDialog) -> None:
    people = dialog.people.people
    assert not set_cell(people, 1, 0, "ana núñez")
    assert "in use" in people.refusal


def test_that_a_team_has_members_capacity_and_closures(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    teams = dialog.teams
    dialog.list.setCurrentRow(PAGES.index("teams"))
    teams.members.add()
    teams.members.add()
    teams.capacity.add()
    set_cell(teams.capacity, 0, 1, "2,5")
    teams.calendar.closures.add()
    set_cell(teams.calendar.closures, 0, 0, "Offsite")
    dialog.accept()
    (team,) = controller.plan.teams.values()
    people = controller.plan.people
    members = sorted(people[each.person].name for each in controller.plan.team_members.values())
    assert members == ["Ana Núñez", "Luis Gil"]
    assert team.capacity[0].units == 2.5
    assert team.calendar is not None
    assert team.calendar.closures[0].name == "Offsite"


def test_that_what_no_schedule_can_hold_is_said_in_the_dialog(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    plan = with_initiative(a_plan(), "A", 5, stage=1)
    plan = with_initiative(plan, "B", 5, stage=2)
    controller = controller_of(with_link(plan, "B", "A"))
    dialog = ProgrammeDialog(controller, page="stages")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.stages.gate_policy.committed.emit(GatePolicy.HOLD)
    dialog.accept()
    assert dialog.isVisible()
    assert "wait for each other" in dialog.refusal.text()
    assert controller.plan.stages[1].gate_policy is GatePolicy.ADVISE


@pytest.mark.parametrize("page", PAGES)
def test_that_every_control_has_a_name_and_tab_comes_round(
    qtbot: QtBot, controller: PlanController, page: PageName
) -> None:
    dialog = ProgrammeDialog(controller, page=page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    visited = tab_order(dialog)
    assert dialog.ok in visited
    assert dialog.list in visited


def test_that_a_choice_told_after_the_table_let_go_of_its_list_is_none(
    dialog: ProgrammeDialog, controller: PlanController
) -> None:
    """A list that stood open while its row went away; Qt would warn of an editor that it does not know."""
    people = dialog.people.people
    dialog.list.setCurrentRow(PAGES.index("people"))
    people.view.setCurrentIndex(people.model.index(1, 3))
    people.view.edit(people.model.index(1, 3))
    (box,) = people.view.findChildren(ValueBox)
    people.delete_selected()
    before = dialog.draft.plan
    box.pick(box.values[-1])
    assert dialog.draft.plan is before
