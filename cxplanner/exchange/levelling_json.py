"""What levelling proposes as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from typing import Any

from cxplanner.plan.plan import Plan
from cxplanner.scheduling.levelling.causes import Cause
from cxplanner.scheduling.levelling.level import LevellingProposal


def levelling_as_json(plan: Plan, proposal: LevellingProposal) -> dict[str, Any]:
    """The moves with their reasons; a period is written as ISO 8601 has it, `2026-03-02/2026-03-13`."""
    return {
        "format": "cxplanner-levelling-1",
        "finish_before": proposal.before.finish.isoformat(),
        "finish_after": proposal.after.finish.isoformat(),
        "bound": proposal.bound.isoformat(),
        "proven": proposal.proven,
        "moves": [
            {
                "key": plan.initiatives[move.initiative].key,
                "from": move.start_before.isoformat(),
                "to": move.start_after.isoformat(),
                "because": _because(plan, move.cause),
            }
            for move in proposal.moves
        ],
        "over_before": [
            {
                "team": plan.teams[over.team].name,
                "from": over.first.isoformat(),
                "to": over.last.isoformat(),
                "excess": over.excess,
            }
            for over in proposal.over_before
        ],
    }


def _because(plan: Plan, cause: Cause | None) -> dict[str, str] | None:
    if cause is None:
        return None
    period = f"{cause.first.isoformat()}/{cause.last.isoformat()}"
    return {"team": plan.teams[cause.team].name, "period": period}
