"""What a frame and an edit of the dependencies view cost at 10,000 initiatives and 25,000 links.

Measured against painting as many plain rectangles as the table shows cells, in the same run. Times are those
of the window's own thread: other work on the machine does not count.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.benchmarks.bench_schedule import a_large_plan
from ui.background import wait_for_all
from ui.dependencies.columns import Column
from ui.dependencies.large_layout import lay_out_large
from ui.dependencies.tracing import Trace
from ui.dependencies.view import DependenciesView
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

WIDTH, HEIGHT = 1600, 900
ZOOMS = (0.04, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0)
FRAMES = 60


@pytest.mark.timeout(0)
def test_frames_and_edits(qapp: QApplication) -> None:
    Theme(qapp, "light")
    controller = PlanController(Settings(), Words("en"))
    controller.new(a_large_plan(10_000, 25_000))
    view = DependenciesView(controller)
    view.resize(WIDTH, HEIGHT)
    view.show()
    settle(qapp)
    chance = random.Random(1)
    rows = view.table.viewport().height() // 24
    say("plain rectangles for the same cells", times(lambda: plain_cells(rows * len(Column)), FRAMES))
    say("table: a step of scrolling", times(lambda: step(view), 200))
    say("table: a jump", times(lambda: jump(view, chance), FRAMES))
    view.head.shown.buttons()[1].click()
    qapp.processEvents()
    assert view.pane.maker.contents is not None
    layout = view.pane.maker.contents
    say("network: laid out beside the window", times(lambda: lay_out_large(layout), 3))
    view.fit()
    say("network: everything fitted", times(lambda: repaint(view), FRAMES))
    for zoom in ZOOMS:
        view.canvas.zoom_by(zoom / view.canvas.zoom)
        say(f"network: a jump at {zoom:g}", times(lambda: pan(view, chance), FRAMES))
    view.fit()
    say("network: a step of zooming", times(lambda: zoomed(view), 2 * FRAMES))
    say("network: what is under the mouse", times(lambda: found(view, chance), FRAMES))
    say("the view after an edit of dates", edits(qapp, view, controller))
    controller.view.select(Item("initiative", list(controller.plan.initiatives)[6_000]))
    say("a path traced", times(lambda: traced(view), 5))
    settle(qapp)
    print(f"  {view.head.summary}")
    say("the same edit with a path", edits(qapp, view, controller))
    controller.close(discard=True)


def times(work: Callable[[], object], count: int) -> list[float]:
    """Sorted milliseconds of this thread."""
    taken = []
    for _ in range(count):
        begun = time.thread_time()
        work()
        taken.append((time.thread_time() - begun) * 1_000)
    return sorted(taken)


def say(what: str, taken: list[float]) -> None:
    middle, high = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"{what:<40}{middle:>8.1f}{high:>8.1f} ms (median, 95th percentile)")


def settle(app: QApplication) -> None:
    for _ in range(3):
        app.processEvents()
        wait_for_all()
        app.processEvents()


def plain_cells(count: int) -> None:
    picture = QPixmap(WIDTH, HEIGHT)
    painter = QPainter(picture)
    for place in range(count):
        painter.fillRect(place % 8 * 200, place // 8 * 24, 199, 23, QColor(Qt.GlobalColor.lightGray))
    painter.end()


def step(view: DependenciesView) -> None:
    bar = view.table.verticalScrollBar()
    bar.setValue(bar.value() + 37)
    view.table.viewport().repaint()


def jump(view: DependenciesView, chance: random.Random) -> None:
    bar = view.table.verticalScrollBar()
    bar.setValue(chance.randrange(bar.maximum()))
    view.table.viewport().repaint()


def repaint(view: DependenciesView) -> None:
    view.canvas._repaint()
    view.canvas.viewport().repaint()


def pan(view: DependenciesView, chance: random.Random) -> None:
    for bar in (view.canvas.horizontalScrollBar(), view.canvas.verticalScrollBar()):
        bar.setValue(chance.randrange(bar.maximum() + 1))
    repaint(view)


def zoomed(view: DependenciesView) -> None:
    view.canvas.zoom_by(1.25 if view.canvas.zoom < 2.5 else 0.01)
    view.canvas.viewport().repaint()


def found(view: DependenciesView, chance: random.Random) -> None:
    view.canvas._item_at(QPointF(chance.randrange(WIDTH), chance.randrange(60, HEIGHT - 80)))


def traced(view: DependenciesView) -> None:
    view.trace(Trace.NONE)
    view.trace(Trace.BOTH)


def _to(id_: int, days: int) -> Callable[[Plan], Plan]:
    return lambda plan: initiatives.change(plan, id_, duration=days)


def edits(app: QApplication, view: DependenciesView, controller: PlanController) -> list[float]:
    """What the view itself takes to follow edits of a duration."""
    id_ = list(controller.plan.initiatives)[500]
    taken: list[float] = []
    for days in range(1, 21):
        controller.blockSignals(True)
        controller.apply("set_duration", _to(id_, days))
        controller.blockSignals(False)
        taken += times(view.refresh, 1)
        app.processEvents()
    return sorted(taken)
