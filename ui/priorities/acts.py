"""What the view of priorities does for the commands of the menus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.view_acts import Act, Acts, choice

if TYPE_CHECKING:
    from ui.priorities.view import PrioritiesView


def acts_of(view: PrioritiesView) -> Acts:
    """By the names of the commands."""
    matrix, order = view.matrix, view.ranking.order
    return {
        "ranking": choice(order, False),
        "sequence": choice(order, True),
        "weights": Act(view.open_weights),
        "less_effort": Act(partial(matrix.nudge, -1, 0, far=False), can=matrix.can_nudge),
        "more_effort": Act(partial(matrix.nudge, 1, 0, far=False), can=matrix.can_nudge),
        "less_impact": Act(partial(matrix.nudge, 0, -1, far=False), can=matrix.can_nudge),
        "more_impact": Act(partial(matrix.nudge, 0, 1, far=False), can=matrix.can_nudge),
    }
