"""The whole network of a large plan in the window: painted, found under the mouse, and traced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.network_contents import MOST_SHOWN
from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.results import Node
from tests.drawing.programmes import a_programme
from tests.ui.dependencies.conftest import MakeView
from tests.ui.dependencies.views import controller_of_view
from tests.ui.keys import press
from ui.background import wait_for_all
from ui.dependencies.large_picture import LargePicture
from ui.dependencies.tracing import Trace
from ui.dependencies.view import DependenciesView

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def programme() -> Plan:
    return a_programme(4 * MOST_SHOWN)


def settle() -> None:
    for _ in range(3):
        wait_for_all()
        QApplication.processEvents()


@pytest.fixture
def large(view_of: MakeView, programme: Plan) -> DependenciesView:
    view = view_of(programme)
    settle()
    return view


def picture_of(view: DependenciesView) -> LargePicture:
    picture = view.canvas.picture
    assert isinstance(picture, LargePicture)
    return picture


def place_of(view: DependenciesView, node: Node) -> QPoint:
    box = picture_of(view).layout.boxes[node]
    return view.canvas.placed().from_picture(box.x + box.width / 2, box.y + box.height / 2).toPoint()


def zoom_to(view: DependenciesView, zoom: float, node: Node) -> None:
    view.canvas.zoom_by(zoom / view.canvas.zoom)
    view.canvas.reveal(node)


def test_that_it_is_said_that_the_picture_is_being_made(view_of: MakeView, programme: Plan) -> None:
    view = view_of(programme)
    assert "Laying out" in view.pane.legend.note
    assert view.canvas.picture is None
    view.canvas.grab()
    settle()
    assert "Laying out" not in view.pane.legend.note


def test_that_every_initiative_and_link_is_in_the_picture(large: DependenciesView, programme: Plan) -> None:
    picture = picture_of(large)
    assert {link.id for link in picture.layout.links} == set(programme.dependencies)
    ends = {end for link in picture.layout.links for end in (link.source, link.target)}
    assert set(picture.layout.boxes) == {end for end in ends if end.kind == "initiative"}


def test_that_all_of_it_fits_into_the_window(large: DependenciesView) -> None:
    assert large.canvas.horizontalScrollBar().maximum() == 0
    assert large.canvas.verticalScrollBar().maximum() == 0
    large.canvas.zoom_by(0.5)
    assert large.canvas.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("zoom", [0.03, 0.1, 0.2, 0.4, 0.7, 1.0, 2.0])
def test_that_it_is_painted_at_every_zoom(large: DependenciesView, zoom: float) -> None:
    node = next(iter(picture_of(large).layout.boxes))
    zoom_to(large, zoom, node)
    controller_of_view(large).view.select(Item("initiative", node.id))
    image = large.canvas.viewport().grab().toImage()
    seen = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(50, image.height(), 3)}
    assert len(seen) > 3


def test_that_boxes_and_links_are_found_under_the_mouse(large: DependenciesView) -> None:
    node = list(picture_of(large).layout.boxes)[100]
    zoom_to(large, 1.0, node)
    QTest.mouseClick(large.canvas.viewport(), LEFT, NONE, place_of(large, node))
    assert controller_of_view(large).view.current == Item("initiative", node.id)
    link = next(each for each in picture_of(large).layout.links if each.target == node)
    x, y = link.points[-1]
    spot = large.canvas.placed().from_picture(x - 3, y).toPoint()
    QTest.mouseClick(large.canvas.viewport(), LEFT, NONE, spot)
    (chosen,) = [row.id for row in large.table.selected_rows()]
    assert chosen is not None
    assert picture_of(large).schedule.plan.dependencies[chosen].successor == node.id


def test_that_arrow_keys_go_along_links_there_too(large: DependenciesView) -> None:
    link = next(each for each in picture_of(large).layout.links if each.source.kind == "initiative")
    controller_of_view(large).view.select(Item("initiative", link.source.id))
    press(large.canvas, Qt.Key.Key_Right)
    (chosen,) = controller_of_view(large).view.selected_initiatives()
    plan = picture_of(large).schedule.plan
    assert chosen in {each.successor for each in plan.links_out_of[link.source.id]}


def test_that_zooming_in_leads_to_what_is_selected(large: DependenciesView) -> None:
    node = list(picture_of(large).layout.boxes)[700]
    controller_of_view(large).view.select(Item("initiative", node.id))
    for _ in range(16):
        press(large.canvas, Qt.Key.Key_Plus, text="+")
    assert large.canvas.zoom > 0.4
    assert large.canvas.viewport().rect().contains(place_of(large, node))


def test_that_a_path_is_shown_alone_and_the_whole_comes_back(large: DependenciesView) -> None:
    whole = picture_of(large)
    link = next(each for each in whole.layout.links if each.source.kind == "initiative")
    controller_of_view(large).view.select(Item("initiative", link.target.id))
    large.trace(Trace.BEFORE)
    settle()
    assert large.canvas.picture is not None
    shown = set(large.canvas.picture.layout.boxes)
    assert link.source in shown
    assert shown == {each for each in large.path.kept or () if each.kind == "initiative"}
    large.trace(Trace.NONE)
    assert picture_of(large).layout is whole.layout


def test_that_an_edit_of_dates_keeps_the_layout_and_shows_the_new_state(large: DependenciesView) -> None:
    before = picture_of(large)
    first = int(before.layout.ids[0])
    controller_of_view(large).apply("set_duration", lambda plan: initiatives.change(plan, first, duration=90))
    after = picture_of(large)
    assert after.layout is before.layout
    assert after.initiatives[0].duration == 90


def test_that_a_filter_leaves_the_rest_pale(large: DependenciesView) -> None:
    key = picture_of(large).initiatives[5].key
    controller_of_view(large).view.set_filter(key)
    picture = picture_of(large)
    assert not picture.is_pale[5]
    assert picture.is_pale.sum() > len(picture.is_pale) / 2
    for zoom in (0.05, 0.5, 1.0):
        zoom_to(large, zoom, Node("initiative", picture.initiatives[5].id))
        large.canvas.viewport().grab()


def test_that_thousands_can_be_selected(large: DependenciesView) -> None:
    items = [Item("initiative", id_) for id_ in picture_of(large).layout.ids.tolist()]
    controller_of_view(large).view.select(*items)
    large.canvas.viewport().grab()
    assert len(controller_of_view(large).view.selected) == len(items)
