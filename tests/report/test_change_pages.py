"""The page of what changed since the last review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cxplanner.plan.edits import initiatives
from cxplanner.plan.edits.reviews import explain_slip
from cxplanner.plan.plan import Plan
from cxplanner.plan.reviews import Meeting, SlipReason
from cxplanner.report.change_pages import change_sheets
from cxplanner.report.paper import paper_of
from cxplanner.report.sheets import numbered
from cxplanner.scheduling.schedule import schedule
from tests.builders import MONDAY, a_plan, id_of, with_baseline, with_initiative
from tests.pictures import written
from tests.report.made_pages import a_material
from tests.report.test_every_programme import faults


def reviewed() -> Plan:
    """A chain of two, frozen by a review."""
    plan = with_initiative(with_initiative(a_plan(), "A", 5, title="Archive"), "B", 5, after="A")
    plan = with_baseline(plan, "Review 1").put("meetings", Meeting(900, "Review 1", MONDAY, closed_on=MONDAY))
    (baseline,) = plan.baselines.values()
    return plan.put("baselines", replace(baseline, meeting=900)).changed(next_id=901)


def page_of(before: Plan | None, after: Plan) -> str:
    material = a_material(after, paper_of("A4", landscape=False))
    if before is not None:
        material = replace(material, before=schedule(before))
    return "\n".join(written(page.drawing.shapes) for page in numbered(change_sheets(material)).pages())


def test_that_what_moved_is_told_with_its_days_its_cause_and_its_reason() -> None:
    before = reviewed()
    after = initiatives.change(before, id_of(before, "A"), duration=12)
    days = date(2026, 1, 9), date(2026, 1, 20)
    after = explain_slip(
        after, SlipReason(0, 900, *days, "Vendor is late", MONDAY, initiative=id_of(after, "A"))
    )
    said = page_of(before, after)
    assert "Since “Review 1” the finish has moved 7 working days, to 27 January 2026." in said
    assert said.index("Moved of themselves") < said.index("A Archive") < said.index("Pushed by others")
    assert "9 Jan 2026 → 20 Jan 2026 · its own change (Duration)" in said
    assert "Reason: Vendor is late" in said
    assert "16 Jan 2026 → 27 Jan 2026 · pushed by A" in said
    assert "▶ +7 d" in said


def test_that_what_came_and_what_is_called_otherwise_is_told() -> None:
    before = reviewed()
    after = with_initiative(initiatives.change(before, id_of(before, "A"), title="Register"), "C", 2)
    said = page_of(before, after)
    assert "added · 5 Jan 2026 – 6 Jan 2026" in said
    assert "Title: Archive → Register" in said


def test_that_nothing_changed_is_said() -> None:
    assert "Nothing has changed since the last review." in page_of(reviewed(), reviewed())


def test_that_without_a_frozen_plan_the_page_says_what_is_missing() -> None:
    assert "No review has frozen the plan yet" in page_of(None, with_initiative(a_plan(), "A", 5))


def test_that_pages_are_legible_on_every_paper() -> None:
    before = reviewed()
    after = with_initiative(initiatives.change(before, id_of(before, "A"), duration=12, title="x" * 120), "C")
    for paper in (paper_of("A5", landscape=False), paper_of("A4", landscape=True), paper_of("A3")):
        material = replace(a_material(after, paper), before=schedule(before))
        assert list(faults(list(numbered(change_sheets(material)).pages()))) == []
