"""The waiting cursor: there while a large plan is edited, gone afterwards, and never for a small one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from cxplanner.errors import EditError
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from ui.waiting import WAITED_FOR_FROM


def seen_while_editing(controller_of: MakeController, plan: Plan, *, refuse: bool = False) -> list[bool]:
    """Whether the cursor waits during an edit, and afterwards."""
    controller, seen = controller_of(plan), list[bool]()

    def edit(plan: Plan) -> Plan:
        seen.append(QGuiApplication.overrideCursor() is not None)
        if refuse:
            raise EditError("missing", field="title")
        return with_initiative(plan, "NEW")

    assert controller.apply("add_initiative", edit) is not refuse
    return [*seen, QGuiApplication.overrideCursor() is not None]


@pytest.fixture(scope="module")
def many() -> Plan:
    return a_programme(WAITED_FOR_FROM)


@pytest.mark.parametrize("refuse", [False, True])
def test_that_the_cursor_waits_while_a_large_plan_is_edited(
    controller_of: MakeController, many: Plan, refuse: bool
) -> None:
    assert seen_while_editing(controller_of, many, refuse=refuse) == [True, False]


def test_that_nothing_flickers_in_a_small_plan(controller_of: MakeController) -> None:
    assert seen_while_editing(controller_of, with_initiative(a_plan(), "A")) == [False, False]
