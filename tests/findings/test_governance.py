"""Rules about who answers for what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxplanner.findings import governance
from cxplanner.findings.finding import Severity
from cxplanner.plan.edits.programme import with_person
from cxplanner.plan.initiatives import Status
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

DAYS = {"actual_start": date(2026, 1, 5), "actual_finish": date(2026, 1, 9)}


@pytest.mark.parametrize(
    ("status", "values", "severity"),
    [
        (Status.CANDIDATE, {}, Severity.WARNING),
        (Status.APPROVED, {}, Severity.ERROR),
        (Status.PAUSED, {}, Severity.ERROR),
        (Status.DONE, DAYS, Severity.ERROR),
    ],
)
def test_that_an_owner_is_owed_from_approval_on(
    status: Status, values: dict[str, Any], severity: Severity
) -> None:
    plan = with_initiative(a_plan(), "A", 5, status=status, **values)

    (finding,) = governance.without_an_owner(plan, schedule(plan))

    assert finding.severity is severity
    assert Words("en").finding(finding) == "A has no owner."


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_an_idea_needs_no_owner(status: Status) -> None:
    plan = with_initiative(a_plan(), "A", 5, status=status)

    assert list(governance.without_an_owner(plan, schedule(plan))) == []


def test_that_an_owned_initiative_is_silent() -> None:
    plan, owner = with_person(a_plan(), "Ana")
    plan = with_initiative(plan, "A", 5, owner=owner, status=Status.APPROVED)

    assert list(governance.without_an_owner(plan, schedule(plan))) == []
