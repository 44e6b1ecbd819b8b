"""Thousands selected: each bulk edit does all of it as one step, the file holds it, undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.shapes import Item
from cxplanner.plan.edits import initiatives
from cxplanner.plan.initiatives import Dependency, Initiative
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage import read_plan
from cxplanner.wording.words import Words
from tests.builders import a_plan
from tests.ui.roadmap.mouse import LEFT_BUTTON, canvas_of, lead, let_go, middle, take
from ui.initiatives import commands as row_commands
from ui.initiatives.columns import Column
from ui.initiatives.table import InitiativesTable
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.roadmap.shifting import shift
from ui.settings import Settings
from ui.theme import Theme

COUNT, LINKS = 2_000, 3_987
"""As many as are shown in the way of thousands, and as few as a test may take."""


def thousands() -> Plan:
    """Initiatives in four streams and stages, each after the fourth and the ninth before it."""
    streams = tuple(Stream)
    items = [
        Initiative(
            101 + n, f"X-{n:04d}", f"Initiative {n}", streams[n % 4], stage=1 + n * 4 // COUNT,
            duration=1 + n % 7, ordinal=(n + 1) * 1_024,
        )
        for n in range(COUNT)
    ]  # fmt: skip
    pairs = [(n - step, n) for n in range(COUNT) for step in (4, 9) if n >= step]
    links = [Dependency(101 + COUNT + k, 101 + after, 101 + first) for k, (first, after) in enumerate(pairs)]
    plan = a_plan().put("initiatives", *items).put("dependencies", *links)
    return replace(plan, next_id=101 + COUNT + len(links))


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all of these tests, since each takes back what it does."""
    if not any(isinstance(each, Theme) for each in qapp.children()):
        Theme(qapp, "light")
    window = MainWindow(PlanController(Settings(), Words("en")))
    window.resize(1440, 870)
    window.show()
    assert window.controller.new(thousands(), tmp_path_factory.mktemp("many") / "plan.cxplan")
    qapp.processEvents()
    yield window
    window.controller.close(discard=True)
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(opened: MainWindow) -> Iterator[MainWindow]:
    """The window with everything selected, and afterwards the plan as it was."""
    before = opened.controller.plan
    opened.run("roadmap")
    opened.run("select_all")
    yield opened
    while opened.controller.undo_name is not None:
        opened.run("undo")
    assert differs_only_in_ids(opened.controller.plan, before)


def differs_only_in_ids(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same but for the id that comes next, which undo never takes back."""
    return one.changed(next_id=0) == other.changed(next_id=0)


def ids(window: MainWindow) -> tuple[int, ...]:
    return window.controller.view.selected_initiatives()


def in_file(window: MainWindow) -> Plan:
    """What the file holds after saving."""
    path = window.controller.open_plan.path
    assert path is not None
    assert window.controller.save({"implausible_save"})
    return read_plan(path)


def table_of(window: MainWindow, column: Column) -> InitiativesTable:
    """The table in front with everything selected, the keyboard in the first row of a column."""
    window.run("initiatives")
    window.run("group_none")
    table = window.views.initiatives.table
    window.run("select_all")
    table.set_current_cell(table.rows.index_of(table.selected_nodes()[0], column))
    return table


def test_that_all_of_them_are_selected_and_counted(window: MainWindow) -> None:
    assert len(ids(window)) == COUNT
    window.run("initiatives")
    QApplication.processEvents()
    assert len(window.views.initiatives.table.selected_nodes()) == COUNT


@pytest.mark.parametrize(("field", "value"), [("stage", 3), ("stream", Stream.ORGANIZATION), ("units", 2.0)])
def test_that_a_field_is_set_on_all_of_them_at_once(window: MainWindow, field: str, value: object) -> None:
    chosen = ids(window)
    values = {field: value}
    assert window.controller.apply("set_units", lambda plan: initiatives.change_all(plan, chosen, **values))
    assert {getattr(each, field) for each in window.controller.plan.initiatives.values()} == {value}
    assert in_file(window) == window.controller.plan
    window.run("undo")
    assert window.controller.undo_name is None


def test_that_all_are_shifted_as_one_step(window: MainWindow) -> None:
    schedule = window.controller.schedule
    starts = {id_: schedule.initiative(id_).start for id_ in ids(window)}
    assert shift(window.controller, 3)
    schedule = window.controller.schedule
    first = next(iter(starts))
    assert all(schedule.initiative(id_).start != start for id_, start in starts.items())
    start = starts[first]
    assert start is not None
    assert schedule.initiative(first).start == schedule.add_working_days(start, 3)
    assert in_file(window) == window.controller.plan


def test_that_all_are_deleted_with_their_links_and_come_back(window: MainWindow) -> None:
    before = window.controller.plan
    window.run("delete")
    assert not window.controller.plan.initiatives
    assert not window.controller.plan.dependencies
    assert not window.controller.view.selected
    assert in_file(window) == window.controller.plan
    window.run("undo")
    assert window.controller.plan == before
    assert in_file(window) == before


def test_that_deletion_asks_when_others_wait(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def keep(_window: object, title: str, *_: object) -> int:
        asked.append(title)
        return 1

    monkeypatch.setattr(row_commands, "ask", keep)
    table = table_of(window, Column.TITLE)
    table.select_nodes([id_ for id_ in window.controller.plan.initiatives if id_ < 101 + COUNT - 100])
    window.run("delete")
    assert asked == [f"Delete {COUNT - 100:,} initiatives?"]
    assert len(window.controller.plan.initiatives) == COUNT


def test_that_copies_stand_below_each_and_are_selected_in_the_table(window: MainWindow) -> None:
    table = table_of(window, Column.TITLE)
    window.views.initiatives.commands.duplicate()
    plan = window.controller.plan
    assert len(plan.initiatives) == 2 * COUNT
    order = [each.title for each in plan.initiatives_in_order]
    assert order[:4] == ["Initiative 0", "Initiative 0 (copy)", "Initiative 1", "Initiative 1 (copy)"]
    chosen = set(table.selected_nodes())
    assert chosen == {each.id for each in plan.initiatives.values() if each.title.endswith("(copy)")}
    shown = [row for row in table.shown_rows if isinstance(row, int) and row > 0][:6]
    assert [table.is_selected(row) for row in shown] == [False, True] * 3
    assert in_file(window) == plan


def test_that_what_is_copied_is_pasted_with_its_links(window: MainWindow) -> None:
    window.run("copy")
    assert QGuiApplication.clipboard().text().count("\n") >= COUNT
    window.run("paste")
    plan = window.controller.plan
    assert len(plan.initiatives) == 2 * COUNT
    assert len(plan.dependencies) == 2 * LINKS
    assert len({each.key for each in plan.initiatives.values()}) == 2 * COUNT
    assert len(ids(window)) == COUNT
    assert all(id_ >= 101 + COUNT for id_ in ids(window))
    assert in_file(window) == plan


def test_that_a_value_is_filled_down_over_all_rows(window: MainWindow) -> None:
    table_of(window, Column.DAYS)
    window.run("fill_down")
    assert {each.duration for each in window.controller.plan.initiatives.values()} == {1}
    assert in_file(window) == window.controller.plan


def test_that_a_block_takes_what_it_can_and_says_what_it_could_not(window: MainWindow) -> None:
    table_of(window, Column.DAYS)
    rows = [f"{2 + n % 5}d" if n % 1_000 else "many" for n in range(COUNT)]
    QGuiApplication.clipboard().setText("\n".join(rows))
    window.run("paste")
    plan, view = window.controller.plan, window.views.initiatives
    assert [each.duration for each in plan.initiatives_in_order][1:6] == [3, 4, 5, 6, 2]
    assert view.callout.isVisible()
    assert in_file(window) == plan


def test_that_a_circle_through_all_of_them_changes_nothing(window: MainWindow) -> None:
    before, refused = window.controller.plan, list[str]()
    window.controller.refused.connect(lambda error: refused.append(error.code))
    window.controller.view.select(*reversed(window.controller.view.selected))
    window.run("link")
    assert refused == ["cycle"]
    assert window.controller.plan is before
    assert window.messages.isVisible()


def test_that_a_frame_around_everything_selects_it(window: MainWindow) -> None:
    window.run("fit")
    window.controller.view.select()
    canvas = canvas_of(window)
    viewport, shift_key = canvas.viewport(), Qt.KeyboardModifier.ShiftModifier
    area = canvas.body_area().toRect()
    begin, end = QPoint(area.left() + 2, area.bottom() - 2), QPoint(area.right() - 2, area.top() + 2)
    QTest.mousePress(viewport, LEFT_BUTTON, shift_key, begin)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT_BUTTON, shift_key, end)
    corner, far = canvas.to_layout(QPointF(begin)), canvas.to_layout(QPointF(end))
    frame = QRectF(corner, far).normalized()
    touched = set()
    for id_ in window.controller.plan.initiatives:
        box = canvas.box_of(Item("initiative", id_))
        if box is not None and frame.intersects(QRectF(*box[:4])):
            touched.add(id_)
    assert len(touched) > COUNT // 10
    assert set(ids(window)) == touched


def place_of(window: MainWindow, key: str, item: Item, qtbot: QtBot) -> QPoint:
    """The middle of a bar, once the window has come to rest and the bar is where it can be taken."""
    canvas = canvas_of(window)
    qtbot.waitUntil(lambda: canvas.item_at(QPointF(middle(window, key))) == item)
    return middle(window, key)


def test_that_a_drag_moves_all_of_them_and_esc_none(window: MainWindow, qtbot: QtBot) -> None:
    before, schedule = window.controller.plan, window.controller.schedule
    canvas, item = canvas_of(window), Item("initiative", 101)
    window.controller.view.select(*(each for each in window.controller.view.selected if each != item), item)
    canvas.reveal(item)
    place = place_of(window, "X-0000", item, qtbot)
    take(window, place)
    lead(window, place + QPoint(30, 0), place + QPoint(60, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    let_go(window, place + QPoint(60, 0))
    assert window.controller.plan is before
    assert len(ids(window)) == COUNT
    place = place_of(window, "X-0000", item, qtbot)
    take(window, place)
    lead(window, place + QPoint(30, 0), place + QPoint(60, 0))
    let_go(window, place + QPoint(60, 0))
    assert window.controller.undo_name == "move_initiatives"
    moved = window.controller.schedule
    assert all(moved.initiative(id_).start != schedule.initiative(id_).start for id_ in before.initiatives)
    assert in_file(window) == window.controller.plan


def test_that_every_view_shows_them_selected_and_rows_stay_so_in_another_order(window: MainWindow) -> None:
    for view in ("priorities", "dependencies", "gates", "indicators", "initiatives"):
        window.run(view)
        QApplication.processEvents()
        assert window.views.current == view
        assert len(ids(window)) == COUNT
    table = window.views.initiatives.table
    for command in ("group_stream", "group_none", "group_stage"):
        window.run(command)
        table.sortByColumn(Column.DAYS, Qt.SortOrder.DescendingOrder)
        assert len(ids(window)) == COUNT
        assert {node for node in table.selected_nodes() if node > 0} == set(ids(window))
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
