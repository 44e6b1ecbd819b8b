"""A plan of two initiatives, and the print studio over it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from tests.ui.print_studio.studios import opened
from ui.plan_controller import PlanController
from ui.print_studio.window import StudioWindow


@pytest.fixture
def controller(controller_of: MakeController) -> PlanController:
    plan = with_initiative(a_plan(), "A", 10, title="Begin", why="Customers wait")
    return controller_of(with_initiative(plan, "B", 20, "A", title="Go on"))


@pytest.fixture
def studio(qtbot: QtBot, controller: PlanController) -> StudioWindow:
    return opened(qtbot, controller)
