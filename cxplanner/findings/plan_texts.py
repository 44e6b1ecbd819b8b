"""Rules about what a plan leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding, found
from cxplanner.plan.initiatives import Status

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule


def without_a_gain(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """PLN-01: an initiative that does not say what we gain."""
    for initiative in plan.initiatives_in_order:
        if not initiative.why.strip() and initiative.status is not Status.REJECTED:
            yield found("PLN-01", initiative.key, i=initiative.key)


RULES: Final = (without_a_gain,)
