"""What a frame, a drag and an edit of the roadmap cost at 10,000 initiatives and 25,000 links.

Measured against the same bars and links as items of a QGraphicsScene, and against as many plain
rectangles, in the same run, in a picture of 1600 × 900. Times are the process's own: other work on the
machine and the disk do not count.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.wording.words import Words
from tests.benchmarks.bench_schedule import a_large_plan
from ui.main_window import MainWindow
from ui.painting.many import fill_rectangles
from ui.plan_controller import PlanController
from ui.roadmap.bar_drags import MoveBar
from ui.roadmap.canvas import RoadmapCanvas
from ui.roadmap.dense import DenseRoadmap
from ui.roadmap.view import RoadmapView
from ui.roadmap.zoom import Zoom
from ui.settings import Settings
from ui.theme import Theme, font

INITIATIVES, LINKS = 10_000, 25_000
FRAMES = 40
WIDTH, HEIGHT = 1600, 900
ZOOMS = (Zoom.PROGRAMME, Zoom.YEAR, Zoom.QUARTER, Zoom.MONTH)


@pytest.mark.timeout(0)
def test_frames_drags_and_edits(qapp: QApplication) -> None:
    Theme(qapp, "light")
    plan = a_plan_in_streams()
    before = memory()
    controller = PlanController(Settings(), Words("en"))
    controller.new(plan)
    opened = memory()
    view = RoadmapView(controller)
    view.resize(WIDTH, HEIGHT)
    view.show()
    qapp.processEvents()
    canvas = view.canvas
    canvas.show_options(replace(canvas.options, all_links=True))
    canvas.viewport().repaint()
    own = memory() - opened
    print(f"\nmemory: before {before:.0f} MB, plan {opened - before:.0f} MB, roadmap {own:.1f} MB,", end=" ")
    print(f"in all {memory():.0f} MB")
    gc.collect()
    gc.freeze()
    gc.disable()
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    scene, scene_memory, built = a_scene(layout)
    print(f"scene: {scene_memory:.0f} MB ({scene_memory / max(own, 0.1):.0f} × ours), built in {built:.2f} s")
    print(
        "ms a frame        " + "".join(f"{head:>22}" for head in ("ours p50 / p95", "scene p50 / p95", "×"))
    )
    for zoom in ZOOMS:
        canvas.show_zoom(zoom)
        ours, theirs = in_turn(
            frame_of(canvas, scrolled(canvas)), frame_of(scene, scrolled_scene(scene, canvas))
        )
        print(f"{zoom.value:<18}" + pair(ours) + pair(theirs) + f"{at(theirs, 50) / at(ours, 50):>22.1f}")
    for zoom in ZOOMS[1:]:
        canvas.show_zoom(zoom)
        ours, theirs = small_steps(qapp, canvas, scene)
        print(
            f"steps, {zoom.value:<11}" + pair(ours) + pair(theirs) + f"{at(theirs, 50) / at(ours, 50):>22.1f}"
        )
    print("plain rectangles  " + pair(times(lambda _: plain_rectangles(), FRAMES)))
    print("the same as arrays" + pair(times(lambda _: plain_rows(), FRAMES)))
    canvas.show_zoom(Zoom.PROGRAMME)
    print("zooming           " + pair(frames(canvas, zoomed(canvas))))
    for zoom in ZOOMS:
        canvas.show_zoom(zoom)
        canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum() // 3)
        print(f"drag, {zoom.value:<12}" + pair(drags(qapp, canvas)))
    scene.deleteLater()
    view.deleteLater()
    controller.close(discard=True)
    qapp.processEvents()
    print_edits(qapp, plan)
    gc.enable()


def print_edits(app: QApplication, plan: Plan) -> None:
    """From the command to the window repainted where the edit changed it, and the edit in the file."""
    window = MainWindow(PlanController(Settings(), Words("en")))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.controller.new(plan)
    window.run("roadmap")
    for _ in range(50):
        app.processEvents()
        time.sleep(0.02)
    chance, ids = random.Random(5), list(plan.initiatives)

    def edit(_: int) -> None:
        id_ = chance.choice(ids)
        days = window.controller.plan.initiatives[id_].duration % 20 + 1
        window.controller.apply("set_duration", lambda old: initiatives.change(old, id_, duration=days))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

    took = []
    for _ in range(FRAMES):
        took += times(edit, 1)
        for _ in range(10):
            app.processEvents()
            time.sleep(0.02)
    print("edit to repainted " + pair(sorted(took)))
    window.controller.close(discard=True)
    window.close()
    window.deleteLater()
    app.processEvents()


def a_plan_in_streams() -> Plan:
    """The plan of the scheduling benchmark, in four streams, with names."""
    plan = a_large_plan(INITIATIVES, LINKS)
    streams = tuple(Stream)
    return plan.changed(
        initiatives={
            id_: replace(each, stream=streams[id_ % 4], title=f"Initiative {id_} of a programme")
            for id_, each in plan.initiatives.items()
        }
    )


def a_scene(layout: DenseRoadmap) -> tuple[QGraphicsView, float, float]:
    """The same bars, names and links as items, a picture of the size of a quarter's zoom."""
    begin, before = time.perf_counter(), memory()
    scene = QGraphicsScene()
    pen, brushes = QPen(Qt.PenStyle.NoPen), [QBrush(QColor(c)) for c in ("#456", "#a70", "#077", "#905")]
    content, per_day = layout.content, 8.0
    left = (content.start - content.start.min()) * per_day
    right = (content.finish + 1 - content.start.min()) * per_day
    top = content.row * 23.0
    for place, (x0, x1, y) in enumerate(zip(left.tolist(), right.tolist(), top.tolist(), strict=True)):
        bar = QGraphicsRectItem(x0, y, x1 - x0, 19)
        bar.setBrush(brushes[int(content.stream[place])])
        bar.setPen(pen)
        scene.addItem(bar)
        name = QGraphicsSimpleTextItem(content.initiatives[place].title)
        name.setFont(font(11, 600, "condensed"))
        name.setPos(x0 + 4, y + 2)
        scene.addItem(name)
    thin, links = QPen(QColor("#888888"), 0), content.links
    for source, target in zip(links.source.tolist(), links.target.tolist(), strict=True):
        path = QPainterPath(QPointF(right[source], top[source] + 9))
        path.lineTo(right[source] + 4, top[source] + 9)
        path.lineTo(right[source] + 4, top[target] + 9)
        path.lineTo(left[target], top[target] + 9)
        line = QGraphicsPathItem(path)
        line.setPen(thin)
        line.setZValue(-1)
        scene.addItem(line)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    for flag in ("DontSavePainterState", "DontAdjustForAntialiasing", "IndirectPainting"):
        view.setOptimizationFlag(QGraphicsView.OptimizationFlag[flag])  # with these it is fastest
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.items(view.viewport().rect())
    QApplication.processEvents()
    return view, memory() - before, time.perf_counter() - begin


Step = Callable[[int], object]


def place_in_step(layout: DenseRoadmap, number: int) -> int:
    """The bar in the middle of each step: bars are always in sight, some here, some there."""
    return (number + 1) * 7_919 % len(layout.content.ids)


def scrolled(canvas: RoadmapCanvas) -> Step:
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()

    def step(number: int) -> None:
        place = place_in_step(layout, number)
        across.setValue(round(float(layout.x0[place]) - WIDTH / 2))
        down.setValue(round(float(layout.y[place]) - HEIGHT / 2))
        canvas._base._kept = canvas._base._passed = None  # all of it anew, also where nothing scrolls
        canvas.repaint_picture()

    return step


def scrolled_scene(view: QGraphicsView, canvas: RoadmapCanvas) -> Step:
    """The same step in the scene, at the same width of a day and height of a row."""
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    view.resetTransform()
    view.scale(layout.scale.per_day / 8.0, layout.pitch / 23.0)
    content = layout.content

    def step(number: int) -> None:
        place = place_in_step(layout, number)
        day = float(content.start[place] - content.start.min())
        view.centerOn(day * 8.0, float(content.row[place]) * 23.0)

    return step


def small_steps(
    app: QApplication, canvas: RoadmapCanvas, scene: QGraphicsView
) -> tuple[list[float], list[float]]:
    """Steps as a wheel or a hand makes them, sideways and down; both move the pixels that stay in sight."""
    scrolled(canvas)(7)
    scrolled_scene(scene, canvas)(7)
    scene.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    app.processEvents()

    def of(widget: QAbstractScrollArea) -> Step:
        def step(number: int) -> None:
            way = 1 if number % FRAMES < FRAMES // 2 else -1
            bar = widget.verticalScrollBar() if number % 2 else widget.horizontalScrollBar()
            bar.setValue(bar.value() + way * 40)
            app.processEvents()

        return step

    found = in_turn(of(canvas), of(scene))
    scene.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    return found


def zoomed(canvas: RoadmapCanvas) -> Step:
    return lambda number: canvas.zoom_by(1.25 if number % FRAMES < FRAMES // 2 else 0.8)


def drags(app: QApplication, canvas: RoadmapCanvas) -> list[float]:
    """A bar under the mouse: the place, what moves because of it, and the picture with both."""
    layout = canvas.layout_of_plan
    assert isinstance(layout, DenseRoadmap)
    seen = layout.seen(canvas.visible_part())
    id_ = int(layout.content.ids[seen[len(seen) // 3]])
    box = layout.bar_of(id_)
    assert box is not None
    place = canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2))
    gesture = MoveBar(canvas, id_, place)
    canvas.begin(gesture)

    def step(number: int) -> None:
        gesture.move(place + QPointF(10 + 3 * number, 0))
        gesture.preview.compute()

    found = frames(canvas, step)
    canvas.cancel_gesture()
    app.processEvents()
    return found


def frame_of(widget: RoadmapCanvas | QGraphicsView, step: Step) -> Step:
    """A step and the frame that shows it."""

    def frame(number: int) -> None:
        step(number)
        widget.viewport().repaint()

    return frame


def frames(widget: RoadmapCanvas | QGraphicsView, step: Step) -> list[float]:
    """Milliseconds of each step with its frame, sorted, when all of them have been shown once."""
    times(frame_of(widget, step), FRAMES)
    return times(frame_of(widget, step), FRAMES)


def in_turn(one: Step, other: Step) -> tuple[list[float], list[float]]:
    """The same of two widgets frame by frame in turn, so that other work slows both down."""
    both = [(milliseconds(one, n % FRAMES), milliseconds(other, n % FRAMES)) for n in range(2 * FRAMES)]
    mine, theirs = zip(*both[FRAMES:], strict=True)
    return sorted(mine), sorted(theirs)


def plain_rectangles() -> None:
    """As many rectangles as there are bars and pieces of links, without anything else."""
    picture = QPixmap(WIDTH, HEIGHT)
    painter = QPainter(picture)
    painter.fillRect(0, 0, WIDTH, HEIGHT, QColor("white"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor("#888888")))
    count = INITIATIVES + 3 * LINKS
    for first in range(0, count, 1_000):
        painter.drawRects([QRectF(n % WIDTH, n % HEIGHT, 6, 2) for n in range(first, first + 1_000)])
    painter.end()


def plain_rows() -> None:
    """The same rectangles from an array."""
    picture = QPixmap(WIDTH, HEIGHT)
    painter = QPainter(picture)
    painter.fillRect(0, 0, WIDTH, HEIGHT, QColor("white"))
    rows = np.arange(INITIATIVES + 3 * LINKS)
    boxes = np.column_stack((rows % WIDTH, rows % HEIGHT, np.full(len(rows), 6), np.full(len(rows), 2)))
    fill_rectangles(painter, boxes, QBrush(QColor("#888888")))
    painter.end()


def times(work: Step, runs: int) -> list[float]:
    """Milliseconds of each run, sorted."""
    return sorted(milliseconds(work, number) for number in range(runs))


def milliseconds(work: Step, number: int) -> float:
    begin = time.process_time()
    work(number)
    return (time.process_time() - begin) * 1_000


def at(sorted_times: list[float], percent: int) -> float:
    return sorted_times[min(len(sorted_times) - 1, len(sorted_times) * percent // 100)]


def pair(sorted_times: list[float]) -> str:
    return f"{at(sorted_times, 50):.1f} / {at(sorted_times, 95):.1f}".rjust(22)


def memory() -> float:
    """Megabytes of this process in memory, where the system says so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
