"""A print studio as tests use it: opened, waited for, and asked what its page says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxplanner.report.print_settings import PrintSettings
from tests.pictures import written
from ui.plan_controller import PlanController
from ui.print_studio.window import StudioWindow


def opened(qtbot: QtBot, controller: PlanController) -> StudioWindow:
    window = StudioWindow(controller)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, studio: StudioWindow) -> None:
    """Wait until the pages are made and looked at, or a sentence stands in their place."""

    def is_made() -> bool:
        return not studio.is_waiting and (studio.judged is not None or bool(studio.page.note))

    qtbot.waitUntil(is_made, timeout=30_000)


def choose(qtbot: QtBot, studio: StudioWindow, settings: PrintSettings) -> None:
    studio.show_settings(settings)
    settle(qtbot, studio)


def said(studio: StudioWindow) -> str:
    assert studio.page.page is not None
    return written(studio.page.page.drawing.shapes)


def type_into(line: object, text: str) -> None:
    from PySide6.QtWidgets import QLineEdit

    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
