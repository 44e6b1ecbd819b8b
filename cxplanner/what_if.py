"""What-if: a copy of a plan that is edited beside it, then taken as one step or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxplanner.edited_plan import EditedPlan
from cxplanner.history import History
from cxplanner.plan.text import clean_name
from cxplanner.scheduling.effect import state_where_moved

if TYPE_CHECKING:
    from cxplanner.plan.change import PlanChange
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule
    from cxplanner.scheduling.variance import DatedState

STEP_NAME: Final = "what_if"


class WhatIf(EditedPlan):
    """The copy. It knows no file, so nothing of it is written anywhere; dropping it is forgetting it.

    Whoever makes one edits the copy alone until it is taken or dropped: the original stays as it was, so
    that what is taken is exactly what was seen, and the ids that the copy has given are free in it.
    """

    longest_name: Final = 80

    def __init__(self, original: EditedPlan) -> None:
        super().__init__(original.schedule, History())
        self._original = original
        self._before = original.schedule
        self._name = ""
        self._ghosts: tuple[Schedule, DatedState] | None = None

    @property
    def before(self) -> Schedule:
        """The original's schedule, with its plan."""
        return self._before

    @property
    def original_dates(self) -> DatedState:
        """Where in the original stands what the copy has moved or removed."""
        if self._ghosts is None or self._ghosts[0] is not self.schedule:
            self._ghosts = (self.schedule, state_where_moved(self._before, self.schedule))
        return self._ghosts[1]

    @property
    def name(self) -> str:
        """What the person who tries it calls it, or nothing."""
        return self._name

    def rename(self, name: str) -> None:
        """Raises EditError("too_long")."""
        self._name = clean_name(name, "name", self.longest_name)

    def take(self) -> PlanChange:
        """Makes the original what the copy is, as one step with its name, which one undo takes back.

        Raises what `apply` of the original raises; both then stay as they are.
        """
        return self._original.apply(step_name(self._name), self._taken)

    def _taken(self, plan: Plan) -> Plan:
        assert plan is self._before.plan, "the original was edited while a copy of it was"
        return self.plan


def step_name(name: str) -> str:
    """The key of the step that takes a what-if: `"what_if"`, or `"what_if Without wave 3"` with its name."""
    return f"{STEP_NAME} {name}".rstrip()
