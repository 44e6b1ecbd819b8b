"""What all rules together say."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cxplanner.exchange.sample_programme import sample_plan
from cxplanner.findings.find import find
from cxplanner.findings.finding import Severity, found, rules
from cxplanner.plan.initiatives import Status
from cxplanner.resources import resource
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import LANGUAGES, Words
from tests.builders import a_plan, with_initiative

FIRST_RULES = {"SCH-02", "SCH-06", "SCH-07", "SCH-08", "SCH-09", "STG-03", "STG-10", "GOV-02", "PLN-01",
               "KPI-01", "KPI-02", "KPI-03"}  # fmt: skip


def test_that_an_empty_plan_has_no_findings() -> None:
    plan = a_plan()

    assert find(plan, schedule(plan)) == ()


def test_that_the_sample_has_the_findings_that_an_independent_solver_found() -> None:
    plan = sample_plan("en")
    data = json.loads(resource("data", "sample_programme.json").read_text(encoding="utf-8"))
    expected = {
        (each["rule"], each["subject"]) for each in data["expected_findings"] if each["rule"] in FIRST_RULES
    }

    findings = find(plan, schedule(plan))

    assert expected
    assert {(each.rule, each.items[0]) for each in findings if each.rule == "STG-03"} == expected
    assert not any(each.severity is Severity.ERROR for each in findings)


def test_that_the_heaviest_come_first() -> None:
    plan = with_initiative(a_plan(), "A", 5, estimated=False)
    plan = with_initiative(plan, "B", 5, "A", deadline=date(2026, 1, 9), status=Status.APPROVED)

    severities = [each.severity for each in find(plan, schedule(plan))]

    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


@pytest.mark.parametrize("rule", sorted(FIRST_RULES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_rule_has_a_sentence_in_each_language(rule: str, language: str) -> None:
    assert rules()[rule].messages[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_sentence_keeps_a_placeholder(language: str) -> None:
    plan = sample_plan(language)

    for finding in find(plan, schedule(plan)):
        said = Words(language).finding(finding)
        assert finding.items[0] in said
        assert "{" not in said


def test_that_user_text_in_a_finding_is_literal() -> None:
    finding = found("PLN-01", "{i} <b>", i="{i} <b>")

    assert Words("en").finding(finding) == "{i} <b> does not say yet what we gain."
