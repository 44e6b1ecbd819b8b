"""The view as a whole: rows, selection, commands, filter, columns, and what the bars show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from tests.ui.names import nameless
from ui.initiatives.column_choice import SETTING
from ui.initiatives.columns import Column
from ui.initiatives.rows import Grouping
from ui.initiatives.view import BARS_WIDTH, InitiativesView
from ui.plan_controller import PlanController


def five() -> Plan:
    plan = with_initiative(a_plan(), "A", 10)
    plan = with_initiative(plan, "B", 5, "A", stream=Stream.ORGANIZATION)
    plan = with_initiative(plan, "C", 30)
    plan = with_initiative(plan, "D", 5, "B", stage=2)
    return with_initiative(plan, "E", 5, "D", stage=2)


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    return controller_of(five())


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 700)
    made.show()
    return made


def ids(controller: PlanController, *keys: str) -> list[int]:
    return [id_of(controller.plan, key) for key in keys]


def keys_in_order(controller: PlanController) -> list[str]:
    return [each.key for each in controller.plan.initiatives_in_order]


def shown_keys(view: InitiativesView) -> list[list[str]]:
    assert view.model.cells is not None
    cells = view.model.cells
    return [[cells.text(node, Column.KEY) for node in group.nodes] for group in view.model.groups]


def test_that_stages_stand_with_their_initiatives_and_gates(view: InitiativesView) -> None:
    assert shown_keys(view) == [["A", "B", "C", "G1"], ["D", "E", "G2"], ["G3"], ["G4"]]
    assert view.head.summary == "5 initiatives, 4 gates"
    assert view.model.index(0, Column.TITLE).data() == "1  Start, 3 initiatives, 0 done"


def test_that_the_selection_is_shared_with_the_window(
    view: InitiativesView, controller: PlanController
) -> None:
    a, d = ids(controller, "A", "D")
    controller.view.select(Item("initiative", a), Item("initiative", d))
    assert view.table.selected_nodes() == [a, d]
    view.table.select_nodes([-1])
    assert controller.view.selected == (Item("gate", 1),)


def test_that_two_selected_rows_bring_the_action_bar(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "A"))
    assert view.action_bar.isHidden()
    view.table.select_nodes(ids(controller, "A", "B", "C"))
    assert view.action_bar.isVisible()
    view.action_bar.buttons["clear"].click()
    assert view.action_bar.isHidden()
    assert controller.view.selected == ()


def test_that_a_new_row_stands_below_with_its_title_open(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "B"))
    view.add_initiative()
    assert keys_in_order(controller) == ["A", "B", "OP-01", "C", "D", "E"]
    new = controller.plan.initiative("OP-01")
    assert new is not None
    assert (new.stream, new.stage) == (Stream.ORGANIZATION, 1)
    (editor,) = [each for each in view.table.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert editor.selectedText() == "New initiative"
    assert controller.open_plan.undo_name == "add_initiative"


def test_that_copies_stand_below_their_originals(view: InitiativesView, controller: PlanController) -> None:
    view.table.select_nodes(ids(controller, "A", "B"))
    press(view.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert keys_in_order(controller) == ["A", "SD-01", "B", "OP-01", "C", "D", "E"]
    assert set(view.table.selected_nodes()) == set(ids(controller, "SD-01", "OP-01"))


def test_that_deleting_asks_when_others_wait(
    view: InitiativesView, controller: PlanController, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def keep(_: QWidget, title: str, sentence: str, buttons: tuple[str, ...]) -> int:
        asked.append((title, sentence))
        return len(buttons) - 1

    monkeypatch.setattr("ui.initiatives.commands.ask", keep)
    view.table.select_nodes(ids(controller, "A", "C"))
    press(view.table, Qt.Key.Key_Delete)
    assert asked == [("Delete 2 initiatives?", "B waits for one of them. You can undo this.")]
    assert len(controller.plan.initiatives) == 5


def test_that_deleting_what_nobody_waits_for_does_not_ask(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "C"))
    press(view.table, Qt.Key.Key_Delete)
    assert keys_in_order(controller) == ["A", "B", "D", "E"]
    assert view.table.selected_nodes() == ids(controller, "D")
    assert controller.undo()
    assert keys_in_order(controller) == ["A", "B", "C", "D", "E"]


def test_that_alt_and_an_arrow_move_a_row_within_its_group(
    view: InitiativesView, controller: PlanController
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    view.table.select_nodes(ids(controller, "C"))
    press(view.table, Qt.Key.Key_Up, alt)
    assert keys_in_order(controller) == ["A", "C", "B", "D", "E"]
    assert view.table.current_node() == id_of(controller.plan, "C")
    press(view.table, Qt.Key.Key_Down, alt)
    press(view.table, Qt.Key.Key_Down, alt)
    assert keys_in_order(controller) == ["A", "B", "C", "D", "E"]


def test_that_linking_in_order_is_one_step(view: InitiativesView, controller: PlanController) -> None:
    view.table.select_nodes(ids(controller, "A", "C", "E"))
    view.action_bar.buttons["link"].click()
    a, c, e = ids(controller, "A", "C", "E")
    assert [link.predecessor for link in controller.plan.links_into[c]] == [a]
    assert c in [link.predecessor for link in controller.plan.links_into[e]]
    assert controller.undo()
    assert c not in controller.plan.links_into


def test_that_a_stage_is_set_for_all_selected_rows(view: InitiativesView, controller: PlanController) -> None:
    view.table.select_nodes(ids(controller, "A", "C"))
    view.commands.set_stage(3)
    assert shown_keys(view)[2] == ["A", "C", "G3"]
    assert set(view.table.selected_nodes()) == set(ids(controller, "A", "C"))


def test_that_tab_goes_to_the_next_cell_that_can_be_edited(
    view: InitiativesView, controller: PlanController
) -> None:
    table = view.table
    table.edit_cell(id_of(controller.plan, "C"), Column.WAITS_FOR)
    table.setFocus()
    press(table, Qt.Key.Key_Tab)
    index = table.currentIndex()
    assert view.model.node(index) == id_of(controller.plan, "D")
    assert index.column() == Column.STATUS
    press(table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert view.model.node(table.currentIndex()) == id_of(controller.plan, "C")


def test_that_left_and_right_move_by_cell(view: InitiativesView, controller: PlanController) -> None:
    view.table.select_nodes(ids(controller, "A"), Column.TITLE)
    press(view.table, Qt.Key.Key_Right)
    assert view.table.currentIndex().column() == Column.OWNER
    press(view.table, Qt.Key.Key_Left)
    press(view.table, Qt.Key.Key_Left)
    assert view.table.currentIndex().column() == Column.KEY


def test_that_gates_and_heads_cannot_be_edited(view: InitiativesView) -> None:
    gate = view.model.index_of(-1, Column.TITLE)
    head = view.model.index(0, Column.TITLE)
    for index in (gate, head):
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_that_a_filter_keeps_what_matches_and_says_when_nothing_does(
    view: InitiativesView, controller: PlanController
) -> None:
    view.set_filter("initiative d")
    assert shown_keys(view) == [["D"]]
    view.set_filter("wave 3")
    assert view.nothing_found.isVisible()
    assert view.nothing_found.title.text() == "Nothing matches “wave 3”."
    view.set_filter("stage:99")
    assert view.nothing_found.title.text() == "Nothing matches “stage:99”. There is no stage “99”."
    press(view.table, Qt.Key.Key_Escape)
    assert controller.view.filter_text == ""
    assert view.nothing_found.isHidden()


def test_that_an_empty_plan_says_what_belongs_here(qtbot: QtBot, controller_of: MakeController) -> None:
    view = InitiativesView(controller_of(a_plan()))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    assert view.empty.isVisible()
    view.add_initiative()
    assert view.empty.isHidden()
    assert shown_keys(view)[0] == ["SD-01", "G1"]


def test_that_a_cell_tells_literally_what_it_has_no_room_for(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", title="<b>One</b> & two"), "B", 5, "A")
    view = InitiativesView(controller_of(plan))
    qtbot.addWidget(view)

    def told(key: str, column: Column) -> object:
        return view.model.index_of(id_of(plan, key), column).data(Qt.ItemDataRole.ToolTipRole)

    assert told("A", Column.TITLE) == "<qt>&lt;b&gt;One&lt;/b&gt; &amp; two</qt>"
    assert told("B", Column.WAITS_FOR) == "<qt>A</qt>"
    assert not told("B", Column.DAYS)


def test_that_the_table_is_whole_beside_the_inspector_of_a_usual_window(view: InitiativesView) -> None:
    view.resize(960, 700)
    assert view.table.viewport().width() >= view.table.head.length()
    assert view.bars.width() >= BARS_WIDTH


def test_that_a_border_that_the_user_moved_stays(view: InitiativesView) -> None:
    view.splitter.moveSplitter(400, 1)
    view.resize(1000, 700)
    assert view.splitter.sizes()[0] == 400


def test_that_closed_groups_stay_closed_after_new_rows(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.collapse(view.model.index(1, 0))
    view.table.select_nodes(ids(controller, "A"))
    view.duplicate_selected()
    assert not view.table.isExpanded(view.model.index(1, 0))
    assert view.table.isExpanded(view.model.index(0, 0))


def test_that_a_click_on_a_head_sorts_and_a_third_restores_the_order(view: InitiativesView) -> None:
    view.table.head.setSortIndicator(Column.DAYS, Qt.SortOrder.DescendingOrder)
    assert shown_keys(view)[0] == ["C", "A", "B", "G1"]
    view.table.head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert shown_keys(view)[0] == ["A", "B", "C", "G1"]


def test_that_grouping_by_stage_leaves_out_its_column(view: InitiativesView) -> None:
    assert view.table.head.isSectionHidden(Column.STAGE)
    view.group_by(Grouping.OWNER)
    assert not view.table.head.isSectionHidden(Column.STAGE)
    assert view.table.head.isSectionHidden(Column.OWNER)


def test_that_columns_are_remembered(qtbot: QtBot, view: InitiativesView, controller: PlanController) -> None:
    view.columns.show(Column.FLOAT, shown=False)
    view.table.head.resizeSection(Column.TITLE, 333)
    view.columns.write()
    assert controller.settings.value(SETTING)
    again = InitiativesView(controller)
    qtbot.addWidget(again)
    assert again.table.head.isSectionHidden(Column.FLOAT)
    assert again.table.head.sectionSize(Column.TITLE) == 333


def test_that_a_change_elsewhere_keeps_the_current_cell(
    view: InitiativesView, controller: PlanController
) -> None:
    from cxplanner.plan.edits import initiatives

    view.table.select_nodes(ids(controller, "B"), Column.DAYS)
    a = id_of(controller.plan, "A")
    assert controller.apply("set_stage", lambda plan: initiatives.change(plan, a, stage=2))
    assert view.table.current_node() == id_of(controller.plan, "B")
    assert view.table.currentIndex().column() == Column.DAYS


def test_that_bars_and_rows_share_their_heights(view: InitiativesView, controller: PlanController) -> None:
    (d,) = ids(controller, "D")
    chart = view.bars._chart()
    assert chart is not None
    bar = chart.bar(d)
    assert bar is not None
    row = view.table.row_rect(d)
    assert row.top() < bar.top()
    assert bar.bottom() < row.bottom()


def test_that_a_click_on_a_bar_selects_its_row(view: InitiativesView, controller: PlanController) -> None:
    (d,) = ids(controller, "D")
    y = view.table.row_rect(d).center().y() + 40
    QTest.mouseClick(view.bars.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, y))
    assert controller.view.selected == (Item("initiative", d),)


def test_that_shift_f10_offers_what_can_be_done_with_a_row(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "A"))
    press(view.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = [each for each in view.findChildren(QMenu) if each.isVisible()]
    enabled = {action.text() for action in menu.actions() if action.isEnabled()}
    assert {"New initiative below", "Duplicate", "Move down", "Delete"} <= enabled
    assert "Link in order" not in enabled
    menu.close()


def test_that_zoom_stays_at_the_fit_or_above(view: InitiativesView) -> None:
    view.zoom_out()
    assert view.bars.is_fitted
    view.zoom_in()
    assert view.bars.horizontalScrollBar().maximum() > 0
    view.fit()
    assert view.bars.horizontalScrollBar().maximum() == 0


def test_that_every_row_is_told_as_a_sentence(view: InitiativesView, controller: PlanController) -> None:
    index = view.model.index_of(id_of(controller.plan, "C"), Column.TITLE)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "C Initiative C, candidate, 0\u2009%, critical, finish 13 February 2026"


def test_that_every_control_has_a_name(view: InitiativesView) -> None:
    view.action_bar.show()
    assert nameless(view) == []


def test_that_a_read_only_plan_cannot_be_edited(
    qtbot: QtBot, controller_of: MakeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = controller_of(five())
    monkeypatch.setattr(type(controller.open_plan), "read_only", property(lambda _: True))
    view = InitiativesView(controller)
    qtbot.addWidget(view)
    index = view.model.index_of(id_of(controller.plan, "A"), Column.TITLE)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert view.commands.menu(view) is None


def test_that_columns_tell_how_far_dates_have_moved_since_the_baseline(
    view: InitiativesView, controller: PlanController
) -> None:
    assert view.table.head.isSectionHidden(Column.FINISH_MOVED)
    assert controller.apply("freeze_baseline", lambda plan: with_baseline(plan, "Kick-off"))
    plan = controller.plan
    first = id_of(plan, "C")
    assert controller.apply("set_duration", lambda plan: initiatives.change(plan, first, duration=34))
    cells = view.model.cells
    assert cells is not None
    moved = {
        node: (cells.text(node, Column.START_MOVED), cells.text(node, Column.FINISH_MOVED))
        for node in (first, -1)
    }
    assert moved == {first: ("–", "+4 d"), -1: ("", "+4 d")}
    view.columns.show(Column.FINISH_MOVED, shown=True)
    assert not view.table.head.isSectionHidden(Column.FINISH_MOVED)
    assert not view.grab().isNull()


def test_that_columns_that_came_with_an_upgrade_are_hidden_as_at_first(
    qtbot: QtBot, controller: PlanController
) -> None:
    controller.settings.set(SETTING, {"hidden": ["float"], "order": ["status", "key", "title"]})
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    assert made.table.head.isSectionHidden(Column.FLOAT)
    assert made.table.head.isSectionHidden(Column.FINISH_MOVED)
    assert not made.table.head.isSectionHidden(Column.OWNER)
