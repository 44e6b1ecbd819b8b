"""Typing on a cell writes into it, as in a spreadsheet; keys that write nothing go on being commands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.windows import MakeWindow
from ui.dependencies import columns as links
from ui.initiatives.columns import Column
from ui.initiatives.rows import Grouping
from ui.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


def two() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 10, title="Paper is gone"), "B", 5, "A")


def on_cell(window: MainWindow, key: str, column: Column) -> QWidget:
    """The table, with the keyboard on a cell."""
    window.show_view("initiatives")
    view = window.views.initiatives
    view.group_by(Grouping.NONE)
    view.columns.show(column, shown=True)
    view.table.setFocus()
    view.table.set_current_cell(view.table.rows.index_of(id_of(window.controller.plan, key), column))
    QApplication.processEvents()
    return view.table


def editor() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def enter() -> None:
    press(editor(), Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("first", ["n", "N", "d", "7", "á"])
def test_that_a_letter_writes_in_place_of_what_the_cell_says(window_of: MakeWindow, first: str) -> None:
    window = window_of(two())
    table = on_cell(window, "A", Column.TITLE)
    press(table, Qt.Key.Key_unknown, SHIFT if first.isupper() else Qt.KeyboardModifier.NoModifier, first)
    type_text(editor(), "ew portal")
    enter()
    plan = window.controller.plan
    assert plan.initiatives[id_of(plan, "A")].title == f"{first}ew portal"
    assert len(plan.initiatives) == 2
    assert window.controller.undo_name == "set_title"


def test_that_a_number_typed_on_days_changes_the_duration(window_of: MakeWindow) -> None:
    window = window_of(two())
    table = on_cell(window, "B", Column.DAYS)
    type_text(table, "1")
    type_text(editor(), "2")
    enter()
    plan = window.controller.plan
    assert plan.initiatives[id_of(plan, "B")].duration == 12


def test_that_esc_leaves_what_the_cell_said(window_of: MakeWindow) -> None:
    window = window_of(two())
    before = window.controller.plan
    table = on_cell(window, "A", Column.TITLE)
    type_text(table, "x")
    press(editor(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.controller.plan is before


def test_that_a_letter_on_a_choice_opens_its_list_there(window_of: MakeWindow) -> None:
    window = window_of(two())
    before = window.controller.plan
    table = on_cell(window, "A", Column.STREAM)
    type_text(table, "o")
    (box,) = (each for each in table.findChildren(QComboBox) if each.isVisible())
    assert box.view().currentIndex().data() == "Organization & processes"
    assert window.controller.plan is before
    press(box.view(), Qt.Key.Key_Return)
    QApplication.processEvents()
    plan = window.controller.plan
    assert plan.initiatives[id_of(plan, "A")].stream is Stream.ORGANIZATION


@pytest.mark.parametrize("on_group", [False, True])
def test_that_n_makes_an_initiative_where_nothing_can_be_written(
    window_of: MakeWindow, on_group: bool
) -> None:
    window = window_of(two())
    table = on_cell(window, "A", Column.FLOAT)
    if on_group:
        window.views.initiatives.group_by(Grouping.STREAM)
        rows = window.views.initiatives.table.rows
        window.views.initiatives.table.setCurrentIndex(rows.index(0, Column.TITLE))
    press(table, Qt.Key.Key_N, text="n")
    assert len(window.controller.plan.initiatives) == 3


def test_that_a_lag_is_typed_on_its_cell(window_of: MakeWindow) -> None:
    window = window_of(two())
    window.show_view("dependencies")
    table = window.views.dependencies.table
    table.setFocus()
    table.select_places([0], links.Column.LAG)
    type_text(table, "-")
    type_text(editor(), "2d")
    enter()
    (link,) = window.controller.plan.dependencies.values()
    assert link.lag == -2


def test_that_typing_goes_on_in_a_refused_editor_that_the_keyboard_has_left(window_of: MakeWindow) -> None:
    window = window_of(two())
    table = on_cell(window, "B", Column.DAYS)
    type_text(table, "x")
    enter()
    refused = editor()
    assert isinstance(refused, QLineEdit)
    table.setFocus()
    type_text(table, "5")
    shown = [each for each in table.findChildren(QLineEdit) if each.isVisible()]
    assert shown == [refused]
    assert refused.text() == "x5"
