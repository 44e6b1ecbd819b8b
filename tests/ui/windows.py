"""What tests of the main window do often."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from cxplanner.drawing.shapes import Item
from tests.builders import id_of
from ui.main_window import MainWindow

MakeWindow = Callable[..., MainWindow]


def select(window: MainWindow, *keys: str) -> None:
    """Select initiatives by their keys."""
    plan = window.controller.plan
    window.controller.view.select(*(Item("initiative", id_of(plan, key)) for key in keys))
    QApplication.processEvents()


def told_to_screen_readers(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything below a widget that a screen reader meets and that is not hidden."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        each = waiting.pop()
        if each.state().invisible:
            continue
        yield each
        waiting.extend(each.child(n) for n in range(each.childCount()))
