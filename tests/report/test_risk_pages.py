"""The page of risks, and their matrix."""

from __future__ import annotations

from datetime import date

from cxplanner.drawing.risk_matrix import RiskMatrix
from cxplanner.drawing.shapes import Circle, Text
from cxplanner.drawing.sizes import COMFORTABLE
from cxplanner.plan.edits.risks import add_risk
from cxplanner.plan.plan import Plan
from cxplanner.plan.risks import RiskKind, RiskStatus
from cxplanner.report.paper import paper_of
from cxplanner.report.risk_pages import risk_sheets
from cxplanner.report.sheets import numbered
from cxplanner.steering.risk_order import is_overdue, matrix, open_risks
from cxplanner.wording.words import Words
from tests.builders import a_plan, id_of, with_initiative
from tests.pictures import written
from tests.report.made_pages import a_material
from tests.report.test_every_programme import faults


def risky() -> Plan:
    plan = with_initiative(a_plan(status_date=date(2026, 3, 2)), "A", 5, title="Archive")
    plan = add_risk(plan, "Vendor slips", probability=3, impact=4, initiative=id_of(plan, "A"))
    plan = add_risk(plan, "No opinion", kind=RiskKind.ISSUE, probability=5, impact=4, due=date(2026, 2, 27))
    plan = add_risk(plan, "Nobody comes", probability=4, impact=5, mitigation="Invite early")
    return add_risk(plan, "Long gone", probability=5, impact=5, status=RiskStatus.CLOSED)


def page_of(plan: Plan) -> str:
    material = a_material(plan, paper_of("A4", landscape=False))
    return "\n".join(written(page.drawing.shapes) for page in numbered(risk_sheets(material)).pages())


def test_that_open_ones_are_told_weightiest_first_and_what_has_happened_before_what_may() -> None:
    assert [each.title for each in open_risks(risky())] == ["No opinion", "Nobody comes", "Vendor slips"]


def test_that_one_that_was_due_before_the_day_is_overdue() -> None:
    first = open_risks(risky())[0]
    assert is_overdue(first, date(2026, 2, 28))
    assert not is_overdue(first, date(2026, 2, 27))


def test_that_the_page_tells_scores_answers_owners_and_due_dates() -> None:
    said = page_of(risky())
    assert said.index("No opinion") < said.index("Nobody comes") < said.index("Vendor slips")
    assert "5 × 4 = 20" in said
    assert "Issue" in said
    assert "due 27 Feb 2026, overdue" in said
    assert "Reduce: Invite early · No owner" in said
    assert "Risk · A Archive" in said
    assert "Long gone" not in said


def test_that_a_plan_without_risks_says_so() -> None:
    assert "No risk is open." in page_of(with_initiative(a_plan(), "A", 5))


def test_that_each_risk_stands_in_its_cell_and_is_found_there() -> None:
    found = open_risks(risky())
    picture = RiskMatrix(found, Words("en"), 400, 300, COMFORTABLE)
    discs = {
        each.item.id: each for each in picture.drawing().shapes if isinstance(each, Circle) and each.item
    }
    assert set(discs) == {each.id for each in found}
    for id_, disc in discs.items():
        assert picture.risk_at(disc.x, disc.y) == id_
    issue, other, vendor = (discs[each.id] for each in found)
    assert issue.y < other.y < vendor.y
    assert other.x > issue.x
    assert picture.risk_at(0, 0) is None


def test_that_a_crowded_cell_counts_what_it_cannot_show() -> None:
    plan = a_plan()
    for place in range(60):
        plan = add_risk(plan, f"Risk {place}", probability=3, impact=3)
    shapes = RiskMatrix(open_risks(plan), Words("en"), 300, 220, COMFORTABLE).drawing().shapes
    discs = sum(isinstance(each, Circle) for each in shapes)
    (more,) = [each.text for each in shapes if isinstance(each, Text) and each.text.startswith("+")]
    assert discs + int(more[1:]) == 60
    assert len(matrix(open_risks(plan))[3, 3]) == 60


def test_that_pages_are_legible_on_every_paper() -> None:
    for paper in (paper_of("A5", landscape=False), paper_of("A4", landscape=True), paper_of("A3")):
        pages = list(numbered(risk_sheets(a_material(risky(), paper))).pages())
        assert list(faults(pages)) == []
