"""What an edit would move, computed beside the plan while a bar is dragged."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from cxplanner.errors import CXPlannerError
from cxplanner.scheduling.ripple import Ripple, ripple

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

Edit = Callable[["Plan"], "Plan"]
_RESTS: Final = 1.5
"""How many times as long as a computation took the next one waits, when that was longer than a frame."""
_FRAME: Final = 0.016


class Preview:
    """Computes the newest of the edits that are asked for, never more often than the window can show."""

    def __init__(self, now: Schedule, shown: Callable[[], None], parent: QObject) -> None:
        self.now = now
        self.after: Schedule | None = None
        self.ripple: Ripple | None = None
        self.refusal: CXPlannerError | None = None
        self._shown = shown
        self._wanted: Edit | None = None
        self._timer = QTimer(parent, singleShot=True)
        self._timer.timeout.connect(self.compute)
        self._pause = 0

    def ask(self, edit: Edit) -> None:
        """Compute what this edit would do, soon."""
        self._wanted = edit
        if not self._timer.isActive():
            self._timer.start(self._pause)

    def clear(self) -> None:
        """Nothing would move: what was asked for last is not wanted any more."""
        self._wanted = self.ripple = self.refusal = None

    def stop(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()

    def compute(self) -> None:
        """Compute what was asked for last, if it is not done yet."""
        from cxplanner.scheduling.schedule import schedule

        edit, self._wanted = self._wanted, None
        if edit is None:
            return
        begin = time.perf_counter()
        try:
            plan = edit(self.now.plan)
            self.after = schedule(plan, previous=self.now)
            self.ripple = ripple(self.now, self.after)
            self.refusal = None
        except CXPlannerError as error:
            self.after = self.ripple = None
            self.refusal = error
        took = time.perf_counter() - begin
        self._pause = round(took * _RESTS * 1000) if took > _FRAME else 0
        self._shown()
