"""The dialog of levelling in each of its states."""

from __future__ import annotations

from typing import Final

from pytestqt.qtbot import QtBot

from ui.levelling.dialog import LevellingDialog
from ui.plan_controller import PlanController

LIMIT: Final = 40_000
"""Milliseconds after which a test no longer waits for a search."""


def opened(qtbot: QtBot, controller: PlanController) -> LevellingDialog:
    dialog = LevellingDialog(controller)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def proposed(qtbot: QtBot, controller: PlanController) -> LevellingDialog:
    """The dialog with the proposal for a plan."""
    dialog = opened(qtbot, controller)
    dialog.situation.search.click()
    qtbot.waitUntil(lambda: not dialog.searching.is_working, timeout=LIMIT)
    assert dialog.pages.currentWidget() is dialog.proposal
    return dialog


def searching(qtbot: QtBot, controller: PlanController) -> LevellingDialog:
    """The dialog in a search that has found something and goes on."""
    dialog = opened(qtbot, controller)
    dialog.situation.limit.show_value(300)
    dialog.search()
    qtbot.waitUntil(dialog.progress.stop.isEnabled, timeout=LIMIT)
    assert dialog.searching.is_working
    return dialog
