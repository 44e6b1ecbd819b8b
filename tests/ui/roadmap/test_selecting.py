"""Several bars at once: the frame, Shift and Ctrl, the edits of all of them, copy and paste, what moved."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from cxplanner.drawing.shapes import Item, Rectangle
from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.scheduling.moves import WayKind
from tests.builders import a_plan, id_of, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.keys import press, type_text
from tests.ui.roadmap.mouse import (
    at,
    bar_of,
    canvas_of,
    drag,
    layout_of,
    lead,
    let_go,
    middle,
    start_of,
    take,
)
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.roadmap import clipboard, menu
from ui.widgets.field import TextField

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def four() -> Plan:
    plan = with_initiative(a_plan(), "A", 30, owner=None)
    plan = with_initiative(plan, "B", 30, "A FS+2d")
    plan = with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)
    return with_initiative(plan, "D", 30, stream=Stream.CUSTOMER_CENTRICITY)


def selected(window: MainWindow) -> set[str]:
    plan = window.controller.plan
    return {plan.initiatives[id_].key for id_ in window.controller.view.selected_initiatives()}


def around(window: MainWindow, *keys: str) -> tuple[QPoint, QPoint]:
    boxes = [bar_of(window, key) for key in keys]
    left, top = min(each.x for each in boxes), min(each.y for each in boxes)
    right, bottom = max(each.x + each.width for each in boxes), max(each.y + each.height for each in boxes)
    return at(window, left + 30, top - 3), at(window, right + 5, bottom + 2)


def test_that_a_frame_across_rows_selects_what_it_touches(window_of: MakeWindow) -> None:
    window = window_of(four())
    top_left, bottom_right = around(window, "A", "C")
    drag(window, bottom_right, top_left)
    assert selected(window) == {"A", "C"}
    assert len(window.controller.plan.initiatives) == 4


def test_that_ctrl_keeps_what_was_selected(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "D")
    top_left, bottom_right = around(window, "A", "C")
    drag(window, bottom_right, top_left, CTRL)
    assert selected(window) == {"A", "C", "D"}


def test_that_esc_gives_the_selection_back(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "D")
    top_left, bottom_right = around(window, "A", "C")
    take(window, bottom_right)
    lead(window, top_left)
    press(canvas_of(window), Qt.Key.Key_Escape)
    let_go(window, top_left)
    assert selected(window) == {"D"}


def test_that_shift_selects_up_to_a_bar(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A")
    take(window, middle(window, "D"), SHIFT)
    let_go(window, middle(window, "D"), SHIFT)
    assert selected(window) == {"A", "C", "D"}


def test_that_stream_stage_and_owner_are_given_to_all(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A", "C")
    canvas = canvas_of(window)
    menu.set_alike(canvas, "stage", 3)
    menu.set_alike(canvas, "stream", Stream.CHANGE_MANAGEMENT)
    plan = window.controller.plan
    for key in ("A", "C"):
        each = plan.initiatives[id_of(plan, key)]
        assert (each.stage, each.stream) == (3, Stream.CHANGE_MANAGEMENT)
    assert plan.initiatives[id_of(plan, "D")].stage == 1


def test_that_all_are_shifted_by_typed_days(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "C", "D")
    canvas = canvas_of(window)
    popover = menu.ask_shift(canvas, QPoint(300, 300))
    (field,) = popover.findChildren(TextField)
    type_text(field.line, "soon")
    press(field.line, Qt.Key.Key_Return)
    assert "no lag" in field.refusal
    field.line.selectAll()
    type_text(field.line, "+2w")
    press(field.line, Qt.Key.Key_Return)
    assert start_of(window, "C") == start_of(window, "D") == date(2026, 1, 19)


def test_that_the_menu_offers_what_the_selection_allows(window_of: MakeWindow) -> None:
    window = window_of(four())
    view = window.views.roadmap
    empty, full = QMenu(window), QMenu(window)
    view.fill_menu(empty, QPoint())
    select(window, "A")
    view.fill_menu(full, QPoint())
    texts = [action.text() for action in full.actions()]
    assert {"Copy", "Paste", "Stream", "Stage", "Owner", "Shift by…"} <= set(texts)
    assert "Stream" not in [action.text() for action in empty.actions()]


def test_that_the_menu_remembers_and_forgets_a_way(window_of: MakeWindow) -> None:
    window = window_of(four())
    ways = canvas_of(window).ways
    ways.remember(WayKind.CHAIN)
    assert ways.remembered is WayKind.CHAIN
    ways.remember(None)
    assert ways.remembered is None


def test_that_copies_keep_the_links_between_them(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A", "B")
    canvas = canvas_of(window)
    press(canvas, Qt.Key.Key_C, CTRL)
    press(canvas, Qt.Key.Key_V, CTRL)
    plan = window.controller.plan
    new = [each for each in plan.initiatives if each not in four().initiatives]
    assert [plan.initiatives[each].title for each in new] == ["Initiative A", "Initiative B"]
    (link,) = plan.links_into[new[1]]
    assert (link.predecessor, link.lag) == (new[0], 2)
    assert set(window.controller.view.selected_initiatives()) == set(new)
    window.run("undo")
    assert len(window.controller.plan.initiatives) == 4


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_that_rows_of_a_spreadsheet_are_pasted(window_of: MakeWindow) -> None:
    window = window_of(four())
    put("Title\tDuration\tStream\nListen\t10\tCustomer centricity\nLearn\t3w\tChange management\n")
    clipboard.paste(canvas_of(window))
    found = {each.title: each for each in window.controller.plan.initiatives.values()}
    assert found["Listen"].duration == 10
    assert found["Learn"].stream is Stream.CHANGE_MANAGEMENT


def test_that_a_copy_is_also_text_for_a_spreadsheet(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A", "B")
    clipboard.copy(canvas_of(window))
    text = QGuiApplication.clipboard().text()
    rows = [line.split("\t") for line in text.splitlines()]
    columns = dict(zip(rows[0], rows[2], strict=True))
    assert (columns["key"], columns["predecessors"]) == ("B", "A FS+2d")
    other = window_of(a_plan())
    put(text)
    clipboard.paste(canvas_of(other))
    plan = other.controller.plan
    assert [each.key for each in plan.initiatives_in_order] == ["A", "B"]
    (link,) = plan.links_into[id_of(plan, "B")]
    assert (link.predecessor, link.lag) == (id_of(plan, "A"), 2)


def test_that_a_copy_goes_into_another_plan_with_its_links(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "A", "B")
    clipboard.copy(canvas_of(window))
    other = window_of(with_initiative(a_plan(), "X", 3))
    press(canvas_of(other), Qt.Key.Key_V, CTRL)
    plan = other.controller.plan
    assert len(plan.initiatives) == 3
    ((link,),) = plan.links_into.values()
    assert plan.initiatives[link.successor].title == "Initiative B"


def test_that_it_is_said_what_pasted_rows_change_and_what_is_left_out(window_of: MakeWindow) -> None:
    window = window_of(four())
    put("Key\tTitle\tDuration\tPredecessors\nA\tRenamed\tsoon\tNowhere\nZ\tNew\t5\t\n")
    clipboard.paste(canvas_of(window))
    assert window.controller.plan.initiatives[id_of(window.controller.plan, "A")].title == "Renamed"
    assert "changed A, whose keys" in window.messages.text
    assert "2 entries were left out" in window.messages.text


def test_that_a_list_of_names_is_pasted(window_of: MakeWindow) -> None:
    window = window_of(four())
    select(window, "C")
    put("First thing\nSecond thing\n")
    clipboard.paste(canvas_of(window))
    found = {each.title: each.stream for each in window.controller.plan.initiatives.values()}
    assert found["Second thing"] is Stream.ORGANIZATION


def test_that_rows_without_headings_give_their_names_and_that_this_is_said(window_of: MakeWindow) -> None:
    window = window_of(four())
    put('Alpha\t20\n"Gamma, with\na line"\t15\n')
    clipboard.paste(canvas_of(window))
    titles = [each.title for each in window.controller.plan.initiatives.values()]
    assert titles[-2:] == ["Alpha", "Gamma, with a line"]
    assert "Only the names were taken" in window.messages.text


@pytest.mark.parametrize(
    "text", ["It was a dark and stormy night. " * 2_000, "word\n" * 5_000, "word " * 200_000]
)
def test_that_a_novel_is_refused_with_a_sentence(window_of: MakeWindow, text: str) -> None:
    window = window_of(four())
    before = window.controller.plan
    put(text)
    clipboard.paste(canvas_of(window))
    assert window.controller.plan is before
    assert "no list of initiatives" in window.messages.text


def test_that_what_an_edit_moved_is_marked_until_the_next(window_of: MakeWindow) -> None:
    window = window_of(four())
    canvas = canvas_of(window)
    a, b = (id_of(window.controller.plan, key) for key in "AB")
    window.controller.apply("set_duration", lambda plan: initiatives.change(plan, a, duration=40))
    assert canvas.marked() == {a: 14, b: 14}
    (line,) = canvas.moved.lines(window.controller.words, Item("initiative", b))
    assert line == "Moved from 18 Feb 2026 – 31 Mar 2026 to 4 Mar 2026 – 14 Apr 2026"
    layout = layout_of(window)
    marks = [
        shape
        for shape in layout.body(moved=canvas.marked()).shapes
        if isinstance(shape, Rectangle) and shape.fill == "latetint"
    ]
    assert len(marks) == 2
    window.controller.apply("set_title", lambda plan: initiatives.change(plan, a, title="Other"))
    assert canvas.marked() == {}


def test_that_ten_thousand_selected_are_changed_at_once_or_not_at_all(window_of: MakeWindow) -> None:
    window = window_of(a_programme(2_000))
    window.run("select_all")
    assert len(window.controller.view.selected_initiatives()) == 2_000
    menu.set_alike(canvas_of(window), "owner", 1_000)
    assert {each.owner for each in window.controller.plan.initiatives.values()} == {1_000}
    window.run("undo")
    assert len({each.owner for each in window.controller.plan.initiatives.values()}) > 1
