"""Roadmaps of thousands of bars: rows without overlaps, places for the mouse, and edits that keep rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from cxplanner.drawing.links import distance_to
from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.edits import dependencies, initiatives
from cxplanner.plan.plan import Plan
from cxplanner.scheduling.ripple import ripple
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import with_baseline
from tests.drawing.programmes import a_programme
from tests.ui.roadmap.mouse import canvas_of, drag, let_go, take
from tests.ui.windows import MakeWindow
from ui.main_window import MainWindow
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.dense_content import DenseContent, brought_up, read_content, settled
from ui.roadmap.dense_rows import moved_apart, overlapping, pack
from ui.roadmap.dense_ways import Ways
from ui.roadmap.zoom import Zoom

COUNT = 1_200
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=40)


@pytest.fixture(scope="module")
def programme() -> Plan:
    return a_programme(COUNT)


def layout_of(window: MainWindow) -> DenseRoadmap:
    layout = canvas_of(window).layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    return layout


def content_of(plan: Plan, by: LanesBy = LanesBy.STREAM) -> DenseContent:
    return read_content(plan, schedule(plan), Words("en"), by)


@given(spans)
def test_that_packed_rows_have_no_overlaps_and_none_too_many(found: list[tuple[int, int]]) -> None:
    start = np.array([begin for begin, _ in found], np.int64)
    finish = start + np.array([length for _, length in found], np.int64)
    rows, count = pack(start, finish)
    assert not len(overlapping(rows, start, finish))
    at_once = [int(((start <= day) & (finish >= day)).sum()) for day in range(73)]
    assert count == max(at_once, default=0)


@given(spans, st.integers(0, 39), st.integers(-20, 20))
def test_that_a_bar_that_moved_finds_a_free_row_and_the_others_stay(
    found: list[tuple[int, int]], which: int, days: int
) -> None:
    start = np.array([begin for begin, _ in found], np.int64)
    finish = start + np.array([length for _, length in found], np.int64)
    rows, count = pack(start, finish)
    if not len(found):
        return
    start, finish = start.copy(), finish.copy()
    start[which % len(found)] += days
    finish[which % len(found)] += days
    none = np.zeros(len(found), np.int64)
    apart = moved_apart(rows, start, finish, none, np.array([0]), np.array([count]))
    if apart is not None:
        assert not len(overlapping(apart, start, finish))
        assert int((apart != rows).sum()) <= 2


@pytest.mark.parametrize("by", list(LanesBy))
def test_that_bars_lie_in_their_lanes(programme: Plan, by: LanesBy) -> None:
    content = content_of(programme, by)
    shown = content.shown
    assert not len(overlapping(content.row[shown], content.start[shown], content.finish[shown]))
    assert content.row_count == int(content.rows.sum())
    for number in range(len(content.lanes)):
        rows = content.row[shown & (content.lane == number)] - content.first_row[number]
        assert not len(rows) or (rows.min() >= 0 and rows.max() < content.rows[number])


def test_that_an_edit_keeps_the_rows_until_they_are_settled(programme: Plan) -> None:
    content = content_of(programme)
    id_ = long_one(programme)
    longer = initiatives.change(programme, id_, duration=programme.initiatives[id_].duration + 60)
    after = brought_up(content, longer, schedule(longer), Words("en"))
    assert after.row is content.row
    assert not after.is_settled
    calm = settled(after)
    shown = calm.shown
    assert calm.is_settled
    assert not len(overlapping(calm.row[shown], calm.start[shown], calm.finish[shown]))
    assert (calm.row == content.row).mean() > 0.9


def test_that_an_edit_says_what_reading_everything_anew_says(programme: Plan) -> None:
    content = content_of(programme)
    id_ = next(iter(programme.initiatives))
    other = initiatives.change(programme, id_, progress=55, title="Other")
    other = dependencies.remove(other, list(other.dependencies)[:3])
    after, anew = brought_up(content, other, schedule(other), Words("en")), content_of(other)
    for name in ("start", "finish", "late_finish", "critical", "progress", "stream", "lane"):
        assert np.array_equal(getattr(after, name), getattr(anew, name)), name
    assert np.array_equal(after.links.ids, anew.links.ids)


def test_that_thousands_are_painted_from_arrays_at_every_zoom(window_of: MakeWindow, programme: Plan) -> None:
    window = window_of(programme)
    canvas = canvas_of(window)
    view = window.views.roadmap
    view.all_links.setChecked(True)
    for zoom in Zoom:
        canvas.show_zoom(zoom)
        layout = layout_of(window)
        picture = canvas.viewport().grab().toImage()
        assert picture.pixelColor(picture.width() // 2, 5).isValid()
        assert layout.width >= canvas.viewport().width() - 20


def test_that_everything_is_in_sight_when_fitted(window_of: MakeWindow, programme: Plan) -> None:
    window = window_of(programme)
    layout, canvas = layout_of(window), canvas_of(window)
    shown = layout.content.shown
    assert canvas.horizontalScrollBar().maximum() == 0
    assert float(layout.x0[shown].min()) >= layout.scale.left - 1
    canvas.show_zoom(Zoom.MONTH)
    assert layout_of(window).pitch > layout.pitch


def long_one(plan: Plan) -> int:
    """An initiative that is yet to begin and takes some time."""
    waiting = (each for each in plan.initiatives.values() if each.actual_start is None)
    return next(each.id for each in waiting if each.duration > 5)


def visible_bar(window: MainWindow) -> tuple[int, QPoint]:
    """A bar in the middle of the picture, and its middle."""
    layout, canvas = layout_of(window), canvas_of(window)
    for id_ in layout.bars_in(canvas.visible_part()):
        box = layout.bar_of(id_)
        assert box is not None
        place = canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2)).toPoint()
        if box.width > 40 and 250 < place.x() < 900 and 250 < place.y() < 600:
            return id_, place
    raise AssertionError("no bar in sight")


def test_that_the_mouse_selects_and_moves_a_bar_among_thousands(window_of: MakeWindow) -> None:
    plan = a_programme(COUNT)
    plan = plan.changed(
        dependencies={},
        initiatives={
            id_: replace(each, duration=each.duration or 10, deadline=None)
            for id_, each in plan.initiatives.items()
        },
    )
    window = window_of(plan)
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.QUARTER)
    id_, place = visible_bar(window)
    take(window, place)
    let_go(window, place)
    assert window.controller.view.selected == (Item("initiative", id_),)
    before = window.controller.schedule.initiative(id_)
    drag(window, place, place + QPoint(200, 0))
    after = window.controller.schedule.initiative(id_)
    begun = plan.initiatives[id_].actual_start is not None
    assert begun or (after.start != before.start) or canvas.is_asking


def test_that_rows_settle_after_an_edit(window_of: MakeWindow, programme: Plan, qtbot: QtBot) -> None:
    window = window_of(programme)
    id_ = long_one(programme)
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, id_, duration=200))
    qtbot.waitUntil(lambda: layout_of(window).content.is_settled)
    content = layout_of(window).content
    shown = content.shown
    assert not len(overlapping(content.row[shown], content.start[shown], content.finish[shown]))


def test_that_ghosts_and_links_have_their_places(programme: Plan, window_of: MakeWindow) -> None:
    window = window_of(programme)
    layout, canvas = layout_of(window), canvas_of(window)
    id_ = long_one(programme)
    longer = initiatives.change(programme, id_, duration=programme.initiatives[id_].duration + 30)
    found = ripple(window.controller.schedule, schedule(longer))
    boxes = dict(layout.boxes_of(found.after, Rectangle(0, 0, layout.width, layout.height)))
    assert set(boxes) == set(found.places)
    link = next(
        each
        for each in programme.dependencies.values()
        if each.predecessor is not None and layout.bar_of(each.successor) and layout.bar_of(each.predecessor)
    )
    assert layout.link_points(link.id)
    window.controller.view.select(Item("initiative", link.successor))
    canvas.viewport().grab()


def test_that_a_baseline_is_drawn_under_thousands_of_bars(window_of: MakeWindow, programme: Plan) -> None:
    plan = with_baseline(programme, "First")
    id_ = long_one(plan)
    window = window_of(initiatives.change(plan, id_, duration=plan.initiatives[id_].duration + 40))
    window.views.roadmap.baseline.setChecked(True)
    canvas = canvas_of(window)
    canvas.show_zoom(Zoom.QUARTER)
    ghosts = layout_of(window).ghosts
    assert ghosts is not None
    place = ghosts.ids.tolist().index(id_)
    before = schedule(plan).initiative(id_)
    assert ghosts.span(place) == (before.start, before.finish)
    canvas.viewport().grab()
    window.views.roadmap.baseline.setChecked(False)
    assert layout_of(window).ghosts is None


def spots_of_links(window: MainWindow) -> list[QPointF]:
    """Places of the viewport where a link is seen and no bar lies over it."""
    canvas, layout = canvas_of(window), layout_of(window)
    ways, found = layout.ways, []
    for place in ways.near(canvas.visible_part()).tolist():
        x, y = float(ways.xm[place]), float(ways.y0[place] + ways.y1[place]) / 2
        spot = canvas.from_layout(QPointF(x, y))
        if canvas.body_area().contains(spot) and layout.item_at(x, y) is None:
            found.append(spot)
    return found


def test_that_every_link_that_is_seen_can_be_clicked(window_of: MakeWindow, programme: Plan) -> None:
    window = window_of(programme)
    view, canvas = window.views.roadmap, canvas_of(window)
    view.all_links.setChecked(True)
    for _ in range(5):
        canvas.zoom_by(1.25)
    spots = spots_of_links(window)
    assert len(spots) > 20
    for spot in spots:
        grip = canvas.grip_at(spot)
        assert grip is not None
        assert grip.item.kind == "link"
    take(window, spots[-1].toPoint())
    let_go(window, spots[-1].toPoint())
    assert canvas.selected_link is not None
    there = canvas.to_layout(QPointF(spots[-1].toPoint()))
    assert distance_to(layout_of(window).link_points(canvas.selected_link), there.x(), there.y()) <= 4
    canvas.viewport().grab()
    canvas.select_link(None)
    view.all_links.setChecked(False)
    view.critical_path.setChecked(False)
    assert all(canvas.grip_at(spot) is None for spot in spots)


def test_that_links_from_gates_are_among_those_seen(window_of: MakeWindow, programme: Plan) -> None:
    last = next(each.id for each in programme.initiatives.values() if each.stage == 4)
    window = window_of(dependencies.link(programme, last, gate=1))
    ways = layout_of(window).ways
    gate_link = next(each for each in window.controller.plan.dependencies.values() if each.gate)
    (place,) = np.flatnonzero(ways.ids == gate_link.id)
    middle = float(ways.x0[place] + ways.x1[place]) / 2
    assert ways.nearest(middle, float(ways.y0[place]), 1.0) is not None
    bar = layout_of(window).bar_of(last)
    assert bar is not None
    assert int(ways.x1[place]) == round(bar.x)
    assert int(ways.x0[place]) == round(layout_of(window).gate_x(1) or 0.0)


ends = st.floats(-50, 50)


@given(st.lists(st.tuples(ends, ends, ends, ends, ends), min_size=1, max_size=20), ends, ends)
def test_that_the_nearest_way_is_the_nearest(
    found: list[tuple[float, float, float, float, float]], x: float, y: float
) -> None:
    columns = [np.array(column) for column in zip(*found, strict=True)]
    ways = Ways.of(np.arange(len(found)), *columns)
    far = [distance_to(((x0, y0), (xm, y0), (xm, y1), (x1, y1)), x, y) for x0, xm, x1, y0, y1 in found]
    nearest = ways.nearest(x, y, 5.0)
    if min(far) > 5:
        assert nearest is None
    else:
        assert nearest is not None
        assert nearest[0] == pytest.approx(min(far))
        assert far[nearest[1]] == pytest.approx(min(far))
