"""The keys of the views: each does what its command does, and keys that no page tells of do nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from cxplanner.data_dir import data_dir
from cxplanner.plan.edits import indicators, initiatives
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.keys import press
from tests.ui.windows import MakeWindow, select
from ui.frame.question import Question
from ui.frame.view_keys import COMMAND_KEYS, hint, key_groups, shown
from ui.indicators.measurement_dialog import MeasurementDialog
from ui.indicators.new_dialog import NewIndicatorDialog
from ui.initiatives.columns import Column
from ui.main_window import MainWindow

_SIGNS: Final = {"+": Qt.Key.Key_Plus, "=": Qt.Key.Key_Equal, "-": Qt.Key.Key_Minus}
_BOUND: Final = [
    *((view, view, key) for view, keys in COMMAND_KEYS.items() for key in keys),
    *(("dependencies", "links", key) for key in COMMAND_KEYS["dependencies"] if key != "Del"),
]
"""A view, where in it the keyboard is, and the key."""


def linked() -> Plan:
    """Four in a chain, the second in the middle of it, placed by impact and effort, with a baseline."""
    start = date.today() - timedelta(days=20)
    plan = with_initiative(a_plan(start=start), "A", 10, title="Paper is gone")
    plan = with_initiative(plan, "B", 8, "A", title="One platform")
    plan = with_initiative(plan, "C", 6, "B", title="Data register")
    plan = with_initiative(plan, "D", 5, "C", title="Second wave")
    plan = initiatives.change(plan, id_of(plan, "B"), impact=40, effort=60)
    plan = indicators.add_indicator(plan, "Days to first order")
    plan = indicators.add_measurement(plan, plan.kpis_in_order[0].id, taken_on=start, value=9.0)
    return with_baseline(plan, "At first")


def keyboard_of(window: MainWindow, view: str, part: str = "") -> QWidget:
    """Where the keyboard is in a view, with the initiative in the middle selected."""
    window.show_view(view)
    select(window, "B")
    if window.views.has_zoom:
        for _ in range(4):
            window.run("zoom_in")
    window.views.focus_canvas()
    if part == "dependencies":
        window.views.dependencies.canvas.setFocus()
    if view == "initiatives":
        table, chosen = window.views.initiatives.table, id_of(window.controller.plan, "B")
        table.set_current_cell(table.rows.index_of(chosen, Column.WAITS_FOR))
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def press_keys(widget: QWidget, keys: str) -> None:
    if keys in _SIGNS:
        press(widget, _SIGNS[keys], text=keys)
    elif len(keys) == 1 and not keys.isalpha():
        press(widget, Qt.Key(ord(keys)), text=keys)
    else:
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        text = keys.lower() if len(keys) == 1 else "\x7f" if keys == "Del" else ""
        press(widget, combination.key(), combination.keyboardModifiers(), text=text)
    QApplication.processEvents()


def state_of(window: MainWindow) -> list[object]:
    """All that a key can change: plan, selection, what is shown and how far, and where the keyboard is."""
    controller, views = window.controller, window.views
    canvas = views.roadmap.canvas
    focus = QApplication.focusWidget()
    return [
        _comparable(controller.plan),
        controller.view.selected,
        replace(canvas.options),
        (canvas.kept_zoom, canvas.horizontalScrollBar().value()),
        (type(canvas.gesture).__name__, canvas.selected_link),
        (views.dependencies.head.gates.isChecked(), views.dependencies.head.trace.value),
        (views.dependencies.form.isVisible(), views.dependencies.canvas.zoom),
        (type(focus).__name__, focus.accessibleName() if focus is not None else ""),
    ]


def _comparable(plan: Plan) -> Plan:
    return replace(plan, next_id=0)


@pytest.fixture(autouse=True)
def questions_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """With their first button."""

    def choose(question: Question) -> int:
        question.answer = 0
        return 1

    monkeypatch.setattr(Question, "exec", choose)


@pytest.fixture(autouse=True)
def dialogs_of_indicators_are_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the least that they take."""

    def measure(dialog: MeasurementDialog) -> int:
        dialog.value.line.setText("7")
        dialog.take.click()
        return 1

    def name(dialog: NewIndicatorDialog) -> int:
        dialog.name.line.setText("Churn")
        dialog.add.click()
        return 1

    monkeypatch.setattr(MeasurementDialog, "exec", measure)
    monkeypatch.setattr(NewIndicatorDialog, "exec", name)


@pytest.mark.parametrize(("view", "part", "key"), _BOUND, ids=[f"{part} {key}" for _, part, key in _BOUND])
def test_that_a_key_of_a_view_does_what_its_command_does(
    window_of: MakeWindow, view: str, part: str, key: str
) -> None:
    states = []
    for by_key in (True, False):
        window = window_of(linked())
        focus = keyboard_of(window, view, part)
        before = state_of(window)
        if by_key:
            press_keys(focus, key)
        else:
            window.run(COMMAND_KEYS[view][key])
            QApplication.processEvents()
        after = state_of(window)
        assert after != before
        states.append(after)
        window.controller.close(discard=True)
        window.hide()
        window.controller.settings.write_waiting()
        (data_dir() / "settings.json").unlink(missing_ok=True)  # the next one starts as this one did
    assert states[0] == states[1]


def test_that_letters_that_no_page_tells_of_do_nothing(window_of: MakeWindow) -> None:
    window = window_of(linked())
    for view in COMMAND_KEYS:
        focus = keyboard_of(window, view)
        if view == "roadmap":
            window.controller.view.select()  # with a bar selected, they begin its new name
        before = state_of(window)
        for letter in "AEGHIJMOQRSUVWXYZ0123456789;:!?#*/":
            if letter not in COMMAND_KEYS[view] and view != "initiatives":  # there they are typed
                press(focus, Qt.Key(ord(letter)), text=letter.lower())
        assert state_of(window) == before, view


def test_that_every_key_of_a_view_is_on_the_page_of_keys_and_in_the_menu(window_of: MakeWindow) -> None:
    window = window_of(linked())
    actions = window.actions_by_name
    page = {group.title: dict(group.keys) for group in key_groups(window.controller.words, actions.commands)}
    for view, keys in COMMAND_KEYS.items():
        window.show_view(view)
        for key, name in keys.items():
            command = actions.commands[name]
            assert key == "=" or page[actions.commands[view].text][shown(key)] == command.text
            if not command.keys:
                assert actions[name].text().endswith(f"\t{hint(view, name)}")


@pytest.mark.parametrize("view", ["roadmap", "dependencies"])
@pytest.mark.parametrize(("key", "is_later"), [("Right", True), ("Left", False)])
def test_that_arrows_go_to_what_lies_that_way(
    window_of: MakeWindow, view: str, key: str, is_later: bool
) -> None:
    window = window_of(linked())
    focus = keyboard_of(window, view, view)
    starts = {
        node: window.controller.schedule.initiative(node).start for node in window.controller.plan.initiatives
    }
    before = window.controller.view.current
    press_keys(focus, key)
    now = window.controller.view.current
    assert before is not None
    assert now is not None
    first, second = starts[before.id], starts[now.id]
    assert first is not None
    assert second is not None
    assert second > first if is_later else second < first
