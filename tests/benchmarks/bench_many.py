"""What is done with ten thousand initiatives at once, from the command to the window that shows it at rest.

Everything is selected in the real window, with 25,000 links. Times are the process's own: other work on the
machine and the disk do not count. What follows an edit a little later (findings, counts, ranking) does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.moving import change_each
from cxplanner.plan.edits.row_order import DISTANCE
from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from tests.benchmarks.bench_roadmap import a_plan_in_streams
from ui.frame import plan_commands
from ui.initiatives import commands as row_commands
from ui.initiatives.columns import Column
from ui.inspector.initiative_edits import set_owner
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.roadmap.shifting import shift
from ui.settings import Settings
from ui.theme import Theme

QUIET_S = 0.3
"""So long nothing happens when the window is at rest; longer than any delay with which something follows."""
Step = tuple[str, float, Callable[[], object]]


@pytest.mark.timeout(0)
def test_time_of_what_is_done_with_ten_thousand(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    Theme(qapp, "light")
    for module in (plan_commands, row_commands):
        monkeypatch.setattr(module, "ask", lambda *_: 0)
    window = MainWindow(PlanController(Settings(), Words("en")))
    window.resize(1600, 900)
    window.show()
    window.controller.new(a_spaced_plan())
    rest(qapp)
    gc.collect()
    gc.freeze()
    gc.disable()
    print(
        "\n" + "".join(f"{head:>{width}}" for head, width in (("10,000 selected", 40), ("s", 8), ("aim", 8)))
    )
    for view, steps in ((view, steps_in(window, view)) for view in ("roadmap", "initiatives")):
        window.run(view)
        window.run("select_all")
        rest(qapp)
        for name, aim, step in steps:
            print(f"{view + ': ' + name:>40}{seconds(qapp, step):8.2f}{aim:8.0f}")
    window.controller.close(discard=True)
    window.close()
    window.deleteLater()
    gc.enable()
    gc.unfreeze()


def steps_in(window: MainWindow, view: str) -> list[Step]:
    """What is done, in this order: its name, how many seconds it may take, and the doing."""
    controller = window.controller

    def run(*names: str) -> Callable[[], object]:
        def run_all() -> None:
            for name in names:
                window.run(name)

        return run_all

    def select_anew() -> None:
        controller.view.select()
        window.run("select_all")

    def edit(name: str, change: Callable[[Plan, tuple[int, ...]], Plan]) -> Callable[[], object]:
        chosen = controller.view.selected_initiatives
        return lambda: controller.apply(name, lambda plan: change(plan, chosen()))

    steps: list[Step] = [
        ("select nothing, then all", 1, select_anew),
        ("set the stage", 1, edit("set_stage", lambda plan, ids: initiatives.change_all(plan, ids, stage=2))),
        ("undo", 2, run("undo")),
        ("set the owner", 1, edit("set_owner", lambda plan, ids: set_owner(plan, ids, "Marta Ruiz"))),
        ("shift by 5 days", 1, lambda: shift(controller, 5)),
        ("undo both", 2, run("undo", "undo")),
        ("duplicate", 2, run("duplicate")),
        ("undo", 2, run("undo")),
        ("delete", 2, run("select_all", "delete")),
        ("undo", 2, run("undo")),
        ("select all", 1, run("select_all")),
    ]
    if view == "roadmap":
        shown = ("priorities", "dependencies", "gates", "initiatives", "roadmap")
        return [
            *steps,
            ("copy", 2, run("copy")),
            ("paste", 2, run("paste")),
            ("undo", 2, run("undo", "select_all")),
            *((f"show {name}", 1, run(name)) for name in shown),
        ]
    return [*steps, *in_table(window)]


def in_table(window: MainWindow) -> list[Step]:
    """What only the table offers."""
    table = window.views.initiatives.table
    down = Qt.SortOrder.DescendingOrder

    def fill() -> None:
        table.set_current_cell(table.rows.index_of(table.selected_nodes()[0], Column.DAYS))
        window.run("fill_down")

    def type_letter() -> None:
        window.tool_bar.filter.setFocus()
        QTest.keyClicks(window.tool_bar.filter, "i")

    def key(key: Qt.Key) -> Callable[[], object]:
        return lambda: QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)

    return [
        ("copy a column", 1, key(Qt.Key.Key_C)),
        ("paste a column", 1, key(Qt.Key.Key_V)),
        ("fill down", 1, fill),
        ("undo", 2, lambda: window.run("undo")),
        ("sort", 1, lambda: table.sortByColumn(Column.TITLE, down)),
        ("group by stream", 1, lambda: window.run("group_stream")),
        ("a letter in the filter", 1, type_letter),
    ]


def a_spaced_plan() -> Plan:
    """The plan of the roadmap's benchmark, with the distance between rows that edits leave."""
    plan = a_plan_in_streams()
    values = {
        id_: {"ordinal": each.ordinal * DISTANCE, "impact": id_ * 7 % 101, "effort": id_ * 13 % 101}
        for id_, each in plan.initiatives.items()
    }
    return change_each(plan, values)


def seconds(app: QApplication, step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    rest(app)
    return time.process_time() - begin


def rest(app: QApplication) -> None:
    """Until nothing has happened for a while."""
    last = time.perf_counter()
    while time.perf_counter() - last < QUIET_S:
        begin = time.perf_counter()
        app.processEvents()
        if time.perf_counter() - begin > 0.003:
            last = time.perf_counter()
        time.sleep(0.005)
