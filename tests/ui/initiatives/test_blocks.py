"""Blocks of cells: copied, pasted, filled down and cleared, as one step that tells what it could not take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from ui.initiatives.columns import Column
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A")
    return controller_of(with_initiative(plan, "C", 5))


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 600)
    made.show()
    return made


def choose(view: InitiativesView, controller: PlanController, column: Column, *keys: str) -> None:
    view.table.select_nodes([id_of(controller.plan, key) for key in keys], column)


def titles_and_days(controller: PlanController) -> list[tuple[str, int]]:
    return [(each.title, each.duration) for each in controller.plan.initiatives_in_order]


def test_that_a_block_is_pasted_as_one_step(view: InitiativesView, controller: PlanController) -> None:
    before = titles_and_days(controller)
    choose(view, controller, Column.TITLE, "A")
    QGuiApplication.clipboard().setText("First\tMarta\nSecond\tLuis\n")
    press(view.table, Qt.Key.Key_V, CONTROL)
    rows = controller.plan.initiatives_in_order
    assert [each.title for each in rows[:2]] == ["First", "Second"]
    assert [controller.plan.owner_name(each) for each in rows[:2]] == ["Marta", "Luis"]
    controller.undo()
    assert titles_and_days(controller) == before


def test_that_what_cannot_be_taken_is_told_with_its_place(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.DAYS, "A")
    QGuiApplication.clipboard().setText("12d\nmany\n7d\n9d\n")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert [days for _, days in titles_and_days(controller)] == [12, 5, 7]
    assert view.callout.is_notice
    assert "B, Days: " in view.callout.accessibleName()
    assert "1 row" in view.callout.accessibleName()


def test_that_a_novel_is_refused_and_nothing_is_lost(
    view: InitiativesView, controller: PlanController
) -> None:
    before = controller.plan
    choose(view, controller, Column.TITLE, "A")
    QGuiApplication.clipboard().setText("word " * 50_000)
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert controller.plan == before
    assert view.callout.is_notice


def test_that_one_copied_cell_fills_all_selected_rows(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.DAYS, "A", "B", "C")
    QGuiApplication.clipboard().setText("3w")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert {days for _, days in titles_and_days(controller)} == {15}


def test_that_fill_down_gives_the_first_value_to_all(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.DAYS, "A", "B", "C")
    press(view.table, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert {days for _, days in titles_and_days(controller)} == {10}
    controller.undo()
    assert [days for _, days in titles_and_days(controller)] == [10, 5, 5]


def test_that_shift_and_an_arrow_mark_a_block_which_delete_clears(
    view: InitiativesView, controller: PlanController
) -> None:
    a = id_of(controller.plan, "A")
    choose(view, controller, Column.OWNER, "A")
    QGuiApplication.clipboard().setText("Marta")
    press(view.table, Qt.Key.Key_V, CONTROL)
    choose(view, controller, Column.TITLE, "A")
    press(view.table, Qt.Key.Key_Right, SHIFT)
    assert view.table.block_columns() == [Column.TITLE, Column.OWNER]
    press(view.table, Qt.Key.Key_Delete)
    assert controller.plan.initiatives[a].owner is None
    assert controller.plan.initiatives[a].title
    assert view.callout.is_notice


def test_that_a_copied_block_is_pasted_unchanged(view: InitiativesView, controller: PlanController) -> None:
    choose(view, controller, Column.TITLE, "A")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(view.table, key, SHIFT)
    press(view.table, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().count("\n") == 3
    before = controller.plan
    choose(view, controller, Column.TITLE, "A")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert controller.plan == before


def test_that_an_arrow_without_shift_ends_the_block(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.TITLE, "A")
    press(view.table, Qt.Key.Key_Right, SHIFT)
    press(view.table, Qt.Key.Key_Left)
    assert view.table.block_columns() == [Column.TITLE]
