"""The roadmap on the screen: zoom, scrolling, selecting, tooltips, what is told to who does not see it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.roadmap import RoadmapLayout
from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.edits.programme import change_programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.sentences import spoken, tooltip
from ui.roadmap.zoom import Zoom


def four() -> Plan:
    plan = with_initiative(a_plan(), "A", 60, title="Paper is gone", why="Branches save a day a week")
    plan = with_initiative(plan, "B", 40, "A", title="One platform")
    plan = with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION, title="Squads")
    return with_initiative(plan, "D", 90, "B", stream=Stream.CUSTOMER_CENTRICITY, stage=2)


def layout_of(window: MainWindow) -> RoadmapLayout:
    layout = window.views.roadmap.canvas.layout_of_plan
    assert layout is not None
    return layout


def bar_of(window: MainWindow, key: str) -> Rectangle:
    bar = layout_of(window).bar_of(id_of(window.controller.plan, key))
    assert bar is not None
    return bar


def on_screen(canvas: RoadmapCanvas, box: Rectangle) -> QPoint:
    """The middle of a part of the layout, in the coordinates of the viewport."""
    return canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2)).toPoint()


def click(window: MainWindow, box: Rectangle, keys: Qt.KeyboardModifier | None = None) -> None:
    canvas = window.views.roadmap.canvas
    QTest.mouseClick(
        canvas.viewport(),
        Qt.MouseButton.LeftButton,
        keys or Qt.KeyboardModifier.NoModifier,
        on_screen(canvas, box),
    )


def selected_keys(window: MainWindow) -> list[str]:
    plan = window.controller.plan
    return [plan.initiatives[id_].key for id_ in window.controller.view.selected_initiatives()]


def test_that_a_click_selects_and_a_click_with_ctrl_adds(window_of: MakeWindow) -> None:
    window = window_of(four())
    click(window, bar_of(window, "A"))
    assert selected_keys(window) == ["A"]
    click(window, bar_of(window, "C"), Qt.KeyboardModifier.ControlModifier)
    assert selected_keys(window) == ["A", "C"]


def test_that_a_click_beside_everything_selects_nothing(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A")
    bar = bar_of(window, "D")
    click(window, Rectangle(bar.x - 40, bar.y, 4, 4))
    assert selected_keys(window) == []


def test_that_a_gate_and_a_milestone_can_be_clicked(window_of: MakeWindow) -> None:
    plan = four()
    plan = milestones.add(plan, "Live", initiative=id_of(plan, "B"))
    window = window_of(plan)
    click(window, layout_of(window).gate_of(2))
    assert window.controller.view.current == Item("gate", 2)
    (id_,) = plan.milestones
    mark = layout_of(window).milestone_of(id_)
    assert mark is not None
    click(window, mark)
    assert window.controller.view.current == Item("milestone", id_)


def test_that_a_double_click_on_a_gate_leads_to_its_title(window_of: MakeWindow) -> None:
    window = window_of(four(), width=1100)
    canvas = window.views.roadmap.canvas
    place = on_screen(canvas, layout_of(window).gate_of(1))
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.inspector.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.inspector.isAncestorOf(focus)


def test_that_the_arrow_keys_go_from_bar_to_bar(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    press(canvas, Qt.Key.Key_Right)
    assert selected_keys(window) == ["A"]
    press(canvas, Qt.Key.Key_Right)
    assert selected_keys(window) == ["B"]
    press(canvas, Qt.Key.Key_Left)
    assert selected_keys(window) == ["A"]
    press(canvas, Qt.Key.Key_Escape)
    assert selected_keys(window) == []


def test_that_brackets_follow_links(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "B")
    canvas = window.views.roadmap.canvas
    press(canvas, Qt.Key.Key_BracketRight, text="]")
    assert selected_keys(window) == ["D"]
    press(canvas, Qt.Key.Key_BracketLeft, text="[")
    assert selected_keys(window) == ["B"]


def test_that_the_whole_programme_fits_at_first(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    assert canvas.zoom is Zoom.PROGRAMME
    assert canvas.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("zoom", "days"),
    [(Zoom.FIVE_YEARS, 1827), (Zoom.YEAR, 366), (Zoom.QUARTER, 92), (Zoom.MONTH, 31), (Zoom.WEEK, 7)],
)
def test_that_a_zoom_shows_its_span(window_of: MakeWindow, zoom: Zoom, days: int) -> None:
    window = window_of(with_initiative(four(), "E", 400))
    canvas = window.views.roadmap.canvas
    window.views.show_zoom(zoom)
    layout = layout_of(window)
    room = canvas.viewport().width() - layout.lane_head_width
    assert room / layout.scale.per_day == pytest.approx(days, rel=0.05)


def test_that_zooming_keeps_the_day_under_the_mouse(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    place = QPointF(600, 400)
    before = layout_of(window).date_at(canvas.to_layout(place).x())
    for _ in range(4):
        event = QWheelEvent(
            place, QPointF(canvas.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas.viewport(), event)
    after = layout_of(window).date_at(canvas.to_layout(place).x())
    assert canvas.zoom is None
    assert abs((after - before).days) <= 1


def test_that_zooming_stops_where_the_programme_fits(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    for there, back in ((Qt.Key.Key_Plus, Qt.Key.Key_Minus), (Qt.Key.Key_Minus, Qt.Key.Key_Plus)):
        press(canvas, there, text="+" if there is Qt.Key.Key_Plus else "-")
        assert window.tool_bar.zoom_box.currentIndex() == -1
        press(canvas, back, text="+" if back is Qt.Key.Key_Plus else "-")
        assert canvas.zoom is Zoom.PROGRAMME
        assert window.tool_bar.zoom_box.currentIndex() == 0


def test_that_zooming_out_ends_with_five_years_in_sight(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    seen = []
    for _ in range(20):
        press(canvas, Qt.Key.Key_Minus, text="-")
        layout = layout_of(window)
        seen.append((canvas.viewport().width() - layout.lane_head_width) / layout.scale.per_day)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1827, rel=0.05)
    assert layout_of(window).scale.last >= date(2030, 12, 1)


def test_that_the_first_bar_leaves_the_time_that_is_in_sight(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    before = layout_of(window).scale
    window.controller.apply("add_initiative", lambda plan: with_initiative(plan, "A", 20))
    after = layout_of(window).scale
    assert after.per_day == pytest.approx(before.per_day, rel=0.05)
    assert after.last >= before.last


def test_that_going_to_an_item_brings_it_into_sight(window_of: MakeWindow) -> None:
    window = window_of(four(), height=600)
    canvas = window.views.roadmap.canvas
    window.views.show_zoom(Zoom.MONTH)
    canvas.horizontalScrollBar().setValue(0)
    id_ = id_of(window.controller.plan, "D")
    window.controller.view.go_to(Item("initiative", id_))
    bar = bar_of(window, "D")
    left = canvas.from_layout(QPointF(bar.x, bar.y))
    assert layout_of(window).lane_head_width < left.x() < canvas.viewport().width()
    assert 0 < left.y() < canvas.viewport().height()


def test_that_t_brings_the_status_date_into_sight(window_of: MakeWindow) -> None:
    window = window_of(change_programme(four(), status_date=date(2026, 6, 1)))
    canvas = window.views.roadmap.canvas
    window.views.show_zoom(Zoom.MONTH)
    canvas.horizontalScrollBar().setValue(0)
    press(canvas, Qt.Key.Key_T, text="t")
    x = canvas.from_layout(QPointF(layout_of(window).x_of(date(2026, 6, 1)), 0)).x()
    assert 0 < x < canvas.viewport().width()


def test_that_lanes_are_chosen(window_of: MakeWindow) -> None:
    window = window_of(four())
    streams = len(layout_of(window).lanes)
    window.views.roadmap.lanes.buttons()[1].click()
    assert window.views.roadmap.canvas.options.lanes_by is LanesBy.STAGE
    assert streams == 4
    first, second = layout_of(window).lanes[:2]
    assert sum(len(row.bars) for row in first.rows) == 3
    assert sum(len(row.bars) for row in second.rows) == 1


def test_that_checks_and_their_letters_are_one(window_of: MakeWindow) -> None:
    window = window_of(four())
    view = window.views.roadmap
    press(view.canvas, Qt.Key.Key_C, text="c")
    assert not view.critical_path.isChecked()
    assert not view.canvas.options.critical_path
    view.all_links.click()
    assert view.canvas.options.all_links


def test_that_the_head_counts_what_is_done_under_way_and_planned(window_of: MakeWindow) -> None:
    window = window_of(four())
    assert window.views.roadmap.head.summary == "0 done · 0 under way · 4 planned"


def test_that_an_edit_shows_at_once(window_of: MakeWindow) -> None:
    window = window_of(four())
    begins = bar_of(window, "B").x
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, id_, duration=10))
    assert bar_of(window, "B").x < begins
    window.run("undo")
    assert bar_of(window, "B").x == pytest.approx(begins)


def test_that_a_tooltip_tells_dates_float_owner_and_why(window_of: MakeWindow) -> None:
    window = window_of(four())
    controller = window.controller
    item = Item("initiative", id_of(controller.plan, "A"))
    assert tooltip(controller.words, controller.schedule, item).splitlines() == [
        "A Paper is gone",
        "5 Jan 2026 – 27 Mar 2026 · 60 d · Critical",
        "Candidate · 0\u2009%",
        "No owner",
        "Branches save a day a week",
    ]


def test_that_the_selection_is_told_as_a_sentence(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A")
    told = window.views.roadmap.canvas.accessibleDescription()
    assert told == spoken(
        window.controller.words,
        window.controller.schedule,
        Item("initiative", id_of(window.controller.plan, "A")),
    )
    assert "A Paper is gone" in told
    assert "critical" in told
    assert "finish 27 March 2026" in told


def test_that_space_and_drag_move_the_picture(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = window.views.roadmap.canvas
    window.views.show_zoom(Zoom.MONTH)
    canvas.horizontalScrollBar().setValue(500)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(600, 400))
    QTest.mouseMove(canvas.viewport(), QPoint(500, 400))
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(500, 400))
    assert canvas.horizontalScrollBar().value() == 600


def test_that_the_status_bar_selects_the_critical_path(window_of: MakeWindow) -> None:
    window = window_of(four())
    window.status.critical_path_clicked.emit()
    assert sorted(selected_keys(window)) == ["A", "B", "D"]


def test_that_the_panel_of_an_empty_plan_makes_way_for_the_first_bar(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    roadmap, viewport = window.views.roadmap, window.views.roadmap.canvas.viewport()
    lane = layout_of(window).lanes[0]
    place = roadmap.canvas.from_layout(QPointF(400, lane.top + lane.height / 2)).toPoint()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(viewport, place + QPoint(60, 0))
    QTest.mouseMove(viewport, place + QPoint(120, 0))
    assert roadmap.empty.isHidden()
    press(roadmap.canvas, Qt.Key.Key_Escape)
    assert roadmap.empty.isVisible()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(120, 0))
    assert not window.controller.plan.initiatives


def test_that_a_near_zoom_is_never_empty(window_of: MakeWindow) -> None:
    plan = with_initiative(a_plan(), "A", 40)
    window = window_of(with_initiative(plan, "B", 100, "A"))
    canvas = window.views.roadmap.canvas
    canvas.show_zoom(Zoom.FIVE_YEARS)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum())
    canvas.show_zoom(Zoom.WEEK)
    layout = canvas.layout_of_plan
    assert layout is not None
    assert layout.bars_in(canvas.visible_part())
    select(window, "A")
    canvas.show_zoom(Zoom.MONTH)
    layout = canvas.layout_of_plan
    assert layout is not None
    assert id_of(window.controller.plan, "A") in layout.bars_in(canvas.visible_part())


def test_that_keys_zoom_towards_what_is_selected(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "D")
    canvas = window.views.roadmap.canvas
    for _ in range(12):
        press(canvas, Qt.Key.Key_Plus, text="+")
    layout = layout_of(window)
    assert layout.scale.per_day > 8
    assert id_of(window.controller.plan, "D") in layout.bars_in(canvas.visible_part())
