"""How long an edit takes from the command to the painted window, against scheduling the same plan anew."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Dependency, Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan
from ui.garbage import GarbagePauses
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

RUNS = 15
AIMS = {500: 50, 5_000: 250}


@pytest.mark.timeout(0)
@pytest.mark.parametrize("view", ["roadmap", "initiatives"])
def test_time_of_an_edit(qapp: QApplication, view: str) -> None:
    Theme(qapp, "light")
    heads = ("initiatives", "links", "view", "schedule ms", "edit ms", "× schedule", "aim ms")
    print("\n" + "".join(f"{head:>13}" for head in heads))
    for count in (500, 5_000):
        plan = a_large_plan(count)
        anew = median_ms(lambda plan=plan: schedule(plan))  # type: ignore[misc]
        edit = edit_times(qapp, plan, view)
        numbers = (f"{count:,}", f"{len(plan.dependencies):,}", view, f"{anew:.1f}", f"{edit:.1f}")
        figures = (*numbers, f"{edit / anew:.1f}", str(AIMS[count]))
        print("".join(f"{figure:>13}" for figure in figures))


def edit_times(app: QApplication, plan: Plan, view: str) -> float:
    """Milliseconds from a change of duration to the window that shows it."""
    window = MainWindow(PlanController(Settings(), Words("en")))
    window.resize(1440, 900)
    window.show()
    window.controller.new(plan)
    window.run(view)
    id_ = next(iter(plan.initiatives))
    window.controller.view.select(Item("initiative", id_))
    pauses = GarbagePauses(window)
    while gc.get_freeze_count() == 0:
        app.processEvents()

    def edit_and_paint() -> None:
        days = window.controller.plan.initiatives[id_].duration % 20 + 1
        window.controller.apply("set_duration", lambda old: initiatives.change(old, id_, duration=days))
        app.processEvents()

    edit_and_paint()
    median = median_ms(edit_and_paint)
    pauses.deleteLater()
    window.controller.close(discard=True)
    window.close()
    window.deleteLater()
    app.processEvents()
    return median


def a_large_plan(count: int) -> Plan:
    """A plan with two links for each initiative, in four streams and stages."""
    plan = a_plan()
    streams = tuple(Stream)
    items = [
        Initiative(
            id=101 + n,
            key=f"X-{n:04d}",
            title=f"Initiative number {n}",
            stream=streams[n % 4],
            stage=1 + n * 4 // count,
            duration=5 + n % 17,
            ordinal=n,
        )
        for n in range(count)
    ]
    pairs = [(n - step, n) for n in range(count) for step in (7, 31) if n >= step]
    links = [
        Dependency(101 + count + k, 101 + after, 101 + before) for k, (before, after) in enumerate(pairs)
    ]
    plan = plan.put("initiatives", *items).put("dependencies", *links)
    return replace(plan, next_id=101 + count + len(links))


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1_000
