"""Which gates have a date to tell: one that nothing leads to lies at the programme's start by rule alone."""

from __future__ import annotations

from cxplanner.plan.plan import Plan


def dated_gates(plan: Plan) -> frozenset[int]:
    """The numbers of the gates that work, a planned day or a decision dates, in their stage or before it."""
    first = min(
        (stage.id for stage in plan.stages.values() if stage.gate_planned_on or stage.gate_decided_on),
        default=len(plan.stages) + 1,
    )
    for initiative in plan.initiatives.values():
        if initiative.stage < first and initiative.status.is_scheduled:
            first = initiative.stage
            if first == 1:
                break
    return frozenset(number for number in plan.stages if number >= first)
