"""What the view of reviews does for the commands of the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.view_acts import Act, Acts

if TYPE_CHECKING:
    from ui.reviews.view import ReviewsView


def acts_of(view: ReviewsView) -> Acts:
    """By the names of the commands."""
    return {
        "close_review": Act(view.close_review, can=lambda: view.is_prepared),
        "add_decision": Act(view.add_decision, can=lambda: view.is_prepared),
    }
