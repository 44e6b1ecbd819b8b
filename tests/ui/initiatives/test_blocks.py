"""Blocks of cells: copied, pasted, filled down and cleared, as one step that tells what it could not take."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cxplanner.exchange.copied_cells import as_text, read_text
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
    assert view.table.selected_nodes() == [each.id for each in rows[:2]]
    assert view.table.currentIndex() == view.model.index_of(rows[0].id, Column.TITLE)
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


def why(view: InitiativesView, controller: PlanController, key: str, column: Column) -> str:
    return view.model.why_refused(id_of(controller.plan, key), column)


def test_that_cells_that_were_refused_are_marked_until_the_plan_changes(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.DAYS, "A")
    QGuiApplication.clipboard().setText("12d\nmany\n7d")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert "many" in why(view, controller, "B", Column.DAYS)
    assert not why(view, controller, "A", Column.DAYS)
    index = view.model.index_of(id_of(controller.plan, "B"), Column.DAYS)
    assert "many" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "many" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    marked = view.table.viewport().grab(view.table.visualRect(index)).toImage()
    controller.undo()
    assert not why(view, controller, "B", Column.DAYS)
    assert view.table.viewport().grab(view.table.visualRect(index)).toImage() != marked


def test_that_the_rest_of_a_block_can_be_taken_back(
    view: InitiativesView, controller: PlanController
) -> None:
    before = controller.plan
    choose(view, controller, Column.DAYS, "A")
    QGuiApplication.clipboard().setText("12d\nmany\n7d")
    press(view.table, Qt.Key.Key_V, CONTROL)
    (button,) = view.callout.buttons()
    assert button.text() == "Take nothing"
    button.click()
    assert controller.plan.initiatives == before.initiatives
    assert view.callout.isHidden()


def test_that_nothing_is_to_be_taken_back_where_nothing_was_taken(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.DAYS, "A")
    QGuiApplication.clipboard().setText("many")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert view.callout.is_notice
    assert view.callout.buttons() == []


def test_that_columns_beyond_the_table_are_told(view: InitiativesView, controller: PlanController) -> None:
    choose(view, controller, Column.FLOAT, "A")
    QGuiApplication.clipboard().setText("1\t2\t3")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert "2 columns of what was copied" in view.callout.sentence
    assert why(view, controller, "A", Column.FLOAT)


def test_that_one_copied_row_goes_to_every_selected_one(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.TITLE, "A", "B", "C")
    QGuiApplication.clipboard().setText("Same\tMarta")
    press(view.table, Qt.Key.Key_V, CONTROL)
    rows = controller.plan.initiatives_in_order
    assert {(each.title, controller.plan.owner_name(each)) for each in rows} == {("Same", "Marta")}


def test_that_an_empty_cell_in_a_block_empties_its_own_cell(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.OWNER, "A")
    QGuiApplication.clipboard().setText("Marta\nLuis\nZoe")
    press(view.table, Qt.Key.Key_V, CONTROL)
    QGuiApplication.clipboard().setText("Ana\n\nEva\n")
    press(view.table, Qt.Key.Key_V, CONTROL)
    plan = controller.plan
    assert [plan.owner_name(each) for each in plan.initiatives_in_order] == ["Ana", "", "Eva"]


def test_that_a_novel_in_one_cell_of_a_block_spares_the_others(
    view: InitiativesView, controller: PlanController
) -> None:
    novel = "\n".join(["It was a dark and stormy night."] * 35_000)
    assert len(novel) > 1_000_000
    choose(view, controller, Column.TITLE, "A")
    QGuiApplication.clipboard().setText(f'First\tMarta\n"{novel}"\tLuis\nThird\tZoe')
    press(view.table, Qt.Key.Key_V, CONTROL)
    plan = controller.plan
    assert [each.title for each in plan.initiatives_in_order] == ["First", "Initiative B", "Third"]
    assert [plan.owner_name(each) for each in plan.initiatives_in_order] == ["Marta", "Luis", "Zoe"]
    assert "B, Initiative: " in view.callout.sentence
    assert len(view.callout.sentence) < 300


def test_that_predecessors_that_make_a_circle_are_refused_and_the_rest_is_taken(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.WAITS_FOR, "A")
    QGuiApplication.clipboard().setText("B\nA SS\nB")
    press(view.table, Qt.Key.Key_V, CONTROL)
    plan = controller.plan
    links = {plan.initiatives[each.successor].key: each.type.value for each in plan.dependencies.values()}
    assert links == {"B": "FS", "C": "FS"}
    assert why(view, controller, "A", Column.WAITS_FOR)
    assert why(view, controller, "B", Column.WAITS_FOR)
    assert not why(view, controller, "C", Column.WAITS_FOR)


def test_that_predecessors_may_name_keys_of_the_same_block(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.head.moveSection(view.table.head.visualIndex(Column.WAITS_FOR), 1)
    choose(view, controller, Column.WAITS_FOR, "A")
    QGuiApplication.clipboard().setText("\tX\nX\tY\nX; Y\tZ")
    press(view.table, Qt.Key.Key_V, CONTROL)
    rows = controller.plan.initiatives_in_order
    assert [each.key for each in rows] == ["X", "Y", "Z"]
    assert [len(controller.plan.links_into.get(each.id, ())) for each in rows] == [0, 1, 2]
    assert view.callout.isHidden()


def test_that_control_enter_takes_what_it_can(view: InitiativesView, controller: PlanController) -> None:
    choose(view, controller, Column.KEY, "C", "B", "A")
    press(view.table, Qt.Key.Key_Return)
    (editor,) = view.table.viewport().findChildren(QLineEdit, "cellEditor")
    editor.setText("NEW")
    press(editor, Qt.Key.Key_Return, CONTROL)
    assert [each.key for each in controller.plan.initiatives_in_order] == ["NEW", "B", "C"]
    assert view.callout.is_notice
    assert why(view, controller, "B", Column.KEY)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=6))
def test_that_copied_cells_are_read_as_they_were(rows: list[list[str]]) -> None:
    assert read_text(as_text(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"quoted" word\tb', [['"quoted" word', "b"]]),
        ('"never closed\tb\nc\td', [['"never closed', "b"], ["c", "d"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"say ""hello"""', [['say "hello"']]),
        ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
        ("", [[""]]),
    ],
)
def test_that_text_of_spreadsheets_and_of_people_is_read(text: str, rows: list[list[str]]) -> None:
    assert read_text(text) == rows


def test_that_rows_beyond_the_table_become_initiatives_when_asked_for(
    view: InitiativesView, controller: PlanController
) -> None:
    choose(view, controller, Column.TITLE, "C")
    QGuiApplication.clipboard().setText("Third\tZoe\nFourth\tAna\t2 Mar 2026\n\tNobody\nFifth\tEva\tsoon")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert "3 rows of what was copied" in view.callout.sentence
    add, take_nothing = view.callout.buttons()
    assert (add.text(), take_nothing.text()) == ("Add 2 initiatives", "Take nothing")
    add.click()
    plan = controller.plan
    new = plan.initiatives_in_order[3:]
    c = plan.initiatives[id_of(plan, "C")]
    assert [(each.title, plan.owner_name(each)) for each in new] == [("Fourth", "Ana"), ("Fifth", "Eva")]
    assert {(each.stage, each.stream) for each in new} == {(c.stage, c.stream)}
    assert new[0].not_before == date(2026, 3, 2)
    assert set(view.table.selected_nodes()) == {each.id for each in new}
    assert why(view, controller, new[1].key, Column.START)
    assert controller.undo()
    assert len(controller.plan.initiatives) == 3
    assert controller.plan.owner_name(controller.plan.initiatives[c.id]) == "Zoe"


def test_that_rows_without_titles_are_not_offered(view: InitiativesView, controller: PlanController) -> None:
    choose(view, controller, Column.OWNER, "C")
    QGuiApplication.clipboard().setText("Zoe\nAna\nEva")
    press(view.table, Qt.Key.Key_V, CONTROL)
    assert [button.text() for button in view.callout.buttons()] == ["Take nothing"]
