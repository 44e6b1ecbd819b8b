"""A plan that is edited apart from the open one, and taken over as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cxplanner.errors import CXPlannerError
from cxplanner.plan.plan import Plan


class Draft(QObject):
    """Holds the plan as the dialog has it so far. `changed` is said after each edit that was taken."""

    changed = Signal()

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._original = plan
        self.plan = plan

    @property
    def is_changed(self) -> bool:
        return self.plan is not self._original

    def attempt(self, name: str, edit: Callable[[Plan], Plan]) -> CXPlannerError | None:
        """Edit the draft. Returns the refusal, after which the draft is as it was."""
        del name  # one step is made of all of them
        try:
            after = edit(self.plan)
        except CXPlannerError as error:
            return error
        if after is not self.plan:
            self.plan = after
            self.changed.emit()
        return None
