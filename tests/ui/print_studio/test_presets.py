"""Presets of the studio: kept in the plan, picked, named, and refused calmly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cxplanner.errors import EditError
from cxplanner.plan.edits import print_presets
from cxplanner.report.print_settings import PrintSettings
from tests.ui.print_studio.studios import choose, opened
from ui.plan_controller import PlanController
from ui.print_studio.preset_name import PresetNameDialog
from ui.print_studio.window import StudioWindow


def test_that_presets_are_kept_in_the_plan_and_can_be_undone(
    studio: StudioWindow, controller: PlanController
) -> None:
    studio.show_settings(PrintSettings(paper="A1"))
    assert studio.presets.keep("Wall") is None
    (kept,) = controller.plan.print_presets.values()
    assert (kept.name, kept.settings) == ("Wall", '{"paper":"A1"}')
    assert studio.presets.box.currentText() == "Wall"
    controller.undo()
    assert not controller.plan.print_presets
    assert studio.presets.box.currentIndex() == -1


def test_that_a_preset_is_picked(qtbot: QtBot, controller: PlanController) -> None:
    controller.apply("add_print_preset", lambda plan: print_presets.add(plan, "Wall", '{"paper": "A1"}'))
    studio = opened(qtbot, controller)
    box = studio.presets.box
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert studio.settings == PrintSettings(paper="A1")


def test_that_a_preset_that_cannot_be_read_changes_nothing_and_says_so(
    qtbot: QtBot, controller: PlanController
) -> None:
    controller.apply("add_print_preset", lambda plan: print_presets.add(plan, "Odd", '{"dpi": "many"}'))
    studio = opened(qtbot, controller)
    choose(qtbot, studio, PrintSettings(paper="A2"))
    studio.presets.box.setCurrentIndex(0)
    studio.presets.box.activated.emit(0)
    assert "cannot be read (dpi)" in studio.foot.message.text()
    assert studio.settings == PrintSettings(paper="A2")
    assert studio.presets.box.currentText() != "Odd"


def test_that_a_name_that_is_taken_is_refused_beside_it_and_stays(
    qtbot: QtBot, studio: StudioWindow, controller: PlanController
) -> None:
    assert studio.presets.keep("Wall") is None
    studio.show_settings(PrintSettings(paper="A1"))
    dialog = PresetNameDialog("Keep settings", "wall", studio.presets.keep, controller.words, studio)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Wall" in dialog.field.refusal
    assert dialog.line.text() == "wall"
    QTest.keyClicks(dialog.line, " 2")
    assert not dialog.field.refusal
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [each.name for each in controller.plan.print_presets_in_order] == ["Wall", "wall 2"]


def test_that_a_new_name_is_asked_for_with_the_old_one(
    studio: StudioWindow, controller: PlanController, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(dialog: PresetNameDialog) -> int:
        assert dialog.line.text() == "Wall"
        dialog.line.setText("Team wall")
        dialog.keep.click()
        return dialog.result()

    studio.presets.keep("Wall")
    monkeypatch.setattr(PresetNameDialog, "exec", rename)
    (of_one,) = [each.menu() for each in studio.presets.menu().actions() if each.menu() is not None]
    assert isinstance(of_one, QMenu)
    of_one.actions()[1].trigger()
    assert [each.name for each in controller.plan.print_presets.values()] == ["Team wall"]


def test_that_keeping_a_preset_is_undone_and_redone_with_keys(
    studio: StudioWindow, controller: PlanController
) -> None:
    studio.presets.keep("Wall")
    studio.page.setFocus()
    QTest.keySequence(studio.page, "Ctrl+Z")
    assert not controller.plan.print_presets
    QTest.keySequence(studio.page, "Ctrl+Shift+Z")
    assert len(controller.plan.print_presets) == 1


def test_that_a_preset_of_a_plan_that_cannot_be_changed_is_not_kept(
    studio: StudioWindow, controller: PlanController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "attempt", lambda *_: EditError("original_is_shown"))
    assert studio.presets.keep("Wall") is not None
    assert not controller.plan.print_presets
