"""Where the original stands while a what-if is shown, for the ghosts under the bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxplanner.scheduling.variance import DatedState
    from ui.plan_controller import PlanController


def original_dates(controller: PlanController) -> DatedState | None:
    """The original's dates of what the what-if has moved; None where no what-if is shown."""
    what_if = controller.what_if
    return what_if.original_dates if what_if is not None and not controller.original_is_shown else None
