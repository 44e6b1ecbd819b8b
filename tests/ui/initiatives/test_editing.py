"""Cells edited in place: one undo step each, and a refusal that keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.plan.initiatives import Initiative, Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from ui.initiatives.columns import Column
from ui.initiatives.rows import Grouping
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController


@pytest.fixture
def view(qtbot: QtBot, controller_of: MakeController) -> InitiativesView:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A")
    plan = with_initiative(plan, "C", 5)
    made = InitiativesView(controller_of(plan))
    qtbot.addWidget(made)
    made.resize(1256, 600)
    made.show()
    return made


def controller(view: InitiativesView) -> PlanController:
    return view.commands._controller


def plan_of(view: InitiativesView) -> Plan:
    return controller(view).plan


def initiative(view: InitiativesView, key: str) -> Initiative:
    return plan_of(view).initiatives[id_of(plan_of(view), key)]


def open_editor(view: InitiativesView, key: str, column: Column) -> QWidget:
    view.columns.show(column, shown=True)
    view.table.edit_cell(id_of(plan_of(view), key), column)
    editors = [each for each in view.table.viewport().findChildren(QWidget, "cellEditor") if each.isVisible()]
    return editors[-1]


def enter(view: InitiativesView, key: str, column: Column, text: str) -> QWidget:
    """Type a text into a cell and press Enter."""
    editor = open_editor(view, key, column)
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, text)
    assert line.text() == text
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    return editor


def choose(view: InitiativesView, key: str, column: Column, text: str) -> None:
    """Choose an entry of a cell's list."""
    editor = open_editor(view, key, column)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findText(text, Qt.MatchFlag.MatchContains))
    editor.activated.emit(editor.currentIndex())


TYPED: list[tuple[Column, str, Callable[[Initiative], object], object]] = [
    (Column.KEY, "NEW-1", lambda each: each.key, "NEW-1"),
    (Column.TITLE, "Educação à distância", lambda each: each.title, "Educação à distância"),
    (Column.DAYS, "3w", lambda each: each.duration, 15),
    (Column.PROGRESS, "40 %", lambda each: each.progress, 40),
    (Column.START, "2 Feb 2026", lambda each: each.not_before, date(2026, 2, 2)),
    (Column.FINISH, "9 Jan 2026", lambda each: each.duration, 5),
]


@pytest.mark.parametrize(("column", "text", "value", "expected"), TYPED)
def test_that_a_typed_cell_is_one_undo_step(
    view: InitiativesView, column: Column, text: str, value: Callable[[Initiative], object], expected: object
) -> None:
    before = plan_of(view)
    id_ = id_of(before, "A")
    enter(view, "A", column, text)
    assert value(plan_of(view).initiatives[id_]) == expected
    assert controller(view).undo()
    assert plan_of(view).initiatives == before.initiatives
    assert controller(view).open_plan.undo_name is None


def test_that_predecessors_are_written_in_their_notation(view: InitiativesView) -> None:
    enter(view, "C", Column.WAITS_FOR, "A SS+2d; B")
    links = plan_of(view).links_into[id_of(plan_of(view), "C")]
    assert [(link.type.value, link.lag) for link in links] == [("SS", 2), ("FS", 0)]
    assert view.model.cells is not None
    assert view.model.cells.text(id_of(plan_of(view), "C"), Column.WAITS_FOR) == "A SS +1"


def test_that_a_new_owner_becomes_a_person_of_the_plan(view: InitiativesView) -> None:
    enter(view, "A", Column.OWNER, "Begoña Muñoz")
    assert plan_of(view).owner_name(initiative(view, "A")) == "Begoña Muñoz"
    assert controller(view).undo()
    assert not plan_of(view).people


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (Column.STAGE, "Optimise", "stage", 2),
        (Column.STREAM, "Customer centricity", "stream", Stream.CUSTOMER_CENTRICITY),
        (Column.STATUS, "Approved", "status", Status.APPROVED),
    ],
)
def test_that_a_chosen_value_is_one_undo_step(
    view: InitiativesView, column: Column, text: str, field: str, value: object
) -> None:
    before = initiative(view, "A")
    if column is Column.STAGE:
        view.group_by(Grouping.NONE)
    choose(view, "A", column, text)
    assert getattr(initiative(view, "A"), field) == value
    assert controller(view).undo()
    assert initiative(view, "A") == before


def test_that_a_refusal_stays_beside_the_cell_with_what_was_typed(view: InitiativesView) -> None:
    before = plan_of(view)
    editor = enter(view, "A", Column.WAITS_FOR, "B")
    assert plan_of(view) is before
    assert view.table.refused_editor is editor
    assert editor.isVisible()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "B"
    assert "A → B → A" in view.callout.sentence or "B → A → B" in view.callout.sentence


def test_that_esc_brings_back_what_the_plan_has(view: InitiativesView) -> None:
    editor = enter(view, "A", Column.DAYS, "soon")
    assert "soon" in view.callout.sentence
    press(editor, Qt.Key.Key_Escape)
    assert view.table.refused_editor is None
    assert view.callout.sentence == ""
    assert initiative(view, "A").duration == 10


def test_that_a_corrected_value_closes_the_callout(view: InitiativesView) -> None:
    editor = enter(view, "A", Column.DAYS, "soon")
    assert isinstance(editor, QLineEdit)
    editor.setText("20d")
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert initiative(view, "A").duration == 20
    assert view.callout.sentence == ""
    assert view.table.refused_editor is None


def test_that_a_finish_before_the_start_offers_two_repairs(view: InitiativesView) -> None:
    enter(view, "B", Column.FINISH, "12 Jan 2026")
    assert "before" in view.callout.sentence
    keep, use = view.callout.buttons()
    assert keep.text() == "Keep 5 d: 23 Jan 2026"
    assert use.text() == "Use 12 Jan 2027"
    use.click()
    schedule = controller(view).schedule
    assert schedule.initiative(id_of(plan_of(view), "B")).finish == date(2027, 1, 12)
    assert view.table.refused_editor is None


def test_that_a_start_that_cannot_be_says_what_moves_it(view: InitiativesView) -> None:
    enter(view, "B", Column.START, "6 Jan 2026")
    assert initiative(view, "B").not_before == date(2026, 1, 6)
    assert view.callout.sentence == (
        "B Initiative B starts on 19 January 2026, the working day after A Initiative A finishes."
    )
    press(view.table, Qt.Key.Key_Escape)
    assert view.callout.sentence == ""


def test_that_a_start_that_is_obeyed_needs_no_words(view: InitiativesView) -> None:
    enter(view, "B", Column.START, "26 Jan 2026")
    assert view.callout.sentence == ""


def test_that_a_start_on_a_free_day_says_which_day_it_became(view: InitiativesView) -> None:
    enter(view, "B", Column.START, "24 Jan 2026")
    assert view.callout.sentence == (
        "B Initiative B starts on 26 January 2026, the next day on which work is done."
    )


def test_that_work_under_way_asks_when_it_started(view: InitiativesView) -> None:
    choose(view, "A", Column.STATUS, "Active")
    assert initiative(view, "A").status is Status.CANDIDATE
    (started,) = view.callout.buttons()
    started.click()
    assert initiative(view, "A").actual_start == date(2026, 1, 5)
    assert initiative(view, "A").status is Status.ACTIVE


def test_that_control_enter_gives_the_value_to_all_selected_rows(view: InitiativesView) -> None:
    keys = ("A", "B", "C")
    editor = open_editor(view, "A", Column.DAYS)
    view.table.select_nodes([id_of(plan_of(view), key) for key in reversed(keys)], Column.DAYS)
    assert isinstance(editor, QLineEdit)
    editor.setText("7d")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [initiative(view, key).duration for key in keys] == [7, 7, 7]
    assert controller(view).undo()
    assert [initiative(view, key).duration for key in keys] == [10, 5, 5]


def test_that_the_completer_offers_keys_by_title(view: InitiativesView) -> None:
    from ui.initiatives.listed_editor import ListedEditor

    editor = open_editor(view, "C", Column.WAITS_FOR)
    assert isinstance(editor, ListedEditor)
    type_text(editor, "A; initiative b")
    editor.setText("A; Initiative")
    editor.setCursorPosition(len(editor.text()))
    editor.textEdited.emit(editor.text())
    assert editor.offers.completionCount() == 2
    editor.offers.activated.emit("B  Initiative B")
    assert editor.text() == "A; B"
