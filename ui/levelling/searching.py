"""A search for a levelled plan beside the window: it is listened to in pauses, stopped, or ended."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.levelling.level import LevellingProposal
from cxplanner.scheduling.levelling.search_process import SearchProcess

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.levelling.search import SearchChoices

BETWEEN_LOOKS: Final = 100
"""Milliseconds between two looks at what a search has told."""


class Searching(QObject):
    """One search at a time. `looked` comes in every pause, `found` with each better finish, then `done` with
    the proposal, or `failed` with the error. After `end` nothing is told any more.
    """

    looked = Signal()
    found = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: SearchProcess | None = None
        self._begin = 0.0
        self._timer = QTimer(self, interval=BETWEEN_LOOKS)
        self._timer.timeout.connect(self._look)

    @property
    def is_working(self) -> bool:
        return self._process is not None

    @property
    def seconds(self) -> float:
        """How long the search has gone on."""
        return time.monotonic() - self._begin

    @property
    def pid(self) -> int | None:
        """The number of its process in the system."""
        return self._process.pid if self._process is not None else None

    def begin(self, plan: Plan, choices: SearchChoices) -> None:
        """Search for a plan; a search that goes on is ended."""
        self.end()
        self._begin = time.monotonic()
        try:
            self._process = SearchProcess(plan, choices)
        except CXPlannerError as error:
            self.failed.emit(error)
        else:
            self._timer.start()

    def stop(self) -> None:
        """Make do with the best so far."""
        if self._process is not None:
            self._process.stop()

    def end(self) -> None:
        """Forget the search; its process is gone when this returns."""
        self._timer.stop()
        if self._process is not None:
            self._process.end()
            self._process = None

    def _look(self) -> None:
        self.looked.emit()
        process = self._process
        try:
            while process is not None and process is self._process:
                told = process.told(0)
                if told is None:
                    return
                if isinstance(told, LevellingProposal):
                    self.end()
                    self.done.emit(told)
                else:
                    self.found.emit(told)
        except CXPlannerError as error:
            self.end()
            self.failed.emit(error)
