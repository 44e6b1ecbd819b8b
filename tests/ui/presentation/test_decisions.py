"""A review on the projector: decisions with what they would do, answered with a key, and minutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.drawing.roadmap_options import LanesBy
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import Outcome
from cxplanner.presentation.steps import ChangesStep, DecisionStep
from tests.builders import id_of
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from tests.ui.reviews.test_view import reviewed
from ui.plan_controller import PlanController
from ui.presentation.minutes_dialog import MinutesDialog
from ui.presentation.window import PresentationWindow

Present = Callable[[Plan], tuple[PresentationWindow, PlanController]]


@pytest.fixture
def present(qtbot: QtBot, controller_of: MakeController) -> Present:
    def show(plan: Plan) -> tuple[PresentationWindow, PlanController]:
        controller = controller_of(plan)
        shown = PresentationWindow(controller, LanesBy.STREAM)
        qtbot.addWidget(shown)
        shown.resize(1280, 720)
        shown.show()
        QApplication.processEvents()
        return shown, controller

    return show


def at_decision(shown: PresentationWindow) -> None:
    number = next(n for n, step in enumerate(shown.steps) if isinstance(step, DecisionStep))
    shown.show_step(number)
    QApplication.processEvents()


def test_that_a_review_under_way_compares_with_the_one_before_and_asks(present: Present) -> None:
    shown, _ = present(reviewed())
    kinds = [type(step) for step in shown.steps]
    assert kinds.index(ChangesStep) < kinds.index(DecisionStep)
    at_decision(shown)
    assert shown.told.title == "Pay two engineers"
    assert "10\u00a0working\u00a0days\u00a0earlier" in shown.told.spoken
    assert shown.shown() is not None


def test_that_a_key_takes_the_decision_and_its_step_goes(present: Present) -> None:
    shown, controller = present(reviewed())
    at_decision(shown)
    press(shown, Qt.Key.Key_A)
    plan = controller.plan
    assert plan.initiatives[id_of(plan, "A")].duration == 25
    assert not any(isinstance(step, DecisionStep) for step in shown.steps)
    controller.undo()
    assert any(isinstance(step, DecisionStep) for step in shown.steps)


def test_that_a_key_rejects_and_nothing_moves(present: Present) -> None:
    shown, controller = present(reviewed())
    finish = controller.schedule.finish
    at_decision(shown)
    press(shown, Qt.Key.Key_R)
    assert controller.schedule.finish == finish
    assert [each.outcome for each in controller.plan.agenda_items.values()] == [Outcome.REJECTED]


def test_that_answers_do_nothing_at_other_steps(present: Present) -> None:
    shown, controller = present(reviewed())
    shown.show_step(0)
    press(shown, Qt.Key.Key_A)
    assert [each.outcome for each in controller.plan.agenda_items.values()] == [Outcome.PENDING]


def test_that_minutes_are_typed_on_the_spot(present: Present) -> None:
    shown, controller = present(reviewed())
    met = []

    def type_minutes() -> None:
        dialog = QApplication.activeModalWidget()
        met.append(dialog)
        assert isinstance(dialog, MinutesDialog)
        dialog.minutes.edit.setPlainText("Agreed to wait.")
        dialog.keep.click()

    QTimer.singleShot(0, type_minutes)
    press(shown, Qt.Key.Key_M)
    assert met
    assert controller.plan.reviews[1].minutes == "Agreed to wait."
