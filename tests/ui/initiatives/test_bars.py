"""The bars beside the table: how late they are, and that they scroll in step with its rows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from tests.builders import a_plan, id_of, with_baseline, with_initiative
from tests.ui.conftest import MakeController
from ui.initiatives.rows import Grouping
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController
from ui.theme import colour


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 40)
    for number in range(60):
        plan = with_initiative(plan, f"B{number}", 5 + number, "A" if number % 3 else "")
    return controller_of(plan)


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 500)
    made.show()
    QApplication.processEvents()
    return made


def row_of_bars(view: InitiativesView, node: int) -> QImage:
    place = view.table.row_rect(node).translated(0, 40)
    return view.bars.viewport().grab(QRect(0, place.top(), view.bars.viewport().width(), 24)).toImage()


def pixels_of(picture: QImage, name: str) -> int:
    wanted = colour(name).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_that_a_missed_deadline_is_hatched_and_flagged(
    view: InitiativesView, controller: PlanController
) -> None:
    a = id_of(controller.plan, "A")
    assert pixels_of(row_of_bars(view, a), "late") == 0
    controller.apply("set_deadline", lambda plan: initiatives.change(plan, a, deadline=date(2026, 2, 2)))
    late = pixels_of(row_of_bars(view, a), "late")
    assert late > 100
    controller.apply("set_deadline", lambda plan: initiatives.change(plan, a, deadline=date(2027, 2, 2)))
    assert pixels_of(row_of_bars(view, a), "late") == 0


def test_that_a_gate_says_how_much_later_it_is_than_the_baseline(
    view: InitiativesView, controller: PlanController
) -> None:
    view.group_by(Grouping.STAGE)
    controller.apply("freeze_baseline", lambda plan: with_baseline(plan, "Kick-off"))
    view.table.reveal(-1)
    QApplication.processEvents()
    assert pixels_of(row_of_bars(view, -1), "late") == 0
    a = id_of(controller.plan, "A")
    controller.apply("set_duration", lambda plan: initiatives.change(plan, a, duration=400))
    view.table.reveal(-1)
    QApplication.processEvents()
    assert pixels_of(row_of_bars(view, -1), "late") > 0


@pytest.mark.parametrize("step", [1, 24, 71, 300])
def test_that_scrolling_shows_what_painting_everything_anew_shows(view: InitiativesView, step: int) -> None:
    """Rows and bars are moved as pixels, and only what comes into sight is painted."""
    bar = view.table.verticalScrollBar()
    screen = view.screen()
    for way in (step, 2 * step, step // 2):
        bar.setValue(way)
        QApplication.processEvents()
        scrolled = screen.grabWindow(view.winId()).toImage()
        assert not scrolled.isNull()
        view.table.viewport().update()
        view.bars.viewport().update()
        QApplication.processEvents()
        assert screen.grabWindow(view.winId()).toImage() == scrolled
    assert view.bars.verticalScrollBar().value() == bar.value()
    assert view.table.indexAt(QPoint(60, 5)).isValid()
