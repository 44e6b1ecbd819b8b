"""Links drawn from end to end, refused where they would go round, changed and deleted at their line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.plan.initiatives import LinkType
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.roadmap.mouse import at, bar_of, canvas_of, layout_of, lead, let_go, start_of, take
from tests.ui.windows import MakeWindow, select
from ui.dependencies.columns import sentence_of_link
from ui.main_window import MainWindow
from ui.roadmap.grips import gate_handle
from ui.roadmap.link_drags import LinkByKeys, LinkDrag
from ui.roadmap.link_popover import LinkPopover


def three() -> Plan:
    plan = with_initiative(a_plan(), "A", 60)
    plan = with_initiative(plan, "B", 40, "A")
    return with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)


def end(window: MainWindow, key: str, side: str, outside: float = 0.0) -> QPoint:
    bar = bar_of(window, key)
    x = bar.x - outside if side == "start" else bar.x + bar.width + outside
    return at(window, x, bar.y + bar.height / 2)


def frame(window: MainWindow) -> LinkPopover:
    popover = canvas_of(window).link_popover
    assert popover is not None
    return popover


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("finish", "start", LinkType.FS),
        ("start", "start", LinkType.SS),
        ("finish", "finish", LinkType.FF),
        ("start", "finish", LinkType.SF),
    ],
)
def test_that_the_ends_choose_the_type(window_of: MakeWindow, first: str, last: str, kind: LinkType) -> None:
    window = window_of(three())
    select(window, "C")
    inside = 3 if last == "start" else -3
    target = end(window, "B", last) + QPoint(inside, 0)
    take(window, end(window, "C", first, outside=5))
    lead(window, target + QPoint(0, 30), target)
    let_go(window, target)
    made = window.controller.plan.links_into[id_of(window.controller.plan, "B")]
    assert [(each.predecessor, each.type) for each in made[1:]] == [
        (id_of(window.controller.plan, "C"), kind)
    ]


def test_that_a_cycle_is_refused_during_the_drag_with_its_path(window_of: MakeWindow) -> None:
    window = window_of(three())
    before = window.controller.plan
    select(window, "B")
    take(window, end(window, "B", "finish", outside=5))
    lead(window, end(window, "A", "start") + QPoint(4, 20), end(window, "A", "start") + QPoint(4, 0))
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, LinkDrag)
    assert "B → A → B" in gesture.refusal
    canvas_of(window).viewport().grab()
    let_go(window, end(window, "A", "start") + QPoint(4, 0))
    assert window.controller.plan is before


def test_that_a_link_dropped_on_nothing_is_none(window_of: MakeWindow) -> None:
    window = window_of(three())
    before = window.controller.plan
    select(window, "B")
    take(window, end(window, "B", "finish", outside=5))
    free = end(window, "C", "finish", outside=200)
    lead(window, free)
    let_go(window, free)
    assert window.controller.plan is before


def test_that_a_link_there_already_says_so(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "A")
    take(window, end(window, "A", "finish", outside=-2) + QPoint(7, 0))
    lead(window, end(window, "B", "start") + QPoint(8, 0))
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, LinkDrag)
    assert "already" in gesture.refusal
    press(canvas_of(window), Qt.Key.Key_Escape)
    assert canvas_of(window).gesture is None


def mark(window: MainWindow, number: int) -> QPoint:
    """The handle under the mark of a gate."""
    box = gate_handle(layout_of(window).gate_of(number))
    return canvas_of(window).from_layout(QPointF(box.x + box.width / 2, box.y + 3)).toPoint()


def staged() -> Plan:
    """One initiative that the first gate needs, and one of the second stage that it does not hold."""
    plan = with_initiative(a_plan(), "A", 60)
    return with_initiative(plan, "B", 40, stage=2, gate_waiver="Agreed by the committee")


def test_that_a_link_is_drawn_from_a_gate(window_of: MakeWindow) -> None:
    window = window_of(staged())
    window.controller.view.select(Item("gate", 1))
    before = start_of(window, "B")
    target = end(window, "B", "finish") + QPoint(-3, 0)
    take(window, mark(window, 1))
    lead(window, target + QPoint(0, -20), target)
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, LinkDrag)
    assert not gesture.refusal
    canvas_of(window).viewport().grab()
    let_go(window, target)
    (link,) = window.controller.plan.links_into[id_of(window.controller.plan, "B")]
    assert (link.predecessor, link.gate, link.type) == (None, 1, LinkType.FS)
    assert start_of(window, "B") > before
    assert canvas_of(window).link_popover is not None


def test_that_a_gate_cannot_hold_what_it_waits_for(window_of: MakeWindow) -> None:
    window = window_of(staged())
    before = window.controller.plan
    QTest.mouseMove(canvas_of(window).viewport(), mark(window, 1) - QPoint(0, 12))
    target = end(window, "A", "start") + QPoint(3, 0)
    take(window, mark(window, 1))
    lead(window, target + QPoint(0, -20), target)
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, LinkDrag)
    assert "G1 → A → G1" in gesture.refusal
    let_go(window, target)
    assert window.controller.plan is before


def test_that_a_link_dropped_on_a_gate_says_why_there_is_none(window_of: MakeWindow) -> None:
    window = window_of(staged())
    before = window.controller.plan
    select(window, "A")
    gate = layout_of(window).gate_of(1)
    place = at(window, gate.x + gate.width / 2, gate.y + gate.height / 2)
    take(window, end(window, "A", "finish", outside=5))
    lead(window, place + QPoint(0, 40), place)
    gesture = canvas_of(window).gesture
    assert isinstance(gesture, LinkDrag)
    assert gesture.refusal == "G1 waits for what its stage needs: no link leads to it."
    canvas_of(window).viewport().grab()
    let_go(window, place)
    assert window.controller.plan is before


def test_that_a_link_is_drawn_from_a_gate_with_keys_alone(window_of: MakeWindow) -> None:
    window = window_of(staged())
    canvas = canvas_of(window)
    select(window, "A")
    press(canvas, Qt.Key.Key_Up)
    assert window.controller.view.current is not None
    while window.controller.view.current != Item("gate", 1):
        press(canvas, Qt.Key.Key_Left)
    press(canvas, Qt.Key.Key_L, text="l")
    assert isinstance(canvas.gesture, LinkByKeys)
    press(canvas, Qt.Key.Key_F, text="f")
    press(canvas, Qt.Key.Key_Down)
    while canvas.gesture.target != id_of(window.controller.plan, "B"):
        press(canvas, Qt.Key.Key_Down)
    canvas.viewport().grab()
    press(canvas, Qt.Key.Key_Return)
    (link,) = window.controller.plan.links_into[id_of(window.controller.plan, "B")]
    assert (link.gate, link.type) == (1, LinkType.FS)


def click_link(window: MainWindow) -> int:
    """Click the line from A to B."""
    (link,) = window.controller.plan.dependencies
    canvas = canvas_of(window)
    layout = canvas.layout_of_plan
    assert layout is not None
    points = layout.link_points(link)
    (x1, y1), (x2, y2) = points[0], points[1]
    place = at(window, (x1 + x2) / 2, (y1 + y2) / 2)
    take(window, place)
    let_go(window, place)
    return link


def far() -> Plan:
    """Two whose link has a line long enough to be clicked."""
    plan = with_initiative(a_plan(), "A", 30)
    return with_initiative(plan, "B", 30, "A FS+40d", stream=Stream.ORGANIZATION)


def test_that_a_click_on_a_link_shows_its_frame(window_of: MakeWindow) -> None:
    window = window_of(far())
    link = click_link(window)
    assert canvas_of(window).selected_link == link
    assert frame(window).lag.text == "+40d"
    canvas_of(window).viewport().grab()
    press(canvas_of(window), Qt.Key.Key_Escape)
    assert canvas_of(window).link_popover is None


def test_that_the_link_under_the_mouse_stands_out_and_says_what_it_is(window_of: MakeWindow) -> None:
    window = window_of(far())
    (link,) = window.controller.plan.dependencies
    points = layout_of(window).link_points(link)
    place = at(window, (points[0][0] + points[1][0]) / 2, points[0][1])
    before = canvas_of(window).viewport().grab().toImage()
    lead(window, place + QPoint(0, 60), place)
    assert canvas_of(window).hovering.item == Item("link", link)
    assert canvas_of(window).viewport().grab().toImage() != before
    words, schedule = window.controller.words, window.controller.schedule
    told = sentence_of_link(schedule, words, link)
    assert told.startswith("A Initiative A before B Initiative B, FS +40d")
    assert sentence_of_link(schedule, words, 999_999) == ""


def test_that_the_frame_of_a_link_leads_to_either_end(window_of: MakeWindow) -> None:
    window = window_of(far())
    click_link(window)
    frame(window).ends[1].click()
    assert window.controller.view.selected_initiatives() == (id_of(window.controller.plan, "B"),)
    assert canvas_of(window).link_popover is None
    click_link(window)
    frame(window).ends[0].click()
    assert window.controller.view.selected_initiatives() == (id_of(window.controller.plan, "A"),)


def test_that_the_right_button_on_a_link_shows_its_frame_too(window_of: MakeWindow) -> None:
    window = window_of(far())
    (link,) = window.controller.plan.dependencies
    points, viewport = layout_of(window).link_points(link), canvas_of(window).viewport()
    place = at(window, (points[0][0] + points[1][0]) / 2, points[0][1])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert canvas_of(window).selected_link == link
    assert abs(frame(window).pos().x() - place.x()) < 300
    assert QApplication.activePopupWidget() is None


def test_that_type_and_lag_change_in_the_frame(window_of: MakeWindow) -> None:
    window = window_of(far())
    link = click_link(window)
    frame(window).types.buttons()[1].click()
    assert window.controller.plan.dependencies[link].type is LinkType.SS
    line = frame(window).lag.line
    line.setFocus()
    line.selectAll()
    type_text(line, "+2w")
    press(line, Qt.Key.Key_Return)
    assert window.controller.plan.dependencies[link].lag == 10
    line.selectAll()
    type_text(line, "nonsense")
    press(line, Qt.Key.Key_Return)
    assert window.controller.plan.dependencies[link].lag == 10
    assert "no lag" in frame(window).lag.refusal


def test_that_del_takes_the_selected_link_out(window_of: MakeWindow) -> None:
    window = window_of(far())
    click_link(window)
    press(canvas_of(window), Qt.Key.Key_Delete)
    assert not window.controller.plan.dependencies
    assert len(window.controller.plan.initiatives) == 2
    assert canvas_of(window).link_popover is None
    window.run("undo")
    assert len(window.controller.plan.dependencies) == 1


def test_that_undo_takes_the_frame_of_a_link_that_is_gone(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "C")
    target = end(window, "B", "start") + QPoint(3, 0)
    take(window, end(window, "C", "finish", outside=5))
    lead(window, target)
    let_go(window, target)
    assert canvas_of(window).link_popover is not None
    window.run("undo")
    QApplication.processEvents()
    assert canvas_of(window).link_popover is None
    assert canvas_of(window).selected_link is None


def test_that_a_link_is_drawn_with_keys_alone(window_of: MakeWindow) -> None:
    window = window_of(three())
    canvas = canvas_of(window)
    select(window, "A")
    press(canvas, Qt.Key.Key_L, text="l")
    assert isinstance(canvas.gesture, LinkByKeys)
    press(canvas, Qt.Key.Key_Down)
    press(canvas, Qt.Key.Key_S, text="s")
    canvas.viewport().grab()
    press(canvas, Qt.Key.Key_Return)
    (link,) = window.controller.plan.links_into[id_of(window.controller.plan, "C")]
    assert (link.predecessor, link.type) == (id_of(window.controller.plan, "A"), LinkType.SS)


def test_that_esc_leaves_a_link_begun_with_keys(window_of: MakeWindow) -> None:
    window = window_of(three())
    canvas = canvas_of(window)
    before = window.controller.plan
    select(window, "A")
    press(canvas, Qt.Key.Key_L, text="l")
    press(canvas, Qt.Key.Key_Down)
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.gesture is None
    assert window.controller.plan is before


def test_that_a_link_is_changed_and_deleted_with_keys_alone(window_of: MakeWindow) -> None:
    window = window_of(with_initiative(three(), "D", 10, "B FS+5d"))
    canvas, plan = canvas_of(window), window.controller.plan
    first, second = plan.dependencies
    select(window, "B")
    press(canvas, Qt.Key.Key_K, text="k")
    assert canvas.selected_link == first
    press(canvas, Qt.Key.Key_K, text="k")
    assert canvas.selected_link == second
    press(canvas, Qt.Key.Key_Return)
    line = frame(window).lag.line
    type_text(line, "7ed")
    press(line, Qt.Key.Key_Return)
    changed = window.controller.plan.dependencies[second]
    assert (changed.lag, changed.elapsed) == (7, True)
    press(line, Qt.Key.Key_Escape)
    assert canvas.selected_link is None
    press(canvas, Qt.Key.Key_K, text="k")
    press(canvas, Qt.Key.Key_Delete)
    assert list(window.controller.plan.dependencies) == [second]


def test_that_another_bar_leaves_the_frame_of_a_link(window_of: MakeWindow) -> None:
    window = window_of(three())
    select(window, "B")
    press(canvas_of(window), Qt.Key.Key_K, text="k")
    assert canvas_of(window).link_popover is not None
    select(window, "C")
    assert canvas_of(window).link_popover is None
