"""How rows are put together and sorted: by clicks and keys, remembered with the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from ui.initiatives.columns import Column
from ui.initiatives.rows import Grouping
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A", stream=Stream.ORGANIZATION)
    plan = with_initiative(plan, "C", 30)
    plan = with_initiative(plan, "D", 5, "B", stage=2)
    return controller_of(with_initiative(plan, "E", 5, "D", stage=2))


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 700)
    made.show()
    return made


def shown_keys(view: InitiativesView) -> list[list[str]]:
    assert view.model.cells is not None
    cells = view.model.cells
    return [[cells.text(node, Column.KEY) for node in group.nodes] for group in view.model.groups]


def test_that_two_clicks_sort_by_two_columns(view: InitiativesView) -> None:
    view.group_by(Grouping.NONE)
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    view.table.head.setSortIndicator(Column.KEY, down)
    view.table.head.setSortIndicator(Column.DAYS, up)
    assert shown_keys(view) == [["E", "D", "B", "A", "C"]]
    view.table.head.setSortIndicator(Column.DAYS, down)
    assert shown_keys(view) == [["C", "A", "E", "D", "B"]]
    view.table.head.setSortIndicator(-1, up)
    assert shown_keys(view) == [["A", "B", "C", "D", "E"]]


def test_that_rows_stay_selected_in_another_order(view: InitiativesView, controller: PlanController) -> None:
    a, c = id_of(controller.plan, "A"), id_of(controller.plan, "C")
    view.table.select_nodes([a, c], Column.DAYS)
    view.table.head.setSortIndicator(Column.KEY, Qt.SortOrder.DescendingOrder)
    assert view.table.selected_nodes() == [c, a]
    assert [item.id for item in controller.view.selected] == [a, c]
    assert (view.table.current_node(), view.table.currentIndex().column()) == (c, Column.DAYS)


def test_that_a_click_on_a_head_goes_up_down_and_back(view: InitiativesView) -> None:
    head = view.table.head
    place = QPoint(head.sectionViewportPosition(Column.DAYS) + 10, 25)
    found = []
    for _ in range(3):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        found.append(shown_keys(view)[0])
    assert found == [["B", "A", "C", "G1"], ["C", "A", "B", "G1"], ["A", "B", "C", "G1"]]


def test_that_a_filter_and_a_sorting_go_together(view: InitiativesView) -> None:
    view.table.head.setSortIndicator(Column.DAYS, Qt.SortOrder.DescendingOrder)
    view.set_filter("stage:1")
    assert shown_keys(view) == [["C", "A", "B"]]


def test_that_left_and_right_close_and_open_a_group(view: InitiativesView) -> None:
    head = view.model.index(1, Column.TITLE)
    view.table.setFocus()
    view.table.set_current_cell(head)
    press(view.table, Qt.Key.Key_Left)
    assert not view.table.isExpanded(view.model.index(1, 0))
    press(view.table, Qt.Key.Key_Right)
    assert view.table.isExpanded(view.model.index(1, 0))
    press(view.table, Qt.Key.Key_Return)
    assert not view.table.isExpanded(view.model.index(1, 0))


def test_that_grouping_and_closed_groups_are_remembered_with_their_file(
    qtbot: QtBot, controller: PlanController, view: InitiativesView, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.cxplan", tmp_path / "second.cxplan"
    assert controller.save_as(second)
    assert controller.save_as(first)
    view.group_by(Grouping.STREAM)
    view.table.collapse(view.model.index(2, 0))
    again = InitiativesView(controller)
    qtbot.addWidget(again)
    assert again.model.grouping is Grouping.STREAM
    assert again.head.grouping.value is Grouping.STREAM
    assert not again.table.isExpanded(again.model.index(2, 0))
    assert controller.open(second)
    assert again.table.isExpanded(again.model.index(2, 0))
    assert controller.open(first)
    assert not again.table.isExpanded(again.model.index(2, 0))
    assert again.table.isExpanded(again.model.index(1, 0))
    again.table.expand(again.model.index(2, 0))
    assert controller.open(second)
    assert controller.open(first)
    assert again.table.isExpanded(again.model.index(2, 0))
