"""Nonsense in the editor of every column: a sentence beside the cell, and nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Status
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from ui.initiatives.columns import DATES, FIELDS, READ_ONLY, Column
from ui.initiatives.date_editor import DateEditor
from ui.initiatives.fields import Kind
from ui.initiatives.listed_editor import ListedEditor
from ui.initiatives.rows import Grouping
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
EDITABLE = sorted(set(Column) - READ_ONLY)
CHOICES = [
    column
    for column in EDITABLE
    if column in (Column.STATUS, Column.STAGE, Column.STREAM)
    or (column in FIELDS and FIELDS[column].kind is Kind.CHOICE)
]
TYPED = [column for column in EDITABLE if column not in CHOICES]
ANY_TEXT = {Column.TITLE, Column.OWNER, Column.SPONSOR, Column.TEAM, Column.WHY, Column.CUSTOMER_BENEFIT}
ANY_TEXT |= {Column.SUMMARY, Column.NOTES, Column.GATE_WAIVER}
"""Columns that take whatever is written, up to a length."""
NONSENSE = "¿nonsense, 31/31/31?"
NOVEL = "It was a dark and stormy night. " * 32_768


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(with_initiative(with_initiative(a_plan(), "A", 10), "B", 5, "A"))


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 600)
    made.show()
    made.group_by(Grouping.NONE)
    return made


def open_editor(view: InitiativesView, controller: PlanController, column: Column) -> QWidget:
    """The editor that F2 or Enter opens in the row of B."""
    view.columns.show(column, shown=True)
    view.table.select_nodes([id_of(controller.plan, "B")], column)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    return next(
        each for each in view.table.viewport().findChildren(QWidget, "cellEditor") if each.isVisible()
    )


def text_of(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def line_of(editor: QWidget) -> QWidget:
    """What of an editor takes the keys."""
    line = editor.lineEdit() if isinstance(editor, QComboBox) else None
    return line or editor


def paste_into(editor: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(line_of(editor), Qt.Key.Key_A, CONTROL)
    press(line_of(editor), Qt.Key.Key_V, CONTROL)


def take_offer(editor: ListedEditor) -> None:
    press(editor.popup(), Qt.Key.Key_Down)
    press(editor.popup(), Qt.Key.Key_Return)


@pytest.mark.parametrize("column", TYPED)
def test_that_nonsense_gets_a_sentence_beside_the_cell(
    view: InitiativesView, controller: PlanController, column: Column
) -> None:
    before = controller.plan
    editor = open_editor(view, controller, column)
    paste_into(editor, NOVEL if column in ANY_TEXT else NONSENSE)
    written = text_of(editor)
    assert written
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert controller.plan is before
    assert view.table.refused_editor is editor
    assert text_of(editor) == written
    assert view.callout.sentence
    assert len(view.callout.sentence) < 250
    assert not view.callout.is_notice
    press(line_of(editor), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert view.table.refused_editor is None
    assert not view.callout.sentence
    assert controller.plan is before


@pytest.mark.parametrize("column", CHOICES)
def test_that_a_list_has_no_room_for_nonsense(
    view: InitiativesView, controller: PlanController, column: Column
) -> None:
    before = controller.plan
    editor = open_editor(view, controller, column)
    assert isinstance(editor, QComboBox)
    popup = editor.view()
    assert popup.isVisible()
    type_text(popup, "¿¡ß")
    press(popup, Qt.Key.Key_Escape)
    press(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert controller.plan is before


@pytest.mark.parametrize("column", sorted(READ_ONLY))
def test_that_a_computed_cell_opens_no_editor(
    view: InitiativesView, controller: PlanController, column: Column
) -> None:
    view.columns.show(column, shown=True)
    view.table.select_nodes([id_of(controller.plan, "B")], column)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_Return)
    assert not view.table.viewport().findChildren(QWidget, "cellEditor")


@pytest.mark.parametrize("column", sorted(DATES))
def test_that_a_day_is_picked_from_a_calendar(
    view: InitiativesView, controller: PlanController, column: Column
) -> None:
    b = id_of(controller.plan, "B")
    if column is Column.ACTUAL_FINISH:
        started = {"actual_start": date(2026, 1, 19), "status": Status.ACTIVE}
        controller.apply("set_status", lambda plan: initiatives.change(plan, b, **started))
    editor = open_editor(view, controller, column)
    assert isinstance(editor, DateEditor)
    press(editor, Qt.Key.Key_Down, ALT)
    calendar = editor.findChild(QCalendarWidget)
    assert calendar is not None
    picked = calendar.selectedDate().addDays(14)
    calendar.clicked.emit(picked)
    QApplication.processEvents()
    assert view.table.refused_editor is None
    assert controller.undo_name is not None
    initiative = controller.plan.initiatives[b]
    day = date(picked.year(), picked.month(), picked.day())
    if column in FIELDS:
        assert getattr(initiative, column.name.lower()) == day
    elif column is Column.START:
        assert initiative.not_before == day
    else:
        assert controller.schedule.initiative(initiative.id).finish == day


def test_that_tags_are_completed_by_the_names_of_streams(
    view: InitiativesView, controller: PlanController
) -> None:
    editor = open_editor(view, controller, Column.TAGS)
    assert isinstance(editor, ListedEditor)
    press(editor, Qt.Key.Key_Down, ALT)
    assert editor.popup().isVisible()
    assert editor.offers.completionCount() == 3
    press(editor.popup(), Qt.Key.Key_Escape)
    type_text(editor, "chan")
    assert editor.offers.currentCompletion() == "CT  Change management & training"
    take_offer(editor)
    type_text(editor, "; cust")
    take_offer(editor)
    assert editor.text() == "CT; CC"
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    initiative = controller.plan.initiatives[id_of(controller.plan, "B")]
    assert initiative.tags == (Stream.CHANGE_MANAGEMENT, Stream.CUSTOMER_CENTRICITY)


def test_that_a_click_elsewhere_keeps_a_refused_editor(
    view: InitiativesView, controller: PlanController
) -> None:
    editor = open_editor(view, controller, Column.DAYS)
    paste_into(editor, NONSENSE)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    place = view.table.visualRect(view.model.index_of(id_of(controller.plan, "A"), Column.TITLE))
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    QApplication.processEvents()
    assert view.table.refused_editor is editor
    assert editor.isVisible()
    assert text_of(editor) == NONSENSE


def test_that_a_refused_editor_and_its_sentence_scroll_with_their_row(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    plan = a_plan()
    for number in range(40):
        plan = with_initiative(plan, "B" if number == 5 else f"X{number}", 5)
    controller = controller_of(plan)
    view = InitiativesView(controller)
    qtbot.addWidget(view)
    view.resize(1256, 500)
    view.show()
    editor = open_editor(view, controller, Column.DAYS)
    paste_into(editor, NONSENSE)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    before = editor.y(), view.callout.y()
    view.table.verticalScrollBar().setValue(50)
    assert (editor.y(), view.callout.y()) == (before[0] - 50, before[1] - 50)
    assert text_of(editor) == NONSENSE
