"""Rules about who answers for what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cxplanner.findings.finding import Finding, Severity, found
from cxplanner.plan.initiatives import Status

if TYPE_CHECKING:
    from cxplanner.plan.plan import Plan
    from cxplanner.scheduling.schedule import Schedule


def without_an_owner(plan: Plan, _schedule: Schedule) -> Iterator[Finding]:
    """GOV-02: nobody owns an initiative; a warning while it is a candidate, an error from approval on."""
    for initiative in plan.initiatives_in_order:
        if initiative.owner is None and initiative.status.is_scheduled:
            severity = Severity.WARNING if initiative.status is Status.CANDIDATE else Severity.ERROR
            yield found("GOV-02", initiative.key, severity=severity, i=initiative.key)


RULES: Final = (without_an_owner,)
