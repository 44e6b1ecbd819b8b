"""Hostile values typed into the window: the reason beside the field, the plan as it was, and no hang."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, WorkCalendar
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow, select
from ui.initiatives.columns import Column
from ui.initiatives.view import InitiativesView
from ui.main_window import MainWindow
from ui.simulation.dialog import ChancesDialog
from ui.widgets.field import Field


def two(policy: GatePolicy = GatePolicy.ADVISE) -> Plan:
    plan = with_initiative(a_plan(policy=policy, calendar=WorkCalendar(country="ES")), "A", 5)
    return with_initiative(plan, "B", 3, stage=2)


def table_of(window: MainWindow) -> InitiativesView:
    window.show_view("initiatives")
    return window.views.initiatives


def enter(view: InitiativesView, plan: Plan, key: str, column: Column, text: str) -> None:
    """Type into a cell and press Enter."""
    view.columns.show(column, shown=True)
    view.table.edit_cell(id_of(plan, key), column)
    editors = [each for each in view.table.viewport().findChildren(QWidget, "cellEditor") if each.isVisible()]
    line = editors[-1].lineEdit() if isinstance(editors[-1], QComboBox) else editors[-1]
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, text)
    press(editors[-1], Qt.Key.Key_Return)
    QApplication.processEvents()


def write(window: MainWindow, label: str, text: str) -> Field:
    """Type into a field of the inspector and press Enter."""
    (field,) = (
        each
        for each in window.inspector.findChildren(Field)
        if each.label.text() == label and each.isVisibleTo(window.inspector)
    )
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(field.editor, text)
    press(field.editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return field


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (Column.DAYS, "100000", "10,000"),
        (Column.DAYS, "-1", ""),
        (Column.WAITS_FOR, "A+100000d", "3,650"),
        (Column.WAITS_FOR, "B", "B cannot wait for itself"),
        (Column.WAITS_FOR, "G1+400000ed", "3,650"),
    ],
)
def test_that_a_cell_keeps_what_was_typed_with_the_reason(
    window_of: MakeWindow, column: Column, text: str, reason: str
) -> None:
    window = window_of(two())
    before = window.controller.plan
    view = table_of(window)

    enter(view, before, "B", column, text)

    assert reason in view.callout.sentence
    assert view.callout.sentence
    assert window.controller.plan is before


def test_that_a_cycle_through_a_gate_is_named_beside_the_cell(window_of: MakeWindow) -> None:
    window = window_of(two(GatePolicy.HOLD))
    before = window.controller.plan
    view = table_of(window)

    enter(view, before, "A", Column.WAITS_FOR, "B")

    assert "A → G1 → B → A" in view.callout.sentence
    assert window.controller.plan is before


def test_that_a_duration_of_zero_becomes_a_moment(window_of: MakeWindow) -> None:
    window = window_of(two())
    view = table_of(window)

    enter(view, window.controller.plan, "A", Column.DAYS, "0")

    assert view.callout.sentence == ""
    plan = window.controller.plan
    dates = window.controller.schedule.initiative(id_of(plan, "A"))
    assert dates.start == dates.finish == date(2026, 1, 5)


def test_that_a_pin_on_a_holiday_and_a_deadline_before_the_start_are_findings(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.open_inspector(True)
    select(window, "A")

    assert write(window, "Pinned start", "6 Jan 2026").refusal == ""
    assert write(window, "Deadline", "1 Dec 2025").refusal == ""

    plan = window.controller.plan
    dates = window.controller.schedule.initiative(id_of(plan, "A"))
    assert dates.start == date(2026, 1, 7)
    assert dates.violates == {"deadline"}
    rules = {each.rule for each in window.controller.findings()}
    assert {"SCH-02", "SCH-07"} <= rules


@pytest.mark.parametrize("label", ["Deadline", "Pinned start", "Not before"])
def test_that_a_day_outside_all_plans_stays_in_its_field(window_of: MakeWindow, label: str) -> None:
    window = window_of(two())
    window.open_inspector(True)
    select(window, "A")
    before = window.controller.plan

    assert "2199" in write(window, label, "31 Dec 9999").refusal
    assert window.controller.plan is before


@pytest.mark.parametrize("plan", [a_plan(), with_initiative(a_plan(), "A", 0)], ids=["empty", "a moment"])
def test_that_ten_thousand_runs_of_nothing_say_so(
    qtbot: QtBot, controller_of: MakeController, plan: Plan
) -> None:
    dialog = ChancesDialog(controller_of(plan))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.is_working)

    assert dialog.note.text().startswith("Nothing ")
