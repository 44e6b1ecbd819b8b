"""The presentation as somebody gives it: with keys and mouse, on any screen, and back to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.plan.edits.initiatives import change
from cxplanner.plan.plan import Plan
from cxplanner.presentation.steps import ChangesStep, CriticalPathStep, StageStep, WholeStep
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from tests.ui.names import name_of
from tests.ui.windows import MakeWindow, select
from ui.main_window import MainWindow
from ui.plan_controller import PlanController
from ui.presentation.text_shapes import SENTENCE, SMALLEST, strip, unit_of
from ui.presentation.window import PresentationWindow
from ui.theme import theme

Present = Callable[..., PresentationWindow]


def four_stages() -> Plan:
    plan = with_initiative(a_plan(name="Horizonte", organisation="Banco"), "A", 10, stage=1)
    for number, key in enumerate("BCD", start=2):
        plan = with_initiative(plan, key, 10, chr(ord(key) - 1), stage=number)
    return plan


def moved_since() -> Plan:
    plan = with_baseline(four_stages(), "Review 1")
    a = plan.initiatives[id_of(plan, "A")]
    return plan.changed(initiatives={**plan.initiatives, a.id: replace(a, duration=15)})


@pytest.fixture
def present(qtbot: QtBot, controller_of: MakeController) -> Present:
    def show(plan: Plan, width: int = 1280, height: int = 720) -> PresentationWindow:
        shown = PresentationWindow(controller_of(plan), LanesBy.STREAM)
        qtbot.addWidget(shown)
        shown.resize(width, height)
        shown.show()
        QApplication.processEvents()
        return shown

    return show


def click(shown: PresentationWindow, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    place = QPointF(100, 100)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        shown, QMouseEvent(QEvent.Type.MouseButtonPress, place, place, button, button, none)
    )


def move_pointer(shown: PresentationWindow, x: int) -> None:
    place, none = QPointF(x, 50), Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.NoButton
    QApplication.sendEvent(shown, QMouseEvent(QEvent.Type.MouseMove, place, place, button, button, none))


def key_of(shown: PresentationWindow, *keys: Qt.Key) -> int:
    """The number of the step after these keys."""
    for key in keys:
        press(shown, key)
    return shown.number


# ------------------------------------------------------------------ steps


def test_that_keys_step_on_and_back(present: Present) -> None:
    shown = present(four_stages())
    for number, key in enumerate((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space)):
        assert key_of(shown, key) == number + 1
    for number, key in enumerate((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)):
        assert key_of(shown, key) == 3 - number
    assert key_of(shown, Qt.Key.Key_End) == len(shown.steps) - 1
    assert key_of(shown, Qt.Key.Key_Right) == len(shown.steps) - 1
    assert key_of(shown, Qt.Key.Key_Home, Qt.Key.Key_Left) == 0


def test_that_digits_jump_to_stages(present: Present) -> None:
    shown = present(four_stages())
    for digit, key in enumerate((Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_2)):
        press(shown, key)
        step = shown.steps[shown.number]
        assert isinstance(step, StageStep)
        assert step.stage.id == (3, 1, 4, 2)[digit]


def test_that_a_click_goes_on_and_the_right_button_does_not(present: Present) -> None:
    shown = present(four_stages())
    click(shown)
    click(shown, Qt.MouseButton.RightButton)
    assert shown.number == 1


def test_that_what_changed_comes_after_the_stages_with_its_sentences(present: Present) -> None:
    shown = present(moved_since())
    kinds = [type(step) for step in shown.steps]
    assert kinds == [WholeStep, *[StageStep] * 4, ChangesStep, CriticalPathStep, WholeStep]
    shown.show_step(5)
    assert shown.told.title == "Since Review 1"
    assert "the finish has moved 5 working days" in shown.told.spoken
    assert "4 initiatives are later." in shown.told.spoken


def test_that_keys_with_ctrl_and_alt_do_nothing(present: Present) -> None:
    shown = present(four_stages())
    press(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(shown, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert shown.number == 0
    assert not shown.is_blank


# ------------------------------------------------------------------ screen


def test_that_b_makes_the_screen_black_until_the_next_key_or_click(present: Present) -> None:
    shown = present(four_stages())
    press(shown, Qt.Key.Key_B)
    assert shown.grab().toImage().pixelColor(640, 360) == QColor("black")
    press(shown, Qt.Key.Key_Right)
    assert not shown.is_blank
    assert shown.number == 0
    press(shown, Qt.Key.Key_B)
    click(shown)
    assert not shown.is_blank
    assert shown.number == 0


def test_that_each_step_shows_another_picture(present: Present) -> None:
    shown = present(moved_since())
    pictures = []
    for number in range(len(shown.steps) - 1):
        shown.show_step(number)
        image = shown.grab().toImage()  # kept, since its bits are its own
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_that_the_next_picture_is_made_ahead(present: Present, qtbot: QtBot) -> None:
    shown = present(four_stages())
    shown.grab()
    qtbot.waitUntil(lambda: 1 in shown._pictures)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)])
def test_that_words_are_large_and_in_sight_on_every_screen(present: Present, size: tuple[int, int]) -> None:
    shown = present(moved_since(), *size)
    unit = unit_of(*size)
    for number in range(len(shown.steps)):
        shown.show_step(number)
        made = strip(shown.told, size[0], unit)
        assert min(shape.size for shape in made.shapes) >= SENTENCE * unit  # type: ignore[union-attr]
        area = shown.picture_area(number)
        assert made.height <= area.top() + 1
        assert area.height() > size[1] * 0.6
    assert SMALLEST >= 15


def test_that_bars_stay_where_they_are_from_step_to_step(present: Present) -> None:
    shown = present(moved_since(), 1920, 1080)
    assert len({shown.picture_area(number).top() for number in range(len(shown.steps))}) == 1


def test_that_the_pointer_is_hidden_until_it_moves(present: Present) -> None:
    shown = present(four_stages())
    move_pointer(shown, 10)
    assert shown._pointer_timer.isActive()
    shown._pointer_timer.timeout.emit()
    assert shown.cursor().shape() is Qt.CursorShape.BlankCursor
    move_pointer(shown, 10)
    assert shown.cursor().shape() is Qt.CursorShape.BlankCursor
    move_pointer(shown, 11)
    assert shown.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_that_the_dark_look_is_followed(present: Present) -> None:
    shown = present(four_stages())
    place = QPoint(640, 4)
    before = shown.grab().toImage().pixelColor(place)
    theme().set_scheme("dark")
    after = shown.grab().toImage().pixelColor(place)
    theme().set_scheme("light")
    assert before != after


@pytest.mark.parametrize("count", [450, 1_100])
def test_that_thousands_of_bars_are_in_sight_as_a_whole(present: Present, count: int) -> None:
    shown = present(a_programme(count), 1920, 1080)
    for step in shown.steps:
        made = shown._maker.layout(step, 1300, 600)
        assert made.height <= 601


# ------------------------------------------------------------------ words


def test_that_each_step_is_told_to_who_does_not_see_it(present: Present) -> None:
    shown = present(four_stages())
    assert name_of(shown) == "Horizonte. Step 1 of 7"
    press(shown, Qt.Key.Key_2)
    assert name_of(shown) == "2 Optimise. Step 3 of 7"
    assert "Gate G2 Optimise done is on" in shown.accessibleDescription().replace("\u00a0", " ")


def test_that_a_plan_without_initiatives_says_what_to_do(present: Present) -> None:
    shown = present(a_plan())
    assert len(shown.steps) == 1
    assert shown.told.title == "No initiatives yet"
    assert "Press Esc" in shown.told.spoken
    shown.grab()
    assert key_of(shown, Qt.Key.Key_Right, Qt.Key.Key_3, Qt.Key.Key_End) == 0


def test_that_a_what_if_says_that_it_is_one(present: Present, controller_of: MakeController) -> None:
    shown = present(four_stages())
    controller: PlanController = shown._controller
    assert shown._note() == ""
    controller.begin_what_if()
    assert shown._note() == "What-if: not in the plan"
    controller.apply("move_initiative", lambda plan: change(plan, id_of(plan, "A"), title="Other"))
    controller.show_original(True)
    assert shown._note() == ""


# ------------------------------------------------------------------ from the window and back


def leave(window: MainWindow, shown: PresentationWindow, key: Qt.Key) -> None:
    del window
    press(shown, key)
    QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_that_leaving_finds_the_window_as_it_was(window_of: MakeWindow, key: Qt.Key) -> None:
    window = window_of(four_stages())
    select(window, "B", "C")
    window.show_view("roadmap")
    window.views.zoom_in()
    before = (
        window.geometry(), window.views.current, window.controller.view.selected,
        window.views.zoom(), window.middle.sizes(), window.inspector.isVisible(),
        window.views.roadmap.canvas.horizontalScrollBar().value(),
    )  # fmt: skip
    shown = window.present()
    press(shown, Qt.Key.Key_Right)
    leave(window, shown, key)
    assert before == (
        window.geometry(), window.views.current, window.controller.view.selected,
        window.views.zoom(), window.middle.sizes(), window.inspector.isVisible(),
        window.views.roadmap.canvas.horizontalScrollBar().value(),
    )  # fmt: skip
    assert not window.findChildren(PresentationWindow)


def test_that_nothing_can_be_edited_meanwhile(window_of: MakeWindow) -> None:
    window = window_of(four_stages())
    window.controller.apply("move_initiative", lambda plan: change(plan, id_of(plan, "A"), title="Other"))
    select(window, "A", "B")
    allowed = {name for name in window.actions_by_name.commands if window.actions_by_name[name].isEnabled()}
    shown = window.present()
    select(window, "A")
    assert shown.isModal()
    assert not [each.text() for each in window.actions_by_name.all() if each.isEnabled()]
    select(window, "A", "B")
    leave(window, shown, Qt.Key.Key_Escape)
    after = {name for name in window.actions_by_name.commands if window.actions_by_name[name].isEnabled()}
    assert after == allowed


def test_that_closing_the_plan_leaves(window_of: MakeWindow) -> None:
    window = window_of(four_stages())
    window.present()
    window.controller.close(discard=True)
    QApplication.processEvents()
    assert not [each for each in window.findChildren(PresentationWindow) if each.isVisible()]
    assert window.actions_by_name["new"].isEnabled()


def test_that_presenting_needs_a_plan_and_is_offered_with_f5(window_of: MakeWindow) -> None:
    window = window_of()
    action = window.actions_by_name["present"]
    assert not action.isEnabled()
    assert action.shortcut().toString() == "F5"
    assert window.controller.new(four_stages())
    assert action.isEnabled()


def test_that_a_held_key_does_not_leave_and_return(present: Present) -> None:
    shown = present(four_stages())
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "", True
    )  # fmt: skip
    QApplication.sendEvent(shown, held)
    assert shown.isVisible()
