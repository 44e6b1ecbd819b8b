"""Ways out of findings: each edit takes its finding away."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.findings.find import find
from cxplanner.findings.finding import Finding, Severity
from cxplanner.findings.repairs import Repair, repairs
from cxplanner.plan.edits import programme
from cxplanner.plan.initiatives import Status
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import GatePolicy, Team
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.repairs import REPAIRS, repair_words
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative, with_link


def the_finding(plan: Plan, rule: str) -> Finding | None:
    return next((each for each in find(plan, schedule(plan)) if each.rule == rule), None)


def ways_out(plan: Plan, rule: str) -> tuple[Repair, ...]:
    finding = the_finding(plan, rule)
    assert finding is not None
    return repairs(plan, schedule(plan), finding)


def a_missed_deadline() -> Plan:
    return with_initiative(a_plan(), "A", 10, deadline=date(2026, 1, 9))


def an_early_pin() -> Plan:
    return with_initiative(with_initiative(a_plan(), "A", 5), "B", 5, "A", pinned_start=date(2026, 1, 7))


def a_pin_on_a_free_day() -> Plan:
    return with_initiative(a_plan(), "A", 5, pinned_start=date(2026, 1, 10))


def without_an_estimate() -> Plan:
    return with_initiative(a_plan(), "A", 5, estimated=False)


def a_rejected_middle() -> Plan:
    plan = with_initiative(a_plan(), "A", 5)
    plan = with_initiative(plan, "B", 5, "A", status=Status.REJECTED)
    return with_initiative(plan, "C", 5, "B")


def before_an_advising_gate() -> Plan:
    plan = programme.change_stage(a_plan(), 1, gate_policy=GatePolicy.ADVISE)
    return with_initiative(with_initiative(plan, "A", 20), "B", 5, stage=2)


def stages_the_wrong_way() -> Plan:
    plan = programme.change_stage(a_plan(), 1, gate_policy=GatePolicy.ADVISE)
    plan = with_initiative(with_initiative(plan, "A", 5, stage=2), "B", 5, stage=1)
    return with_link(plan, "A", "B")


def a_gate_before_its_work() -> Plan:
    plan = with_initiative(a_plan(), "A", 20)
    return programme.change_stage(plan, 1, gate_policy=GatePolicy.ADVISE, gate_planned_on=date(2026, 1, 9))


@pytest.mark.parametrize(
    ("plan", "rule", "said"),
    [
        (a_missed_deadline(), "SCH-02", ["Move the deadline to 16 January 2026"]),
        (an_early_pin(), "SCH-07", ["Pin it to 12 January 2026", "Take out the pin"]),
        (a_pin_on_a_free_day(), "SCH-07", ["Pin it to 12 January 2026", "Take out the pin"]),
        (without_an_estimate(), "SCH-08", ["Enter its duration", "Keep 5 d as the estimate"]),
        (a_rejected_middle(), "SCH-09", ["Link A to C"]),
        (before_an_advising_gate(), "STG-03", ["Let it wait for G1"]),
        (stages_the_wrong_way(), "STG-10", ["Take out the link"]),
        (a_gate_before_its_work(), "SCH-06", ["Date G1 on 30 January 2026"]),
    ],
)
def test_that_each_way_out_that_is_an_edit_takes_the_finding_away(
    plan: Plan, rule: str, said: list[str]
) -> None:
    ways = ways_out(plan, rule)
    assert [repair_words(Words("en"), each) for each in ways] == said
    edits = [each.edit for each in ways if each.edit is not None]
    assert edits
    for edit in edits:
        assert the_finding(edit(plan), rule) is None


def test_that_what_nobody_can_guess_leads_to_its_field() -> None:
    plan = with_initiative(a_plan(), "A", 5)
    assert [each.leads_to for each in ways_out(plan, "GOV-02")] == ["owner"]
    assert [each.leads_to for each in ways_out(plan, "PLN-01")] == ["why"]


def test_that_too_much_work_leads_to_levelling() -> None:
    plan = a_plan().put("teams", Team(900, "Office", capacity=()))
    finding = Finding("SCH-10", Severity.WARNING, ("A", "B"))
    assert [each.leads_to for each in repairs(plan, schedule(plan), finding)] == ["level"]


def test_that_several_neighbours_are_linked_at_once() -> None:
    plan = with_initiative(a_rejected_middle(), "D", 5, "B")
    (way,) = ways_out(plan, "SCH-09")
    assert repair_words(Words("en"), way) == "Link 2 pairs of neighbours"
    assert way.edit is not None
    linked = way.edit(plan)
    assert {link.successor for link in linked.links_out_of[id_of(plan, "A")]} == {
        id_of(plan, "B"),
        id_of(plan, "C"),
        id_of(plan, "D"),
    }


def test_that_what_has_begun_is_not_made_to_wait_for_a_gate() -> None:
    plan = before_an_advising_gate()
    plan = plan.without("initiatives", [id_of(plan, "B")])
    plan = with_initiative(plan, "B", 5, stage=2, status=Status.ACTIVE, actual_start=date(2026, 1, 5))
    assert ways_out(plan, "STG-03") == ()


def test_that_a_float_below_nothing_has_no_quick_way_out() -> None:
    plan = with_initiative(a_plan(), "A", 10, deadline=date(2026, 1, 9))
    assert ways_out(plan, "SCH-06") == ()


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_that_every_way_out_has_words(language: str) -> None:
    facts = {"date": date(2026, 1, 5), "gate": "G1", "n": 5, "first": "A", "last": "B"}
    for code in REPAIRS:
        assert repair_words(Words(language), Repair(code, facts))
