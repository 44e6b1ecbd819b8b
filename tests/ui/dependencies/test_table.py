"""The table of links: what its cells say, sorting, filtering, and edits in place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.programme import GatePolicy
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.dependencies.conftest import MakeView
from tests.ui.dependencies.views import (
    cell,
    controller_of_view,
    enter,
    link,
    open_editor,
    place_of,
    plan_of,
    select,
    shown,
)
from tests.ui.keys import press
from ui.dependencies.columns import Column
from ui.dependencies.editors import TypeEditor
from ui.dependencies.view import DependenciesView

ALL = [("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]


def test_that_each_link_is_a_row_with_its_facts(view: DependenciesView) -> None:
    assert shown(view) == ALL
    assert cell(view, "A", "B", Column.PREDECESSOR) == "A Foundations"
    assert cell(view, "A", "B", Column.SLACK) == "0 d"
    assert cell(view, "A", "B", Column.DRIVING) == "Critical"
    assert cell(view, "C", "D", Column.TYPE) == "SS"
    assert cell(view, "C", "D", Column.LAG) == "+2d"
    assert cell(view, "C", "D", Column.SLACK) == "6 d"
    assert cell(view, "C", "D", Column.DRIVING) == ""
    assert cell(view, "C", "D", Column.STAGES) == "1 → 2"


def test_that_a_row_is_a_sentence_for_who_does_not_see_it(view: DependenciesView) -> None:
    index = view.model.index(place_of(view, "C", "D"), Column.PREDECESSOR)
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "C Initiative C before D Initiative D, SS +2d, slack 6 working days"


@pytest.mark.parametrize(
    ("column", "first"),
    [(Column.SLACK, ("A", "B")), (Column.LAG, ("A", "B")), (Column.PREDECESSOR, ("A", "B"))],
)
def test_that_a_click_on_a_head_sorts_and_turns_round(
    view: DependenciesView, column: Column, first: tuple[str, str]
) -> None:
    view.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert shown(view)[0] == first
    view.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert shown(view)[0] == ("C", "D")
    view.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(view) == ALL


def test_that_the_keyboard_sorts_through_the_menu_of_a_cell(view: DependenciesView) -> None:
    view.table.setFocus()
    view.table.select_places([0], Column.SLACK)
    orders = []
    for _ in range(3):
        menu = view.commands.row_menu(view)
        next(each for each in menu.actions() if each.text().startswith("Sort")).trigger()
        orders.append(shown(view))
    assert orders[0][-1] == ("C", "D")
    assert orders[1][0] == ("C", "D")
    assert orders[2] == ALL


def test_that_the_menu_of_a_row_offers_what_can_be_done(view: DependenciesView) -> None:
    view.table.setFocus()
    view.table.select_places([0], Column.LAG)
    offered = [each.text() for each in view.commands.row_menu(view).actions() if each.text()]
    assert offered[:2] == ["Go to A Foundations", "Go to B Initiative B"]
    assert {"Everything before B", "Change the lag…", "New link", "Delete link"} <= set(offered)


def test_that_the_filter_keeps_links_at_what_matches(view: DependenciesView) -> None:
    controller_of_view(view).view.set_filter("foundations")
    assert shown(view) == [("A", "B"), ("A", "C")]
    assert view.head.summary == "2 of 4 links, 3 driving"
    controller_of_view(view).view.set_filter("")
    assert shown(view) == ALL


def test_that_a_filter_without_links_says_so_and_offers_all(view: DependenciesView) -> None:
    controller_of_view(view).view.set_filter("nothing like it")
    assert view.notices.nothing_kept.isVisibleTo(view)
    view.notices._show_all()
    assert shown(view) == ALL
    assert not view.notices.nothing_kept.isVisibleTo(view)


@pytest.mark.parametrize(
    ("typed", "lag", "elapsed"),
    [("+3d", 3, False), ("-1w", -5, False), ("7ed", 7, True), ("2", 2, False), ("", 0, False)],
)
def test_that_a_lag_is_read_as_people_write_it(
    view: DependenciesView, typed: str, lag: int, elapsed: bool
) -> None:
    enter(view, "C", "D", Column.LAG, typed)
    assert (link(view, "C", "D").lag, link(view, "C", "D").elapsed) == (lag, elapsed)


def test_that_undo_brings_back_the_lag_in_one_step(view: DependenciesView) -> None:
    enter(view, "A", "B", Column.LAG, "+1w")
    assert controller_of_view(view).undo_name == "set_lag"
    controller_of_view(view).undo()
    assert link(view, "A", "B").lag == 0


@pytest.mark.parametrize("nonsense", ["soon", "3 parsecs", "99999d", "1.3d", "x" * 2_000])
def test_that_a_refused_lag_stays_as_it_was_typed(view: DependenciesView, nonsense: str) -> None:
    editor = enter(view, "A", "B", Column.LAG, nonsense)
    assert view.table.refused_editor is editor
    assert editor.text() == nonsense
    assert view.refusals.callout.sentence
    assert link(view, "A", "B").lag == 0


def test_that_escape_gives_up_a_refused_lag(view: DependenciesView) -> None:
    editor = enter(view, "A", "B", Column.LAG, "soon")
    press(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert view.table.refused_editor is None
    assert view.refusals.callout.isHidden()


def test_that_the_plan_can_close_while_a_refused_lag_is_open(view: DependenciesView) -> None:
    enter(view, "A", "B", Column.LAG, "soon")
    controller_of_view(view).close(discard=True)
    QApplication.processEvents()
    assert view.model.rows == []


def test_that_deleting_the_link_that_is_edited_closes_its_editor(view: DependenciesView) -> None:
    enter(view, "A", "B", Column.LAG, "soon")
    gone = link(view, "A", "B").id
    controller_of_view(view).apply("delete_link", lambda plan: dependencies.remove(plan, [gone]))
    QApplication.processEvents()
    assert view.table.refused_editor is None
    assert shown(view) == ALL[1:]


def test_that_a_type_is_chosen_from_a_list(view: DependenciesView) -> None:
    editor = open_editor(view, "A", "B", Column.TYPE)
    assert isinstance(editor, TypeEditor)
    editor.choose("FF")
    editor.activated.emit(editor.currentIndex())
    assert link(view, "A", "B").type is LinkType.FF


def test_that_the_type_of_a_link_from_a_gate_is_fixed(view_of: MakeView) -> None:
    view = view_of(with_initiative(a_plan(), "A", 5, "G1", stage=2))
    index = view.model.index(0, Column.TYPE)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert view.model.index(0, Column.LAG).flags() & Qt.ItemFlag.ItemIsEditable


def test_that_control_enter_gives_the_lag_to_all_selected_links(view: DependenciesView) -> None:
    view.table.select_places([0, 1, 2], Column.LAG)
    view.table.edit(view.table.currentIndex())
    editor = view.table.viewport().findChildren(QLineEdit, "cellEditor")[-1]
    editor.setText("+4d")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [link(view, *ends).lag for ends in ALL] == [4, 4, 4, 2]


def test_that_delete_takes_the_selected_links_out_in_one_step(view: DependenciesView) -> None:
    view.table.setFocus()
    view.table.select_places([0, 2])
    press(view.table, Qt.Key.Key_Delete)
    assert shown(view) == [("A", "C"), ("C", "D")]
    controller_of_view(view).undo()
    assert shown(view) == ALL


def test_that_the_keyboard_tells_the_window_which_end_it_is_on(view: DependenciesView) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(place_of(view, "B", "D"), Column.PREDECESSOR))
    assert controller_of_view(view).view.current == Item("initiative", id_of(plan_of(view), "B"))
    press(view.table, Qt.Key.Key_Right)
    assert controller_of_view(view).view.current == Item("initiative", id_of(plan_of(view), "D"))


def test_that_taking_the_keyboard_alone_selects_nothing(view: DependenciesView) -> None:
    view.table.setFocus()
    assert controller_of_view(view).view.selected == ()


def test_that_enter_on_an_end_goes_to_it(view: DependenciesView, qtbot: QtBot) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(place_of(view, "A", "B"), Column.SUCCESSOR))
    with qtbot.waitSignal(view.jump_asked) as told:
        press(view.table, Qt.Key.Key_Return)
    assert told.args == [Item("initiative", id_of(plan_of(view), "B"))]


def test_that_a_click_on_a_key_goes_to_its_initiative(view: DependenciesView, qtbot: QtBot) -> None:
    index = view.model.index(place_of(view, "A", "C"), Column.PREDECESSOR)
    cell_area = view.table.visualRect(index)
    with qtbot.waitSignal(view.jump_asked) as told:
        QTest.mouseClick(
            view.table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(cell_area.left() + 25, cell_area.center().y()),
        )
    assert told.args == [Item("initiative", id_of(plan_of(view), "A"))]


def test_that_a_click_beside_the_key_only_selects(view: DependenciesView, qtbot: QtBot) -> None:
    cell_area = view.table.visualRect(view.model.index(0, Column.PREDECESSOR))
    asked: list[Any] = []
    view.jump_asked.connect(asked.append)
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=cell_area.center())
    assert asked == []
    assert len(view.table.selected_rows()) == 1


def test_that_selection_and_keyboard_stay_on_their_links_through_an_edit(view: DependenciesView) -> None:
    view.table.setFocus()
    view.table.select_places([place_of(view, "C", "D")], Column.LAG)
    controller_of_view(view).apply(
        "link_initiatives", lambda plan: dependencies.link(plan, id_of(plan, "E"), id_of(plan, "A"))
    )
    assert [row.id for row in view.table.selected_rows()] == [link(view, "C", "D").id]
    assert view.table.currentIndex().row() == place_of(view, "C", "D")
    assert view.table.currentIndex().column() == Column.LAG


def test_that_a_slack_follows_an_edit_of_dates(view: DependenciesView) -> None:
    controller_of_view(view).apply(
        "set_duration", lambda plan: initiatives.change(plan, id_of(plan, "B"), duration=4)
    )
    assert cell(view, "C", "D", Column.SLACK) == "2 d"


def test_that_a_deleted_initiative_takes_its_links_along(view: DependenciesView) -> None:
    controller_of_view(view).apply(
        "delete_initiative", lambda plan: initiatives.delete(plan, [id_of(plan, "A")])
    )
    assert shown(view) == ALL[2:]


def test_that_gate_holds_are_listed_on_demand_and_cannot_be_edited(view_of: MakeView) -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    view = view_of(with_initiative(plan, "B", 5, "A", stage=2))
    assert shown(view) == [("A", "B")]
    press(view.table, Qt.Key.Key_D, text="d")
    assert {("A", "G1"), ("G1", "B"), ("G1", "G2")} <= set(shown(view))
    place = place_of(view, "G1", "B")
    assert cell(view, "G1", "B", Column.NOTE) == "held by the gate"
    assert not view.model.index(place, Column.LAG).flags() & Qt.ItemFlag.ItemIsEditable
    view.table.select_places([place])
    assert not view.commands.delete()


def test_that_a_long_note_is_refused_with_its_length(view: DependenciesView) -> None:
    index = view.model.index(0, Column.NOTE)
    assert not view.model.setData(index, "x" * 40_000)
    assert view.model.refusal is not None
    assert view.model.refusal.code == "too_long"


def test_that_a_note_is_kept_as_plain_text(view: DependenciesView) -> None:
    enter(view, "A", "B", Column.NOTE, "<b>needs</b> sign-off")
    assert cell(view, "A", "B", Column.NOTE) == "<b>needs</b> sign-off"
    hint = str(view.model.index(0, Column.NOTE).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in hint


def test_that_rows_of_what_is_selected_in_the_window_are_marked(view: DependenciesView) -> None:
    select(view, "C")
    assert {node.id for node in view.table._marked} == {id_of(plan_of(view), "C")}


def test_that_a_view_without_links_teaches_how_they_come(view_of: MakeView) -> None:
    view = view_of(with_initiative(with_initiative(a_plan(), "A"), "B"))
    assert view.notices.empty.isVisibleTo(view)
    assert not view.notices.no_initiatives.isVisibleTo(view)


def test_that_a_view_without_initiatives_says_what_to_do_first(view_of: MakeView) -> None:
    view = view_of(a_plan())
    assert view.notices.no_initiatives.isVisibleTo(view)
