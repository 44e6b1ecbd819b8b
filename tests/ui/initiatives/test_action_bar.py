"""The bar at the foot: what can be done with several selected rows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import a_plan, id_of, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.keys import press, type_text
from ui.initiatives.view import InitiativesView
from ui.plan_controller import PlanController
from ui.roadmap.popover import Popover
from ui.widgets.field import TextField


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10)
    return controller_of(with_initiative(with_initiative(plan, "B", 5, "A"), "C", 30))


@pytest.fixture
def view(qtbot: QtBot, controller: PlanController) -> InitiativesView:
    made = InitiativesView(controller)
    qtbot.addWidget(made)
    made.resize(1256, 700)
    made.show()
    return made


def ids(controller: PlanController, *keys: str) -> list[int]:
    return [id_of(controller.plan, key) for key in keys]


def test_that_all_selected_rows_are_shifted_by_typed_days(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "A", "C"))
    view.action_bar.buttons["shift"].click()
    (popover,) = view.table.viewport().findChildren(Popover)
    (field,) = popover.findChildren(TextField)
    type_text(field.line, "soon")
    press(field.line, Qt.Key.Key_Return)
    assert "soon" in field.refusal
    field.line.selectAll()
    type_text(field.line, "+1w")
    press(field.line, Qt.Key.Key_Return)
    a, c = (controller.plan.initiatives[id_] for id_ in ids(controller, "A", "C"))
    assert a.not_before == c.not_before == date(2026, 1, 12)
    assert controller.undo()
    assert controller.plan.initiatives[a.id].not_before is None


def test_that_the_action_bar_leaves_its_words_out_where_there_is_no_room(
    view: InitiativesView, controller: PlanController
) -> None:
    view.table.select_nodes(ids(controller, "A", "C"))
    view.resize(640, 500)
    buttons = view.action_bar.buttons.values()
    assert all(button.toolTip() for button in buttons)
    assert max(button.geometry().right() for button in buttons) <= view.action_bar.width()
