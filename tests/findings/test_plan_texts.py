"""Rules about what a plan leaves unsaid."""

from __future__ import annotations

from cxplanner.findings import plan_texts
from cxplanner.findings.finding import Severity
from cxplanner.plan.initiatives import Status
from cxplanner.scheduling.schedule import schedule
from tests.builders import a_plan, with_initiative


def test_that_an_unanswered_why_is_noticed() -> None:
    plan = with_initiative(a_plan(), "A")
    plan = with_initiative(plan, "B", why="Fewer calls")
    plan = with_initiative(plan, "C", status=Status.REJECTED)

    (finding,) = plan_texts.without_a_gain(plan, schedule(plan))

    assert (finding.severity, finding.items) == (Severity.NOTICE, ("A",))
