"""The search beside the window: stopped, cancelled, left, killed, and refused."""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cxplanner.plan.edits import initiatives
from tests.builders import id_of, with_initiative
from tests.scheduling.levelling.scarce import a_hard_plan, a_scarce_plan
from tests.ui.conftest import MakeController
from tests.ui.keys import press
from tests.ui.levelling.dialogs import LIMIT, opened, searching
from tests.ui.windows import MakeWindow
from ui.levelling.dialog import LevellingDialog


def test_that_a_plan_changed_during_the_search_makes_the_proposal_stale(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    controller = controller_of(a_hard_plan())
    dialog = searching(qtbot, controller)
    controller.apply("add_initiative", lambda plan: with_initiative(plan, "C", 5))
    dialog.progress.stop.click()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)

    assert not dialog.proposal.take.isEnabled()
    assert dialog.proposal.refusal.isVisible()


def test_that_stopping_hands_over_the_best_so_far(qtbot: QtBot, controller_of: MakeController) -> None:
    dialog = searching(qtbot, controller_of(a_hard_plan()))
    assert dialog.progress.best.text().startswith("Best finish so far: ")
    assert dialog.progress.time.text().endswith(" of 300 seconds.")

    dialog.progress.stop.click()
    assert not dialog.progress.stop.isEnabled()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)

    assert dialog.pages.currentWidget() is dialog.proposal
    assert dialog.proposal.take.isEnabled()
    assert dialog.proposal.bound.text().startswith("No levelled plan can finish before ")


def test_that_cancel_ends_the_process_at_once(qtbot: QtBot, controller_of: MakeController) -> None:
    controller = controller_of(a_hard_plan())
    before = controller.plan
    dialog = searching(qtbot, controller)
    assert [child.pid for child in active_children()] == [dialog.searching.pid]

    dialog.progress.cancel.click()

    assert active_children() == []
    assert dialog.pages.currentWidget() is dialog.situation
    assert controller.plan is before


def test_that_escape_leaves_the_search_before_the_dialog(qtbot: QtBot, controller_of: MakeController) -> None:
    dialog = searching(qtbot, controller_of(a_hard_plan()))

    press(dialog, Qt.Key.Key_Escape)
    assert active_children() == []
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_closing_the_dialog_ends_the_search(qtbot: QtBot, controller_of: MakeController) -> None:
    dialog = searching(qtbot, controller_of(a_hard_plan()))

    dialog.done(QDialog.DialogCode.Rejected)

    assert active_children() == []


def test_that_closing_the_window_in_the_middle_ends_the_search(
    qtbot: QtBot, window_of: MakeWindow, tmp_path: Path
) -> None:
    window = window_of(a_hard_plan())
    assert window.controller.save_as(tmp_path / "a.cxplan")
    dialog = LevellingDialog(window.controller, window)
    dialog.situation.limit.show_value(300)
    dialog.show()
    dialog.search()
    qtbot.waitUntil(dialog.progress.stop.isEnabled, timeout=LIMIT)

    assert window.close()

    assert active_children() == []
    assert not dialog.isVisible()


def test_that_a_process_killed_from_outside_is_said_calmly(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    controller = controller_of(a_hard_plan())
    dialog = searching(qtbot, controller)
    assert dialog.searching.pid is not None

    os.kill(dialog.searching.pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)

    assert dialog.pages.currentWidget() is dialog.situation
    assert dialog.situation.refusal.text() == (
        "The search for a levelled plan broke off before it had a proposal, and the plan is as it was: "
        "search again."
    )
    assert dialog.situation.search.isEnabled()


def test_that_a_refusal_names_the_initiative_and_the_team(
    qtbot: QtBot, controller_of: MakeController
) -> None:
    plan = a_scarce_plan()
    plan = initiatives.change(plan, id_of(plan, "A"), units=3.0)
    dialog = opened(qtbot, controller_of(plan))
    dialog.search()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)

    assert dialog.pages.currentWidget() is dialog.situation
    assert dialog.situation.refusal.text().startswith("A needs 3 full-time people, but Data never has more")
