"""What follows an edit: at once in a plan of usual size, in one of thousands when the edit is on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.plan_controller import PlanController

LARGE: Final = 1_000
"""From so many initiatives on, an edit is painted first."""
DELAY: Final = 40
"""Milliseconds from the edit until the rest follows; edits in a row are followed once."""


class AfterEdits(QObject):
    """Calls a slot after each change of the plan of a window."""

    def __init__(self, controller: PlanController, slot: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._slot = slot
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._follow)
        controller.changed.connect(self._on_changed)
        controller.opened.connect(self._timer.stop)
        controller.closed.connect(self._timer.stop)

    def _on_changed(self) -> None:
        if len(self._controller.plan.initiatives) >= LARGE:
            self._timer.start()
        else:
            self._timer.stop()
            self._slot()

    def _follow(self) -> None:
        if self._controller.is_open:
            self._slot()
