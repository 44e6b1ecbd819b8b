"""The network picture in the window: mouse, keys, zoom, and the selection that all views share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.scheduling.results import Node
from tests.builders import id_of
from tests.ui.dependencies.views import controller_of_view, link, plan_of, select
from tests.ui.keys import press
from ui.dependencies.view import DependenciesView

NoButton = Qt.MouseButton.NoButton


def node(view: DependenciesView, key: str) -> Node:
    return Node("initiative", id_of(plan_of(view), key))


def middle_of(view: DependenciesView, key: str) -> QPoint:
    """Where the box of an initiative is in the viewport."""
    picture = view.canvas.picture
    assert picture is not None
    box = picture.layout.boxes[node(view, key)]
    return view.canvas.placed().from_picture(box.x + box.width / 2, box.y + box.height / 2).toPoint()


def selected(view: DependenciesView) -> tuple[int, ...]:
    return controller_of_view(view).view.selected_initiatives()


def click(qtbot: QtBot, view: DependenciesView, place: QPoint, *, held: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_that_a_click_selects_in_the_whole_window(view: DependenciesView, qtbot: QtBot) -> None:
    click(qtbot, view, middle_of(view, "C"))
    assert selected(view) == (id_of(plan_of(view), "C"),)
    click(qtbot, view, middle_of(view, "D"), held=True)
    assert selected(view) == (id_of(plan_of(view), "C"), id_of(plan_of(view), "D"))


def test_that_a_click_on_nothing_selects_nothing(view: DependenciesView, qtbot: QtBot) -> None:
    select(view, "C")
    click(qtbot, view, QPoint(3, view.canvas.viewport().height() - 3))
    assert selected(view) == ()


def test_that_a_click_on_a_link_selects_its_row(view: DependenciesView, qtbot: QtBot) -> None:
    picture = view.canvas.picture
    assert picture is not None
    wanted = link(view, "C", "D")
    routed = next(each for each in picture.layout.links if each.id == wanted.id)
    x, y = routed.points[0]
    click(qtbot, view, view.canvas.placed().from_picture(x + 8, y).toPoint())
    assert [row.id for row in view.table.selected_rows()] == [wanted.id]


def test_that_a_link_of_the_picture_has_the_menu_of_its_row(view: DependenciesView, qtbot: QtBot) -> None:
    view.head.shown.buttons()[1].click()
    QApplication.processEvents()
    picture = view.canvas.picture
    assert picture is not None
    wanted = link(view, "C", "D")
    routed = next(each for each in picture.layout.links if each.id == wanted.id)
    place = view.canvas.placed().from_picture(routed.points[0][0] + 8, routed.points[0][1]).toPoint()
    viewport = view.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {each.text(): each for each in menu.actions() if each.text()}
    assert {
        "Go to C Initiative C",
        "Go to D Initiative D",
        "Change the lag…",
        "Delete link",
    } <= offered.keys()
    offered["Change the lag…"].trigger()
    menu.close()
    assert view.table.isVisibleTo(view)
    assert view.table.current_row() is not None
    with qtbot.waitSignal(view.jump_asked):
        offered["Go to D Initiative D"].trigger()


def test_that_a_double_click_opens_the_inspector(view: DependenciesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.title_requested):
        QTest.mouseDClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, "B"))
    assert selected(view) == (id_of(plan_of(view), "B"),)


def test_that_arrow_keys_go_along_links(view: DependenciesView) -> None:
    select(view, "A")
    press(view.canvas, Qt.Key.Key_Right)
    first = selected(view)
    assert first in ((id_of(plan_of(view), "B"),), (id_of(plan_of(view), "C"),))
    press(view.canvas, Qt.Key.Key_Right)
    assert selected(view) == (id_of(plan_of(view), "D"),)
    press(view.canvas, Qt.Key.Key_Left)
    press(view.canvas, Qt.Key.Key_Left)
    assert selected(view) == (id_of(plan_of(view), "A"),)


def test_that_up_and_down_stay_in_the_column(view: DependenciesView) -> None:
    select(view, "B")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        press(view.canvas, key)
    seen = {id_of(plan_of(view), "B"), id_of(plan_of(view), "C")}
    assert set(selected(view)) <= seen


def test_that_an_arrow_key_begins_at_the_first_box(view: DependenciesView) -> None:
    press(view.canvas, Qt.Key.Key_Right)
    assert selected(view) == (id_of(plan_of(view), "A"),)


def test_that_what_is_selected_is_said_to_who_does_not_see_it(view: DependenciesView) -> None:
    select(view, "A")
    assert view.canvas.accessibleDescription().startswith("A Foundations")


def test_that_a_gate_is_selected_at_its_mark(view: DependenciesView, qtbot: QtBot) -> None:
    picture = view.canvas.picture
    assert picture is not None
    place = view.canvas.placed().from_picture(picture.layout.gates[1], 0)
    click(qtbot, view, QPoint(round(place.x()), 12))
    assert controller_of_view(view).view.current == Item("gate", 1)


def test_that_zoom_keeps_what_is_under_the_mouse(view: DependenciesView) -> None:
    view.canvas.zoom_by(2.0)
    place = QPointF(middle_of(view, "C"))
    before = view.canvas.placed().to_picture(place)
    wheel = QWheelEvent(
        place,
        QPointF(view.canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    zoom = view.canvas.zoom
    QApplication.sendEvent(view.canvas.viewport(), wheel)
    after = view.canvas.placed().to_picture(place)
    assert view.canvas.zoom > zoom
    can_scroll = view.canvas.horizontalScrollBar().maximum() > 0
    assert not can_scroll or abs(after.x() - before.x()) < 3


def test_that_fit_shows_everything(view: DependenciesView) -> None:
    view.canvas.zoom_by(3.0)
    view.fit()
    assert view.canvas.horizontalScrollBar().maximum() == 0
    assert view.canvas.verticalScrollBar().maximum() == 0


def test_that_an_edit_of_dates_keeps_the_layout(view: DependenciesView) -> None:
    picture = view.canvas.picture
    assert picture is not None
    controller_of_view(view).apply(
        "set_duration", lambda plan: initiatives.change(plan, id_of(plan, "C"), duration=40)
    )
    assert view.canvas.picture is not None
    assert view.canvas.picture is not picture
    assert view.canvas.picture.layout is picture.layout


def test_that_a_new_link_makes_a_new_layout(view: DependenciesView) -> None:
    controller_of_view(view).apply(
        "add_link", lambda plan: dependencies.link(plan, id_of(plan, "E"), id_of(plan, "D"))
    )
    picture = view.canvas.picture
    assert picture is not None
    assert node(view, "E") in picture.layout.boxes


def test_that_the_last_link_takes_the_picture_along(view: DependenciesView) -> None:
    controller_of_view(view).apply(
        "delete_links", lambda plan: dependencies.remove(plan, tuple(plan.dependencies))
    )
    assert view.canvas.picture is None
    assert view.notices.empty.isVisibleTo(view)


def test_that_hiding_the_table_gives_the_keyboard_to_the_picture(view: DependenciesView) -> None:
    view.activateWindow()
    view.table.setFocus()
    view.head.shown.buttons()[1].click()
    assert view.canvas.hasFocus()
    view.head.shown.buttons()[0].click()
    assert view.table.isVisibleTo(view)
    assert not view.canvas.isVisibleTo(view)


def test_that_letter_p_goes_between_table_and_picture(view: DependenciesView) -> None:
    view.activateWindow()
    view.table.setFocus()
    press(view.table, Qt.Key.Key_P, text="p")
    assert view.canvas.hasFocus()
    view.head.shown.buttons()[1].click()
    press(view.canvas, Qt.Key.Key_P, text="p")
    assert view.table.hasFocus()
    assert view.canvas.isVisibleTo(view)


def test_that_the_picture_is_painted_light_and_dark_at_every_zoom(view: DependenciesView) -> None:
    select(view, "B")
    for factor in (1.0, 3.0, 0.1):
        view.canvas.zoom_by(factor)
        picture = view.canvas.grab().toImage()
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 5)
        }
        assert len(colours) > 2
