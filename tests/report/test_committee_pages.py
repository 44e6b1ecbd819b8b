"""Gate dossiers and the agenda on paper: every criterion with a box, every option with what it would do."""

from __future__ import annotations

from datetime import date

import pytest

from cxplanner.drawing.shapes import Text
from cxplanner.errors import RequestError
from cxplanner.plan.edits import decisions, programme, reviews
from cxplanner.plan.edits.gates import Condition
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import CriterionStatus, GateCriterion
from cxplanner.plan.reviews import AgendaKind, Outcome
from cxplanner.report.decision_pages import decision_sheets
from cxplanner.report.gate_pages import gate_sheets
from cxplanner.report.paper import paper_of
from cxplanner.report.reports import ReportName, report_names
from cxplanner.report.sheets import Page, Sheet, numbered
from tests.builders import a_plan, with_initiative
from tests.report.made_pages import a_material
from tests.report.test_steering_page import a_year_in

NEXT = date(2026, 6, 11)


def pages(sheets: list[Sheet]) -> list[Page]:
    return list(numbered(sheets).pages())


def said(page: Page) -> str:
    return " ".join(shape.text for shape in page.drawing.shapes if isinstance(shape, Text))


def with_criteria(plan: Plan) -> Plan:
    plan = programme.put_criterion(
        plan,
        GateCriterion(0, 1, "G1.1", "Paper is gone", status=CriterionStatus.MET, evidence="Audit of May"),
    )
    return programme.put_criterion(plan, GateCriterion(0, 1, "G1.2", "Staff are trained"))


def test_that_each_gate_that_is_ahead_has_a_dossier_to_sign() -> None:
    plan = with_criteria(with_initiative(a_plan(), "A", 10))
    made = pages(gate_sheets(a_material(plan, paper_of("A4"))))
    assert [page.bookmark.split(":")[0] for page in made] == [f"Gate {number}" for number in (1, 2, 3, 4)]
    first = said(made[0])
    for part in ("G1.1 Paper is gone", "Evidence: Audit of May", "1 of 2", "Conditional go", "signature"):
        assert part in first
    assert "No criteria are set for this gate." in said(made[1])


def test_that_conditions_of_a_passed_gate_come_back_until_they_are_met() -> None:
    plan = with_criteria(with_initiative(a_plan(), "A", 10))
    plan = reviews.prepare_review(plan, "Review 1", NEXT)
    plan = decisions.add_item(plan, plan.next_id - 1, "Gate 1", AgendaKind.DECISION, stage=1)
    item = plan.next_id - 1
    conditions = [Condition("Train the last ten", date(2026, 7, 1))]
    plan = decisions.decide_item(plan, item, Outcome.CONDITIONAL_GO, NEXT, conditions=conditions)
    page = pages(decision_sheets(a_material(plan, paper_of("A4"))))[0]
    assert "Train the last ten" in said(page)
    assert "conditional go" in said(page)


def test_that_options_tell_what_they_would_do_and_which_is_recommended() -> None:
    page = pages(decision_sheets(a_material(a_year_in(), paper_of("A4"))))[0]
    found = said(page)
    assert "Do nothing. Finish still" in found
    assert "Recommended: Pay." in found
    assert [number for number in range(1, 5) if f"{number}. Decision about {number}" in found] == [1, 2, 3, 4]


def test_that_without_a_review_it_is_said() -> None:
    (page,) = pages(decision_sheets(a_material(a_plan(), paper_of("A4"))))
    assert "No review is prepared" in said(page)


def test_that_the_pack_of_a_review_is_in_the_order_of_the_meeting() -> None:
    names = report_names("review-pack")
    assert names[0] is ReportName.STEERING
    assert names[-1] is ReportName.DECISIONS
    assert len(set(names)) == len(names)
    with pytest.raises(RequestError):
        report_names("review-packs")
