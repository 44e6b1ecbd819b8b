"""Which criteria of a gate are settled."""

from __future__ import annotations

from typing import Final

from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionKind, CriterionStatus, GateCriterion

SETTLED: Final = (CriterionStatus.MET, CriterionStatus.WAIVED)


def open_musts(plan: Plan, stage: int) -> tuple[GateCriterion, ...]:
    """The criteria that a stage must meet and does not, and that nobody has waived; in the order of ids."""
    return tuple(
        each
        for _, each in sorted(plan.criteria.items())
        if each.stage == stage and each.kind is CriterionKind.MUST and each.status not in SETTLED
    )
