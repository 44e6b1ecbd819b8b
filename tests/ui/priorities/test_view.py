"""The Priorities view: matrix and ranking by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Initiative, Urgency
from cxplanner.plan.plan import Plan
from cxplanner.priorities.ranking import RankedBy
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.priorities.matrix import MatrixCanvas
from ui.priorities.ranking_model import Column
from ui.priorities.view import PrioritiesView
from ui.priorities.weights_dialog import WeightsDialog


def the_plan() -> Plan:
    plan = with_initiative(
        a_plan(), "A", impact=80, effort=20, person_months=2, urgency=Urgency.TWELVE_MONTHS
    )
    plan = with_initiative(plan, "B", impact=30, effort=70, person_months=1, urgency=Urgency.FIXED_DATE)
    return with_initiative(plan, "C")


@pytest.fixture
def window(window_of: MakeWindow) -> MainWindow:
    made = window_of(the_plan())
    made.run("priorities")
    QApplication.processEvents()
    return made


def the_view(window: MainWindow) -> PrioritiesView:
    return window.views.priorities


def initiative(window: MainWindow, key: str) -> Initiative:
    plan = window.controller.plan
    return plan.initiatives[id_of(plan, key)]


def place_of(window: MainWindow, key: str) -> QPoint:
    bubble = the_view(window).matrix.layout_now.bubble_of(initiative(window, key).id)
    assert bubble is not None
    return QPoint(round(bubble.x), round(bubble.y))


def drag(canvas: MatrixCanvas, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QApplication.processEvents()


def release(canvas: MatrixCanvas, end: QPoint) -> None:
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def test_that_a_dragged_bubble_changes_impact_and_effort_as_one_step(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    end = place_of(window, "A") + QPoint(100, 60)
    wanted = canvas.layout_now.place_at(end.x(), end.y())
    drag(canvas, place_of(window, "A"), end)
    release(canvas, end)
    moved = initiative(window, "A")
    assert (moved.effort, moved.impact) == tuple(wanted)
    window.controller.undo()
    assert (initiative(window, "A").effort, initiative(window, "A").impact) == (20, 80)


def test_that_escape_in_mid_drag_changes_nothing(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    before = window.controller.plan
    drag(canvas, place_of(window, "A"), QPoint(300, 300))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    release(canvas, QPoint(300, 300))
    assert window.controller.plan is before


def test_that_undo_in_mid_drag_ends_it(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, id_, title="Other"))
    drag(canvas, place_of(window, "A"), QPoint(300, 300))
    window.run("undo")
    before = window.controller.plan
    release(canvas, QPoint(300, 300))
    assert window.controller.plan is before


def test_that_what_is_dragged_can_be_deleted(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    id_ = id_of(window.controller.plan, "A")
    drag(canvas, place_of(window, "A"), QPoint(300, 300))
    window.controller.apply("delete_initiatives", lambda plan: initiatives.delete(plan, [id_]))
    release(canvas, QPoint(300, 300))
    assert id_ not in window.controller.plan.initiatives


def test_that_a_drop_outside_the_matrix_changes_nothing(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    before = window.controller.plan
    drag(canvas, place_of(window, "A"), QPoint(-200, -200))
    release(canvas, QPoint(-200, -200))
    assert window.controller.plan is before


def test_that_one_without_a_place_is_dragged_in_from_the_tray(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    plot = canvas.layout_now.plot
    end = QPoint(round((plot.left + plot.right) / 2), round((plot.top + plot.bottom) / 2))
    drag(canvas, place_of(window, "C"), end)
    release(canvas, end)
    assert initiative(window, "C").impact is not None


def test_that_the_keyboard_goes_from_bubble_to_bubble_and_moves_them(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    canvas.setFocus()
    select(window, "A")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert window.controller.view.current == Item("initiative", initiative(window, "B").id)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert initiative(window, "B").impact == 31
    far = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(canvas, Qt.Key.Key_Left, far)
    assert initiative(window, "B").effort == 60


def test_that_the_first_nudge_places_in_the_middle(window: MainWindow) -> None:
    canvas = the_view(window).matrix
    canvas.setFocus()
    select(window, "C")
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (initiative(window, "C").impact, initiative(window, "C").effort) == (50, 50)


def test_that_one_for_which_the_tray_has_no_room_is_placed_from_the_ranking(window_of: MakeWindow) -> None:
    plan = a_plan()
    for number in range(60):
        plan = with_initiative(plan, f"LONG-NAME-{number:02}")
    window = window_of(plan)
    window.run("priorities")
    QApplication.processEvents()
    canvas = the_view(window).matrix
    last = initiative(window, "LONG-NAME-59").id
    assert canvas.layout_now.bubble_of(last) is None
    select(window, "LONG-NAME-59")
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.layout_now.bubble_of(last) is not None


def test_that_a_bubble_reads_as_a_sentence(window: MainWindow) -> None:
    select(window, "A")
    assert the_view(window).matrix.accessibleDescription() == "A Initiative A, impact 80, effort 20"


def test_that_the_ranking_tells_parts_and_the_change_of_rank(window: MainWindow) -> None:
    model = the_view(window).ranking.model
    keys = [window.controller.plan.initiatives[id_].key for id_ in model.rows]
    assert keys == ["B", "A", "C"]
    row = {column: model.index(0, column).data() for column in Column}
    assert row[Column.URGENCY] == "100"
    assert row[Column.SCORE] == "12"
    assert row[Column.CHANGE] == "\u22121"


def test_that_ranking_by_another_way_turns_the_order(window: MainWindow) -> None:
    ranking = the_view(window).ranking
    ranking.by.setCurrentIndex(2)
    ranking.by.activated.emit(2)
    assert ranking.model.ranked_by is RankedBy.IMPACT_EFFORT
    assert window.controller.plan.initiatives[ranking.model.rows[0]].key == "A"


def test_that_other_ways_say_what_they_compute_and_what_they_lack(window: MainWindow) -> None:
    ranking = the_view(window).ranking
    names = [ranking.other.itemText(place) for place in range(ranking.other.count())]
    ranking.other.setCurrentIndex(names.index("RICE, reach alike"))
    ranking.other.activated.emit(names.index("RICE, reach alike"))
    assert ranking.model.other is RankedBy.RICE
    assert "with the same reach for all" in ranking.missing.text()
    assert "lacks what “RICE, reach alike” needs: impact and person-months" in ranking.missing.text()


def test_that_a_row_says_all_its_parts_however_narrow(window: MainWindow) -> None:
    ranking = the_view(window).ranking
    place = ranking.model.row_of(id_of(window.controller.plan, "A"))
    assert place is not None
    told = ranking.model.index(place, Column.INITIATIVE).data(Qt.ItemDataRole.ToolTipRole)
    assert "customer 0, business" in told
    for width, shown in ((500, False), (560, True)):
        ranking.resize(width, 500)
        assert ranking.table.isColumnHidden(Column.URGENCY) is not shown


def test_that_the_sequence_keeps_to_links(window_of: MakeWindow) -> None:
    plan = with_initiative(the_plan(), "D", 1, "C", person_months=1, urgency=Urgency.FIXED_DATE)
    window = window_of(plan)
    window.run("priorities")
    ranking = the_view(window).ranking
    ranking.order.chosen.emit(True)
    keys = [plan.initiatives[id_].key for id_ in ranking.model.rows]
    assert keys.index("C") < keys.index("D")


def test_that_a_chosen_row_is_selected_everywhere(window: MainWindow) -> None:
    ranking = the_view(window).ranking
    place = ranking.table.visualRect(ranking.model.index(1, Column.INITIATIVE)).center()
    QTest.mouseClick(ranking.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.controller.view.current == Item("initiative", initiative(window, "A").id)
    select(window, "C")
    assert [index.row() for index in ranking.table.selectionModel().selectedRows()] == [2]


def test_that_what_is_missing_is_said(window: MainWindow) -> None:
    said = the_view(window).ranking.missing.text()
    assert "Customer counts as 0" in said
    assert "1 initiative has no person-months" in said


def test_that_enter_leads_to_the_roadmap(window: MainWindow) -> None:
    select(window, "A")
    QTest.keyClick(the_view(window).matrix, Qt.Key.Key_Return)
    assert window.views.current == "roadmap"


def test_that_weights_are_taken_only_when_they_make_a_hundred(window: MainWindow) -> None:
    dialog = WeightsDialog(window.controller, window)
    dialog.boxes["weight_urgency"].setValue(20)
    assert dialog.sum.text() == "5 more than 100: take some away."
    assert not dialog.take.isEnabled()
    dialog.boxes["weight_customer"].setValue(35)
    dialog.take.click()
    assert window.controller.plan.programme.weight_urgency == 20
    assert window.controller.undo_name == "set_weights"


def test_that_an_empty_plan_says_what_belongs_here(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    window.run("priorities")
    assert the_view(window).empty.isVisible()


def test_that_zoom_and_today_rest_where_there_are_no_days(window: MainWindow) -> None:
    assert not window.actions_by_name["zoom_in"].isEnabled()
    window.run("roadmap")
    assert window.actions_by_name["zoom_in"].isEnabled()


def test_that_thousands_are_selected_at_once(window: MainWindow) -> None:
    plan = the_plan()
    for n in range(60):
        plan = with_initiative(plan, f"X{n}", impact=n, effort=60 - n)
    window.controller.apply("add_initiative", lambda _: plan)
    ranking = the_view(window).ranking
    wanted = [f"X{n}" for n in range(0, 60, 3)]
    told = []
    ranking.table.selectionModel().selectionChanged.connect(lambda *_: told.append(1))
    select(window, *wanted)
    rows = {index.row() for index in ranking.table.selectionModel().selectedRows()}
    assert {ranking.model.rows[row] for row in rows} == {id_of(plan, key) for key in wanted}
    assert len(told) == 1
