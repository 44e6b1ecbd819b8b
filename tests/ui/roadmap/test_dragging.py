"""Bars under the mouse: moved, lengthened, led to other lanes; what is linked is asked for, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.programme import change_programme, with_person, with_team
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Stream
from cxplanner.scheduling.moves import WayKind
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press
from tests.ui.roadmap.mouse import (
    at,
    bar_of,
    canvas_of,
    drag,
    finish_of,
    layout_of,
    lead,
    let_go,
    middle,
    pixels,
    start_of,
    take,
)
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.roadmap.bar_drags import MoveBar
from ui.roadmap.ways_popover import WaysPopover
from ui.roadmap.zoom import Zoom


def three() -> Plan:
    """A and B after it in one stream, C alone in another."""
    plan = with_initiative(a_plan(), "A", 60)
    plan = with_initiative(plan, "B", 40, "A")
    return with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)


def question(window: MainWindow) -> WaysPopover:
    popover = canvas_of(window).ways.popover
    assert popover is not None
    return popover


def test_that_a_bar_alone_starts_where_it_is_dropped(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "C")
    drag(window, place, place + QPoint(pixels(window, 21), 0))
    assert abs((start_of(window, "C") - date(2026, 1, 26)).days) <= 3
    moved = window.controller.plan.initiatives[id_of(window.controller.plan, "C")]
    assert moved.not_before == start_of(window, "C")
    assert moved.duration == 30
    window.run("undo")
    assert start_of(window, "C") == date(2026, 1, 5)


def test_that_a_bar_snaps_to_working_days(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "C")
    for days in range(7, 14):
        drag(window, place, place + QPoint(pixels(window, days), 0))
        assert start_of(window, "C").weekday() < 5
        window.run("undo")


def test_that_what_links_hold_is_asked_for(window_of: MakeWindow) -> None:
    window = window_of(three())
    before = window.controller.plan
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    assert window.controller.plan is before
    assert [kind for kind, each in question(window).buttons.items() if each.isEnabled()] == list(WayKind)


@pytest.mark.parametrize("kind", list(WayKind))
def test_that_each_way_leads_to_the_day(window_of: MakeWindow, kind: WayKind) -> None:
    window = window_of(three())
    place = middle(window, "B")
    take(window, place)
    lead(window, place + QPoint(pixels(window, 30), 0))
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, MoveBar)
    assert gesture.aim is not None
    day = gesture.aim.start
    let_go(window, place + QPoint(pixels(window, 30), 0))
    question(window).buttons[kind].click()
    assert start_of(window, "B") == day
    assert canvas_of(window).gesture is None
    assert (start_of(window, "A") > date(2026, 1, 5)) is (kind is WayKind.CHAIN)


def test_that_esc_in_the_question_changes_nothing(window_of: MakeWindow) -> None:
    window = window_of(three())
    before = window.controller.plan
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    press(question(window), Qt.Key.Key_Escape)
    assert window.controller.plan is before
    assert canvas_of(window).gesture is None
    assert not canvas_of(window).is_asking


def test_that_a_way_can_be_remembered(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    question(window).remember.setChecked(True)
    question(window).buttons[WayKind.LAG].click()
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    assert not canvas_of(window).is_asking
    (link,) = window.controller.plan.dependencies.values()
    assert link.lag > 30


def test_that_a_remembered_way_is_what_the_drag_shows(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    asked = question(window)
    assert not asked.note.isVisible()
    asked.remember.setChecked(True)
    assert "Ask at the bar" in asked.note.text()
    assert asked.note.isVisible()
    asked.buttons[WayKind.CHAIN].click()
    window.run("undo")
    place = middle(window, "B")
    take(window, place)
    lead(window, place + QPoint(pixels(window, 20), 0), place + QPoint(pixels(window, 30), 0))
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, MoveBar)
    assert gesture.aim is not None
    assert gesture.aim.told.endswith("Move the chain")
    gesture.preview.compute()
    assert gesture.preview.ripple is not None
    shown = gesture.preview.ripple.spans(id_of(window.controller.plan, "A"))
    assert shown is not None
    let_go(window, place + QPoint(pixels(window, 30), 0))
    assert start_of(window, "A") == shown[1].start
    canvas_of(window).ways.remember(None)


def test_that_before_its_predecessor_only_the_lag_leads(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "B")
    drag(window, place, place - QPoint(pixels(window, 14), 0))
    enabled = {kind for kind, each in question(window).buttons.items() if each.isEnabled()}
    assert enabled == {WayKind.LAG}


def test_that_nothing_is_dragged_before_a_holding_gate(window_of: MakeWindow) -> None:
    plan = with_initiative(with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 60), "B", 40, stage=2)
    window = window_of(plan)
    before = window.controller.plan
    place = middle(window, "B")
    drag(window, place, place - QPoint(pixels(window, 40), 0))
    assert window.controller.plan is before


def test_that_the_ripple_is_computed_while_dragging(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "A")
    take(window, place)
    lead(window, place + QPoint(pixels(window, 20), 0), place + QPoint(pixels(window, 30), 0))
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, MoveBar)
    ripple = gesture.preview.ripple
    assert ripple is not None
    assert id_of(window.controller.plan, "B") in ripple.places
    assert ripple.finish_moved
    canvas_of(window).viewport().grab()
    press(canvas_of(window), Qt.Key.Key_Escape)


@pytest.mark.parametrize("end", ["escape", "outside", "undo"])
def test_that_a_drag_can_be_given_up(window_of: MakeWindow, end: str) -> None:
    window = window_of(three())
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, id_, title="Other"))
    before = window.controller.plan
    place = middle(window, "C")
    take(window, place)
    lead(window, place + QPoint(60, 0))
    if end == "escape":
        press(canvas_of(window), Qt.Key.Key_Escape)
    elif end == "undo":
        window.run("undo")
        before = window.controller.plan
    outside = QPoint(600, canvas_of(window).viewport().height() + 40)
    let_go(window, outside if end == "outside" else place + QPoint(60, 0))
    assert window.controller.plan is before
    assert canvas_of(window).gesture is None


def test_that_deleting_what_is_dragged_ends_the_drag(window_of: MakeWindow) -> None:
    window = window_of(three())
    place = middle(window, "C")
    take(window, place)
    lead(window, place + QPoint(60, 0))
    window.controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_of(plan, "C")]))
    QApplication.processEvents()
    let_go(window, place + QPoint(60, 0))
    assert window.controller.plan.initiative("C") is None


def test_that_the_finish_sets_the_duration(window_of: MakeWindow) -> None:
    window = window_of(three())
    bar = bar_of(window, "C")
    place = at(window, bar.x + bar.width - 2, bar.y + bar.height / 2)
    drag(window, place, place + QPoint(pixels(window, 14), 0))
    moved = window.controller.plan.initiatives[id_of(window.controller.plan, "C")]
    assert 38 <= moved.duration <= 42
    assert start_of(window, "C") == date(2026, 1, 5)


def test_that_the_finish_never_passes_the_start(window_of: MakeWindow) -> None:
    window = window_of(three())
    bar = bar_of(window, "C")
    place = at(window, bar.x + bar.width - 2, bar.y + bar.height / 2)
    drag(window, place, place - QPoint(pixels(window, 30), 0))
    drag_left = window.controller.plan.initiatives[id_of(window.controller.plan, "C")]
    assert 1 <= drag_left.duration < 30


def test_that_the_start_moves_and_the_finish_stays(window_of: MakeWindow) -> None:
    window = window_of(three())
    finish = finish_of(window, "C")
    bar = bar_of(window, "C")
    place = at(window, bar.x + 2, bar.y + bar.height / 2)
    drag(window, place, place + QPoint(pixels(window, 14), 0))
    assert finish_of(window, "C") == finish
    assert start_of(window, "C") > date(2026, 1, 12)


def test_that_the_foot_sets_progress(window_of: MakeWindow) -> None:
    window = window_of(three())
    bar = bar_of(window, "A")
    place = at(window, bar.x + 2, bar.y + bar.height - 2)
    drag(window, place, at(window, bar.x + bar.width / 2, bar.y + bar.height - 2))
    assert window.controller.plan.initiatives[id_of(window.controller.plan, "A")].progress == 50


def test_that_another_lane_is_another_stream(window_of: MakeWindow) -> None:
    window = window_of(three())
    lane = next(each for each in layout_of(window).lanes if each.stream is Stream.CUSTOMER_CENTRICITY)
    place = middle(window, "C")
    down = canvas_of(window).from_layout(canvas_of(window).to_layout(place.toPointF())).toPoint()
    drag(window, down, QPoint(down.x() + 3, at(window, 0, lane.top + lane.height / 2).y()))
    moved = window.controller.plan.initiatives[id_of(window.controller.plan, "C")]
    assert moved.stream is Stream.CUSTOMER_CENTRICITY
    assert start_of(window, "C") == date(2026, 1, 5)


def to_lane(window: MainWindow, key: str, name: str) -> str:
    """Drag a bar into the lane of a name, and give back what the drag says before the drop."""
    lane = next(each for each in layout_of(window).lanes if each.name == name)
    place = middle(window, key)
    target = QPoint(place.x() + 3, at(window, 0, lane.top + lane.height / 2).y())
    take(window, place)
    lead(window, place + (target - place) / 2, target)
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, MoveBar)
    assert gesture.aim is not None
    told = gesture.aim.told
    gesture.preview.compute()
    canvas_of(window).viewport().grab()
    let_go(window, target)
    return told


def test_that_another_lane_is_another_stage_owner_or_team(window_of: MakeWindow) -> None:
    plan, ann = with_person(three(), "Ann")
    plan, ben = with_person(plan, "Ben")
    plan, one = with_team(plan, "One")
    plan, two = with_team(plan, "Two")
    plan = initiatives.change(plan, id_of(plan, "A"), owner=ann, team=one)
    plan = initiatives.change(plan, id_of(plan, "B"), owner=ben, team=two, stage=2)
    window = window_of(initiatives.change(plan, id_of(plan, "C"), owner=ann, team=one))
    stage = window.controller.plan.stages[2].name
    for place, field, name, value in (
        (1, "stage", stage, 2),
        (2, "owner", "Ben", ben),
        (3, "team", "Two", two),
    ):
        window.views.roadmap.lanes.buttons()[place].click()
        told = to_lane(window, "C", name)
        assert f"{field.capitalize()}: {name}" in told
        assert getattr(window.controller.plan.initiatives[id_of(window.controller.plan, "C")], field) == value


def test_that_a_lane_that_would_close_a_cycle_says_why(window_of: MakeWindow) -> None:
    plan = a_plan(policy=GatePolicy.HOLD)
    plan = with_initiative(plan, "A", 20, stage=1)
    window = window_of(with_initiative(plan, "B", 20, "A", stage=1))
    before = window.controller.plan
    window.views.roadmap.lanes.buttons()[1].click()
    to_lane(window, "A", before.stages[2].name)
    assert window.controller.plan is before
    assert "wait for each other" in window.messages.text


def test_that_what_has_begun_keeps_its_start(window_of: MakeWindow) -> None:
    plan = three()
    plan = initiatives.change(plan, id_of(plan, "C"), status=Status.ACTIVE, actual_start=date(2026, 1, 5))
    window = window_of(plan)
    before = window.controller.plan
    place = middle(window, "C")
    drag(window, place, place + QPoint(pixels(window, 30), 0))
    assert window.controller.plan is before


def test_that_the_end_of_work_under_way_sets_what_remains(window_of: MakeWindow) -> None:
    plan = change_programme(three(), status_date=date(2026, 1, 19))
    plan = initiatives.change(
        plan, id_of(plan, "C"), status=Status.ACTIVE, actual_start=date(2026, 1, 5), progress=20
    )
    window = window_of(plan)
    bar = bar_of(window, "C")
    place = at(window, bar.x + bar.width - 2, bar.y + bar.height / 2)
    drag(window, place, place + QPoint(pixels(window, 14), 0))
    moved = window.controller.plan.initiatives[id_of(window.controller.plan, "C")]
    assert moved.duration == 30
    assert moved.remaining is not None
    assert moved.remaining > 24


def test_that_the_pill_of_today_sets_the_status_date(window_of: MakeWindow) -> None:
    window = window_of(change_programme(three(), status_date=date(2026, 1, 19)))
    layout = layout_of(window)
    pill = layout.pill
    assert pill is not None
    place = at(window, pill.x + pill.width / 2, pill.y + pill.height / 2)
    to = QPoint(at(window, layout.x_of(date(2026, 3, 3)) + 1, 0).x(), place.y())
    take(window, place)
    lead(window, to)
    canvas_of(window).viewport().grab()
    let_go(window, to)
    assert window.controller.plan.programme.status_date == date(2026, 3, 3)
    window.run("undo")
    assert window.controller.plan.programme.status_date == date(2026, 1, 19)


def test_that_all_selected_bars_move_together(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(three(), "D", 20, stream=Stream.CUSTOMER_CENTRICITY))
    select(window, "D", "C")
    place = middle(window, "C")
    drag(window, place, place + QPoint(pixels(window, 21), 0))
    assert start_of(window, "C") == start_of(window, "D")
    assert start_of(window, "C") > date(2026, 1, 19)
    window.run("undo")
    assert start_of(window, "D") == date(2026, 1, 5)


def test_that_the_picture_scrolls_along_at_its_edge(window_of: MakeWindow, qtbot: QtBot) -> None:
    window = window_of(with_initiative(three(), "E", 400))
    canvas = canvas_of(window)
    window.views.show_zoom(Zoom.QUARTER)
    canvas.horizontalScrollBar().setValue(0)
    place = middle(window, "C")
    take(window, place)
    edge = QPoint(canvas.viewport().width() - 5, place.y())
    lead(window, edge)
    before = canvas.horizontalScrollBar().value()
    qtbot.waitUntil(lambda: canvas.horizontalScrollBar().value() > before)
    press(canvas, Qt.Key.Key_Escape)


def test_that_keys_move_and_lengthen(window_of: MakeWindow) -> None:
    window = window_of(three())
    canvas = canvas_of(window)
    select(window, "C")
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    press(canvas, Qt.Key.Key_Right, shift)
    assert start_of(window, "C") == date(2026, 1, 6)
    press(canvas, Qt.Key.Key_Right, shift | Qt.KeyboardModifier.ControlModifier)
    assert start_of(window, "C") == date(2026, 1, 13)
    press(canvas, Qt.Key.Key_Left, shift)
    assert start_of(window, "C") == date(2026, 1, 12)
    press(canvas, Qt.Key.Key_Right, shift | alt)
    assert window.controller.plan.initiatives[id_of(window.controller.plan, "C")].duration == 31
    select(window, "B")
    press(canvas, Qt.Key.Key_Right, shift)
    assert canvas.is_asking
    first = QApplication.focusWidget()
    assert first is question(window).buttons[WayKind.DAY]
    begins = start_of(window, "B")
    press(first, Qt.Key.Key_Return)
    assert start_of(window, "B") == begins + timedelta(days=1)


def test_that_the_question_stays_at_its_bar_and_a_zoom_ends_it(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(three(), "E", 400))
    canvas = canvas_of(window)
    window.views.show_zoom(Zoom.QUARTER)
    QApplication.processEvents()  # the scroll bar of the zoom takes its room before a hand could press
    canvas.reveal(Item("initiative", id_of(window.controller.plan, "B")))
    before = window.controller.plan
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 5), 0))
    x = question(window).x()
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().value() + 30)
    assert question(window).x() == x - 30
    canvas.zoom_by(1.5)
    assert not canvas.is_asking
    assert canvas.gesture is None
    assert window.controller.plan is before


@pytest.mark.parametrize("size", [(800, 600), (1100, 700)])
def test_that_the_question_is_wholly_in_sight_in_small_windows(
    window_of: MakeWindow, size: tuple[int, int]
) -> None:
    window = window_of(three(), width=size[0], height=size[1])
    window.open_inspector(False)
    place = middle(window, "B")
    drag(window, place, place + QPoint(pixels(window, 14), 0))
    assert canvas_of(window).viewport().rect().contains(question(window).geometry())


def test_that_other_buttons_do_not_end_a_drag(window_of: MakeWindow) -> None:
    window = window_of(three())
    viewport = canvas_of(window).viewport()
    place = middle(window, "C")
    take(window, place)
    lead(window, place + QPoint(60, 0))
    gesture = canvas_of(window).gesture
    QTest.mousePress(viewport, Qt.MouseButton.MiddleButton, pos=place + QPoint(60, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.MiddleButton, pos=place + QPoint(60, 0))
    assert canvas_of(window).gesture is gesture
    let_go(window, place + QPoint(60, 0))
    assert canvas_of(window).gesture is None
    assert start_of(window, "C") > date(2026, 1, 5)


def test_that_going_back_to_where_it_was_means_nothing(window_of: MakeWindow) -> None:
    window = window_of(three())
    before = window.controller.plan
    place = middle(window, "A")
    take(window, place)
    lead(window, place + QPoint(90, 0), place)
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, MoveBar)
    assert gesture.preview.ripple is None
    let_go(window, place)
    assert window.controller.plan is before
