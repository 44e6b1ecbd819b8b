"""What tests of windows stand on: the look of the program, and an open plan behind a controller."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cxplanner.plan.plan import Plan
from cxplanner.wording.words import Words
from ui.plan_controller import PlanController
from ui.settings import Settings
from ui.theme import Theme

MakeController = Callable[[Plan], PlanController]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    """The light look; made once, since an application has one."""
    for child in qapp.children():
        if isinstance(child, Theme):
            return child
    return Theme(qapp, "light")


@pytest.fixture
def controller_of() -> Iterator[MakeController]:
    """Opens a plan, which is closed without saving at the end."""
    opened: list[PlanController] = []

    def open_plan(plan: Plan) -> PlanController:
        controller = PlanController(Settings(), Words("en"))
        assert controller.new(plan)
        opened.append(controller)
        return controller

    yield open_plan
    for controller in opened:
        if controller.is_open:
            controller.close(discard=True)
