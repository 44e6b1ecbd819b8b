"""A decision answered: what is approved is done in the same step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxplanner.plan.edits import decisions
from cxplanner.plan.reviews import Outcome
from cxplanner.steering.option_effects import asked_effect

if TYPE_CHECKING:
    from ui.plan_controller import PlanController


def answer(controller: PlanController, item_id: int, outcome: Outcome) -> bool:
    """Take a decision. False where it is approved and nobody can say which option that means."""
    item = controller.plan.agenda_items[item_id]
    chosen = None
    if outcome is Outcome.APPROVED and item.options:
        effect = asked_effect(controller.schedule, item)
        if effect is None:
            return False
        chosen = effect.place
    day = controller.schedule.status_date or date.today()
    controller.apply(
        "take_decision", lambda plan: decisions.decide_item(plan, item_id, outcome, day, chosen=chosen)
    )
    return True
