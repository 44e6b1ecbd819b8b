"""The window's part of the self-test: a plan in a window that nobody sees."""

from __future__ import annotations

import os
from pathlib import Path

from cxplanner.errors import RequestError


def show_plan(path: Path) -> str:
    """Open a plan in the main window and paint it; the answer says what was shown."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.language import speak
    from ui.main_window import MainWindow
    from ui.plan_controller import PlanController
    from ui.settings import Settings
    from ui.theme import Theme

    app = QApplication.instance() or QApplication(["cxplanner"])
    assert isinstance(app, QApplication)
    settings = Settings()
    Theme(app, settings.colour_scheme)
    words = speak(app, "en")
    window = MainWindow(PlanController(settings, words))
    window.open_file(path)
    window.show()
    picture = window.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    }
    controller = window.controller
    if not controller.is_open or len(colours) < _ENOUGH_COLOURS:
        raise RequestError("self_test_failed", step="window")
    initiatives = len(controller.plan.initiatives)
    controller.close()
    window.close()
    return words.say_number(
        "The window shows {n} initiative.", "The window shows {n} initiatives.", initiatives
    )


_ENOUGH_COLOURS = 20
"""An empty window has fewer."""
