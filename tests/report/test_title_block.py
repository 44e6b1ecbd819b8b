"""What the title block of a sheet says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from cxplanner.drawing.roadmap_options import RoadmapOptions
from cxplanner.drawing.shapes import Line, Text
from cxplanner.drawing.text_fit import width_of
from cxplanner.plan.edits import programme
from cxplanner.plan.plan import Plan
from cxplanner.plan.programme import Team, TeamKind, TeamMember, TeamRole
from cxplanner.report.page_furniture import Furniture
from cxplanner.report.paper import paper_of
from cxplanner.report.plan_code import plan_code
from cxplanner.report.sheets import Material, Numbering
from cxplanner.report.title_block import running_cells, title_cells
from cxplanner.scheduling.schedule import schedule
from cxplanner.wording.words import Words
from tests.builders import a_plan, with_baseline, with_initiative

MOMENT = datetime(2026, 10, 15, 14, 32, tzinfo=UTC)
SHEET = Numbering(2, 4, {})


def the_plan(**values: Any) -> Plan:
    return programme.change_programme(with_initiative(a_plan(), "A", 5), **values)


def material(plan: Plan, **values: Any) -> Material:
    made = Material(plan, schedule(plan), Words("en"), paper_of("A3"), MOMENT, code=plan_code(plan))
    return replace(made, **values)


def cells(plan: Plan, **values: Any) -> dict[str, str]:
    return dict(title_cells(material(plan, **values), SHEET))


def test_that_a_sheet_says_what_it_is_a_sheet_of() -> None:
    plan = the_plan(name="Horizonte", version="1.14", classification="Internal", status_date=MOMENT.date())
    plan = with_baseline(plan, "Baseline 2")
    (baseline,) = plan.baselines
    found = cells(plan, options=RoadmapOptions(baseline=baseline), supersedes="1A2B-3C4D")
    assert list(found) == ["Programme", "Status date", "Version", "Baseline", "Plan code", "Sheet"]
    assert found["Programme"] == "Horizonte"
    assert found["Status date"] == "15 Oct 2026"
    assert found["Version"].startswith("1.14 · printed 15 Oct 2026")
    assert found["Baseline"].startswith("Baseline 2 · ")
    assert found["Plan code"].split() == [plan_code(plan), "supersedes", "1A2B-3C4D"]
    assert found["Sheet"] == "2 of 4 · A3 · Internal"


def test_that_what_is_not_known_is_not_told() -> None:
    found = cells(the_plan())
    assert list(found) == ["Programme", "Status date", "Printed", "Start", "Plan code", "Sheet"]
    assert found["Status date"] == "none set"
    assert (found["Plan code"], found["Sheet"]) == (plan_code(the_plan()), "2 of 4 · A3")


def test_that_without_a_baseline_the_sheet_says_who_answers_for_the_programme() -> None:
    plan, person = programme.with_person(the_plan(), "Beatriz Alarcón")
    assert person is not None
    plan = programme.put_team(plan, Team(0, "Steering", TeamKind.STEERING))
    plan = programme.put_team_member(plan, TeamMember(0, plan.next_id - 1, person, TeamRole.SPONSOR))
    assert cells(plan)["Sponsor"] == "Beatriz Alarcón"


def test_that_one_line_says_the_same() -> None:
    plan = the_plan(version="1.14", classification="Internal", status_date=MOMENT.date())
    line = running_cells(material(plan, supersedes="1A2B-3C4D"), SHEET)
    codes = f"{plan_code(plan)} supersedes 1A2B-3C4D"
    assert line.left.replace("\u00a0", " ").startswith(
        f"Internal · {codes} · status 15 Oct 2026 · version 1.14 · printed 15 Oct 2026"
    )
    assert line.right == "sheet 2 of 4 · A3"


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("letter", ["W", "i", "W "])
def test_that_the_longest_values_stay_in_their_cells(letter: str, full_width: bool) -> None:
    plan = the_plan(name=(letter * 120)[:120], version=(letter * 40)[:40], classification=(letter * 60)[:60])
    paper = paper_of("A4" if full_width else "A3", landscape=True)
    shown = title_cells(material(plan, supersedes="1A2B-3C4D"), SHEET)
    drawn = list(Furniture(paper, 1.0).title_block(shown, full_width))
    right = paper.width - paper.margin
    edges = sorted({each.x1 for each in drawn if isinstance(each, Line) and each.x1 == each.x2} | {right})
    for text in drawn:
        if isinstance(text, Text):
            end = text.x + width_of(text.text, text.size, text.face, text.weight)
            assert end <= next(edge for edge in edges if edge > text.x) + 0.01
