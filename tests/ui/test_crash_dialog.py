"""What is shown after an error of the program itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxplanner.wording.words import Words
from ui.crash_dialog import CrashDialog, catch_errors, report_of


def test_that_the_report_holds_the_error_and_the_end_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("\n".join(f"line {number}" for number in range(200)), encoding="utf-8")
    report = report_of("ValueError: seven", log)
    assert "ValueError: seven" in report
    assert report.endswith("line 199")
    assert "line 100\n" not in report


def test_that_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("<b>what happened</b>", Words("en"))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "<b>what happened</b>"
    assert dialog.report.toPlainText() == "<b>what happened</b>"


def test_that_enter_goes_on(qtbot: QtBot) -> None:
    dialog = CrashDialog("what happened", Words("en"))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == CrashDialog.DialogCode.Accepted


def test_that_an_error_opens_one_dialog_however_many_follow(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_errors(Words("en"), tmp_path / "log")
    shown = list[str]()

    def meet_another(dialog: CrashDialog) -> int:
        shown.append(dialog.report.toPlainText())
        qtbot.addWidget(dialog)
        sys.excepthook(ValueError, ValueError("again"), None)
        return 1

    monkeypatch.setattr(CrashDialog, "exec", meet_another)
    sys.excepthook(ValueError, ValueError("first"), None)
    assert len(shown) == 1
    assert "first" in shown[0]
    assert "again" in caplog.text
