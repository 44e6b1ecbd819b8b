"""After an edit only what it changed is painted anew, and the picture is the same as one painted whole."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.plan import Plan
from tests.drawing.programmes import a_programme
from tests.ui.roadmap.mouse import canvas_of
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.dense_changes import changed_parts, few_parts
from ui.roadmap.scrolled import RESTING
from ui.roadmap.zoom import Zoom

COUNT = 1_200
Edit = Callable[[Plan], Plan]


@pytest.fixture(scope="module")
def programme() -> Plan:
    return a_programme(COUNT)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """In how many parts each picture was painted: None for those painted as a whole."""
    found: list[int | None] = []

    def noted(*arguments: object) -> object:
        parts = changed_parts(*arguments)  # type: ignore[arg-type]
        found.append(len(parts) if parts is not None else None)
        return parts

    monkeypatch.setattr("ui.roadmap.picture.changed_parts", noted)
    return found


def seen(window: MainWindow) -> list[int]:
    canvas = canvas_of(window)
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    return layout.bars_in(canvas.visible_part())


def shown(window: MainWindow) -> QImage:
    """The bars as they are in the window now, painted again as when the mouse moves over them."""
    canvas = canvas_of(window)
    canvas.viewport().grab()
    return canvas.viewport().grab().toImage().copy(canvas.body_area().toRect())


def in_window(window: MainWindow) -> QImage:
    """The bars as they are on the screen, without painting them again."""
    canvas = canvas_of(window)
    place = canvas.body_area().toRect().translated(canvas.viewport().mapTo(window, QPoint(0, 0)))
    return window.screen().grabWindow(window.winId()).toImage().copy(place)


class PaintedAreas(QObject):
    """How many pixels of a widget each painting of it is about."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.found: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            found = event.region()
            boxes: Any = found  # Qt does not tell that a region is a row of rectangles
            self.found.append(sum(each.width() * each.height() for each in boxes))
        return super().eventFilter(watched, event)


def as_a_whole(window: MainWindow) -> QImage:
    canvas = canvas_of(window)
    size = canvas.viewport().size()
    canvas.viewport().resize(size.width() + 1, size.height())
    canvas.viewport().grab()
    canvas.viewport().resize(size)
    return shown(window)


def edits_of(id_: int) -> list[Edit]:
    def longer(plan: Plan) -> Plan:
        return initiatives.change(plan, id_, duration=plan.initiatives[id_].duration + 4)

    def shorter(plan: Plan) -> Plan:
        return initiatives.change(plan, id_, duration=max(1, plan.initiatives[id_].duration - 6))

    def renamed(plan: Plan) -> Plan:
        return initiatives.change(plan, id_, title="Otherwise", short_title="Other", progress=40)

    return [longer, renamed, shorter, longer]


@pytest.mark.parametrize("links", [False, True])
@pytest.mark.parametrize("zoom", [Zoom.PROGRAMME, Zoom.YEAR, Zoom.QUARTER, Zoom.MONTH])
def test_that_an_edit_leaves_the_picture_that_painting_everything_leaves(
    window_of: MakeWindow, programme: Plan, painted: list[int | None], zoom: Zoom, links: bool
) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    window.views.roadmap.all_links.setChecked(links)
    canvas.show_zoom(zoom)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum() // 3)
    shown(window)
    ids = seen(window)
    chosen = ids[len(ids) // 3]
    window.controller.view.select(Item("initiative", ids[len(ids) // 2]))
    shown(window)
    painted.clear()
    for edit in edits_of(chosen):
        window.controller.apply("set_title", edit)
        assert shown(window) == as_a_whole(window)
    assert any(parts is not None for parts in painted)


@pytest.mark.parametrize("zoom", [Zoom.PROGRAMME, Zoom.YEAR, Zoom.QUARTER])
def test_that_the_window_shows_the_same_when_only_what_differs_is_painted_in_it(
    window_of: MakeWindow, programme: Plan, zoom: Zoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.roadmap.layouts.SETTLING_DELAY", 60_000)  # no other rows between two looks
    window = window_of(programme)
    canvas = canvas_of(window)
    canvas.show_zoom(zoom)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum() // 3)
    qtbot.wait(RESTING + 30)
    ids = seen(window)
    items = [Item("initiative", id_) for id_ in (ids[len(ids) // 3], ids[len(ids) // 2])]
    areas = PaintedAreas(canvas.viewport())
    for number, edit in enumerate(edits_of(items[0].id) * 2):
        window.controller.view.select(*items[number % 3 :])
        window.controller.apply("set_title", edit)
        QApplication.processEvents()
        before = in_window(window)
        canvas.viewport().repaint()
        assert before == in_window(window)
    whole = canvas.viewport().width() * canvas.viewport().height()
    assert min(areas.found) < whole / 2


def test_that_an_edit_out_of_sight_paints_nothing(window_of: MakeWindow, programme: Plan) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.QUARTER)
    QApplication.processEvents()
    far = next(id_ for id_ in programme.initiatives if id_ not in seen(window))
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, far, title="One"))
    QApplication.processEvents()
    areas = PaintedAreas(canvas.viewport())
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, far, title="Two"))
    QApplication.processEvents()
    assert areas.found == []


def test_that_a_name_alone_is_painted_in_one_part(
    window_of: MakeWindow, programme: Plan, painted: list[int | None]
) -> None:
    window = window_of(programme)
    shown(window)
    id_ = seen(window)[7]
    painted.clear()
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, id_, title="Otherwise"))
    shown(window)
    assert painted == [1, 0]


def test_that_a_picture_at_rest_is_ready_for_what_comes_over_it(
    window_of: MakeWindow, programme: Plan, painted: list[int | None], qtbot: QtBot
) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.QUARTER)
    shown(window)
    QApplication.processEvents()  # the scroll bars take their room
    canvas.verticalScrollBar().setValue(60)
    painted.clear()
    straight = canvas.viewport().grab().toImage().copy(canvas.body_area().toRect())
    assert painted == [None]
    qtbot.waitUntil(lambda: painted[:2] == [None, None])
    assert shown(window) == straight
    assert set(painted[2:]) == {0}


def test_that_settled_rows_and_marks_that_go_are_painted(
    window_of: MakeWindow, programme: Plan, qtbot: QtBot
) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.QUARTER)
    shown(window)
    id_ = next(each for each in seen(window) if programme.initiatives[each].actual_start is None)
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, id_, duration=60))
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    before = layout.content
    shown(window)
    qtbot.waitUntil(lambda: canvas.layout_of_plan is not layout or before.is_settled)
    assert shown(window) == as_a_whole(window)
    window.controller.undo()
    assert shown(window) == as_a_whole(window)


def test_that_other_links_and_other_choices_are_painted_as_a_whole(
    window_of: MakeWindow, programme: Plan, painted: list[int | None]
) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    shown(window)
    painted.clear()
    some = list(programme.dependencies)[:2]
    window.controller.apply("delete_link", lambda plan: dependencies.remove(plan, some))
    shown(window)
    canvas.show_options(replace(canvas.options, floats=not canvas.options.floats))
    shown(window)
    canvas.verticalScrollBar().setValue(40)
    canvas.show_zoom(Zoom.YEAR)
    shown(window)
    assert set(painted) == {None}


boxes_in_sight = st.lists(
    st.tuples(st.integers(-50, 700), st.integers(-50, 500), st.integers(1, 300), st.integers(1, 40)),
    min_size=1,
    max_size=60,
)


@given(boxes_in_sight, st.sampled_from([0.0, 17.0, 40.5]))
def test_that_many_boxes_become_tiles_that_hold_all_that_is_seen_of_them(
    boxes: list[tuple[int, int, int, int]], left: float
) -> None:
    visible = Rectangle(left, 30.0, 610.0, 410.0)
    edges = np.array([(x, y, x + wide, y + high) for x, y, wide, high in boxes], np.float64)
    parts = few_parts(edges.copy(), visible, most_area=2.0)
    assert parts is not None
    painted = np.zeros((600, 800), np.bool_)
    for x, y, wide, high, *_ in parts:
        assert (x, y, wide, high) == (round(x), round(y), round(wide), round(high))
        painted[round(y) : round(y + high), round(x) : round(x + wide)] = True
    right, bottom = math.floor(left + 610), 30 + 410
    for x0, y0, x1, y1 in edges.astype(int).tolist():
        rows = slice(max(y0, 30), max(min(y1, bottom), 0))
        assert painted[rows, max(x0, math.ceil(left)) : max(min(x1, right), 0)].all()
    assert len(parts) <= 24
