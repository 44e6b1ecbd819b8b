"""New initiatives drawn on free canvas, and names written over their bars."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, id_of, with_initiative
from tests.ui.keys import press, type_text
from tests.ui.roadmap.mouse import (
    LEFT_BUTTON,
    at,
    canvas_of,
    drag,
    layout_of,
    middle,
    pixels,
    start_of,
)
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.roadmap.rename import RenameField


def two() -> Plan:
    plan = with_initiative(a_plan(), "A", 60)
    return with_initiative(plan, "B", 40, stage=2, stream=Stream.ORGANIZATION)


def field(window: MainWindow) -> RenameField:
    found = canvas_of(window).rename_field
    assert found is not None
    return found


def free_place(window: MainWindow, stream: Stream, day: date) -> QPoint:
    lane = next(each for each in layout_of(window).lanes if each.stream is stream)
    return at(window, layout_of(window).x_of(day), lane.top + lane.height - 12)


def test_that_a_drag_on_free_canvas_makes_an_initiative_to_be_named(window_of: MakeWindow) -> None:
    window = window_of(two())
    place = free_place(window, Stream.CUSTOMER_CENTRICITY, date(2026, 2, 2))
    drag(window, place, place + QPoint(pixels(window, 25), 2))
    new = max(window.controller.plan.initiatives.values(), key=lambda each: each.id)
    assert new.stream is Stream.CUSTOMER_CENTRICITY
    assert abs((start_of(window, new.key) - date(2026, 2, 2)).days) <= 3
    assert 17 <= new.duration <= 21
    field(window).selectAll()
    type_text(field(window), "Listen to customers")
    press(field(window), Qt.Key.Key_Return)
    assert window.controller.plan.initiatives[new.id].title == "Listen to customers"
    assert canvas_of(window).rename_field is None


def test_that_the_first_initiative_can_be_drawn(window_of: MakeWindow) -> None:
    window = window_of(a_plan())
    place = free_place(window, Stream.SYSTEMS_DATA, date(2026, 2, 2))
    drag(window, place, place + QPoint(pixels(window, 60), 0))
    assert len(window.controller.plan.initiatives) == 1


def test_that_a_drag_that_is_too_short_makes_nothing(window_of: MakeWindow) -> None:
    window = window_of(two())
    place = free_place(window, Stream.CUSTOMER_CENTRICITY, date(2026, 2, 2))
    drag(window, place, place + QPoint(4, 0))
    assert len(window.controller.plan.initiatives) == 2


def test_that_a_double_click_and_f2_write_over_the_bar(window_of: MakeWindow) -> None:
    window = window_of(two())
    QTest.mouseDClick(canvas_of(window).viewport(), LEFT_BUTTON, pos=middle(window, "A"))
    assert QApplication.focusWidget() is field(window)
    press(field(window), Qt.Key.Key_Escape)
    assert canvas_of(window).rename_field is None
    select(window, "B")
    window.run("rename")
    assert field(window).initiative_id == id_of(window.controller.plan, "B")


def test_that_esc_leaves_the_name(window_of: MakeWindow) -> None:
    window = window_of(two())
    before = window.controller.plan
    select(window, "A")
    window.run("rename")
    type_text(field(window), "Something else")
    press(field(window), Qt.Key.Key_Escape)
    assert window.controller.plan is before


def test_that_a_name_that_is_refused_stays_with_its_sentence(window_of: MakeWindow) -> None:
    window = window_of(two())
    before = window.controller.plan
    select(window, "A")
    window.run("rename")
    field(window).setText("")
    press(field(window), Qt.Key.Key_Return)
    assert window.controller.plan is before
    assert "missing" in field(window).accessibleDescription()
    field(window).setText("x" * 1_200)
    press(field(window), Qt.Key.Key_Return)
    assert "too long" in field(window).accessibleDescription()
    press(field(window), Qt.Key.Key_Escape)


def test_that_leaving_the_field_renames(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    window.run("rename")
    field(window).setText("Paper is gone")
    canvas_of(window).setFocus()
    QApplication.processEvents()
    assert window.controller.plan.initiatives[id_of(window.controller.plan, "A")].title == "Paper is gone"


def test_that_deleting_what_is_being_named_takes_the_field_away(window_of: MakeWindow) -> None:
    window = window_of(two())
    select(window, "A")
    window.run("rename")
    id_ = id_of(window.controller.plan, "A")
    window.controller.apply("delete_initiative", lambda plan: initiatives.delete(plan, [id_]))
    QApplication.processEvents()
    assert canvas_of(window).rename_field is None


def test_that_a_new_initiative_by_key_is_named_at_its_bar(window_of: MakeWindow) -> None:
    window = window_of(two())
    canvas_of(window).setFocus()
    press(canvas_of(window), Qt.Key.Key_N, text="n")
    assert field(window).text() == "New initiative"


@pytest.mark.parametrize(
    ("keys", "is_typed"), [(Qt.KeyboardModifier.NoModifier, True), (Qt.KeyboardModifier.AltModifier, False)]
)
def test_that_a_letter_is_typed_and_with_alt_is_left_to_the_menus(
    window_of: MakeWindow, keys: Qt.KeyboardModifier, is_typed: bool
) -> None:
    window = window_of(two())
    select(window, "A")
    press(canvas_of(window), Qt.Key.Key_F2)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, keys, "e")
    event.ignore()
    QApplication.sendEvent(field(window), event)
    assert event.isAccepted() is is_typed


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("P", Qt.KeyboardModifier.ShiftModifier),
        ("N", Qt.KeyboardModifier.ShiftModifier),
        ("a", Qt.KeyboardModifier.NoModifier),
        ("2", Qt.KeyboardModifier.NoModifier),
        ("É", Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_that_a_letter_that_is_no_command_begins_a_new_name(
    window_of: MakeWindow, text: str, keys: Qt.KeyboardModifier
) -> None:
    window = window_of(two())
    select(window, "A")
    press(canvas_of(window), Qt.Key.Key_unknown, keys, text)
    assert QApplication.focusWidget() is field(window)
    type_text(field(window), "aper is gone")
    press(field(window), Qt.Key.Key_Return)
    assert (
        window.controller.plan.initiatives[id_of(window.controller.plan, "A")].title == f"{text}aper is gone"
    )
    assert len(window.controller.plan.initiatives) == 2


@pytest.mark.parametrize("chosen", [[], ["A", "B"]])
def test_that_a_letter_names_nothing_where_not_one_bar_is_selected(
    window_of: MakeWindow, chosen: list[str]
) -> None:
    window = window_of(two())
    select(window, *chosen)
    press(canvas_of(window), Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier, "P")
    assert canvas_of(window).rename_field is None


def test_that_esc_after_a_begun_name_leaves_the_old_one(window_of: MakeWindow) -> None:
    window = window_of(two())
    before = window.controller.plan
    select(window, "A")
    press(canvas_of(window), Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier, "P")
    press(field(window), Qt.Key.Key_Escape)
    assert window.controller.plan is before
