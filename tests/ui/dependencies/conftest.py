"""A dependencies view with a small plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Stream
from tests.builders import a_plan, with_initiative
from tests.ui.conftest import MakeController
from ui.dependencies.view import DependenciesView

MakeView = Callable[[Plan], DependenciesView]


@pytest.fixture
def view_of(qtbot: QtBot, controller_of: MakeController) -> MakeView:
    def made(plan: Plan) -> DependenciesView:
        view = DependenciesView(controller_of(plan))
        qtbot.addWidget(view)
        view.resize(1256, 700)
        view.show()
        QApplication.processEvents()
        return view

    return made


@pytest.fixture
def view(view_of: MakeView) -> DependenciesView:
    """A before B and C, both before D; C has room. E stands alone."""
    plan = with_initiative(a_plan(), "A", 10, title="Foundations")
    plan = with_initiative(plan, "B", 8, "A", stream=Stream.ORGANIZATION)
    plan = with_initiative(plan, "C", 3, "A")
    plan = with_initiative(plan, "D", 5, "B; C SS+2d", stage=2)
    return view_of(with_initiative(plan, "E", 5))
