"""Parts of the window that follow edits: at once, or after the picture in a plan of thousands."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from cxplanner.plan.plan import Plan
from tests.builders import a_plan, with_initiative
from tests.drawing.programmes import a_programme
from tests.ui.conftest import MakeController
from ui.after_edits import LARGE, AfterEdits


def rename(plan: Plan, title: str) -> Plan:
    return initiatives.change(plan, next(iter(plan.initiatives)), title=title)


def test_that_a_plan_of_usual_size_is_followed_at_once(controller_of: MakeController) -> None:
    controller, parent, calls = controller_of(with_initiative(a_plan(), "A")), QObject(), []
    AfterEdits(controller, lambda: calls.append(1), parent)
    controller.apply("set_title", lambda plan: rename(plan, "Other"))
    assert calls == [1]


def test_that_edits_of_thousands_are_followed_once_and_later(
    controller_of: MakeController, qtbot: QtBot
) -> None:
    controller, parent, calls = controller_of(a_programme(LARGE)), QObject(), []
    AfterEdits(controller, lambda: calls.append(1), parent)
    controller.apply("set_title", lambda plan: rename(plan, "One"))
    controller.apply("set_title", lambda plan: rename(plan, "Two"))
    assert calls == []
    qtbot.waitUntil(lambda: calls == [1])


def test_that_a_closed_plan_is_not_followed_any_more(controller_of: MakeController, qtbot: QtBot) -> None:
    controller, parent, calls = controller_of(a_programme(LARGE)), QObject(), []
    AfterEdits(controller, lambda: calls.append(1), parent)
    controller.apply("set_title", lambda plan: rename(plan, "One"))
    controller.close(discard=True)
    qtbot.wait(80)
    assert calls == []
