"""All rules over one plan and its schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings import governance, indicators, plan_texts, scheduling, stages
from cxplanner.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule

_RULES: Final[tuple[Callable[[Plan, Schedule], Iterator[Finding]], ...]] = (
    *scheduling.RULES,
    *stages.RULES,
    *governance.RULES,
    *indicators.RULES,
    *plan_texts.RULES,
)
_ORDER: Final = {severity: place for place, severity in enumerate(Severity)}


def find(plan: Plan, schedule: Schedule) -> tuple[Finding, ...]:
    """What the rules say, the heaviest first, then by rule, then in the order of the plan."""
    findings = [finding for rule in _RULES for finding in rule(plan, schedule)]
    return tuple(sorted(findings, key=lambda each: (_ORDER[each.severity], each.rule)))
