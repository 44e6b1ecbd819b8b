"""Columns that stay in sight while the rest of the table scrolls, with mouse and keyboard in both parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from ui.initiatives.columns import HIDDEN_AT_FIRST, WIDTHS, Column
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A")
    return controller_of(with_initiative(plan, "C", 30))


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    """A table of all columns, scrolled as far as it goes, with the first three of them frozen."""
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    for column in Column:
        made.columns.show(column, shown=True)
    made.columns.freeze(Column.TITLE)
    QApplication.processEvents()
    made.table.horizontalScrollBar().setValue(10_000)
    return made


def place_of(view: InitiativesView, key: str, column: Column) -> QPoint:
    index = view.model.index_of(id_of(view.commands._controller.plan, key), column)
    return view.table.visualRect(index).center()


def ask_for_menu(view: InitiativesView, x: int) -> dict[str, QMenu]:
    """The menu of the column whose head is at this place."""
    place = QPoint(x, 20)
    head = view.table.head
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, head.mapToGlobal(place))
    QApplication.sendEvent(head.viewport(), event)
    return {"menu": next(each for each in view.findChildren(QMenu) if each.isVisible())}


def choose(menu: QMenu, text: str) -> None:
    action = next(each for each in menu.actions() if each.text() == text)
    QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())


def test_that_frozen_columns_stay_where_they_are(view: InitiativesView) -> None:
    title, last = place_of(view, "A", Column.TITLE), place_of(view, "A", Column.NOTES)
    view.table.horizontalScrollBar().setValue(0)
    assert place_of(view, "A", Column.TITLE) == title
    assert place_of(view, "A", Column.NOTES).x() > last.x()


def test_that_a_click_finds_the_cell_that_is_seen(view: InitiativesView, controller: PlanController) -> None:
    QTest.mouseClick(view.table.viewport(), LEFT, NO_KEYS, place_of(view, "B", Column.TITLE))
    assert view.table.currentIndex().column() == Column.TITLE
    assert view.table.current_node() == id_of(controller.plan, "B")
    QTest.mouseClick(view.table.viewport(), LEFT, NO_KEYS, place_of(view, "C", Column.NOTES))
    assert view.table.currentIndex().column() == Column.NOTES


def test_that_a_frozen_cell_is_edited_where_it_is_seen(
    view: InitiativesView, controller: PlanController
) -> None:
    QTest.mouseDClick(view.table.viewport(), LEFT, NO_KEYS, place_of(view, "B", Column.TITLE))
    (editor,) = [
        each for each in view.table.viewport().findChildren(QWidget, "cellEditor") if each.isVisible()
    ]
    assert editor.geometry().contains(place_of(view, "B", Column.TITLE))
    type_text(editor, "Renamed")
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert controller.plan.initiatives[id_of(controller.plan, "B")].title == "Renamed"


def test_that_the_keyboard_goes_across_both_parts(view: InitiativesView, controller: PlanController) -> None:
    view.table.select_nodes([id_of(controller.plan, "A")], Column.TITLE)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_Right)
    assert view.table.currentIndex().column() == Column.OWNER
    place = view.table.visualRect(view.table.currentIndex())
    assert place.left() >= view.table.head.frozen_width()
    assert place.right() <= view.table.viewport().width()
    press(view.table, Qt.Key.Key_Left)
    assert view.table.currentIndex().column() == Column.TITLE


def test_that_an_editor_that_scrolls_goes_under_what_stays(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.edit_cell(id_of(controller.plan, "A"), Column.OWNER)
    (editor,) = [
        each for each in view.table.viewport().findChildren(QWidget, "cellEditor") if each.isVisible()
    ]
    frozen_width = view.table.head.frozen_width()
    view.table.horizontalScrollBar().setValue(view.table.horizontalScrollBar().value() + 40)
    assert editor.x() < frozen_width
    assert editor.x() + editor.mask().boundingRect().left() == frozen_width


def test_that_a_click_on_a_frozen_head_sorts_and_a_drag_of_its_border_sizes(view: InitiativesView) -> None:
    head = view.table.head
    title = head.sectionPosition(Column.TITLE)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder, None):
        QTest.mouseClick(head.viewport(), LEFT, NO_KEYS, QPoint(title + 40, 25))
        assert head.sortIndicatorSection() == (Column.TITLE if order is not None else -1)
        assert order is None or head.sortIndicatorOrder() is order
    border = QPoint(title + head.sectionSize(Column.TITLE) - 1, 25)
    width = head.sectionSize(Column.TITLE)
    QTest.mousePress(head.viewport(), LEFT, NO_KEYS, border)
    QTest.mouseMove(head.viewport(), border + QPoint(30, 0))
    QTest.mouseRelease(head.viewport(), LEFT, NO_KEYS, border + QPoint(30, 0))
    assert head.sectionSize(Column.TITLE) - width == pytest.approx(30, abs=2)


def test_that_the_menu_of_a_column_freezes_up_to_it_and_lets_go(
    view: InitiativesView, controller: PlanController
) -> None:
    head = view.table.head
    view.columns.freeze(None)
    view.table.horizontalScrollBar().setValue(0)
    choose(ask_for_menu(view, head.sectionPosition(Column.OWNER) + 9)["menu"], "Freeze up to “Owner”")
    assert head.frozen is Column.OWNER
    again = InitiativesView(controller)
    assert again.table.head.frozen is Column.OWNER
    again.deleteLater()
    choose(ask_for_menu(view, 90)["menu"], "Let all columns scroll")
    assert head.frozen is None


def test_that_a_column_is_left_out_from_its_menu(view: InitiativesView) -> None:
    view.table.horizontalScrollBar().setValue(0)
    choose(ask_for_menu(view, view.table.head.left_of(Column.OWNER) + 9)["menu"], "Leave out this column")
    assert view.table.head.isSectionHidden(Column.OWNER)
    menu = ask_for_menu(view, view.table.head.left_of(Column.TITLE) + 9)["menu"]
    assert not next(a for a in menu.actions() if a.text() == "Leave out this column").isEnabled()
    menu.close()


def test_that_columns_go_back_to_what_they_were_at_first(
    view: InitiativesView, controller: PlanController
) -> None:
    head = view.table.head
    head.moveSection(head.visualIndex(Column.COST), 3)
    head.resizeSection(Column.TITLE, 400)
    view.table.horizontalScrollBar().setValue(0)
    choose(ask_for_menu(view, 90)["menu"], "Columns as at first")
    for which in (view, InitiativesView(controller)):
        head = which.table.head
        assert head.frozen is None
        assert [head.logicalIndex(place) for place in range(head.count())] == list(Column)
        hidden = {column for column in Column if head.isSectionHidden(column)}
        assert hidden == {*HIDDEN_AT_FIRST, Column.STAGE}
        assert head.sectionSize(Column.TITLE) == WIDTHS[Column.TITLE]


def test_that_several_columns_are_chosen_while_the_menu_stays(view: InitiativesView) -> None:
    view.head.columns_asked.emit(view.head)
    menu = next(each for each in view.findChildren(QMenu) if each.isVisible())
    for name, column in (("Code", Column.KEY), ("Owner", Column.OWNER)):
        choose(menu, name)
        assert menu.isVisible()
        assert view.table.head.isSectionHidden(column)
    press(menu, Qt.Key.Key_Escape)


def test_that_nothing_is_frozen_where_nothing_would_be_left_to_scroll(view: InitiativesView) -> None:
    view.splitter.moveSplitter(300, 1)
    assert view.table.head.frozen is Column.TITLE
    assert view.table.head.frozen_width() == 0
    view.splitter.moveSplitter(700, 1)
    assert view.table.head.frozen_width() > 0


def test_that_both_parts_are_painted(view: InitiativesView, controller: PlanController) -> None:
    """The frozen part is the same picture wherever the rest is; the rest is not."""
    table = view.table
    table.select_nodes([])
    table.setCurrentIndex(table.rootIndex())
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    scrolled = table.viewport().grab().toImage()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().value() - 150)
    other = table.viewport().grab().toImage()
    width = table.head.frozen_width()
    assert scrolled.copy(0, 0, width, 200) == other.copy(0, 0, width, 200)
    assert scrolled.copy(width, 0, 300, 200) != other.copy(width, 0, 300, 200)
