"""Rules about dates: deadlines, floats, pins, estimates, links that fell away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from cxplanner.findings import scheduling
from cxplanner.findings.finding import Finding, Severity
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Team, WorkCalendar
from cxplanner.scheduling.schedule import Schedule, schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_initiative

SATURDAY = date(2026, 1, 10)
Rule = Callable[[Plan, Schedule], Iterator[Finding]]


def found_by(rule: Rule, plan: Plan) -> list[Finding]:
    return list(rule(plan, schedule(plan)))


def said(finding: Finding, language: str = "en") -> str:
    return Words(language).finding(finding)


def test_that_a_finish_after_the_deadline_counts_working_days() -> None:
    plan = with_initiative(a_plan(), "A", 10, deadline=date(2026, 1, 9))

    (finding,) = found_by(scheduling.after_its_deadline, plan)

    assert finding.severity is Severity.WARNING
    assert said(finding) == "A ends on 16 January 2026, 5 days after its deadline."


def test_that_a_deadline_on_a_free_day_means_the_working_day_before() -> None:
    plan = with_initiative(a_plan(), "A", 5, deadline=SATURDAY)

    assert found_by(scheduling.after_its_deadline, plan) == []


def test_that_negative_float_is_short_of_a_fixed_date() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", deadline=date(2026, 1, 14))

    findings = found_by(scheduling.short_of_a_fixed_date, plan)

    assert [said(each) for each in findings] == [
        "A cannot meet the fixed date: it is 2 days short.",
        "B cannot meet the fixed date: it is 2 days short.",
    ]


def test_that_a_pin_before_its_predecessor_names_it() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", pinned_start=date(2026, 1, 7))

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert finding.severity is Severity.ERROR
    assert finding.items == ("B", "A")
    assert said(finding) == "B is pinned to 7 January 2026, but A allows it only from 12 January 2026."


def test_that_a_pin_before_a_holding_gate_names_the_gate() -> None:
    plan = with_initiative(a_plan(policy=GatePolicy.HOLD), "A", 5)
    plan = with_initiative(plan, "B", 5, stage=2, pinned_start=date(2026, 1, 7))

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert finding.facts["driver"] == "G1"


@pytest.mark.parametrize(
    ("values", "driver"),
    [
        ({"not_before": date(2026, 1, 12)}, "its “not before” date"),
        ({"pinned_start": SATURDAY}, "the calendar"),
    ],
)
def test_that_a_pin_names_the_date_that_it_ignores(values: dict[str, Any], driver: str) -> None:
    plan = with_initiative(a_plan(), "A", 5, **{"pinned_start": date(2026, 1, 7), **values})

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert f"but {driver} allows it only from 12 January 2026." in said(finding)


def test_that_a_pin_on_a_free_day_of_its_team_names_the_calendar() -> None:
    mondays_to_wednesdays = WorkCalendar(weekdays=frozenset({0, 1, 2}))
    plan = a_plan().put("teams", Team(50, "Data", calendar=mondays_to_wednesdays))
    plan = with_initiative(plan, "A", 5, team=50, pinned_start=date(2026, 1, 8))

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert (finding.facts["driver"], finding.facts["earliest"]) == ("calendar", date(2026, 1, 12))


def test_that_a_pin_on_a_free_day_is_moved_by_the_calendar_and_by_no_predecessor() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", pinned_start=SATURDAY)

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert (finding.items, finding.facts["driver"]) == (("B",), "calendar")


def test_that_a_pin_before_the_status_date_names_it() -> None:
    plan = with_initiative(a_plan(status_date=date(2026, 1, 12)), "A", 5, pinned_start=date(2026, 1, 7))

    (finding,) = found_by(scheduling.pinned_too_early, plan)

    assert finding.facts["driver"] == "status_date"


@pytest.mark.parametrize("pin", [date(2026, 1, 12), date(2026, 1, 13)])
def test_that_a_pin_that_logic_allows_is_silent(pin: date) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", pinned_start=pin)

    assert found_by(scheduling.pinned_too_early, plan) == []


def test_that_a_pin_before_the_programme_starts_is_silent() -> None:
    plan = with_initiative(a_plan(), "A", 5, pinned_start=date(2025, 12, 1))

    assert found_by(scheduling.pinned_too_early, plan) == []


def test_that_a_pin_before_the_programme_that_a_lead_allows_is_silent() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A FS-6d", pinned_start=date(2026, 1, 2))

    assert found_by(scheduling.pinned_too_early, plan) == []


def test_that_the_pin_of_what_has_begun_is_silent() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    values: dict[str, Any] = {
        "status": Status.ACTIVE,
        "actual_start": date(2026, 1, 7),
        "pinned_start": date(2026, 1, 7),
    }
    plan = with_initiative(plan, "B", 5, "A", **values)

    assert found_by(scheduling.pinned_too_early, plan) == []


def test_that_a_duration_nobody_estimated_is_noticed() -> None:
    plan = with_initiative(a_plan(), "A", 1, estimated=False)
    plan = with_initiative(plan, "B", 1)

    (finding,) = found_by(scheduling.not_estimated, plan)

    assert (finding.severity, finding.items) == (Severity.NOTICE, ("A",))


@pytest.mark.parametrize("status", [Status.MEASURE, Status.REJECTED])
def test_that_neighbours_that_lost_their_link_are_named(status: Status) -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=status)
    plan = with_initiative(plan, "C", 5, "B")

    (finding,) = found_by(scheduling.links_fell_away, plan)

    assert finding.items == ("B", "A", "C")
    assert said(finding) == "B is no longer scheduled: A and C lost their link to it."


def test_that_neighbours_that_are_linked_directly_lost_nothing() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=Status.REJECTED)
    plan = with_initiative(plan, "C", 5, "B; A")

    assert found_by(scheduling.links_fell_away, plan) == []


def test_that_only_the_pair_without_a_link_is_named() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=Status.REJECTED)
    plan = with_initiative(plan, "C", 5, "B; A")
    plan = with_initiative(plan, "D", 5, "B")

    (finding,) = found_by(scheduling.links_fell_away, plan)

    assert finding.items == ("B", "A", "D")


def test_that_an_idea_without_links_is_silent() -> None:
    plan = with_initiative(a_plan(), "A", 5, status=Status.MEASURE)

    assert found_by(scheduling.links_fell_away, plan) == []
