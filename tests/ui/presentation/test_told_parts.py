"""What a screen reader meets in the presentation: each part of the step that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.plan.plan import Plan
from cxplanner.presentation.steps import StageStep
from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from ui.presentation.window import PresentationWindow

Present = Callable[[Plan], PresentationWindow]


def four_stages() -> Plan:
    plan = with_initiative(a_plan(name="Horizonte", organisation="Banco"), "A", 10, stage=1)
    for number, key in enumerate("BCD", start=2):
        plan = with_initiative(plan, key, 10, chr(ord(key) - 1), stage=number)
    return plan


@pytest.fixture
def present(qtbot: QtBot, controller_of: MakeController) -> Present:
    def show(plan: Plan) -> PresentationWindow:
        shown = PresentationWindow(controller_of(plan), LanesBy.STREAM)
        qtbot.addWidget(shown)
        shown.resize(1280, 720)
        shown.show()
        QApplication.processEvents()
        return shown

    return show


def parts(shown: PresentationWindow) -> list[QAccessibleInterface]:
    step = QAccessible.queryAccessibleInterface(shown)
    return [step.child(place) for place in range(step.childCount())]


def names(shown: PresentationWindow) -> list[str]:
    return [each.text(QAccessible.Text.Name) for each in parts(shown)]


def test_that_words_gates_and_bars_are_told_one_by_one(present: Present) -> None:
    shown = present(four_stages())
    told = names(shown)
    assert told[:2] == ["Horizonte", "Banco"]
    assert [name.split()[1] for name in told if name.startswith("Gate ")] == ["G1", "G2", "G3", "G4"]
    assert [name[0] for name in told[-4:]] == ["A", "B", "C", "D"]
    assert all(each.role() is QAccessible.Role.ListItem for each in parts(shown))


def test_that_a_stage_tells_of_its_own_bars_alone(present: Present) -> None:
    shown = present(four_stages())
    shown.show_stage(2)
    step = shown.steps[shown.number]
    assert isinstance(step, StageStep)
    told = names(shown)
    assert told[0] == f"2 {step.stage.name}"
    assert [name.split()[0] for name in told if name.split()[0] in "ABCD"] == ["B"]


def test_that_each_part_lies_in_the_picture_where_it_is_found(present: Present) -> None:
    shown = present(four_stages())
    step = QAccessible.queryAccessibleInterface(shown)
    for part in parts(shown)[2:]:
        place = part.rect()
        assert step.rect().contains(place)
        found = step.childAt(place.center().x(), place.center().y())
        assert found.text(QAccessible.Text.Name) == part.text(QAccessible.Text.Name)


def test_that_a_black_screen_and_an_empty_plan_tell_no_bars(present: Present) -> None:
    shown = present(four_stages())
    shown.blank(True)
    assert parts(shown) == []
    assert not any(name.startswith("Gate") for name in names(present(a_plan())))
