"""Everything a hand can do wrong: nothing is lost or half done, and a sentence stands where one helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from cxplanner.drawing.shapes import Item
from cxplanner.open_plan import OpenPlan
from cxplanner.plan.edits import initiatives, milestones
from cxplanner.plan.initiatives import Anchor
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from cxplanner.storage import read_plan
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.hand import CONTROL, Hand, meanwhile
from tests.ui.windows import MakeWindow, select
from ui.initiatives.columns import Column
from ui.preferences.dialog import PreferencesDialog
from ui.widgets.field import Field

Gesture = Callable[[Hand], tuple[QPoint, QPoint]]


def three() -> Plan:
    """A with B after it in one stream, C alone in another."""
    plan = with_initiative(a_plan(), "A", 60)
    plan = with_initiative(plan, "B", 40, "A")
    return with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)


def right(place: QPoint, by: int = 60) -> tuple[QPoint, QPoint]:
    return place, place + QPoint(by, 0)


def foot(hand: Hand) -> tuple[QPoint, QPoint]:
    """Where the progress of C, which has none, is taken hold of."""
    bar = hand.bar("C")
    return right(QPoint(round(bar.x + 3), round(bar.y + bar.height - 2)), 40)


GESTURES: dict[str, Gesture] = {
    "move": lambda hand: right(hand.middle("C")),
    "move to another lane": lambda hand: (
        hand.middle("C"),
        QPoint(hand.middle("C").x(), hand.middle("A").y()),
    ),
    "start": lambda hand: right(hand.end("C", "S", -1), 20),
    "finish": lambda hand: right(hand.end("C", "F", -1)),
    "progress": foot,
    "link": lambda hand: (hand.end("C", "F", 6), hand.end("B", "S", -3)),
    "new": lambda hand: right(hand.place(3, date(2026, 4, 6)), 80),
}


def begin(hand: Hand, gesture: Gesture) -> QPoint:
    """A drag under way; the place where it is."""
    select(hand.window, "C")
    first, last = gesture(hand)
    hand.take(first)
    for part in (0.4, 0.8, 1.0):
        hand.lead(first + (last - first) * part)
    assert hand.canvas.gesture is not None
    return last


@pytest.mark.parametrize("name", GESTURES)
def test_that_a_gesture_that_is_let_go_changes_the_plan(window_of: MakeWindow, name: str) -> None:
    """What the tests below undo, refuse and give up would happen otherwise."""
    hand = Hand(window_of(three()))
    before = hand.window.controller.plan
    hand.let_go(begin(hand, GESTURES[name]))
    assert hand.window.controller.plan != before or hand.canvas.is_asking


@pytest.mark.parametrize("name", GESTURES)
def test_that_escape_ends_every_gesture_with_nothing_changed(window_of: MakeWindow, name: str) -> None:
    hand = Hand(window_of(three()))
    before, selected = hand.window.controller.plan, hand.window.controller.view.selected
    last = begin(hand, GESTURES[name])
    selected = hand.window.controller.view.selected
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.gesture is None
    hand.lead(last + QPoint(30, 0))
    hand.let_go(last)
    assert hand.window.controller.plan is before
    assert hand.window.controller.view.selected == selected
    assert hand.window.controller.undo_name is None


@pytest.mark.parametrize("name", GESTURES)
@pytest.mark.parametrize("way", [QPoint(-3000, 0), QPoint(0, -3000), QPoint(3000, 0), QPoint(0, 3000)])
def test_that_a_drop_outside_the_picture_is_none(window_of: MakeWindow, name: str, way: QPoint) -> None:
    hand = Hand(window_of(three()))
    before = hand.window.controller.plan
    last = begin(hand, GESTURES[name]) + way
    hand.lead(last)
    hand.let_go(last)
    assert hand.canvas.gesture is None
    assert not hand.canvas.is_asking
    assert hand.window.controller.plan is before


@pytest.mark.parametrize("name", GESTURES)
def test_that_undo_in_mid_drag_undoes_and_ends_the_drag(window_of: MakeWindow, name: str) -> None:
    hand = Hand(window_of(three()))
    controller = hand.window.controller
    before = controller.plan
    assert controller.apply("add_initiative", lambda plan: with_initiative(plan, "D", 20, "C"))
    last = begin(hand, GESTURES[name])
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert hand.canvas.gesture is None
    hand.lead(last + QPoint(20, 0))
    hand.let_go(last)
    assert controller.plan.initiatives == before.initiatives
    hand.key(Qt.Key.Key_Y, CONTROL)
    assert "d" in controller.plan.initiative_by_key


@pytest.mark.parametrize("name", GESTURES)
def test_that_undo_of_what_is_dragged_leaves_nothing_of_it(window_of: MakeWindow, name: str) -> None:
    plan = with_initiative(with_initiative(a_plan(), "A", 60), "B", 40, "A")
    hand = Hand(window_of(plan))
    controller = hand.window.controller
    assert controller.apply(
        "add_initiative", lambda plan: with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)
    )
    last = begin(hand, GESTURES[name])
    hand.key(Qt.Key.Key_Z, CONTROL)
    hand.lead(last + QPoint(20, 0))
    hand.let_go(last)
    QApplication.processEvents()
    assert controller.plan.initiatives == plan.initiatives
    assert not controller.view.selected


@pytest.mark.parametrize("name", GESTURES)
def test_that_another_view_in_mid_drag_ends_the_drag(window_of: MakeWindow, name: str) -> None:
    hand = Hand(window_of(three()))
    before = hand.window.controller.plan
    last = begin(hand, GESTURES[name])
    hand.key(Qt.Key.Key_1, CONTROL)
    hand.let_go(last)
    assert hand.window.views.current == "initiatives"
    assert hand.canvas.gesture is None
    assert hand.window.controller.plan is before


@pytest.mark.parametrize("name", GESTURES)
def test_that_a_plan_closed_in_mid_drag_is_closed(window_of: MakeWindow, name: str) -> None:
    hand = Hand(window_of(three()))
    last = begin(hand, GESTURES[name])
    hand.window.controller.close(discard=True)
    hand.let_go(last)
    assert hand.canvas.gesture is None
    assert not hand.window.controller.is_open


def test_that_a_milestone_deleted_under_the_button_is_not_selected(window_of: MakeWindow) -> None:
    plan = milestones.add(three(), "Board meets", anchor=Anchor.DATE, day=date(2026, 3, 2))
    hand = Hand(window_of(plan))
    (mark,) = plan.milestones
    layout = hand.canvas.layout_of_plan
    assert layout is not None
    box = layout.milestone_of(mark)
    assert box is not None
    place = hand.canvas.from_layout(QPointF(box.x + box.width / 2, box.y + box.height / 2)).toPoint()
    hand.take(place)
    assert hand.window.controller.view.current == Item("milestone", mark)
    hand.lead(place + QPoint(40, 0))
    hand.key(Qt.Key.Key_Delete)
    hand.let_go(place + QPoint(40, 0))
    assert not hand.window.controller.plan.milestones
    assert not hand.window.controller.view.selected


def test_that_a_frame_over_what_undo_takes_away_selects_what_is_left(window_of: MakeWindow) -> None:
    hand = Hand(window_of(three()))
    controller = hand.window.controller
    assert controller.apply("add_initiative", lambda plan: with_initiative(plan, "D", 20))
    select(hand.window, "A", "D")
    free = hand.place(3, date(2026, 4, 6))
    hand.take(free)
    for x in (20, 60, 90):
        hand.lead(free - QPoint(0, x))
    hand.key(Qt.Key.Key_Z, CONTROL)
    hand.let_go(free)
    assert controller.view.selected_initiatives() == (id_of(controller.plan, "A"),)


# ---------------------------------------------------------------------- in the middle of typing


def write_over_the_bar(hand: Hand) -> None:
    hand.key(Qt.Key.Key_F2)
    hand.write("Typed", None)


def write_in_the_inspector(hand: Hand) -> None:
    (field,) = (
        each
        for each in hand.window.inspector.findChildren(Field)
        if each.label.text() == "Title" and each.isVisible()
    )
    hand.click(field.editor)
    hand.key(Qt.Key.Key_A, CONTROL)
    hand.write("Typed", None)


def write_in_the_table(hand: Hand) -> None:
    hand.key(Qt.Key.Key_1, CONTROL)
    hand.point_at_cell("C", Column.TITLE)
    hand.key(Qt.Key.Key_F2)
    hand.write("Typed", None)


EDITORS = [write_over_the_bar, write_in_the_inspector, write_in_the_table]


@pytest.fixture
def writing(window_of: MakeWindow, tmp_path: Path) -> Callable[[Callable[[Hand], None]], Hand]:
    """A hand that writes a title for C, which was added last, in a plan that has a file."""

    def write(editor: Callable[[Hand], None]) -> Hand:
        hand = Hand(window_of())
        controller = hand.window.controller
        plan = with_initiative(with_initiative(a_plan(), "A", 60), "B", 40, "A")
        assert controller.new(plan, tmp_path / "plan.cxplan")
        assert controller.apply(
            "add_initiative", lambda plan: with_initiative(plan, "C", 30, stream=Stream.ORGANIZATION)
        )
        select(hand.window, "C")
        hand.window.views.focus_canvas()
        editor(hand)
        return hand

    return write


Writing = Callable[[Callable[[Hand], None]], Hand]


def title_of_c(hand: Hand) -> str | None:
    c = hand.window.controller.plan.initiative("C")
    return c.title if c is not None else None


@pytest.mark.parametrize("editor", EDITORS)
def test_that_a_window_closed_in_mid_word_keeps_the_word(
    writing: Writing, editor: Callable[[Hand], None], tmp_path: Path
) -> None:
    hand = writing(editor)
    assert hand.window.close()
    again = OpenPlan.open(tmp_path / "plan.cxplan")
    kept = again.plan.initiative("C")
    assert kept is not None
    assert kept.title == "Typed"
    again.close()


@pytest.mark.parametrize("editor", EDITORS)
def test_that_saving_in_mid_word_saves_the_word(
    writing: Writing, editor: Callable[[Hand], None], tmp_path: Path
) -> None:
    hand = writing(editor)
    hand.key(Qt.Key.Key_S, CONTROL)
    assert hand.window.controller.open_plan.is_saved
    kept = read_plan(tmp_path / "plan.cxplan").initiative("C")
    assert kept is not None
    assert kept.title == "Typed"


@pytest.mark.parametrize("editor", EDITORS)
def test_that_the_button_for_undo_takes_back_the_word_and_then_the_rest(
    writing: Writing, editor: Callable[[Hand], None]
) -> None:
    hand = writing(editor)
    hand.window.actions_by_name["undo"].trigger()
    assert title_of_c(hand) == "Initiative C"
    hand.window.actions_by_name["undo"].trigger()
    assert title_of_c(hand) is None
    hand.window.actions_by_name["redo"].trigger()
    hand.window.actions_by_name["redo"].trigger()
    assert title_of_c(hand) == "Typed"


@pytest.mark.parametrize("editor", EDITORS)
def test_that_what_is_deleted_while_it_is_written_is_gone(
    writing: Writing, editor: Callable[[Hand], None]
) -> None:
    hand = writing(editor)
    controller = hand.window.controller
    controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_of(plan, "C")]))
    QApplication.processEvents()
    assert title_of_c(hand) is None
    assert controller.undo_name == "delete_initiative"
    assert controller.undo()
    assert title_of_c(hand) == "Initiative C"


@pytest.mark.parametrize("editor", EDITORS)
def test_that_a_what_if_dropped_in_mid_word_drops_the_word(
    window_of: MakeWindow, editor: Callable[[Hand], None]
) -> None:
    hand = Hand(window_of(with_initiative(a_plan(), "A", 60)))
    controller = hand.window.controller
    before = controller.plan
    assert controller.begin_what_if()
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 30))
    select(hand.window, "C")
    hand.window.views.focus_canvas()
    editor(hand)
    controller.drop_what_if()
    QApplication.processEvents()
    assert controller.plan == before


@pytest.mark.parametrize("editor", EDITORS)
def test_that_another_view_takes_over_the_word(writing: Writing, editor: Callable[[Hand], None]) -> None:
    hand = writing(editor)
    hand.key(Qt.Key.Key_3, CONTROL)
    assert title_of_c(hand) == "Typed"


@pytest.mark.parametrize("editor", EDITORS)
def test_that_another_language_chosen_in_mid_word_keeps_the_word(
    writing: Writing, editor: Callable[[Hand], None]
) -> None:
    """The window of the other language takes the place of this one, with the plan as it is then."""
    hand = writing(editor)

    def choose(dialog: QDialog) -> None:
        assert title_of_c(hand) == "Typed"
        dialog.reject()

    meanwhile(hand, PreferencesDialog, choose, hand.window.actions_by_name["preferences"].trigger)
    assert title_of_c(hand) == "Typed"


@pytest.mark.parametrize("novel", ["word " * 200_000, ("Call me Ishmael. " * 60 + "\n") * 1_000])
def test_that_a_novel_on_the_clipboard_is_refused_with_a_sentence(window_of: MakeWindow, novel: str) -> None:
    hand = Hand(window_of(three()))
    before = hand.window.controller.plan
    QGuiApplication.clipboard().setText(novel)
    hand.window.views.focus_canvas()
    hand.key(Qt.Key.Key_V, CONTROL)
    assert hand.window.controller.plan is before
    assert hand.window.messages.isVisible()
    select(hand.window, "C")
    for key in (write_over_the_bar, write_in_the_inspector):
        key(hand)
        hand.key(Qt.Key.Key_A, CONTROL)
        hand.key(Qt.Key.Key_V, CONTROL)
        hand.key(Qt.Key.Key_Return)
        assert hand.window.controller.plan is before
        hand.key(Qt.Key.Key_Escape)
    assert title_of_c(hand) == "Initiative C"
